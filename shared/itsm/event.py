"""An event of the ITSM system and the thirteen types that the policy's three classes hold."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from shared.clock import exact
from shared.consent.entry import Topic
from shared.sms.pacing import Lane

HIGH_PRIORITY = 2


class Role(StrEnum):
    """What a text tells of its event."""

    ALERT = "alert"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class EventType:
    """One detail-type of the bus. ``hours`` is how long its text may be sent after ``occurred_at``."""

    name: str
    topic: Topic
    lane: Lane
    role: Role
    hours: int
    opens: bool = False
    """Whether it opens an id again after its end."""
    until: str = ""
    """The event's own time that bounds its text, where it tells one."""


TYPES = {
    kind.name: kind
    for kind in (
        EventType("Incident Opened", Topic.INCIDENT, Lane.URGENT, Role.ALERT, 4, opens=True),
        EventType("Incident Updated", Topic.INCIDENT, Lane.URGENT, Role.ALERT, 4),
        EventType("Incident Resolved", Topic.INCIDENT, Lane.URGENT, Role.END, 12),
        EventType("Change Scheduled", Topic.CHANGE, Lane.ROUTINE, Role.ALERT, 24, True, "starts_at"),
        EventType("Change Started", Topic.CHANGE, Lane.ROUTINE, Role.START, 4, until="ends_at"),
        EventType("Change Completed", Topic.CHANGE, Lane.ROUTINE, Role.END, 12),
        EventType("Change Cancelled", Topic.CHANGE, Lane.ROUTINE, Role.END, 12),
        EventType("Outage Reported", Topic.SERVICE, Lane.URGENT, Role.ALERT, 4, opens=True),
        EventType("Service Restored", Topic.SERVICE, Lane.URGENT, Role.END, 12),
        EventType("Maintenance Scheduled", Topic.SERVICE, Lane.ROUTINE, Role.ALERT, 24, True, "starts_at"),
        EventType("Maintenance Started", Topic.SERVICE, Lane.ROUTINE, Role.START, 4, until="ends_at"),
        EventType("Maintenance Completed", Topic.SERVICE, Lane.ROUTINE, Role.END, 12),
        EventType("Maintenance Cancelled", Topic.SERVICE, Lane.ROUTINE, Role.END, 12),
    )
}
UPDATED = TYPES["Incident Updated"]


@dataclass(frozen=True, slots=True)
class Event:
    """One revision of one thing; the same ``source``, ``id``, type, revision and time is the same event."""

    source: str
    id: str
    type: EventType
    title: str
    occurred_at: datetime
    revision: int = 1
    priority: int | None = None
    services: frozenset[str] = frozenset()
    locations: frozenset[str] = frozenset()
    starts_at: datetime | None = None
    ends_at: datetime | None = None

    @property
    def position(self) -> tuple[datetime, int, int, str]:
        """Its place among the events of its id; in a tie an id opens, changes, and ends all not newer."""
        stage = 2 if self.type.role is Role.END else 0 if self.type.opens else 1
        return self.occurred_at, self.revision, stage, self.type.name

    @property
    def version(self) -> str:
        """What tells this event from the others of its id, as text."""
        return f"{exact(self.occurred_at)}#{self.revision:06}#{self.type.name}"

    @property
    def is_high(self) -> bool:
        """Whether its priority is 1 or 2."""
        return self.priority is not None and self.priority <= HIGH_PRIORITY

    @property
    def may_be_sent_until(self) -> datetime:
        """When its text has lost its use."""
        own: datetime | None = getattr(self, self.type.until) if self.type.until else None
        return own or self.occurred_at + timedelta(hours=self.type.hours)


def event_key(source: str, id: str) -> str:
    """The key of an id: short, the same for all its versions, and free of what people type."""
    return hashlib.sha256(f"{source}\n{id}".encode()).hexdigest()[:32]
