"""A fan-out while people leave: from event to carrier and from STOP to its entry all of it is real."""

import json
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from types import SimpleNamespace

import pytest

from bench.virtual_time import SECOND, Time
from shared.clock import iso
from shared.itsm.event import TYPES, Event
from tests.races.carrier import Calls
from tests.races.client import Aim
from tests.races.crowd import CROWD, Person, opted_in
from tests.races.database import Database
from tests.races.functions import On, Parts, one_by_one
from tests.races.machine import NOON, Luck, Machine
from tests.races.queues import ENDS, Queues

BEGINS = 60
"""Seconds after noon."""
ALERT = Event(
    type=TYPES["Incident Opened"],
    source="itsm.desk",
    id="INC1",
    title="Email is down",
    occurred_at=NOON + timedelta(seconds=BEGINS - 20),
    priority=1,
)
CHANGE = replace(ALERT, type=TYPES["Change Scheduled"], id="CHG1", starts_at=NOON + timedelta(days=9))
END = replace(ALERT, type=TYPES["Incident Resolved"], occurred_at=ALERT.occurred_at + timedelta(seconds=5))
EVENTS = {"alert": ALERT, "change": CHANGE, "end": END}
STAY, AIMED, SOON = 0.2, 0.6, 0.8
"""Shares: of people who do nothing, of those others who do it as a text for them is claimed, and of the rest
those who do it while texts go out for the first time."""
TRIES = 20
PACES = (0.002, 0.005, 0.02)
"""How long a way over the network takes on average, one of these for all of a scene."""


@dataclass
class Scene:
    """What became of one seed: everything that was written, and every call to the carrier."""

    seed: int
    database: Database
    calls: Calls
    queues: Queues
    raised: list[str]
    """The names of the events that came."""


def played(seed: int, luck: Luck | None = None) -> Scene:
    """Let it happen."""
    chance = random.Random(seed)
    luck = luck or Luck()
    time = Time(BEGINS * SECOND)
    database = opted_in().copied(lambda: time.now)
    queues = Queues(time, chance, luck, chance.choice(PACES))
    calls = Calls(lambda: time.now, chance)
    parts = Parts(database, queues, calls, EVENTS)
    parts.add_functions()
    raised = _raise(queues, chance)
    for person in CROWD:
        _leaves(person, parts, chance)
    with _made_up(time), _untraced():
        time.run(until=lambda: False)
    return Scene(seed, database, calls, queues, raised)


def _raise(queues: Queues, chance: random.Random) -> list[str]:
    """Some of the events come, within a second."""
    names = chance.choice([["alert"], ["change"], ["alert", "change"], ["alert", "change"], ["alert", "end"]])
    for name in names:
        after = chance.uniform(0, 3) if name == "end" else chance.uniform(0, 0.5)
        queues.queues["planning"].lay(json.dumps({"event": name}), after)
    return names


def _leaves(person: Person, parts: Parts, chance: random.Random) -> None:
    """Perhaps somebody leaves, in one way or several: at any time, or at the very moment of a claim."""
    if chance.random() < STAY:
        return
    ways = [chance.choice(WAYS) for _ in range(chance.choice([1, 1, 1, 2, 3]))]
    if chance.random() < AIMED:
        parts.aims[person.key] = Aim(chance.choice([1, 1, 1, 2, 3]), lambda: _do(ways, person, parts, chance))
    else:
        after = chance.uniform(0, 2) if chance.random() < SOON else chance.uniform(0, 300)
        parts.queues.time.start(lambda: _do(ways, person, parts, chance), after)


def _do(ways: Sequence["Way"], person: Person, parts: Parts, chance: random.Random) -> None:
    after = 0.0
    for place, way in enumerate(ways):
        way(f"{place} of {person.number.e164}", person, parts, after)
        after += chance.expovariate(1)


Way = Callable[[str, Person, Parts, float], None]


def _says(words: str) -> Way:
    def texts(name: str, person: Person, parts: Parts, after: float) -> None:
        sent_at = NOON + timedelta(microseconds=parts.queues.time.now, seconds=after)
        said = {"id": name, "from": person.number.e164, "words": words, "sent_at": iso(sent_at)}
        parts.queues.queues["inbound"].lay(json.dumps(said), after)

    return texts


def _in_person(leaves: Callable[[Person, str, On], None]) -> Way:
    def comes(name: str, person: Person, parts: Parts, after: float) -> None:
        parts.queues.time.start(lambda: _insists(lambda on: leaves(person, name, on), parts), after)

    return comes


def _insists(leaves: Callable[[On], None], parts: Parts) -> None:
    """Whoever is told that it did not work does it again."""
    world = parts.queues
    for _ in range(TRIES):
        machine = Machine(world.time, world.chance, world.luck, way=world.way)
        try:
            return leaves(On(parts, machine))
        except ENDS:
            world.time.sleep(1)
    raise AssertionError("nobody could leave")


WAYS = (
    _says("STOP"),
    _says("stop"),
    _says("STOP INCIDENT"),
    _says("START"),
    _says("who is this?"),
    _in_person(lambda person, name, on: person.leaves_in_the_portal(name, on.book)),
    _in_person(lambda person, name, on: person.leaves_at_the_help_desk(name, on.book)),
)


@contextmanager
def _made_up(time: Time) -> Iterator[None]:
    """Whoever waits by the machine's clock waits by the made-up one."""
    with pytest.MonkeyPatch.context() as patch:
        sleeping = SimpleNamespace(sleep=time.sleep)
        patch.setattr("shared.consent.store.time", sleeping)
        patch.setattr("shared.notification.claims.time", sleeping)
        patch.setattr("shared.notification.plan.streamed", one_by_one)
        yield


@contextmanager
def _untraced() -> Iterator[None]:
    """A measurement of coverage would take longer than the scenes."""
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(tracer)
