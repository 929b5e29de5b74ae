"""Every way to silence, over the tables; and that it wins."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from shared.consent.book import Happening
from shared.consent.entry import AutomaticText
from shared.consent.ledger import GENESIS, committed, digest
from shared.consent.states import State
from shared.consent.store import Conflict, from_item
from shared.sms.number import PhoneNumber
from tests.adapters.consent.conftest import Outbox, Person
from tests.adapters.tables import NOON, Hands, Tables
from tests.unit.consent.story import HAPPENINGS

REQUEST, WELCOME = AutomaticText.OPT_IN_REQUEST, AutomaticText.WELCOME
CONFIRMATION, HELP = AutomaticText.CONFIRMATION, AutomaticText.HELP


@pytest.fixture
def member(ana: Person) -> Person:
    ana.fills_form()
    ana.texts("YES")
    return ana


@pytest.mark.parametrize("way", ["STOP", "portal", "help desk"])
def test_every_way_leads_to_the_same_silence(member: Person, outbox: Outbox, way: str) -> None:
    ways = {"STOP": lambda: member.texts("STOP"), "portal": member.leaves, "help desk": member.asks_help_desk}
    ways[way]()
    ways[way]()
    assert member.state() is State.OPTED_OUT
    assert outbox.texts == [REQUEST, WELCOME, CONFIRMATION]


def test_the_portal_of_nobody_writes_nothing(ana: Person, tables: Tables) -> None:
    ana.leaves()
    assert tables.items(tables.ledger) == []


def test_a_late_start_from_before_the_portal_brings_nobody_back(member: Person, hands: Hands) -> None:  # G6
    stop, start = hands.pass_by(seconds=1), hands.pass_by(seconds=1)
    member.texts("STOP", at=stop)
    hands.pass_by(seconds=1)
    member.leaves()
    member.texts("START", at=start)
    assert member.state() is State.OPTED_OUT


def test_a_late_yes_from_before_the_portal_opts_nobody_in(ana: Person, hands: Hands) -> None:  # G6
    ana.fills_form()
    yes = hands.pass_by(hours=23)
    hands.pass_by(hours=2)
    ana.leaves()
    ana.texts("YES", at=yes)
    assert ana.state() is State.OPTED_OUT


def test_a_number_never_seen_can_be_silenced(ana: Person, outbox: Outbox) -> None:
    ana.asks_help_desk("called")
    assert ana.state() is State.OPTED_OUT
    assert outbox.texts == []
    ana.texts("STOP")
    assert outbox.texts == []


def test_stop_from_nobody_is_confirmed_once(ana: Person, outbox: Outbox) -> None:
    ana.texts("STOP")
    ana.texts("STOP")
    assert outbox.texts == [CONFIRMATION]


def test_the_same_text_again_is_the_same_entry(member: Person, outbox: Outbox) -> None:
    for _ in range(3):
        member.texts("STOP", id="one")
    assert member.kinds == ["form", "reply", "reply"]
    assert outbox.texts == [REQUEST, WELCOME, CONFIRMATION]


def test_a_stop_that_comes_late_ends_it_without_a_word(member: Person, hands: Hands, outbox: Outbox) -> None:
    sent = hands.pass_by(minutes=1)
    hands.pass_by(seconds=301)
    member.texts("STOP", at=sent)
    assert member.state() is State.OPTED_OUT
    assert outbox.texts == [REQUEST, WELCOME]
    assert member.book.store.history(member.key).entries[-1].unanswered == "late"


def test_five_answers_an_hour_and_the_state_changes_all_the_same(
    member: Person, hands: Hands, outbox: Outbox
) -> None:
    for _ in range(4):
        member.texts("HELP")
    member.texts("STOP")
    assert outbox.texts == [REQUEST, WELCOME, *[HELP] * 4]
    assert member.state() is State.OPTED_OUT
    hands.pass_by(minutes=61)
    member.texts("HELP")
    assert outbox.texts[-1] is HELP
    assert len(outbox.texts) == 7


def test_any_order_of_arrival_ends_the_same(ana: Person, hands: Hands) -> None:  # G6
    story = [("STOP", 1), ("START", 2), ("STOP", 3), ("YES", 4)]
    for place, arrived in enumerate(random.Random(1).sample(list(permutations(story)), 8)):
        person = Person(f"p{place}", PhoneNumber(f"+1415555{place:04}"), ana.book, hands)
        hands.time = NOON
        person.fills_form()
        person.texts("YES", at=NOON + timedelta(milliseconds=1))
        for body, seconds in (*arrived, arrived[0]):
            person.texts(body, at=NOON + timedelta(seconds=seconds), id=f"{place}-{seconds}")
        hands.time = NOON + timedelta(seconds=10)
        assert person.state() is State.OPTED_OUT
        assert len(person.kinds) == 6


def test_a_stamp_in_whole_seconds_does_not_put_an_answer_before_its_question(
    ana: Person, hands: Hands
) -> None:
    hands.time = datetime(2026, 11, 24, 12, 0, 0, 700_000, UTC)
    ana.fills_form()
    ana.texts("YES", at=datetime(2026, 11, 24, 12, 0, 0, tzinfo=UTC))
    assert ana.state() is State.OPTED_IN


def test_the_chain_holds_and_the_particulars_open_it(member: Person, tables: Tables) -> None:  # G5
    member.texts("STOP")
    links = sorted(tables.items(tables.ledger), key=lambda item: int(item["seq"]["N"]))
    previous = GENESIS
    beside = {item["sk"]["S"]: from_item({"M": item}) for item in tables.items(tables.subscribers)}
    for place, item in enumerate(links, start=1):
        link = from_item({"M": item})
        facts = {k: int(v) if k in ("seq", "v") else v for k, v in link["facts"].items()}
        particulars = dict(beside[f"p#{place:06}"])
        salt = particulars.pop("salt")
        personal = {k: v for k, v in particulars.items() if k not in ("pk", "sk", "v")}
        assert facts["previous"] == previous
        assert digest(facts) == link["hash"]
        assert committed(member.number, personal, salt) == facts["commitment"]
        previous = link["hash"]


def test_no_key_holds_a_number(member: Person, tables: Tables) -> None:  # G7
    for table in (tables.subscribers, tables.ledger):
        for item in tables.items(table):
            assert "4155550123" not in str([item["pk"], item.get("sk"), item.get("seq")])


def test_nothing_is_written_when_somebody_else_was_first(member: Person, tables: Tables) -> None:
    before = tables.items(tables.ledger)
    history = member.book.store.history(member.key)
    member.texts("HELP")
    stale = Happening(history, member.number, HAPPENINGS["STOP"], {})
    with pytest.raises(Conflict):
        member.book.record([stale], NOON)
    assert len(tables.items(tables.ledger)) == len(before) + 1


def test_two_at_once_are_two_entries_in_one_chain(
    member: Person, in_between: Callable[[Callable[[], object]], None]
) -> None:
    in_between(lambda: member.texts("STOP"))
    member.texts("HELP")
    assert member.kinds == ["form", "reply", "reply", "reply"]
    assert member.state() is State.OPTED_OUT
