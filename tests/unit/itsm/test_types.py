"""The thirteen types, line by line of the contract's table."""

from datetime import datetime, timedelta

import pytest

from shared.itsm.event import TYPES

from .events import at, event

HOUR = timedelta(hours=1)
STARTS, ENDS = at(20), at(22)
TABLE = [
    # detail-type, topic, lane, role, goes to the audience; sent until (no times told, times told)
    ("Incident Opened", "incident", "urgent", "alert", at(13), at(13)),
    ("Incident Updated", "incident", "urgent", "alert", at(13), at(13)),
    ("Incident Resolved", "incident", "urgent", "end", at(21), at(21)),
    ("Change Scheduled", "change", "routine", "alert", at(33), STARTS),
    ("Change Started", "change", "routine", "start", at(13), ENDS),
    ("Change Completed", "change", "routine", "end", at(21), at(21)),
    ("Change Cancelled", "change", "routine", "end", at(21), at(21)),
    ("Outage Reported", "service", "urgent", "alert", at(13), at(13)),
    ("Service Restored", "service", "urgent", "end", at(21), at(21)),
    ("Maintenance Scheduled", "service", "routine", "alert", at(33), STARTS),
    ("Maintenance Started", "service", "routine", "start", at(13), ENDS),
    ("Maintenance Completed", "service", "routine", "end", at(21), at(21)),
    ("Maintenance Cancelled", "service", "routine", "end", at(21), at(21)),
]


def test_there_are_thirteen() -> None:
    assert list(TYPES) == [row[0] for row in TABLE]


@pytest.mark.parametrize(("name", "topic", "lane", "role", "until", "until_with_times"), TABLE)
def test_a_type(
    name: str, topic: str, lane: str, role: str, until: datetime, until_with_times: datetime
) -> None:
    kind = TYPES[name]
    assert (kind.topic, kind.lane, kind.role) == (topic, lane, role)
    assert event(name, 9).may_be_sent_until == until
    assert event(name, 9, starts_at=STARTS, ends_at=ENDS).may_be_sent_until == until_with_times


@pytest.mark.parametrize(
    ("priority", "high"), [(1, True), (2, True), (3, False), (4, False), (5, False), (None, False)]
)
def test_one_and_two_are_high(priority: int | None, high: bool) -> None:
    assert event("Incident Opened", priority=priority).is_high is high
