"""The hourly limit: how many routine texts one person gets in an hour of the clock."""

from datetime import datetime, timedelta

HOUR = timedelta(hours=1)


def hour_of(moment: datetime) -> str:
    """The name of the hour, under which its texts are counted (``2026112409``); sorts as time does."""
    return f"{moment:%Y%m%d%H}"


def next_hour(moment: datetime) -> datetime:
    """When the next hour begins, with room for more."""
    return moment.replace(minute=0, second=0, microsecond=0) + HOUR
