"""What befalls a number after its yes: doubt, silence, a job that ends, a carrier's list, a look at it."""

from datetime import timedelta

import pytest

from shared.consent.choices import Changes, QuietHours
from shared.consent.deadline import due_at, overdue_at
from shared.consent.entry import Actor, AutomaticText, Kind, Topic
from shared.consent.expiry import Expiry
from shared.consent.keys import SubscriberKey
from shared.consent.looked_up import Look, note_look
from shared.consent.observed import offboard, opted_out_at_carrier, opted_out_at_carrier_of, unreachable
from shared.consent.opt_in import OptedIn
from shared.consent.preferences import NotOptedIn, change
from shared.consent.states import Hold, State
from tests.adapters.consent.conftest import Outbox, Person
from tests.adapters.tables import NOON, Hands, Tables

WELCOME, CONFIRMATION = AutomaticText.WELCOME, AutomaticText.CONFIRMATION
QUESTION = AutomaticText.QUESTION
DOUBTFUL = "why am I getting these?"
YEAR = timedelta(days=365)


@pytest.fixture
def in_(ana: Person, hands: Hands, outbox: Outbox) -> Person:
    """Ana, opted in, and the texts of that forgotten."""
    ana.fills_form()
    ana.texts("YES")
    hands.pass_by(minutes=1)
    outbox.handed.clear()
    return ana


def expiry(person: Person, silence: timedelta | None = None) -> tuple[Expiry, list[SubscriberKey]]:
    told: list[SubscriberKey] = []

    def overdue(subscriber: SubscriberKey, _: Hold) -> None:
        told.append(subscriber)

    return Expiry(person.book, silence, overdue), told


def test_doubt_asks_once_and_ends_in_silence(in_: Person, hands: Hands, outbox: Outbox) -> None:
    in_.texts(DOUBTFUL)
    asked_at = hands()
    in_.texts(DOUBTFUL)
    assert outbox.texts == [QUESTION]
    job, told = expiry(in_)
    assert job.run() == 0
    hands.time = overdue_at(asked_at)
    assert (job.run(), job.run(), told) == (1, 0, [in_.key])
    assert in_.state() is State.OPTED_IN
    hands.time = due_at(asked_at)
    assert in_.state() is State.OPTED_OUT, "by the time itself, whether or not the job has run"
    assert (job.run(), job.run()) == (1, 0)
    assert in_.kinds[-2:] == ["hold_overdue", "hold_ended"]
    assert outbox.texts == [QUESTION]


def test_a_yes_ends_the_doubt(in_: Person, hands: Hands, outbox: Outbox) -> None:
    in_.texts(DOUBTFUL)
    hands.pass_by(minutes=1)
    in_.texts("yes")
    job, told = expiry(in_)
    hands.time = due_at(hands())
    assert job.run() == 0
    assert (in_.state(), told, outbox.texts) == (State.OPTED_IN, [], [QUESTION])


def test_nobody_stays_opted_in_who_was_silent_for_a_year(in_: Person, hands: Hands, outbox: Outbox) -> None:
    job, _ = expiry(in_, YEAR)
    hands.time = NOON + YEAR - timedelta(seconds=1)
    assert job.run() == 0
    hands.time = NOON + YEAR
    assert (job.run(), job.run()) == (1, 0)
    assert (in_.state(), outbox.texts) == (State.SUSPENDED, [])
    in_.texts("START")
    assert in_.state() is State.SUSPENDED


def test_any_sign_of_the_person_begins_the_year_anew(in_: Person, hands: Hands) -> None:
    hands.time = NOON + YEAR / 2
    in_.texts("on it, thanks")
    job, _ = expiry(in_, YEAR)
    hands.time = NOON + YEAR
    assert (job.run(), in_.state()) == (0, State.OPTED_IN)


def test_one_topic_less_and_one_kept(in_: Person, hands: Hands, outbox: Outbox) -> None:
    in_.texts("stop the change texts")
    assert _topics(in_) == {Topic.INCIDENT, Topic.SERVICE}
    in_.texts("STOP")
    hands.pass_by(minutes=1)
    in_.texts("KEEP SERVICE")
    assert _topics(in_) == {Topic.SERVICE}
    assert outbox.texts == [CONFIRMATION, CONFIRMATION, WELCOME]


def test_who_leaves_the_company_leaves_the_texts(in_: Person, hands: Hands, outbox: Outbox) -> None:
    assert (offboard(in_.who, "hr-1", in_.book), offboard(in_.who, "hr-1", in_.book)) == (1, 0)
    assert in_.state() is State.SUSPENDED
    in_.texts("STOP")
    hands.pass_by(minutes=1)
    in_.texts("START")
    assert (in_.state(), outbox.texts) == (State.NONE, [CONFIRMATION])


def test_who_leaves_the_company_cannot_come_back_by_an_older_number(in_: Person, hands: Hands) -> None:
    in_.texts("STOP")
    in_.with_number("+14155550177").fills_form()
    hands.pass_by(minutes=1)
    offboard(in_.who, "hr-1", in_.book)
    hands.pass_by(minutes=1)
    in_.texts("START")
    assert in_.state() is State.NONE


def test_a_suspended_number_ends_with_the_new_one(in_: Person, hands: Hands) -> None:
    unreachable(in_.key, "receipt-1", NOON, in_.book)
    new = in_.with_number("+14155550177")
    new.fills_form()
    hands.pass_by(minutes=1)
    new.texts("YES")
    assert (in_.state(), new.state()) == (State.OPTED_OUT, State.OPTED_IN)


def test_leaving_by_the_portal_ends_a_suspended_number_too(in_: Person, hands: Hands) -> None:
    unreachable(in_.key, "receipt-1", NOON, in_.book)
    new = in_.with_number("+14155550177")
    new.fills_form()
    hands.pass_by(minutes=1)
    new.leaves()
    assert (in_.state(), new.state()) == (State.OPTED_OUT, State.OPTED_OUT)


def test_somebody_unknown_leaves_nothing_behind(ana: Person, tables: Tables) -> None:
    assert offboard(ana.who, "hr-1", ana.book) == 0
    assert not unreachable(ana.key, "receipt-1", NOON, ana.book)
    assert not opted_out_at_carrier_of(ana.key, "refusal-1", NOON, ana.book)
    assert tables.items(tables.subscribers) == tables.items(tables.ledger) == []


def test_a_number_that_is_none_is_suspended(in_: Person) -> None:
    assert unreachable(in_.key, "receipt-1", NOON, in_.book)
    assert not unreachable(in_.key, "receipt-1", NOON, in_.book)
    assert in_.state() is State.SUSPENDED


def test_an_opt_out_at_the_carrier_is_one_here(in_: Person, ben: Person, outbox: Outbox) -> None:
    said = NOON - timedelta(days=1)
    assert opted_out_at_carrier(in_.number, "list-1", said, "carrier_list", in_.book)
    assert not opted_out_at_carrier(in_.number, "list-1", said, "carrier_list", in_.book)
    assert opted_out_at_carrier(ben.number, "list-2", said, "carrier_list", ben.book)
    entry = in_.book.store.history(in_.key).entries[-1]
    assert (entry.kind, entry.actor, entry.carrier_at) == (Kind.CARRIER_OPT_OUT, Actor.CARRIER, said)
    assert (in_.state(), ben.state(), outbox.texts) == (State.OPTED_OUT, State.OPTED_OUT, [])


def test_start_after_it_stands_though_the_carriers_list_goes_on(in_: Person, hands: Hands) -> None:
    opted_out_at_carrier(in_.number, "list-1", NOON, "carrier_list", in_.book)
    hands.pass_by(minutes=1)
    in_.texts("START")
    assert not opted_out_at_carrier(in_.number, "list-1", NOON, "carrier_list", in_.book)
    assert in_.state() is State.OPTED_IN


def test_preferences_are_an_entry_and_end_a_doubt(in_: Person, tables: Tables) -> None:
    in_.texts(DOUBTFUL)
    wanted = Changes(services=frozenset({"email"}), quiet_hours=QuietHours("22:00", "07:00"))
    changed = change(wanted, in_.who, "request-p", in_.book)
    assert isinstance(changed, OptedIn)
    assert changed.consent.held is None
    (item,) = [i for i in tables.items(tables.subscribers) if i["sk"]["S"] == "state"]
    assert (item["services"], item["quiet_from"], item["quiet_to"]) == (
        {"SS": ["email"]},
        {"S": "22:00"},
        {"S": "07:00"},
    )
    assert "held" not in item
    assert in_.book.store.history(in_.key).entries[-1].changes == wanted


def test_no_topic_left_is_an_opt_out(in_: Person, outbox: Outbox) -> None:
    changed = change(Changes(topics=frozenset()), in_.who, "request-p", in_.book)
    assert isinstance(changed, OptedIn)
    assert changed.consent.state is State.OPTED_OUT
    assert outbox.texts == [CONFIRMATION]


def test_what_was_chosen_moves_along_to_a_new_number(in_: Person, hands: Hands) -> None:
    change(Changes(services=frozenset({"email"}), time_zone="Europe/Berlin"), in_.who, "request-p", in_.book)
    new = in_.with_number("+14155550177")
    new.fills_form()
    hands.pass_by(minutes=1)
    new.texts("YES")
    chosen = new.book.store.history(new.key).consent(hands()).preferences
    assert chosen.services == {"email"}
    assert chosen.time_zone == "Europe/Berlin"


def test_only_the_opted_in_have_preferences(ana: Person) -> None:
    assert change(Changes(), ana.who, "request-p", ana.book) == NotOptedIn()
    ana.fills_form()
    assert change(Changes(), ana.who, "request-p", ana.book) == NotOptedIn()
    assert ana.kinds == ["form"]


def test_who_looks_is_written_down_and_changes_nothing(in_: Person, ben: Person) -> None:
    look = Look(Actor.HELP_DESK, in_.book.keys.employee("desk"), "lookup", "request-l")
    seen = note_look(in_.number, look, in_.book)
    assert seen is not None
    assert (seen.entries[-1].kind, seen.entries[-1].by) == (Kind.LOOKED_UP, look.staff)
    assert in_.state() is State.OPTED_IN
    assert note_look(ben.number, look, in_.book) is None
    assert ben.kinds == []


def _topics(person: Person) -> frozenset[Topic]:
    return person.book.store.history(person.key).consent(person.clock()).topics
