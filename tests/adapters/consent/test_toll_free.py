"""From a US toll-free number the carrier confirms STOP, and we everything else (R11)."""

from dataclasses import replace

import pytest

from shared.consent.book import Book
from shared.consent.entry import AutomaticText, Entry
from shared.consent.states import State
from tests.adapters.tables import Hands

from .conftest import Outbox, Person


@pytest.fixture
def cal(ana: Person, outbox: Outbox) -> Person:
    """Somebody who opted in to texts from a toll-free number."""
    person = replace(ana, book=replace(ana.book, toll_free=True))
    person.fills_form()
    person.types(person.code)
    outbox.handed.clear()
    return person


def last(person: Person) -> Entry:
    return person.book.store.history(person.key).entries[-1]


@pytest.mark.parametrize("body", ["STOP", "stop", " Stop\n"])
def test_what_the_carrier_confirms_is_not_confirmed_again(cal: Person, outbox: Outbox, body: str) -> None:
    cal.texts(body)
    assert cal.state() is State.OPTED_OUT
    assert outbox.texts == []
    assert (last(cal).answer, last(cal).unanswered) == (AutomaticText.CONFIRMATION, "carrier_confirms")


@pytest.mark.parametrize("body", ["please stop", "CANCEL", "Stop.", "stop texting me", "unsubscribe"])
def test_what_the_carrier_does_not_know_is_confirmed(cal: Person, outbox: Outbox, body: str) -> None:
    cal.texts(body)
    assert cal.state() is State.OPTED_OUT
    assert outbox.texts == [AutomaticText.CONFIRMATION]


def test_an_opt_out_in_the_portal_is_confirmed(cal: Person, outbox: Outbox) -> None:
    cal.leaves()
    assert AutomaticText.CONFIRMATION in outbox.texts


@pytest.mark.parametrize("body", ["START", "UNSTOP"])
def test_coming_back_is_welcomed(cal: Person, outbox: Outbox, hands: Hands, body: str) -> None:
    cal.texts("STOP")
    cal.texts(body, at=hands.pass_by(minutes=1))
    assert cal.state() is State.OPTED_IN
    assert outbox.texts == [AutomaticText.WELCOME]


def test_a_stop_that_changes_nothing_calls_for_no_answer(cal: Person, hands: Hands) -> None:
    cal.texts("STOP")
    cal.texts("STOP", at=hands.pass_by(minutes=1))
    assert (last(cal).answer, last(cal).unanswered) == (None, None)


def test_from_any_other_number_stop_is_confirmed_by_us(ana: Person, book: Book, outbox: Outbox) -> None:
    ana.fills_form()
    ana.types(ana.code)
    outbox.handed.clear()
    ana.texts("STOP")
    assert outbox.texts == [AutomaticText.CONFIRMATION]
