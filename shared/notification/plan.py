"""From an event to packed messages: a chain that may be killed anywhere and ends the same."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from shared.clock import Clock
from shared.consent.keys import SHARDS, SubscriberKey
from shared.itsm.event import Event, Role
from shared.itsm.history import Notice, Reason, as_planned, decide, opening_of
from shared.itsm.store import EventStore
from shared.itsm.version import AT_ONCE, GATHERED, PLANNED, Version
from shared.notification.audience import (
    ALL_SHARDS,
    Audience,
    chosen_in,
    concerns,
    country_in,
    got_it,
    line_before,
)
from shared.notification.claims import LEASE
from shared.notification.lanes import Lanes
from shared.notification.messages import Packed, Planning
from shared.notification.packing import Packing
from shared.notification.pages import Read, Row, streamed
from shared.notification.storm.before import Before
from shared.notification.storm.joining import Joining, member_of
from shared.notification.storm.member import Ref
from shared.settings import Settings
from shared.sms.lines import line_of
from shared.sms.pacing import Lane

AGAIN_AFTER = (int(LEASE.total_seconds()) + 5, 300)
"""Seconds until an end looks again for alerts: one in flight is settled by the first, one whose worker
died by the second, when SQS has given its message out again.
"""
PAGES_A_TURN = 8
"""Of a shard, before one invocation hands planning on to the next."""


@dataclass(frozen=True)
class Planner:
    """Takes events in and puts their recipients on the lanes."""

    events: EventStore
    audience: Audience
    lanes: Lanes
    storm: Joining
    before: Before
    settings: Settings
    clock: Clock

    def take(self, event: Event) -> Reason | None:
        """Decide about an event that arrived and plan it; the reason when it is a text for nobody.

        An event that was received but never concluded is taken up again, so a crash loses nothing.
        """
        known, unknown = in_catalogue(event, self.settings)
        new = self.events.receive(known)
        versions = self.events.versions(event.source, event.id)
        if not new and self._concluded(known, versions):
            return Reason.DUPLICATE
        self.storm.comes_in(versions)
        decision = decide(known, [v.event for v in versions], _alert_planned(known, versions), self.clock())
        if isinstance(decision, Reason):
            self.events.conclude(known, decision, unknown)
            return decision
        planned = [v.notice for v in versions if v.notice]
        told = as_planned(decision, [v.event for v in versions], planned)
        told = replace(told, repeated=any(told.is_same_text(each) for each in planned))
        return self._tell(known, told, versions, unknown)

    def _tell(
        self, event: Event, told: Notice, versions: list[Version], unknown: Mapping[str, list[str]]
    ) -> Reason | None:
        """Let a notice go out at once or into the gathering that is open, and write down which."""
        urgent = event.type.lane is Lane.URGENT
        way = self.storm.way(event, told, versions, unknown) if urgent else AT_ONCE
        if way == GATHERED:
            return None
        if isinstance(way, Reason):
            self.events.conclude(event, way, unknown, told)
            return way
        alert = told.role is Role.ALERT
        if self.go_on(Planning(told, "event" if alert else "alert")):
            self.events.conclude(event, PLANNED, unknown, told)
            return None
        nobody = Reason.NOT_OPTED_IN if alert else Reason.NOT_ALERTED
        self.events.conclude(event, nobody, unknown, told)
        if urgent:
            self.storm.reached_nobody(event)
        return nobody

    def _concluded(self, event: Event, versions: list[Version]) -> bool:
        """Whether an event was done with before, and not killed on its way into a gathering."""
        mine = next(v for v in versions if v.event.version == event.version)
        return mine.outcome is not None and (mine.outcome != GATHERED or self.storm.is_in(mine))

    def go_on(self, planning: Planning) -> bool:
        """Plan from where ``planning`` stands; False when that is the end and nobody was found."""
        versions = self.events.versions(planning.notice.source, planning.notice.id)
        event = next((v.event for v in versions if v.event.version == planning.notice.version), None)
        if event is None:
            return False
        found = self._pack(event, planning, versions)
        first = planning == Planning(planning.notice, planning.finder)
        if (
            planning.finder == "alert"
            and first
            and _alert_planned(event, versions, (PLANNED, GATHERED, None))
        ):
            for seconds in AGAIN_AFTER:
                self.lanes.plan_on(replace(planning, again=True), delay=seconds)
        return found

    def _pack(self, event: Event, planning: Planning, versions: list[Version]) -> bool:
        """Put everybody that a turn finds on the lane; what it does not come to is left to the next."""
        member = member_of(event, planning.notice, versions)
        knows = {key for key, _ in self._got(member.told)}
        packing: Packing[SubscriberKey] = Packing(
            self.lanes,
            event.type.lane,
            self.settings,
            lambda keys, line: Packed(planning.notice, keys, line),
        )
        rest = False
        for page in streamed(self._reader(planning), _begin(planning), PAGES_A_TURN):
            for key, line in self._recipients(event, planning, page.rows):
                if key not in knows:
                    packing.add(key, line)
            if page.last and page.after:
                rest = True
                self.lanes.plan_on(replace(planning, shard=page.shard, after=page.after, alone=True))
        for key, line in self._got(member.alerts if not planning.alone else ()):
            if key not in knows:
                packing.add(key, line)
        packing.end()
        return packing.found or rest

    def _got(self, refs: tuple[Ref, ...]) -> Iterator[tuple[SubscriberKey, str | None]]:
        """Who was told this in a gathering, and by which line."""
        for shard in ALL_SHARDS if refs else ():
            yield from self.before.alerted(refs, shard)

    def _reader(self, planning: Planning) -> Read:
        if planning.finder == "event":
            return self.audience.opted_in
        return lambda shard, after: self.audience.alerts(planning.notice, shard, after)

    def _recipients(
        self, event: Event, planning: Planning, rows: Sequence[Row]
    ) -> Iterator[tuple[SubscriberKey, str | None]]:
        """Whoever of these rows is to be texted, and from which line."""
        if planning.finder == "event":
            for row in rows:
                if concerns(event, chosen_in(row)):
                    yield SubscriberKey(row["pk"]["S"]), line_of(country_in(row), self.settings)
            return
        for row in rows:
            if got_it(row):
                yield SubscriberKey(row["subscriber"]["S"]), line_before(row, self.settings)


def _begin(planning: Planning) -> dict[int, str | None]:
    """Where each shard that is to be looked through begins."""
    shards = [planning.shard] if planning.alone else range(planning.shard, SHARDS)
    return {shard: planning.after if shard == planning.shard else None for shard in shards}


def in_catalogue(event: Event, settings: Settings) -> tuple[Event, Mapping[str, list[str]]]:
    """The event without services and locations that the catalogue lacks, and those."""
    services, locations = frozenset(settings.services), frozenset(settings.locations)
    unknown: dict[str, Any] = {
        "services": sorted(event.services - services),
        "locations": sorted(event.locations - locations),
    }
    known = replace(event, services=event.services & services, locations=event.locations & locations)
    return known, unknown


def _alert_planned(
    event: Event, versions: list[Version], outcomes: tuple[str | None, ...] = (PLANNED, GATHERED)
) -> bool:
    """Whether an alert of the event's opening was planned, by another event than itself.

    With ``None`` among ``outcomes`` one that is still being planned counts too.
    """
    events = [v.event for v in versions]
    opening = opening_of(event, events)
    return any(
        v.outcome in outcomes
        and v.event.type.role is Role.ALERT
        and v.event.version != event.version
        and opening_of(v.event, events) == opening
        for v in versions
    )
