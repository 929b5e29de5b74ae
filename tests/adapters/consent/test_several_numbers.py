"""One employee, more than one number; and two requests at once."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from shared.consent.opt_in import NothingPending, OptedIn
from shared.consent.states import State
from tests.adapters.consent.conftest import Outbox, Person
from tests.adapters.tables import Hands, Tables

OUT, IN = State.OPTED_OUT, State.OPTED_IN


@pytest.fixture
def new(ana: Person) -> Person:
    """Another phone of Ana's, after she opted in with her first."""
    ana.fills_form()
    ana.texts("YES")
    return ana.with_number("+14155550177")


def test_a_number_that_start_brings_back_is_ended_by_the_portal_too(  # G2
    ana: Person, new: Person, hands: Hands
) -> None:
    hands.pass_by(seconds=1)
    ana.texts("STOP")
    new.fills_form()
    new.texts("YES")
    hands.pass_by(seconds=1)
    ana.texts("START")
    assert (ana.state(), new.state()) == (IN, IN)
    ana.leaves()
    assert (ana.state(), new.state()) == (OUT, OUT)


def test_a_late_yes_of_a_number_that_was_replaced_is_ended_by_the_portal_too(  # G2
    ana: Person, new: Person, hands: Hands
) -> None:
    new.fills_form()
    yes = hands.pass_by(seconds=1)
    hands.pass_by(seconds=1)
    third = ana.with_number("+14155550178")
    third.fills_form()
    new.texts("YES", at=yes)
    assert (ana.state(), new.state()) == (OUT, IN)
    ana.leaves()
    assert {ana.state(), new.state(), third.state()} == {OUT}


@pytest.mark.parametrize("arrival", ["YES STOP", "STOP YES"])
def test_the_old_number_ends_in_whatever_order_the_new_ones_texts_arrive(  # G6
    ana: Person, new: Person, hands: Hands, arrival: str
) -> None:
    new.fills_form()
    times = {"YES": hands() + timedelta(seconds=1), "STOP": hands() + timedelta(seconds=2)}
    hands.pass_by(seconds=3)
    for body in arrival.split():
        new.texts(body, at=times[body])
    assert (ana.state(), new.state()) == (OUT, OUT)


def test_a_yes_that_arrives_after_a_day_but_was_sent_in_time_counts(
    ana: Person, new: Person, hands: Hands
) -> None:
    new.fills_form()
    yes = hands.pass_by(hours=23)
    hands.pass_by(hours=2)
    new.texts("YES", at=yes)
    assert (ana.state(), new.state()) == (OUT, IN)
    assert isinstance(ana.me, OptedIn)


@pytest.mark.parametrize("way", ["portal", "help desk"])
def test_an_opt_out_counts_also_when_our_clock_went_back(  # G2
    ana: Person, hands: Hands, way: str
) -> None:
    hands.pass_by(hours=25)
    ana.fills_form()
    ana.texts("YES")
    hands.pass_by(hours=-25)
    ana.leaves() if way == "portal" else ana.asks_help_desk()
    assert ana.state() is OUT
    hands.pass_by(hours=26)
    assert ana.state() is OUT


def test_two_forms_at_once_lose_no_number(
    ana: Person, hands: Hands, in_between: Callable[[Callable[[], object]], None]
) -> None:
    both = [ana, ana.with_number("+14155550177")]
    in_between(both[1].fills_form)
    both[0].fills_form()
    hands.pass_by(seconds=1)
    ana.leaves()
    for person in both:
        person.texts("YES")
        assert person.state() in (OUT, State.NONE)


def test_what_was_left_out_does_not_count_as_an_answer(ana: Person, hands: Hands, outbox: Outbox) -> None:
    for _ in range(12):
        ana.texts("HELP")
        hands.pass_by(minutes=10)
    assert len(outbox.texts) == 10


def test_forms_for_anothers_number_make_its_chain_no_longer_than_ten(
    ana: Person, ben: Person, tables: Tables
) -> None:
    ana.fills_form()
    ana.texts("YES")
    stranger = ben.with_number(ana.number.e164)
    for _ in range(14):
        stranger.fills_form()
    assert ana.kinds.count("form") == 11


def test_a_welcome_whose_hand_over_failed_is_made_good_by_the_same_code(
    ana: Person, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:  # G4
    ana.fills_form()
    code = ana.code
    with monkeypatch.context() as away:
        away.setattr(outbox, "hand_over", lambda *_: (_ for _ in ()).throw(ConnectionError))
        with pytest.raises(ConnectionError):
            ana.types(code)
    assert isinstance(ana.types(code), OptedIn)
    assert "welcome" in outbox.texts
    assert ana.types("000000" if code != "000000" else "000001") == NothingPending()


def test_a_confirmation_whose_hand_over_failed_is_made_good_by_the_next_click(
    ana: Person, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:  # G4
    ana.fills_form()
    ana.texts("YES")
    with monkeypatch.context() as away:
        away.setattr(outbox, "hand_over", lambda *_: (_ for _ in ()).throw(ConnectionError))
        with pytest.raises(ConnectionError):
            ana.leaves()
    ana.leaves()
    assert "confirmation" in outbox.texts
