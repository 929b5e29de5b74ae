"""A short way to write what happened in IT, for tables of cases and for other rooms' tests."""

from datetime import UTC, datetime, timedelta
from typing import Any

from shared.consent.entry import Topic
from shared.itsm.event import TYPES, Event

MIDNIGHT = datetime(2026, 11, 24, tzinfo=UTC)


def at(hour: float) -> datetime:
    """That hour of 24 November 2026 (UTC)."""
    return MIDNIGHT + timedelta(hours=hour)


def event(name: str, hour: float = 9, **more: Any) -> Event:
    """An event of that type at that hour; an incident has priority 1 unless told otherwise."""
    kind = TYPES[name]
    given: dict[str, Any] = {"priority": 1} if kind.topic is Topic.INCIDENT else {}
    id = {Topic.INCIDENT: "INC0012345", Topic.CHANGE: "CHG0030012", Topic.SERVICE: "MNT0001001"}[kind.topic]
    given |= {"source": "itsm.desk", "id": id, "title": f"{name} at {hour}", "occurred_at": at(hour)}
    return Event(type=kind, **(given | more))


def opened(hour: float = 9, **more: Any) -> Event:
    return event("Incident Opened", hour, **more)


def updated(hour: float, priority: int = 1, **more: Any) -> Event:
    return event("Incident Updated", hour, priority=priority, **more)


def resolved(hour: float, **more: Any) -> Event:
    return event("Incident Resolved", hour, **more)


def scheduled(hour: float, starts: float | None = 20, ends: float | None = 22, **more: Any) -> Event:
    """A change scheduled at ``hour`` for these hours of the day."""
    times = {"starts_at": starts and at(starts), "ends_at": ends and at(ends)}
    return event("Change Scheduled", hour, **times, **more)


def started(hour: float, **more: Any) -> Event:
    return event("Change Started", hour, **more)


def completed(hour: float, **more: Any) -> Event:
    return event("Change Completed", hour, **more)
