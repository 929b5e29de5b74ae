"""A number that is another's: whoever enters it sees what they would see of a free one, no more."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared.consent.entry import AutomaticText, Topic
from shared.consent.erasure import Erasure, erase
from shared.consent.opt_in import NothingPending, OptedIn, Pending, TooMany, WrongCode
from shared.consent.states import State
from shared.sms.number import PhoneNumber
from tests.adapters.consent.conftest import Outbox, Person
from tests.adapters.tables import Hands, Tables

REQUEST, WELCOME = AutomaticText.OPT_IN_REQUEST, AutomaticText.WELCOME
MOVES: dict[str, Callable[[Person, Hands], object]] = {
    "form": lambda person, _: person.fills_form(),
    "form of changes": lambda person, _: person.fills_form(Topic.CHANGE),
    "wrong code": lambda person, _: person.types("no code"),
    "leave": lambda person, _: person.leaves(),
    "11 minutes": lambda _, hands: hands.pass_by(minutes=11),
    "25 hours": lambda _, hands: hands.pass_by(hours=25),
}


@pytest.fixture
def owned(ana: Person, hands: Hands) -> Person:
    """Ana, opted in."""
    ana.fills_form()
    ana.texts("YES")
    hands.pass_by(seconds=1)
    return ana


def told(person: Person) -> object:
    """What the portal shows, but for what two numbers cannot have in common."""
    shown = person.me
    if not isinstance(shown, OptedIn):
        return shown
    consent = replace(shown.consent, entry=0, code_seq=None, employee=None)
    return consent, shown.number == person.number


@given(st.lists(st.sampled_from(sorted(MOVES)), min_size=1, max_size=8))
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_stranger_sees_what_they_would_see_of_a_free_number(
    owned: Person, outbox: Outbox, hands: Hands, moves: list[str]
) -> None:
    before, texts = owned.me, list(outbox.texts)
    stranger = replace(owned, sub=f"stranger-{hands()}")
    newcomer = replace(owned, sub=f"newcomer-{hands()}", number=_free(hands))
    for move in moves:
        act, still = MOVES[move], replace(hands)
        seen = act(stranger, hands)
        hands.time = still.time
        assert act(newcomer, hands) == seen
        assert told(stranger) == told(newcomer)
    assert owned.me == before
    to_ana = [text for key, _, text in outbox.handed if key == owned.key]
    assert to_ana == texts[: len(to_ana)], "the phone of the number's owner heard nothing"
    hands.pass_by(hours=25)


def _free(hands: Hands) -> PhoneNumber:
    return PhoneNumber(f"+1415666{int(hands().timestamp() * 7) % 10_000:04}")


def test_a_stranger_is_told_what_a_newcomer_is(owned: Person, ben: Person, hands: Hands) -> None:
    stranger = ben.with_number(owned.number.e164)
    assert isinstance(stranger.fills_form(), Pending)
    assert isinstance(stranger.me, OptedIn)
    assert (stranger.me.consent.state, stranger.me.number) == (State.PENDING, owned.number)
    for _ in range(5):
        assert stranger.types("no code") == WrongCode()
    assert isinstance(stranger.types("no code"), TooMany)
    hands.pass_by(minutes=11)
    assert isinstance(stranger.fills_form(), Pending)
    hands.pass_by(minutes=11)
    assert isinstance(stranger.fills_form(), TooMany)
    stranger.leaves()
    assert stranger.me.consent.state is State.OPTED_OUT
    assert owned.state() is State.OPTED_IN


def test_not_even_the_right_code_opens_anothers_number(owned: Person, ben: Person) -> None:
    stranger = ben.with_number(owned.number.e164)
    stranger.fills_form()
    own = owned.book.keys.contested(owned.key, ben.who)
    assert stranger.types(owned.book.keys.code(own, 1)) == WrongCode()
    assert owned.state() is State.OPTED_IN


def test_what_a_stranger_entered_is_gone_after_a_day(owned: Person, ben: Person, hands: Hands) -> None:
    stranger = ben.with_number(owned.number.e164)
    stranger.fills_form()
    hands.pass_by(hours=24)
    assert stranger.me is None
    assert stranger.types("no code") == NothingPending()


def test_the_ledger_says_that_it_was_contested(owned: Person, ben: Person) -> None:
    ben.with_number(owned.number.e164).fills_form()
    entry = owned.book.store.history(owned.key).entries[-1]
    assert (entry.contested, entry.employee, entry.answer) == (True, ben.who, None)
    assert entry.before == entry.after


def test_nobody_makes_anothers_chain_long(owned: Person, ben: Person, hands: Hands) -> None:
    stranger, before = ben.with_number(owned.number.e164), len(owned.kinds)
    for _ in range(15):
        stranger.fills_form()
        stranger.types("no code")
        stranger.leaves()
        hands.pass_by(minutes=1)
    assert len(owned.kinds) - before <= 10
    other = replace(ben, sub="other").with_number(owned.number.e164)
    other.fills_form()
    assert owned.book.store.history(owned.key).entries[-1].employee == other.who, "each is noted once"


def test_after_many_forms_a_stranger_still_sees_a_free_number(
    owned: Person, ben: Person, hands: Hands
) -> None:
    stranger, newcomer = ben.with_number(owned.number.e164), replace(ben, sub="new")
    for _ in range(12):
        hands.pass_by(minutes=7)
        assert stranger.fills_form(Topic.CHANGE) == newcomer.fills_form(Topic.CHANGE)
        assert told(stranger) == told(newcomer)


def test_the_owners_number_goes_from_all_records_when_it_is_erased(
    owned: Person, ben: Person, tables: Tables
) -> None:
    ben.with_number(owned.number.e164).fills_form()
    owned.leaves()
    erase(Erasure(owned.number, owned.who, "request-e"), owned.book)
    assert owned.number.e164 not in str(tables.items(tables.subscribers))
    assert "Ben" not in str(tables.items(tables.subscribers))


def test_a_stranger_keeps_their_own_number(owned: Person, ben: Person) -> None:
    ben.fills_form()
    ben.texts("YES")
    stranger = ben.with_number(owned.number.e164)
    stranger.fills_form()
    assert isinstance(ben.me, OptedIn)
    assert ben.me.number == ben.number
    stranger.leaves()
    assert (ben.state(), owned.state()) == (State.OPTED_OUT, State.OPTED_IN)


def test_the_number_is_theirs_once_the_owner_gave_it_up(
    owned: Person, ben: Person, outbox: Outbox, hands: Hands
) -> None:
    stranger = ben.with_number(owned.number.e164)
    stranger.fills_form()
    owned.leaves()
    hands.pass_by(seconds=1)
    assert isinstance(stranger.fills_form(), Pending)
    assert outbox.texts[-1] is REQUEST
    stranger.texts("YES")
    assert outbox.texts[-1] is WELCOME
    assert isinstance(stranger.me, OptedIn)
    assert stranger.me.consent.state is State.OPTED_IN
