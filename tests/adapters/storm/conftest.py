"""A stage on which the fourth urgent event in five minutes gathers, and ways to get between its steps."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from shared.consent.keys import SubscriberKey
from shared.itsm.event import Event
from shared.itsm.history import Reason
from shared.settings import Settings
from tests.adapters.stage import Stage, planning_dynamodb
from tests.adapters.tables import Hands, Tables
from tests.unit.itsm.events import at, event

SERVICES = tuple(f"service{number:02}" for number in range(80))
FIRST = 3
"""So many go out at once."""


@pytest.fixture
def stage(tables: Tables, hands: Hands, settings: Settings) -> Stage:
    """A stage with nobody on it, at noon, where storms begin as early as with a company's own settings."""
    return Stage(tables, hands, replace(settings, storm_events=FIRST, services=SERVICES))


@dataclass
class Storm:
    """What happens in a storm, in the order in which it is told."""

    stage: Stage
    seconds: float = 0

    def happens(self, name: str, id: str, **more: Any) -> Reason | None:
        """Something happens and is planned, and every text of it leaves; the clock moves on a second."""
        found = self.stage.tells(self.event(name, id, **more))
        self.stage.clock.pass_by(seconds=1)
        return found

    def event(self, name: str, id: str, **more: Any) -> Event:
        """Something that happens now, under a title that says what it is."""
        hour = (self.stage.clock() - at(0)) / timedelta(hours=1)
        return event(name, hour, **{"id": id, "title": f"{id} is broken", **more})

    def opens(self, *ids: str, **more: Any) -> None:
        """Incidents are opened."""
        for id in ids:
            assert self.happens("Incident Opened", id, **more) is None

    def ends(self, *ids: str) -> list[Reason | None]:
        """Incidents are resolved."""
        return [self.happens("Incident Resolved", id) for id in ids]

    def breaks(self) -> None:
        """As many events go out at once as may."""
        self.opens(*(f"INC{number}" for number in range(FIRST)))

    def passes(self, **duration: float) -> None:
        """Time passes, and whatever planning and sending falls due in it is done."""
        self.stage.clock.pass_by(**duration)
        self.closes()

    def closes(self) -> None:
        """A gathering that is due is closed, and its texts leave."""
        self.stage.plans_on()
        self.stage.sends()

    @property
    def outcomes(self) -> dict[str, str]:
        """What became of each event, by its id and what it said."""
        found = self.stage.tables.items("events")
        return {
            f"{item['id']['S']} {item['type']['S'].split()[-1]}": item["outcome"]["S"]
            for item in found
            if "outcome" in item
        }

    def hears(self, key: SubscriberKey) -> list[str]:
        """Somebody's texts since the last time that this was asked, without brand and hint."""
        said = self.stage.texts(key)
        texts = [text.removeprefix("Example IT: ").removesuffix(" STOP to end.") for text in said]
        new = texts[self._heard.get(key, 0) :]
        self._heard[key] = len(texts)
        return new

    def __post_init__(self) -> None:
        self._heard: dict[SubscriberKey, int] = {}


@pytest.fixture
def storm(stage: Stage) -> Storm:
    """A storm that is about to begin."""
    return Storm(stage)


class Killed(Exception):
    """The function's time was over, or its machine was."""


@contextmanager
def between(stage: Stage, call: int, act: Callable[[], object]) -> Iterator[list[int]]:
    """``act`` is done once, right before the ``call``-th call of a table; answers with the calls made."""
    clients, made = (stage.tables.dynamodb, planning_dynamodb()), [0]
    numbers = itertools.count()

    def watched(api: Callable[..., Any]) -> Callable[..., Any]:
        def calling(*given: Any) -> Any:
            number = next(numbers)
            made[0] = number + 1
            if number == call:
                act()
            return api(*given)

        return calling

    for client in clients:
        client._make_api_call = watched(type(client)._make_api_call.__get__(client))  # type: ignore[attr-defined]
    try:
        yield made
    finally:
        for client in clients:
            del client._make_api_call  # type: ignore[attr-defined]


def killed_at(stage: Stage, call: int, work: Callable[[], object]) -> bool:
    """Let ``work`` be killed right before a call; whether it came that far."""

    def kill() -> None:
        raise Killed

    with between(stage, call, kill) as made, suppress(Killed):
        work()
    return made[0] > call
