"""What the answer to a claim means: the item tells whether the text is ours, and if not, why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shared.consent.entry import Topic
from shared.consent.language import Language
from shared.consent.states import State
from shared.itsm.history import Reason
from shared.notification.claim_update import Lease, Wanted, counts
from shared.notification.held.hourly import hour_of, next_hour
from shared.notification.held.quiet import Quiet
from shared.sms.number import PhoneNumber
from shared.sms.pacing import Lane

Item = Mapping[str, Any]
NOT_ON = {State.OPTED_OUT: Reason.OPTED_OUT, State.SUSPENDED: Reason.SUSPENDED}


@dataclass(frozen=True, slots=True)
class Claimed:
    """This text is ours to send, under this consent."""

    number: PhoneNumber
    topics: frozenset[Topic]
    language: Language
    time_zone: str | None
    of_employee: bool
    consent_seq: int
    """The entry that the state of consent rests on, by which an auditor finds what allowed this text."""
    consent_hash: str
    lease: Lease
    claims: Mapping[str, int]
    """All claims on the item, each with the end of its validity in milliseconds."""
    hours: frozenset[str] = frozenset()
    """The hours that texts were counted in."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Somebody claimed this text before."""

    lease: Lease


@dataclass(frozen=True, slots=True)
class Apart:
    """Somebody claimed some of the texts that this one stands for."""

    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Held:
    """Not now: the person has quiet hours, or had enough texts in this hour."""

    reason: Reason
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Awake:
    """The person has quiet hours and is not in them, as of this entry: to be claimed as of it."""

    seq: int


@dataclass(frozen=True, slots=True)
class Limits:
    """What keeps a text back for a while, as the stage has it."""

    time_zone: str = "UTC"
    """Of those who chose none."""
    routine_an_hour: int = 0
    """0 for any number."""

    def hold(self, wanted: Wanted, item: Item, now: datetime, seen: int | None) -> Held | Awake | None:
        """Why a text that nothing else speaks against has to wait; None when it has not."""
        if quiet := self._quiet(wanted, item):
            if until := quiet.until(now):
                return Held(Reason.QUIET_HOURS, until)
            if seen != int(item["seq"]):
                return Awake(int(item["seq"]))
        limit = self.routine_an_hour
        if counts(wanted, limit) and item.get("hours", {}).get(hour_of(now), 0) >= limit:
            return Held(Reason.RATE_LIMITED, next_hour(now))
        return None

    def _quiet(self, wanted: Wanted, item: Item) -> Quiet | None:
        """The hours of the person that count for this text."""
        passes = wanted.lane is Lane.URGENT and item.get("urgent_in_quiet_hours", True)
        if wanted.lane is None or passes or "quiet_from" not in item:
            return None
        return Quiet(item["quiet_from"], item["quiet_to"], item.get("time_zone", self.time_zone))


def refusal(
    wanted: Wanted, item: Item, lease: Lease, over: Lease | None
) -> Claimed | Taken | Apart | Reason | None:
    """Why consent or another claim is in the way of this one; None when neither is."""
    state = item.get("state", State.NONE)
    if wanted.state and state != wanted.state:
        return NOT_ON.get(state, Reason.NOT_OPTED_IN)
    if wanted.topics and item.get("held"):
        return Reason.HELD
    if wanted.topics and wanted.topics.isdisjoint(item.get("topics", ())):
        return Reason.TOPIC_OFF
    found = standing(item, wanted)
    if found and found.token == lease.token:
        return claimed(item, found)
    if found and not (over and found.token == over.token):
        return Taken(found)
    taken = frozenset(wanted.along) & item.get("claims", {}).keys()
    return Apart(taken) if taken and not over else None


def standing(item: Item, wanted: Wanted) -> Lease | None:
    """The lease on this text that an item shows."""
    found = item.get("claims", {}).get(wanted.name)
    return Lease(found["t"], int(found["u"]), int(found["n"])) if found else None


def claimed(item: Item, lease: Lease) -> Claimed:
    """What a claim that was won tells."""
    return Claimed(
        number=PhoneNumber(item["number"]),
        topics=frozenset(Topic(topic) for topic in item.get("topics", ())),
        language=Language(item.get("language", Language.ENGLISH)),
        time_zone=item.get("time_zone"),
        of_employee="employee" in item,
        consent_seq=int(item.get("consent_seq", item["seq"])),
        consent_hash=item.get("consent_hash", item["hash"]),
        lease=lease,
        claims={name: int(each["x"]) for name, each in item["claims"].items()},
        hours=frozenset(item.get("hours", ())),
    )
