"""Ten business days, as a calendar on the wall counts them."""

from datetime import UTC, date, datetime

import pytest

from shared.consent.deadline import due_at, is_business_day


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (datetime(2026, 11, 2, 15, 0, tzinfo=UTC), date(2026, 11, 17)),  # Veterans Day between
        (datetime(2026, 11, 24, 9, 0, tzinfo=UTC), date(2026, 12, 9)),  # Thanksgiving between
        (datetime(2026, 12, 18, 9, 0, tzinfo=UTC), date(2027, 1, 5)),  # Christmas and New Year between
        (datetime(2026, 8, 3, 0, 0, tzinfo=UTC), date(2026, 8, 17)),  # no holiday
    ],
)
def test_ten_business_days(received: datetime, due: date) -> None:
    assert due_at(received).date() == due
    assert due_at(received).timetz() == received.timetz()


def test_weekends_and_federal_holidays_are_no_business_days() -> None:
    assert not is_business_day(date(2026, 11, 28))
    assert not is_business_day(date(2026, 11, 26))
    assert not is_business_day(date(2026, 7, 3))  # the fourth is a Saturday, so observed on Friday
    assert is_business_day(date(2026, 11, 27))
