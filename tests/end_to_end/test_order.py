"""Order does not matter: any arrival order, with duplicates, ends where replaying in time order does (G6)."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import permutations, product

from tests import LONG
from tests.end_to_end.people import People, Phone, together
from tests.end_to_end.records import Records
from tests.end_to_end.stage import Clock, Stage
from tests.end_to_end.world import SPARE, keys_of

PORTAL = "portal"
SAID = ("STOP", "START", "STOP", "YES", PORTAL)
IN_TIME = sorted(set(permutations(SAID)))
"""Every order in which they may be said."""
ARRIVALS = sorted(permutations(range(len(SAID))))
"""Every order in which they may arrive, by their place in time."""
SEED, AT_ONCE, FEW = 64_1200, 120, 3
APART = timedelta(minutes=11)


@dataclass
class Story:
    """What one phone says, by its place in time, and the places in the order in which it arrives."""

    phone: Phone
    said: tuple[str, ...]
    arrivals: list[int]

    def begins(self) -> None:
        """With the form."""
        assert self.phone.fills_in_the_form().status_code == 202

    def happens(self) -> None:
        """All of it arrives. The portal's time is that of its commit, so the texts' times lie around that."""
        now = datetime.now(UTC)
        for place in self.arrivals:
            if self.said[place] == PORTAL:
                self.phone.opts_out_in_the_portal()
            else:
                sent_at = now + APART * (place - self.said.index(PORTAL))
                id_ = f"{self.phone.sub}-{place}"
                self.phone.replies(self.said[place], id=id_, sent_at=sent_at.isoformat())

    @property
    def end(self) -> str:
        """The state by the contract's words: what replaying all of it in time order gives."""
        state = "opted_in"
        for words in self.said:
            state = {"STOP": "opted_out", PORTAL: "opted_out", "START": "opted_in", "YES": state}[words]
        return state


def orders() -> Iterator[tuple[tuple[str, ...], list[int]]]:
    """Every order in time, each with one order of arrival or, if there is time, with every one.

    Half of the texts arrive once more, some time later.
    """
    chance = random.Random(SEED)
    arrivals = chance.sample(ARRIVALS, len(IN_TIME))
    every = list(product(IN_TIME, ARRIVALS)) if LONG else list(zip(IN_TIME, arrivals, strict=True))
    chance.shuffle(every)
    for said, order in every:
        places = list(order)
        for place in order:
            if said[place] != PORTAL and chance.random() < 0.5:
                places.insert(chance.randint(places.index(place) + 1, len(places)), place)
        yield said, places


def test_any_order_of_arrival_ends_the_same(busy: Stage) -> None:  # G6
    every = list(orders())
    for start in range(0, len(every), AT_ONCE):
        stories = [Story(Phone(busy, number=next(SPARE)), *each) for each in every[start : start + AT_ONCE]]
        go_their_way(busy, stories)
        as_in_time_order(busy, stories)
        assert {story.end for story in stories} == {"opted_in", "opted_out"}
        together(Phone.opts_out_in_the_portal, [story.phone for story in stories], at_once=FEW)
    Clock(busy).moves(seconds=0)


def go_their_way(stage: Stage, stories: list[Story]) -> None:
    """All of them opt in two hours ago and say what they say, and what is on its way arrives."""
    Clock(stage).moves(hours=-2)
    together(Story.begins, stories, at_once=FEW)
    together(lambda story: story.phone.replies("YES"), stories)
    stage.settles("Inbound")
    Clock(stage).moves(seconds=0)
    together(Story.happens, stories, at_once=FEW)
    stage.settles("Inbound")
    Clock(stage).moves(hours=2)  # all that was said is past


def as_in_time_order(stage: Stage, stories: list[Story]) -> None:
    """Each number stands where it should, and nothing that came twice was written down twice."""
    key_of = keys_of(stage)
    records = Records(stage, {story.phone.number: key_of(story.phone.number) for story in stories})
    found = [records.consent_of(story.phone) for story in stories]
    assert [consent and consent["state"] for consent in found] == [story.end for story in stories]
    for story in stories:
        causes = [facts["cause"] for facts in records.facts_of(story.phone)]
        assert len(causes) == len(set(causes)) == 2 + len(SAID)


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
