"""The form, the code and YES, over the tables."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from shared.consent.book import Book
from shared.consent.entry import AutomaticText, Topic
from shared.consent.expiry import Expiry
from shared.consent.opt_in import MustTextStart, NothingPending, OptedIn, Pending, TooMany, WrongCode
from shared.consent.states import State
from tests.adapters.consent.conftest import Outbox, Person
from tests.adapters.tables import NOON, Hands, Tables

REQUEST, WELCOME = AutomaticText.OPT_IN_REQUEST, AutomaticText.WELCOME
CONFIRMATION = AutomaticText.CONFIRMATION


def expired(book: Book) -> int:
    return Expiry(book, silence=None, overdue=lambda *_: None).run()


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


def test_the_form_asks_the_phone(ana: Person, outbox: Outbox) -> None:
    assert ana.fills_form() == Pending(frozenset(Topic), NOON + timedelta(hours=24))
    assert ana.state() is State.PENDING
    assert outbox.texts == [REQUEST]


def test_the_form_posted_twice_is_one_subscriber_and_one_text(
    ana: Person, outbox: Outbox, tables: Tables
) -> None:
    ana.fills_form()
    ana.fills_form()
    states = [item for item in tables.items(tables.subscribers) if item["sk"]["S"] == "state"]
    assert len(states) == 1
    assert outbox.texts == [REQUEST]
    assert outbox.times == 2, "a hand-over that was lost is made good by the next form"


def test_yes_opts_in_and_is_welcomed(ana: Person, outbox: Outbox) -> None:
    ana.fills_form()
    ana.texts("Yes!")
    assert ana.state() is State.OPTED_IN
    assert outbox.texts == [REQUEST, WELCOME]


def test_the_code_opts_in(ana: Person, outbox: Outbox) -> None:
    ana.fills_form(Topic.INCIDENT)
    assert isinstance(found := ana.types(ana.code), OptedIn)
    assert found.consent.topics == {Topic.INCIDENT}
    assert outbox.texts == [REQUEST, WELCOME]


def test_a_wrong_code_is_wrong_and_the_sixth_try_is_one_too_many(ana: Person, hands: Hands) -> None:
    ana.fills_form()
    right = ana.code
    assert [ana.types(wrong(right)) for _ in range(5)] == [WrongCode()] * 5
    assert ana.types(right) == TooMany(NOON + timedelta(minutes=10))
    assert ana.state() is State.PENDING
    hands.pass_by(minutes=11)
    ana.fills_form()
    assert ana.code != right
    assert isinstance(ana.types(ana.code), OptedIn)


def test_a_code_lasts_ten_minutes(ana: Person, hands: Hands) -> None:
    ana.fills_form()
    hands.pass_by(minutes=10)
    assert ana.types(ana.code) == WrongCode()


def test_nobody_waits_for_a_code(ana: Person, ben: Person) -> None:
    ana.fills_form()
    assert ben.types(ana.code) == NothingPending()


def test_a_third_request_within_a_day_is_one_too_many(ana: Person, hands: Hands, outbox: Outbox) -> None:
    for _ in range(2):
        ana.fills_form()
        hands.pass_by(minutes=11)
    before = ana.kinds
    assert ana.fills_form() == TooMany(NOON + timedelta(hours=24))
    assert ana.kinds == before
    assert outbox.texts == [REQUEST, REQUEST]
    hands.pass_by(hours=24)
    assert isinstance(ana.fills_form(), Pending)


def test_opted_in_already(ana: Person, outbox: Outbox) -> None:
    ana.fills_form()
    ana.texts("YES")
    assert isinstance(ana.fills_form(Topic.CHANGE), OptedIn)
    assert outbox.texts == [REQUEST, WELCOME]
    assert ana.kinds == ["form", "reply"]


def test_after_stop_only_start_brings_back(ana: Person, hands: Hands, outbox: Outbox) -> None:
    ana.fills_form()
    ana.texts("YES")
    ana.texts("STOP")
    hands.pass_by(seconds=1)
    assert ana.fills_form() == MustTextStart()
    ana.texts("YES")
    assert ana.state() is State.OPTED_OUT
    ana.texts("start")
    assert ana.state() is State.OPTED_IN
    assert outbox.texts == [REQUEST, WELCOME, CONFIRMATION, WELCOME]


def test_a_new_number_takes_the_place_of_the_old_one(ana: Person, hands: Hands, outbox: Outbox) -> None:
    ana.fills_form()
    ana.texts("YES")
    new = ana.with_number("+14155550177")
    new.fills_form()
    assert isinstance(ana.me, OptedIn)
    assert ana.me.number == ana.number
    assert ana.state() is State.OPTED_IN
    new.texts("YES")
    assert (ana.state(), new.state()) == (State.OPTED_OUT, State.OPTED_IN)
    assert isinstance(new.me, OptedIn)
    assert new.me.number == new.number
    assert outbox.texts == [REQUEST, WELCOME, REQUEST, WELCOME]
    hands.pass_by(seconds=1)
    ana.texts("START")
    assert ana.state() is State.NONE


def test_a_third_number_takes_the_place_of_the_pending_one(ana: Person) -> None:
    second, third = ana.with_number("+14155550177"), ana.with_number("+14155550178")
    ana.fills_form()
    ana.texts("YES")
    second.fills_form()
    third.fills_form()
    assert (ana.state(), second.state(), third.state()) == (State.OPTED_IN, State.NONE, State.PENDING)
    ana.leaves()
    assert (ana.state(), third.state()) == (State.OPTED_OUT, State.OPTED_OUT)


def test_a_request_nobody_answers_expires_and_the_ledger_says_so(ana: Person, hands: Hands) -> None:
    ana.fills_form()
    assert expired(ana.book) == 0
    hands.pass_by(hours=24)
    assert ana.me is None
    assert expired(ana.book) == 1
    assert expired(ana.book) == 0
    assert ana.kinds == ["form", "expired"]


def test_a_confirmed_request_does_not_expire(ana: Person, hands: Hands) -> None:
    ana.fills_form()
    ana.texts("YES")
    hands.pass_by(hours=25)
    assert expired(ana.book) == 0
    assert ana.state() is State.OPTED_IN


def test_once_the_code_has_ended_no_short_wait_is_promised(ana: Person, hands: Hands) -> None:
    ana.fills_form()
    for _ in range(5):
        ana.types(wrong(ana.code))
    hands.pass_by(minutes=11)
    assert ana.types(wrong(ana.code)) == TooMany(NOON + timedelta(hours=24))


@given(st.integers(0, 10**6 - 1))
def test_wrong_is_never_right(code: int) -> None:
    assert wrong(f"{code:06}") != f"{code:06}"
