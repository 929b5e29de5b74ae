"""Until when an opt-out that somebody asked for must be honoured: ten business days."""

from datetime import date, datetime, timedelta
from functools import lru_cache

import holidays

BUSINESS_DAYS = 10
SATURDAY = 5
DAY = timedelta(days=1)


@lru_cache
def _federal() -> holidays.HolidayBase:
    return holidays.country_holidays("US")


def due_at(received_at: datetime) -> datetime:
    """Ten business days after receipt, US federal holidays not counted (47 CFR 64.1200(a)(10))."""
    moment, left = received_at, BUSINESS_DAYS
    while left:
        moment += DAY
        left -= is_business_day(moment.date())
    return moment


def is_business_day(day: date) -> bool:
    """Whether federal offices work on that day."""
    return day.weekday() < SATURDAY and day not in _federal()
