"""Somebody who opted in, and one text for her: what is sent, what she hears, what is written down."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from shared.consent.entry import Topic
from shared.consent.keys import SubscriberKey
from shared.consent.states import State
from shared.itsm.event import Role
from shared.itsm.history import FIRST, Notice
from shared.notification.claims import Wanted
from shared.notification.delivery import claim_key, of_notice
from shared.notification.send import Later, Settled, Text

from .stage import Stage
from .tables import NOON

ALERT = Notice("itsm.desk", "INC1", "v1", Role.ALERT, FIRST)
INCIDENTS = frozenset({Topic.INCIDENT})
USED, UNUSED = Settled(used=True), Settled(used=False)
SOON, LATER, ELSEWHERE = Later(throttled=True), Later(), Later(elsewhere=True)
CRASH = RuntimeError("the function was ended in the middle of the call")


@dataclass
class Ana:
    """Somebody who opted in, and a text for her."""

    stage: Stage
    key: SubscriberKey

    def text(self, attempts: int = 2) -> Text:
        delivery = of_notice(ALERT, self.key)
        wanted = Wanted(claim_key(delivery), State.OPTED_IN, INCIDENTS, NOON + timedelta(hours=4))
        return Text(
            delivery,
            self.key,
            wanted,
            lambda _: "Email is slow",
            "itsm.desk/INC1",
            "alert",
            "phone-local",
            attempts,
        )

    def is_sent(self, attempts: int = 2) -> Settled | Later:
        return self.stage.sender.send(self.text(attempts))

    @property
    def heard(self) -> int:
        return len(self.stage.texts(self.key))

    @property
    def stands(self) -> list[str]:
        return self.stage.statuses(self.key)


@pytest.fixture
def ana(stage: Stage) -> Ana:
    return Ana(stage, stage.people.somebody())


def crashes(stage: Stage, ana: Ana, attempts: int = 2) -> None:
    stage.carrier.answers = [CRASH]
    with pytest.raises(RuntimeError):
        ana.is_sent(attempts)
