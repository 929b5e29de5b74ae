"""Until when an opt-out that somebody asked for must be honoured, and when to speak up about it.

The law allows ten business days (47 CFR 64.1200(a)(10)); half of them is when somebody has to be told,
while there is still time to act.
"""

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

BUSINESS_DAYS = 10
OVERDUE_DAYS = 5
SATURDAY = 5
DAY = timedelta(days=1)


@lru_cache
def _federal() -> "HolidayBase":
    # The library takes longer to load than a reply to read, and hardly a reply needs it.
    from holidays import country_holidays

    return country_holidays("US")


def due_at(received_at: datetime) -> datetime:
    """Ten business days after receipt, US federal holidays not counted."""
    return _business_days_after(received_at, BUSINESS_DAYS)


def overdue_at(received_at: datetime) -> datetime:
    """Five business days after receipt: from then on an open request is overdue, though not yet too late."""
    return _business_days_after(received_at, OVERDUE_DAYS)


def is_business_day(day: date) -> bool:
    """Whether federal offices work on that day."""
    return day.weekday() < SATURDAY and day not in _federal()


def _business_days_after(moment: datetime, count: int) -> datetime:
    while count:
        moment += DAY
        count -= is_business_day(moment.date())
    return moment
