"""What waits: for the morning, on the days on which clocks change too, or for the next hour (G9)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.end_to_end.itsm import Happening, Itsm, change, incident, now, outage
from tests.end_to_end.people import Phone, nobody_hears_more
from tests.end_to_end.records import Records
from tests.end_to_end.stage import Clock, eventually

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = {"from": "22:00", "to": "07:00"}
A_DAY = timedelta(days=1)
AN_HOUR = 6
"""Routine texts that one person gets in it."""


class Wall:
    """The clock on the wall of somebody in Berlin, which the stage's clock is moved by."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.ahead = timedelta(0)

    def shows(self, day: date, at: str) -> None:
        """Move the stage's clock to this time in Berlin."""
        moment = datetime.combine(day, time.fromisoformat(at), BERLIN).astimezone(UTC)
        self.moves(moment - datetime.now(UTC))

    def moves(self, ahead: timedelta) -> None:
        self.ahead = ahead
        self.clock.moves(seconds=ahead.total_seconds())

    def tells(self, make: Callable[..., Happening], **detail: Any) -> Happening:
        """Something that happens at this time, and stays of use for days where it is planned."""
        planned = {"starts_at": now(self.ahead + 3 * A_DAY)} if make is change else {}
        return make(occurred_at=now(self.ahead), **planned, **detail)


@pytest.fixture
def wall(clock: Clock) -> Wall:
    return Wall(clock)


def changes_its_clock(forward: bool) -> date:
    """The next day on which Berlin sets its clocks forward, or back."""
    day = datetime.now(BERLIN).date() + A_DAY
    while (lasts := length(day)) == A_DAY or (lasts < A_DAY) is not forward:
        day += A_DAY
    return day


def length(day: date) -> timedelta:
    begin, end = (datetime.combine(each, time(), BERLIN).astimezone(UTC) for each in (day, day + A_DAY))
    return end - begin


def keeps_house(itsm: Itsm) -> None:
    """Whatever is due is done once this has returned."""
    function = itsm.stage.outputs["HousekeepingFunction"]
    answer = itsm.stage.client("lambda").invoke(FunctionName=function, Payload=b"{}")
    assert "FunctionError" not in answer


def is_held(records: Records, phone: Phone, happening: Happening, reason: str = "quiet_hours") -> None:
    eventually(lambda: records.deliveries_of(phone, happening), within=15)
    found = records.delivery_of(phone, happening)
    assert (found["status"], found["reason"]) == ("skipped", reason)


@pytest.mark.parametrize("forward", [True, False])
def test_routine_waits_for_the_morning_of_a_day_that_is_shorter_or_longer(
    ana: Phone, ben: Phone, itsm: Itsm, records: Records, wall: Wall, forward: bool
) -> None:
    morning = changes_its_clock(forward)
    wall.shows(morning - A_DAY, "21:00")
    ana.opts_in()
    ana.prefers(quiet_hours=NIGHT, time_zone="Europe/Berlin")
    ben.opts_in()
    ben.prefers(quiet_hours=NIGHT, time_zone="Europe/Berlin", urgent_in_quiet_hours=False)
    wall.shows(morning - A_DAY, "22:30")
    planned, dropped = (wall.tells(change, title=each) for each in ("For the morning", "Is cancelled"))
    urgent = wall.tells(incident, title="Cannot wait")

    itsm.raises(planned, dropped, urgent)

    ana.receives("Cannot wait")
    for phone, each in ((ana, planned), (ana, dropped), (ben, planned), (ben, urgent)):
        is_held(records, phone, each)
    itsm.raises(dropped.then("Change Cancelled", occurred_at=now(wall.ahead)))
    wall.shows(morning, "06:58")
    keeps_house(itsm)
    nobody_hears_more([ana, ben])
    wall.shows(morning, "07:00")
    for phone in (ana, ben):
        phone.receives("For the morning")
    nobody_hears_more([ana, ben])
    is_held(records, ana, dropped, "overtaken")
    is_held(records, ben, urgent, "expired")


def test_what_an_hour_has_no_room_for_comes_as_one_text_and_its_end_too(
    ana: Phone, itsm: Itsm, records: Records, wall: Wall
) -> None:
    hour = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(hours=2)
    wall.moves(hour + timedelta(minutes=5) - datetime.now(UTC))
    ana.opts_in()
    planned = [wall.tells(change, title=f"Change {number}") for number in range(AN_HOUR)]
    itsm.raises(*planned)
    for each in planned:
        ana.receives(each.title)
    more = [wall.tells(change, title=f"Further {number}") for number in range(3)]
    pressing = wall.tells(outage, title="Cannot wait")

    itsm.raises(*more, pressing)

    ana.receives("Cannot wait")
    for each in more:
        is_held(records, ana, each, "rate_limited")
    wall.moves(hour + timedelta(hours=1) - datetime.now(UTC))
    digest = ana.receives("further updates (3)")
    assert digest.parts == 1
    assert all(each.id in digest.body for each in more)
    itsm.raises(more[0].then("Change Cancelled", occurred_at=now(wall.ahead), title="Never mind"))
    ana.receives(more[0].id)
    ana.hears_nothing()
