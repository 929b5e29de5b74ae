"""The steps of a trace: one function for each source that a step comes from, in words for the help desk.

They name no number, no person and nothing that somebody wrote in a text; only what the event was about.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from shared.clock import iso
from shared.consent.entry import Entry
from shared.consent.states import Consent
from shared.itsm.event import Event, Role
from shared.itsm.history import Reason
from shared.itsm.version import Version
from shared.notification.delivery import Status
from shared.notification.explain import (
    CLAIMED,
    NOT_PLANNED,
    PLANNED,
    Case,
    Due,
    Fate,
    Told,
    fate_of,
    in_time,
    planned_at,
    texts_due,
    verdict,
    why_not,
)

ROLES = {Role.ALERT: "alert", Role.START: "text of its start", Role.END: "text of its end"}
SENTENCES: dict[Reason, str] = {
    Reason.NOT_OPTED_IN: "The number was not opted in.",
    Reason.OPTED_OUT: "The number was opted out.",
    Reason.SUSPENDED: "The consent was suspended; only a fresh form brings it back.",
    Reason.HELD: "A reply may have meant stop, and nobody had answered our question about it.",
    Reason.TOPIC_OFF: "The topic was off.",
    Reason.SERVICE_NOT_CHOSEN: "The event was about services that were not chosen.",
    Reason.LOCATION_NOT_CHOSEN: "The event was about locations that were not chosen.",
    Reason.BELOW_THRESHOLD: "Incidents are texted in priority 1 and 2 alone.",
    Reason.NOT_A_CLASS: "An update is a text only when it makes the priority 1 or 2 for the first time.",
    Reason.NOT_ALERTED: "It is for those who got the alert.",
    Reason.DUPLICATE: "The same event had come before.",
    Reason.OVERTAKEN: "Later events had made it untrue or useless.",
    Reason.EXPIRED: "It was too late for it.",
    Reason.QUIET_HOURS: "It waits for the end of the quiet hours, and is asked about anew then.",
    Reason.RATE_LIMITED: "The hour had no room for one more; it waits for the next, and may come along.",
    Reason.PAUSED: "The lane stands still.",
    Reason.REFUSED_BY_CARRIER: "The carrier refused the text.",
    Reason.FAILED: "The carrier could not deliver the text.",
    Reason.UNKNOWN: "Nobody knows whether the text arrived: the carrier's answer was lost.",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a trace."""

    at: datetime
    what: str
    detail: str


@dataclass(frozen=True, slots=True)
class Trace:
    """What became of an event for one person, and how it came to that."""

    outcome: str
    reason: Reason | None
    steps: tuple[Step, ...]


def explain(case: Case) -> Trace:
    """The whole trace, its steps in the order in which they happened."""
    fate = verdict(case)
    steps = [step for version in in_time(case.versions) for step in of_event(version)]
    for due in texts_due(case):
        steps += [step for version in due.asked_by for step in of_consent(version, due, case)]
        steps += of_delivery(due.told, case) if due.told else of_waiting(due, case)
        steps += of_delivery(due.told.digest, case) if due.told and due.told.digest else ()
    return Trace(fate.outcome, fate.reason, tuple(sorted(steps, key=lambda step: step.at)))


def of_event(version: Version) -> Iterator[Step]:
    """A version as it came, and what was decided about it."""
    received, decided = planned_at(version)
    dropped = f" Unknown and dropped: {', '.join(version.unknown)}." if version.unknown else ""
    yield Step(received, "received", f"{_named(version.event)}.{dropped}")
    if version.outcome is None:
        yield Step(decided, "undecided", "What becomes of it is not decided yet.")
    elif version.outcome == PLANNED:
        goes_to = "the audience" if version.event.type.role is Role.ALERT else "those who got the alert"
        yield Step(decided, PLANNED, f"One {ROLES[version.event.type.role]} for {goes_to}.")
    else:
        yield Step(decided, NOT_PLANNED, f"A text for nobody. {_sentence(Reason(version.outcome))}")


def of_consent(version: Version, due: Due, case: Case) -> Iterator[Step]:
    """What the record said of this person when a text was planned, and whether it was for them."""
    at = planned_at(version)[-1]
    reason = None if due.told else why_not(version, case)
    in_or_out = f"Not for this number: {_sentence(reason)}" if reason else "For this number too."
    yield Step(at, "consent", f"On record then: {_consent(case.consent(at))}. {in_or_out}")


def of_delivery(told: Told, case: Case) -> Iterator[Step]:
    """What is written down of a text."""
    if told.consent_seq:
        allowed_by = case.history.entries[told.consent_seq - 1]
        yield Step(told.at, CLAIMED, f"Allowed by {_entry(allowed_by)}.")
    yield Step(told.at, _at_first(told), _outcome(told, case))
    if told.confirmed_at:
        yield Step(told.confirmed_at, told.status, f"The carrier's receipt says {told.carrier_status}.")


def of_waiting(due: Due, case: Case) -> Iterator[Step]:
    """Where a text is of which nothing is written down yet."""
    fate = fate_of(due, case)
    if fate is None:
        return
    event = due.asked_by[-1].event
    stopped = case.stopped.get(event.type.lane)
    if stopped and fate.reason is Reason.PAUSED:
        yield Step(stopped.at, Reason.PAUSED, f"The {event.type.lane} lane stands still {stopped.why}.")
    yield Step(case.now, fate.outcome, _waits(fate, event))


def _waits(fate: Fate, event: Event) -> str:
    until = f"until {iso(event.may_be_sent_until)}"
    match fate:
        case Fate(outcome, None) if outcome == CLAIMED:
            return f"On its way: it waits for its turn on the {event.type.lane} lane, or is just being sent."
        case Fate(_, Reason.PAUSED):
            return f"Not sent so far. It goes out when the lane goes on, {until} at the latest."
        case Fate(_, reason) if reason:
            return f"Nothing of it was written down. {_sentence(reason)}"
    raise AssertionError


def _at_first(told: Told) -> str:
    """The status before the receipt."""
    return Status.SUBMITTED if told.confirmed_at else told.status


def _outcome(told: Told, case: Case) -> str:
    if _at_first(told) == Status.SUBMITTED:
        from_line = f" from {told.line}" if told.line else ""
        return f"The carrier took the {told.role}{from_line} as message {told.message_id}."
    error = f" It said {told.error}." if told.error else ""
    since = case.consent(told.at).since if told.why in (Reason.OPTED_OUT, Reason.SUSPENDED) else None
    return _sentence(told.why) + error + (f" That was since {iso(since)}." if since else "")


def _named(event: Event) -> str:
    """An event without its title, which is somebody's words."""
    about = ", ".join([*sorted(event.services), *sorted(event.locations)])
    parts = [f"{event.type.name}, revision {event.revision}, of {iso(event.occurred_at)}"]
    parts += [f"priority {event.priority}"] if event.priority else []
    parts += [f"starts {iso(event.starts_at)}"] if event.starts_at else []
    parts += [f"ends {iso(event.ends_at)}"] if event.ends_at else []
    return ", ".join(parts) + (f", about {about}" if about else "")


def _consent(consent: Consent) -> str:
    """A consent in a few words."""
    since = f" since {iso(consent.since)}" if consent.since else ""
    entry = f" (entry {consent.entry})" if consent.entry else ""
    words = f"{consent.state}{entry}{since}"
    if not consent.topics:
        return words
    chosen = consent.preferences
    told = [f"topics {', '.join(sorted(consent.topics))}"]
    told += [f"services {', '.join(sorted(chosen.services)) or 'all'}"]
    told += [f"locations {', '.join(sorted(chosen.locations)) or 'all'}"]
    told += ["held"] if consent.held else []
    return f"{words}, {', '.join(told)}"


def _entry(entry: Entry) -> str:
    return f"entry {entry.seq} of the record ({entry.kind} by {entry.channel}, {iso(entry.at)})"


def _sentence(reason: Reason | None) -> str:
    return f"{SENTENCES[reason]} ({reason})" if reason else "No reason is on record."
