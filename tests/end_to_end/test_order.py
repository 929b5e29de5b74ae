"""Order does not matter: any arrival order, with duplicates, ends where replaying in time order does (G6)."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from tests.end_to_end.people import People, Phone, together
from tests.end_to_end.records import Records
from tests.end_to_end.stage import Clock

PORTAL = "portal"
SAID = ("STOP", "START", "STOP", "YES", PORTAL)
STORIES = 12
SEED = 64_1200
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Text:
    """One text with its carrier's id and time."""

    body: str
    id: str
    sent_at: datetime


@dataclass
class Story:
    """What one phone says, in the order in which it arrives."""

    phone: Phone
    arrivals: list[Text | None]
    """None is the portal's opt-out, whose time is that of its commit."""
    portal_at: datetime | None = None

    def happens(self) -> None:
        """All of it arrives."""
        for text in self.arrivals:
            if text is None:
                self.portal_at = datetime.now(UTC)
                self.phone.opts_out_in_the_portal()
            else:
                self.phone.replies(text.body, id=text.id, sent_at=text.sent_at.isoformat())

    @property
    def end(self) -> str:
        """The state by the contract's words: what replaying all of it in time order gives."""
        assert self.portal_at
        texts = {text.id: (text.sent_at, text.body) for text in self.arrivals if text}
        state = "opted_in"
        for _, body in sorted([*texts.values(), (self.portal_at, PORTAL)]):
            state = {"STOP": "opted_out", PORTAL: "opted_out", "START": "opted_in", "YES": state}[body]
        return state


@pytest.fixture
def stories(people: People, clock: Clock) -> Iterator[list[Story]]:
    """People who opted in two hours ago, each with a shuffled story of the time since and to come."""
    clock.moves(hours=-2)
    phones = people.crowd(STORIES)
    clock.moves(seconds=0)
    chance = random.Random(SEED)
    yield [Story(phone, told(phone, chance)) for phone in phones]
    clock.moves(hours=2)  # so that leaving comes after all that was said


def told(phone: Phone, chance: random.Random) -> list[Text | None]:
    """The five sayings in some order, at some times around now, some of them arriving twice."""
    now = datetime.now(UTC)
    arrivals: list[Text | None] = [
        None if body is PORTAL else Text(body, f"{phone.sub}-{place}", now + HOUR * chance.uniform(-1, 1))
        for place, body in enumerate(SAID)
    ]
    arrivals += [text for text in arrivals if text and chance.random() < 0.4]
    chance.shuffle(arrivals)
    return arrivals


def test_any_order_of_arrival_ends_the_same(stories: list[Story], records: Records) -> None:  # G6
    together(Story.happens, stories)
    stories[0].phone.stage.settles()

    found = [story.phone.state for story in stories]
    assert found == [story.end for story in stories]
    assert set(found) == {"opted_in", "opted_out"}  # else the sample shows little
    for story in stories:
        causes = [facts["cause"] for facts in records.facts_of(story.phone)]
        assert len(causes) == len(set(causes))


def test_the_portal_counts_also_when_it_changes_nothing_yet(ana: Phone, clock: Clock) -> None:  # G6
    clock.moves(minutes=-10)
    ana.opts_in()
    clock.moves(seconds=0)
    stop, start = (datetime.now(UTC) - timedelta(minutes=m) for m in (4, 2))

    ana.replies("STOP", sent_at=stop.isoformat()).receives("opted out")
    ana.opts_out_in_the_portal()
    ana.replies("START", sent_at=start.isoformat()).hears_nothing()  # said before the portal's button

    assert ana.state == "opted_out"


def test_at_the_same_time_the_opt_out_counts_last(people: People) -> None:  # G6
    phones = people.crowd(2)
    moment = (datetime.now(UTC) + timedelta(seconds=1)).isoformat()

    for phone, words in zip(phones, [("STOP", "START"), ("START", "STOP")], strict=True):
        for word in words:
            phone.replies(word, sent_at=moment)

    phones[0].stage.settles()
    assert [phone.state for phone in phones] == ["opted_out", "opted_out"]


def test_a_stop_that_comes_late_undoes_what_came_between(ana: Phone, clock: Clock) -> None:  # G6
    clock.moves(minutes=-10)
    ana.opts_in()
    clock.moves(seconds=0)
    before, after = (datetime.now(UTC) - timedelta(minutes=m) for m in (5, 8))

    ana.replies("START", sent_at=after.isoformat())
    ana.replies("STOP", sent_at=before.isoformat()).hears_nothing()  # its confirmation would come too late

    assert ana.state == "opted_out"
