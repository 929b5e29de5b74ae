"""Ten business days, as a calendar on the wall counts them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.consent.deadline import due_at, is_business_day, overdue_at

DAY = timedelta(days=1)
MONDAY, THURSDAY, SATURDAY, SUNDAY = 0, 3, 5, 6
YEARS = range(2025, 2031)


@pytest.mark.parametrize(
    ("received", "overdue", "due"),
    [
        # Veterans Day between
        (datetime(2026, 11, 2, 15, 0, tzinfo=UTC), date(2026, 11, 9), date(2026, 11, 17)),
        # Thanksgiving between
        (datetime(2026, 11, 24, 9, 0, tzinfo=UTC), date(2026, 12, 2), date(2026, 12, 9)),
        # Christmas and New Year between
        (datetime(2026, 12, 18, 9, 0, tzinfo=UTC), date(2026, 12, 28), date(2027, 1, 5)),
        # no holiday
        (datetime(2026, 8, 3, 0, 0, tzinfo=UTC), date(2026, 8, 10), date(2026, 8, 17)),
        # on a Sunday
        (datetime(2026, 8, 2, 23, 59, tzinfo=UTC), date(2026, 8, 7), date(2026, 8, 14)),
    ],
)
def test_five_and_ten_business_days(received: datetime, overdue: date, due: date) -> None:
    assert (overdue_at(received).date(), due_at(received).date()) == (overdue, due)
    assert overdue_at(received).timetz() == due_at(received).timetz() == received.timetz()


def test_weekends_and_federal_holidays_are_no_business_days() -> None:
    assert not is_business_day(date(2026, 11, 28))
    assert not is_business_day(date(2026, 11, 26))
    assert not is_business_day(date(2026, 7, 3))  # the fourth is a Saturday, so observed on Friday
    assert is_business_day(date(2026, 11, 27))


def test_every_day_of_six_years_is_what_the_law_says() -> None:
    """The library's calendar against 5 U.S.C. 6103, worked out by hand below."""
    days = [date(2025, 1, 1) + n * DAY for n in range((date(2031, 1, 1) - date(2025, 1, 1)).days)]
    assert [day for day in days if is_business_day(day) != by_hand(day)] == []


FIRST, LAST = datetime(2025, 1, 1), datetime(2030, 12, 1)  # noqa: DTZ001 - hypothesis adds the zone


@given(st.datetimes(FIRST, LAST, timezones=st.just(UTC)))
def test_between_receipt_and_deadline_lie_exactly_so_many_working_days(received: datetime) -> None:
    for deadline, count in ((overdue_at(received), 5), (due_at(received), 10)):
        assert sum(by_hand(day) for day in _after(received.date(), deadline.date())) == count
        assert by_hand(deadline.date())
        assert deadline.timetz() == received.timetz()
    assert received < overdue_at(received) < due_at(received)


def _after(first: date, last: date) -> Iterator[date]:
    while first < last:
        first += DAY
        yield first


def by_hand(day: date) -> bool:
    """Whether federal offices work on that day, by the text of the law and nobody's library."""
    return day.weekday() < SATURDAY and day not in HOLIDAYS


def holidays_of(year: int) -> Iterator[date]:
    """5 U.S.C. 6103 (a), with (b) and Executive Order 11582 for those that fall on a weekend."""
    for month, number in ((1, 1), (6, 19), (7, 4), (11, 11), (12, 25)):
        fixed = date(year, month, number)
        yield fixed
        if fixed.weekday() == SATURDAY:
            yield fixed - DAY
        if fixed.weekday() == SUNDAY:
            yield fixed + DAY
    yield nth(3, MONDAY, date(year, 1, 1))  # Martin Luther King
    yield nth(3, MONDAY, date(year, 2, 1))  # Washington
    yield nth(1, MONDAY, date(year, 5, 25))  # Memorial Day: the last of May
    yield nth(1, MONDAY, date(year, 9, 1))  # Labor Day
    yield nth(2, MONDAY, date(year, 10, 1))  # Columbus Day
    yield nth(4, THURSDAY, date(year, 11, 1))  # Thanksgiving


def nth(number: int, weekday: int, first: date) -> date:
    """The ``number``-th such weekday from ``first`` on."""
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


HOLIDAYS = {day for year in range(YEARS[0], YEARS[-1] + 2) for day in holidays_of(year)}
