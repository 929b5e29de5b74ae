"""When the carrier's lists are due for a look, whose turn it is, and which opt-outs may be new."""

from datetime import UTC, datetime, timedelta

from shared.sms.looks import EVERY, LEASE, OVERLAP, Look
from shared.sms.number import PhoneNumber
from shared.sms.opt_out_lists import Listed, Page, Place, pages_from

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
MOMENT = timedelta(seconds=1)


def finished(at: datetime) -> Look:
    begun = Look().taken(at)
    assert begun
    return begun.done()


def test_the_first_look_is_due_at_once() -> None:
    look = Look().taken(NOON)
    assert look is not None
    assert (look.begun_at, look.place, look.turn) == (NOON, None, 1)


def test_whatever_was_put_there_is_found_within_the_hour() -> None:
    look = finished(NOON)
    assert look.taken(NOON + EVERY - MOMENT) is None
    assert look.taken(NOON + EVERY) is not None
    assert EVERY + LEASE < HOUR


def test_one_run_at_a_time_and_a_crashed_one_is_followed() -> None:
    look = Look().taken(NOON)
    assert look
    assert look.taken(NOON + LEASE - MOMENT) is None
    again = look.taken(NOON + LEASE)
    assert again
    assert (again.begun_at, again.turn) == (NOON, 2)


def test_a_look_that_was_left_off_goes_on_where_it_was() -> None:
    look = Look().taken(NOON)
    assert look
    left = look.at(Place("Default", "next")).paused()
    later = left.taken(NOON + MOMENT)
    assert later
    assert (later.place, later.begun_at) == (Place("Default", "next"), NOON)
    assert later.done().looked_at == NOON


def test_a_clock_that_went_back_makes_the_lists_due() -> None:
    look = finished(NOON)
    before = NOON - HOUR
    again = look.taken(before)
    assert again
    assert (again.looked_at, again.begun_at) == (None, before)
    running = Look().taken(NOON)
    assert running
    assert running.taken(before) is not None


def test_what_an_earlier_look_saw_is_left_alone() -> None:
    look = finished(NOON)
    assert look.is_new(NOON)
    assert look.is_new(NOON - OVERLAP + MOMENT)
    assert not look.is_new(NOON - OVERLAP)
    assert look.is_new(None)
    assert Look().is_new(NOON - 1000 * HOUR)


class Lists:
    """Two lists, of two pages and of one."""

    def names(self) -> tuple[str, ...]:
        return ("a", "b")

    def page(self, place: Place) -> Page:
        return Page((Listed(PhoneNumber("+14155550123"), None),), "2" if place == Place("a") else None)


def walk(place: Place | None) -> list[tuple[str, Place | None]]:
    return [(name, behind) for name, _, behind in pages_from(Lists(), place)]


def test_all_lists_are_read_to_their_end() -> None:
    assert walk(None) == [("a", Place("a", "2")), ("a", Place("b")), ("b", None)]
    assert walk(Place("a", "2")) == [("a", Place("b")), ("b", None)]
    assert walk(Place("b")) == [("b", None)]


def test_a_list_that_is_gone_is_left_out() -> None:
    assert walk(Place("aa", "7")) == [("b", None)]
    assert walk(Place("z")) == []
