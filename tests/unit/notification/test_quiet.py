"""Quiet hours in every zone, and on the days on which clocks change, against a minute-by-minute look."""

from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from shared.notification.held.hourly import HOUR, hour_of, next_hour
from shared.notification.held.quiet import Quiet
from shared.zones import _names, zone

MINUTE = timedelta(minutes=1)
NIGHT = ("22:00", "07:00")


def local(text: str, name: str, fold: int = 0) -> datetime:
    """A time of the wall there, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=zone(name), fold=fold).astimezone(UTC)


def test_the_night_ends_in_the_morning() -> None:
    quiet = Quiet(*NIGHT, "Europe/Berlin")
    morning = local("2026-11-25T07:00", "Europe/Berlin")
    for evening in ("2026-11-24T22:00", "2026-11-24T23:59", "2026-11-25T00:00", "2026-11-25T06:59:59.999"):
        assert quiet.until(local(evening, "Europe/Berlin")) == morning
    for awake in ("2026-11-24T21:59:59", "2026-11-25T07:00", "2026-11-25T12:00"):
        assert quiet.until(local(awake, "Europe/Berlin")) is None


def test_hours_within_a_day() -> None:
    quiet = Quiet("09:30", "16:45", "America/New_York")
    assert quiet.until(local("2026-11-24T09:29", "America/New_York")) is None
    assert quiet.until(local("2026-11-24T10:10:10", "America/New_York")) == datetime(
        2026, 11, 24, 21, 45, tzinfo=UTC
    )
    assert quiet.until(local("2026-11-24T16:45", "America/New_York")) is None


CHANGES = [
    # zone, hours, a moment on the wall before the clocks change, and the end as UTC has it
    ("Europe/Berlin", NIGHT, "2026-03-28T23:00", "2026-03-29T05:00"),  # forward: an hour less of night
    ("Europe/Berlin", NIGHT, "2026-10-24T23:00", "2026-10-25T06:00"),  # back: an hour more
    ("America/New_York", NIGHT, "2026-03-07T23:00", "2026-03-08T11:00"),
    ("America/New_York", NIGHT, "2026-10-31T23:00", "2026-11-01T12:00"),
    ("Australia/Lord_Howe", NIGHT, "2026-04-04T23:00", "2026-04-04T20:30"),  # by half an hour
    ("Europe/Berlin", ("22:00", "02:30"), "2026-03-29T01:00", "2026-03-29T01:00"),  # an end that is skipped
    ("Europe/Berlin", ("02:10", "02:50"), "2026-03-29T01:59", None),  # hours that are skipped
    ("Europe/Berlin", ("22:00", "02:30"), "2026-10-25T01:00", "2026-10-25T00:30"),  # an end that comes twice
]


@pytest.mark.parametrize(("name", "hours", "wall", "end"), CHANGES)
def test_the_days_on_which_clocks_change(
    name: str, hours: tuple[str, str], wall: str, end: str | None
) -> None:
    found = Quiet(*hours, name).until(local(wall, name))
    assert found == (end and datetime.fromisoformat(end).replace(tzinfo=UTC))


def test_a_time_that_comes_twice_is_quiet_twice() -> None:
    quiet = Quiet("22:00", "02:30", "Europe/Berlin")
    first, second = (local("2026-10-25T02:15", "Europe/Berlin", fold) for fold in (0, 1))
    assert quiet.until(first) == first + 15 * MINUTE
    assert quiet.until(second) == second + 15 * MINUTE
    assert quiet.until(first + 15 * MINUTE) is None


def naive(quiet: Quiet, now: datetime) -> datetime | None:
    """Minute by minute."""
    wall = zone(quiet.time_zone)
    moment = now.replace(second=0, microsecond=0)
    while is_quiet(quiet, f"{moment.astimezone(wall):%H:%M}"):
        moment += MINUTE
    return moment if moment > now else None


def is_quiet(quiet: Quiet, shown: str) -> bool:
    if quiet.start < quiet.end:
        return quiet.start <= shown < quiet.end
    return shown >= quiet.start or shown < quiet.end


@cache
def changes(name: str, year: int) -> list[datetime]:
    """The moments of a year, by the hour, at which a zone's clocks change."""
    days = [datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=day) for day in range(366)]
    found = [day for day in days if offset(name, day) != offset(name, day + timedelta(days=1))]
    hours = [day + timedelta(hours=hour) for day in found for hour in range(24)]
    return [each + HOUR for each in hours if offset(name, each) != offset(name, each + HOUR)]


def offset(name: str, moment: datetime) -> timedelta | None:
    return moment.astimezone(zone(name)).utcoffset()


ZONES = sorted(_names())
MINUTES = st.integers(0, 24 * 60 - 1).map(lambda minute: f"{minute // 60:02}:{minute % 60:02}")


@given(st.sampled_from(ZONES), MINUTES, MINUTES, st.integers(0, 7 * 365 * 24 * 3600))
def test_in_any_zone_at_any_moment(name: str, start: str, end: str, seconds: int) -> None:
    agrees(Quiet(start, end, name), datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds))


@given(
    st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"]),
    MINUTES,
    MINUTES,
    st.integers(2024, 2030),
    st.integers(0, 3),
    st.integers(-30 * 60, 6 * 60),
)
@example("Europe/Berlin", "22:00", "02:00", 2026, 1, -60)
def test_around_a_change_of_clocks(
    name: str, start: str, end: str, year: int, which: int, minutes: int
) -> None:
    found = changes(name, year)
    if found:
        agrees(Quiet(start, end, name), found[which % len(found)] + minutes * MINUTE)


def agrees(quiet: Quiet, now: datetime) -> None:
    if quiet.start != quiet.end:
        assert quiet.until(now) == naive(quiet, now)


def test_an_hour_has_room_again_when_the_next_begins() -> None:
    now = datetime(2026, 11, 24, 9, 59, 59, 999_999, tzinfo=UTC)
    assert hour_of(now) == "2026112409"
    assert next_hour(now) == datetime(2026, 11, 24, 10, tzinfo=UTC)
    assert hour_of(next_hour(now)) == "2026112410"
    assert next_hour(next_hour(now)) == datetime(2026, 11, 24, 11, tzinfo=UTC)
