"""What the events of one id amount to, in whatever order they arrived.

Keeps G9: an alert that an end, a start, a new schedule or a lower priority has overtaken is not sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from shared.itsm.event import UPDATED, Event, Role

FIRST = "first"


class Reason(StrEnum):
    """Why an event, or one person's text of it, was not sent."""

    NOT_OPTED_IN = "not_opted_in"
    OPTED_OUT = "opted_out"
    SUSPENDED = "suspended"
    HELD = "held"
    TOPIC_OFF = "topic_off"
    SERVICE_NOT_CHOSEN = "service_not_chosen"
    LOCATION_NOT_CHOSEN = "location_not_chosen"
    BELOW_THRESHOLD = "below_threshold"
    NOT_A_CLASS = "not_a_class"
    NOT_ALERTED = "not_alerted"
    DUPLICATE = "duplicate"
    OVERTAKEN = "overtaken"
    EXPIRED = "expired"
    QUIET_HOURS = "quiet_hours"
    RATE_LIMITED = "rate_limited"
    PAUSED = "paused"
    REFUSED_BY_CARRIER = "refused_by_carrier"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Notice:
    """The text that an event asks for: one a person for each opening, change of times and role."""

    source: str
    id: str
    version: str
    role: Role
    opening: str
    """``first``, or the version of the end after which the id was opened again."""
    times: str = ""
    """The version of the Scheduled that last moved the times; empty for the first."""
    repeated: bool = False
    """Whether an earlier event asked for the same text; then its deliveries are looked at first."""

    def is_same_text(self, other: "Notice") -> bool:
        """Whether both are the one text that a person gets of this opening, times and role."""
        mine, others = (self.opening, self.times, self.role), (other.opening, other.times, other.role)
        return mine == others


def decide(event: Event, versions: Sequence[Event], alert_planned: bool, now: datetime) -> Notice | Reason:
    """What to do about an event that has just arrived.

    ``versions`` are all events of its id, itself among them; ``alert_planned`` says whether an alert of
    its opening was planned already.
    """
    if event.type.opens and event.priority is not None and not event.is_high:
        return Reason.BELOW_THRESHOLD
    if event.type is UPDATED and (alert_planned or not event.is_high):
        return Reason.NOT_A_CLASS
    if overtaken(event, versions):
        return Reason.OVERTAKEN
    if now >= event.may_be_sent_until:
        return Reason.EXPIRED
    return notice(event, versions)


def notice(event: Event, versions: Sequence[Event]) -> Notice:
    """The notice of an event among all events of its id."""
    opening, times = _opening(event, versions)
    alert = event.type.role is Role.ALERT
    return Notice(event.source, event.id, event.version, event.type.role, opening, times if alert else "")


def as_planned(told: Notice, versions: Sequence[Event], planned: Sequence[Notice]) -> Notice:
    """``told`` under the names that alerts of its opening and of its times were ``planned`` under.

    An event that arrives late may change what the history calls them; whoever got the alert under the
    old name still gets the end, and nobody gets a second alert.
    """
    names = {each.version: _opening(each, versions) for each in versions}
    alerts = [each for each in planned if each.role is Role.ALERT]
    for each in alerts:
        if names[each.version] == (told.opening, told.times) and told.role is Role.ALERT:
            return replace(told, opening=each.opening, times=each.times)
    for each in alerts:
        if names[each.version][0] == told.opening:
            return replace(told, opening=each.opening)
    return told


def opening_of(event: Event, versions: Sequence[Event]) -> str:
    """Which opening of its id an event belongs to."""
    return _opening(event, versions)[0]


def overtaken(event: Event, versions: Sequence[Event]) -> bool:
    """Whether later events have made the text of ``event`` untrue or useless."""
    later = [each for each in versions if each.position > event.position]
    if event.type.role is Role.END:
        return any(each.type.opens for each in later)
    if _closed_before(event, versions) or any(each.type.role is Role.END for each in later):
        return True
    return event.type.role is Role.ALERT and _alert_overtaken(later)


def newest(versions: Sequence[Event]) -> Event:
    """The newest event of an id; its title is what a text shows."""
    return max(versions, key=lambda each: each.position)


def _alert_overtaken(later: Sequence[Event]) -> bool:
    started = any(each.type.role is Role.START for each in later)
    scheduled = any(each.type.opens and each.type.until for each in later)
    updates = [each for each in later if each.type is UPDATED]
    return started or scheduled or bool(updates and not newest(updates).is_high)


def _closed_before(event: Event, versions: Sequence[Event]) -> bool:
    """Whether the id was closed when ``event`` came, and is not opened by it."""
    if event.type.opens:
        return False
    marks = [each for each in versions if each.position < event.position]
    marks = [each for each in marks if each.type.opens or each.type.role is Role.END]
    return bool(marks) and newest(marks).type.role is Role.END


def _opening(event: Event, versions: Sequence[Event]) -> tuple[str, str]:
    """Opening and times at ``event``, by walking all events up to it."""
    opening, times, end, last = FIRST, "", "", None
    for each in sorted(versions, key=lambda each: each.position):
        if each.position > event.position:
            break
        if each.type.role is Role.END:
            end = each.version
        elif each.type.opens:
            if end:
                opening, times, end, last = end, "", "", None
            moved = last and (last.starts_at, last.ends_at) != (each.starts_at, each.ends_at)
            if moved and each.type.until:
                times = each.version
            last = each
    return opening, times
