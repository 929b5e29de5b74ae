"""Everybody of an event's audience was texted or has a reason: audience = texted + all reasons.

Computed from the tables alone. Who was of the audience is what a replay of their ledger gives, as it was
on record when the event was planned; what became of them is what the deliveries say. Whoever changed
their mind while it was being planned may be in or out, and is held to what became of them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from shared.clock import from_iso
from shared.consent.entry import Entry
from shared.consent.keys import SHARDS, SubscriberKey
from shared.consent.ledger import from_facts
from shared.consent.states import State, state_after
from shared.itsm.event import TYPES, EventType, Role, event_key
from shared.itsm.history import Notice, Reason
from shared.notification.delivery import alerted_pk, of_notice
from tests.end_to_end.records import Item, Records

TEXTED = ("submitted", "delivered")
GOT_IT = (*TEXTED, "unknown")
BY_RECEIPT = "failed"
"""What may have become of a text since its end was planned."""
REASONS = {reason.value for reason in Reason}
Lives = Mapping[str, Sequence[Entry]]
"""The entries of each subscriber."""


@dataclass(frozen=True)
class Plan:
    """One planning of one text: of what, for whom, and between which moments."""

    type: EventType
    notice: Notice
    services: frozenset[str]
    locations: frozenset[str]
    began: datetime
    ended: datetime

    @property
    def is_alert(self) -> bool:
        """Whether it is for the audience, and not for those who got the alert."""
        return self.type.role is Role.ALERT

    def is_of(self, row: Item) -> bool:
        """Whether a delivery is the one of this text."""
        key = of_notice(self.notice, SubscriberKey(row["subscriber"]))
        return (row["pk"], row["sk"]) == (key.pk, key.sk)

    def concerns(self, entries: Sequence[Entry], moment: datetime) -> bool:
        """Whether somebody was of the audience by what was on record at a moment."""
        known = list(takewhile(lambda entry: entry.recorded_at <= moment, entries))
        consent = state_after(known).at(moment)
        chosen = consent.preferences
        return (
            consent.state is State.OPTED_IN
            and self.type.topic in consent.topics
            and any_of(self.services, chosen.services)
            and any_of(self.locations, chosen.locations)
        )


def reckoning(records: Records, source: str, id: str, people: Iterable[str]) -> list[str]:
    """Whatever does not add up of one event, for these subscribers and for everybody who has a text of it."""
    versions = records.of_key("Events", event_key(source, id))
    undecided = [version["sk"] for version in versions if "outcome" not in version]
    if undecided:
        return [f"not decided: {undecided}"]
    plans = [plan(version) for version in versions if version.get("notice")]
    pks = {alerted_pk(plan.notice, shard) for plan in plans for shard in range(SHARDS)}
    rows = [row for pk in sorted(pks) for row in records.of_key("Deliveries", pk)]
    everybody = {*people, *(row["subscriber"] for row in rows)} if plans else set()
    lives = {
        key: [from_facts(entry["facts"]) for entry in records.of_key("Ledger", key)] for key in everybody
    }
    texts = {(plan.notice.opening, plan.notice.times): plan for plan in plans if plan.is_alert}
    faults = [fault for text in texts.values() for fault in of_audience(text, plans, rows, lives)]
    return faults + [fault for plan in plans if not plan.is_alert for fault in that_follows(plan, rows)]


def of_audience(text: Plan, plans: list[Plan], rows: list[Item], lives: Lives) -> Iterator[str]:
    """Audience = texted + all reasons, for one alert, however often it was planned."""
    mine = [each for each in plans if each.is_alert and each.notice.is_same_text(text.notice)]
    told = {row["subscriber"]: row for row in rows if text.is_of(row)}
    came_to = Counter(counts_as(row) for row in told.values())
    audience = {key for key, entries in lives.items() if key in told or is_of_any(mine, entries)}
    if len(audience) != sum(came_to[counted] for counted in ("texted", *REASONS)):
        left_out = sorted(audience - set(told))
        yield f"an audience of {len(audience)}, but {dict(came_to)}; neither text nor reason: {left_out}"
    for key in told:
        moments = [(each, at) for each in mine for at in (each.began, each.ended)]
        if not any(each.concerns(lives[key], at) for each, at in moments):
            yield f"{key} was not of the audience and has a text: {told[key]}"


def is_of_any(plans: list[Plan], entries: Sequence[Entry]) -> bool:
    """Whether somebody was of the audience of one of these plans all the time it was made."""
    return any(all(each.concerns(entries, at) for at in (each.began, each.ended)) for each in plans)


def counts_as(row: Item) -> str:
    """``texted``, or the reason; a receipt's failure and an unknown end are one by their status."""
    if row["status"] in TEXTED or "digest" in row:
        return "texted"
    by_status = row["status"] if row["status"] in ("failed", "unknown") else "no reason"
    return str(row.get("reason", by_status))


def that_follows(plan: Plan, rows: list[Item]) -> Iterator[str]:
    """A start or an end is for those who got the alert of its opening, and for nobody else."""
    role = plan.type.role
    opening = {alerted_pk(plan.notice, shard) for shard in range(SHARDS)}
    told = {row["subscriber"] for row in rows if row["pk"] in opening and row["role"] == role}
    alerts = [row for row in rows if row["pk"] in opening and row["role"] == Role.ALERT]
    sure = [row for row in alerts if row["status"] in GOT_IT or "digest" in row]
    got = {row["subscriber"] for row in sure if from_iso(row["at"]) <= plan.began}
    may_have = {row["subscriber"] for row in alerts if row in sure or row["status"] == BY_RECEIPT}
    yield from (f"{key} got the alert and has no {role}" for key in sorted(got - told))
    yield from (f"{key} got no alert and has the {role}" for key in sorted(told - may_have))


def plan(version: Item) -> Plan:
    """What is on record of the planning of a version."""
    type_ = TYPES[version["type"]]
    told = version["notice"]
    notice = Notice(
        version["source"], version["id"], version["sk"], type_.role, told["opening"], told["times"]
    )
    services, locations = frozenset(version["services"]), frozenset(version["locations"])
    began, ended = from_iso(version["received_at"]), from_iso(version["decided_at"])
    return Plan(type_, notice, services, locations, began, ended)


def any_of(named: frozenset[str], chosen: frozenset[str]) -> bool:
    """Chose none, or none is named, or the two intersect."""
    return not chosen or not named or bool(named & chosen)
