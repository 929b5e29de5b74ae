"""A gathering on its lane: how its members stand as texts leave, and the text of each person's own."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from shared.consent.keys import SubscriberKey
from shared.consent.states import State
from shared.itsm.history import Reason
from shared.notification.claims import Claimed, Wanted
from shared.notification.delivery import GATHERED, claim_key, of_gathering
from shared.notification.matter import URGENT_ATTEMPTS, Telling
from shared.notification.messages import Gathered
from shared.notification.storm.gatherings import Gatherings
from shared.notification.storm.roster import Roster, as_bits, as_text
from shared.notification.text import Text
from shared.notification.texts import of_event, of_gathered
from shared.notification.watch import FRESH
from shared.sms.pacing import Lane


@dataclass
class GatheringMatter:
    """One gathering. Its members are read once, what is gone of them again once that is a second old."""

    gatherings: Gatherings
    message: Gathered
    telling: Telling
    now: Callable[[], int]
    _roster: Roster | None = None
    _read_at: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def look(self) -> "GatheringLook | None":
        """The gathering as it stands; None when it is no longer kept."""
        with self._lock:
            if self._roster is None:
                self._roster, self._read_at = self.gatherings.roster(self.message.gathering), self.now()
            elif self.now() - self._read_at >= FRESH:
                gone = self.gatherings.gone(self.message.gathering)
                self._roster, self._read_at = self._roster.without(gone), self.now()
            return GatheringLook(self._roster, self.message, self.telling) if self._roster else None


@dataclass(frozen=True, slots=True)
class GatheringLook:
    """A gathering as last read."""

    roster: Roster
    message: Gathered
    telling: Telling

    def not_worth_sending(self, now: datetime) -> Reason | None:
        """Why nobody is told any of it any more."""
        return None if self.roster.standing(now) else self.roster.why_not(self.roster.all)

    def text(self, subscriber: SubscriberKey, lane: Lane, line: str) -> Text:
        """The text of all that is somebody's and still worth telling."""
        alone = self.message.rest((subscriber,))
        planned, now = as_bits(alone.told[0]), self.telling.clock()
        bits = planned & self.roster.standing(now)
        delivery = of_gathering(self.message.gathering, subscriber, late=self.message.late)
        topics = self.roster.topics_of(bits or planned)
        until = self.roster.told(bits or planned).until
        return Text(
            delivery=delivery,
            subscriber=subscriber,
            wanted=Wanted(claim_key(delivery), State.OPTED_IN, topics, until, lane),
            body=lambda claimed: self._words(bits & self.roster.on(claimed.topics), claimed),
            event=None,
            role=GATHERED,
            line=line,
            attempts=URGENT_ATTEMPTS,
            alone=alone,
            reason=None if bits else self.roster.why_not(planned),
            marks=lambda on: as_text((bits or planned) & self.roster.on(on)),
        )

    def _words(self, bits: int, claimed: Claimed) -> str:
        """One event in its own words, several by their numbers and the worst by name."""
        told, telling = self.roster.told(bits), self.telling
        to, now = telling.reader(claimed), telling.clock()
        if told.began + told.ended == 1:
            return of_event(told.worst, told.worst.title, telling.settings, to, now)
        return of_gathered(told.began, told.ended, told.worst, telling.settings, to, now)
