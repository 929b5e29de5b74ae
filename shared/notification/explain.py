"""Why somebody got the text of an event, or got none: outcome, reason, and the trace that led there.

What is on record comes in, words go out. An id may have asked for several texts (an alert, a start, an
end, an alert once more). The outcome is that of the newest one, and the steps tell of all; a start or an
end that was not for this person counts nothing, since what became of the alert explains it. An id that
never was a text for anybody has a reason of its own, which is everybody's. Of several reasons the one
counts that the contract's list names first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from shared.consent.keys import SubscriberKey
from shared.consent.ledger import History
from shared.consent.states import NOBODY, Consent, state_after
from shared.itsm.event import Event, Role
from shared.itsm.history import Reason, overtaken
from shared.itsm.version import Version
from shared.notification.delivery import GOT_IT, DeliveryKey, Status, claim_key, of_notice
from shared.notification.reasons import outside, refused
from shared.sms.pacing import Lane

PLANNED, NOT_PLANNED, CLAIMED = "planned", "not_planned", "claimed"
IN_ORDER = {reason: place for place, reason in enumerate(Reason)}


@dataclass(frozen=True, slots=True)
class Told:
    """A delivery as it stands."""

    role: str
    status: Status
    at: datetime
    reason: Reason | None = None
    error: str | None = None
    line: str | None = None
    message_id: str | None = None
    consent_seq: int | None = None
    carrier_status: str | None = None
    confirmed_at: datetime | None = None
    digest: "Told | None" = None
    """The text that told of this one as well."""

    @property
    def got_it(self) -> bool:
        """Whether it may have reached the phone, by itself or in a digest."""
        return self.status in GOT_IT or self.digest is not None

    @property
    def why(self) -> Reason | None:
        """Its reason; a receipt or a crash that says none says it by the status."""
        by_status = {Status.FAILED: Reason.FAILED, Status.UNKNOWN: Reason.UNKNOWN}
        return self.reason or by_status.get(self.status)


@dataclass(frozen=True, slots=True)
class Stopped:
    """A lane that stands still, since when and why."""

    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Case:
    """All that is on record of one person and one event."""

    subscriber: SubscriberKey
    versions: Sequence[Version]
    history: History
    texts: Mapping[DeliveryKey, Told]
    claims: Mapping[str, datetime]
    """The names of claims, each with the end of its lease."""
    stopped: Mapping[Lane, Stopped]
    now: datetime

    def consent(self, moment: datetime) -> Consent:
        """The consent at a moment, by what was on record then. An entry was when those before it were."""
        entries = list(takewhile(lambda entry: entry.recorded_at <= moment, self.history.entries))
        return state_after(entries).at(moment) if entries else NOBODY


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one text, or will by what is known now."""

    outcome: str
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """One text that the events of an id asked for, as it concerns one person."""

    key: DeliveryKey
    asked_by: tuple[Version, ...]
    """The versions that asked for it, by their place in time; none when planning has not come to its end."""
    told: Told | None

    @property
    def is_alert(self) -> bool:
        """Whether it is for the audience, and not for those who got the alert."""
        return any(version.event.type.role is Role.ALERT for version in self.asked_by)


def texts_due(case: Case) -> list[Due]:
    """Each text that the id asked for, the newest last."""
    asked: dict[DeliveryKey, list[Version]] = {}
    for version in in_time(case.versions):
        if version.notice and version.outcome != Reason.NOT_ALERTED:
            key = of_notice(version.notice, case.subscriber)
            asked[key] = [*asked.pop(key, []), version]
    due = [Due(key, tuple(versions), case.texts.get(key)) for key, versions in asked.items()]
    others = [Due(key, (), told) for key, told in case.texts.items() if key not in asked]
    return due + sorted(others, key=lambda each: each.told.at if each.told else case.now)


def in_time(versions: Sequence[Version]) -> list[Version]:
    """The versions of an id by their place in time, in whatever order they arrived."""
    return sorted(versions, key=lambda version: version.event.position)


def verdict(case: Case) -> Fate:
    """What the whole case comes to."""
    followed: list[Reason] = []
    for due in reversed(texts_due(case)):
        reasons = [reason for version in due.asked_by if (reason := why_not(version, case))]
        if fate := fate_of(due, case):
            return fate
        if due.is_alert:
            return Fate(NOT_PLANNED, _first(reasons))
        followed += reasons
    own = [Reason(v.outcome) for v in case.versions if v.outcome not in (None, PLANNED)]
    return Fate(NOT_PLANNED, _first(followed or own))


def fate_of(due: Due, case: Case) -> Fate | None:
    """What became of a text; None when it was not for this person."""
    if due.told:
        last = due.told.digest or due.told
        return Fate(last.status, last.why)
    if all(why_not(version, case) for version in due.asked_by):
        return None
    event = due.asked_by[-1].event
    lease_ends = case.claims.get(claim_key(due.key))
    if lease_ends:
        lost = case.now > lease_ends
        return Fate(Status.UNKNOWN, Reason.UNKNOWN) if lost else Fate(CLAIMED)
    reason = _will_not(event, case)
    return Fate(Status.SKIPPED, reason) if reason else Fate(CLAIMED)


def why_not(version: Version, case: Case) -> Reason | None:
    """Why the text of a version was not for this person, when it was planned; None when it was."""
    assert version.notice
    consents = (case.consent(moment) for moment in planned_at(version))
    reason = next((r for consent in consents if (r := outside(version.event, consent))), None)
    if version.event.type.role is Role.ALERT:
        return reason or (None if version.outcome == PLANNED else Reason.NOT_OPTED_IN)
    key = of_notice(version.notice, case.subscriber)
    alerts = (told for each, told in case.texts.items() if each.pk == key.pk and told.role == Role.ALERT)
    got_it = any(told.got_it for told in alerts)
    return None if got_it else reason or Reason.NOT_ALERTED


def planned_at(version: Version) -> tuple[datetime, datetime]:
    """When planning began and ended: a consent that changed between may have counted or not."""
    began = version.received_at or version.event.occurred_at
    return began, version.decided_at or began


def _will_not(event: Event, case: Case) -> Reason | None:
    """Why a text that waits will not be sent, by what is known now."""
    last = min(case.now, event.may_be_sent_until)
    if reason := refused(event, case.consent(last)):
        return reason
    if overtaken(event, [version.event for version in case.versions]):
        return Reason.OVERTAKEN
    if case.now >= event.may_be_sent_until:
        return Reason.EXPIRED
    return Reason.PAUSED if event.type.lane in case.stopped else None


def _first(reasons: Sequence[Reason]) -> Reason | None:
    return min(reasons, key=IN_ORDER.__getitem__, default=None)
