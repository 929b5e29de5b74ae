"""An urgent event on its way: out at once, or into the gathering that is open.

Nothing here is locked, and any of it may be done twice or be killed in between. Which way an event goes is
written on the event before it goes there, under a condition, so that a second delivery goes the same way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from uuid import uuid4

from shared.clock import Clock
from shared.itsm.event import Event, Role
from shared.itsm.history import Notice, Reason, newest, opening_of, overtaken
from shared.itsm.store import EventStore
from shared.itsm.version import AT_ONCE, GATHERED, PLANNED, Version
from shared.notification.lanes import Lanes
from shared.notification.messages import Closing
from shared.notification.storm.gatherings import Gatherings
from shared.notification.storm.member import Member, Ref, member_name
from shared.notification.storm.rules import Figures, Gathering, placed, taken_back
from shared.notification.storm.store import TRIES, Contended, StormStore


@dataclass(frozen=True)
class Joining:
    """Decides for each urgent event which way it goes, and puts it into its gathering."""

    storm: StormStore
    gatherings: Gatherings
    events: EventStore
    lanes: Lanes
    figures: Figures
    clock: Clock

    def is_in(self, version: Version) -> bool:
        """Whether an event that was to be gathered is in that gathering for good."""
        gathering, name = version.gathering, member_name(version.event)
        if gathering is None or not self._was_in_time(gathering, version.event):
            return False
        return self.gatherings.holds(gathering, name)

    def comes_in(self, versions: Sequence[Version]) -> None:
        """Something new came in about an id: members that it overtakes are gone, others show its title."""
        events, now = [each.event for each in versions], self.clock()
        for each in versions:
            if each.gathering and now < each.event.may_be_sent_until:
                ref = Ref(each.gathering, member_name(each.event))
                if overtaken(each.event, events):
                    self.gatherings.is_gone(ref, Reason.OVERTAKEN, now)
                elif newest(events).version != each.event.version:
                    self.gatherings.retitle(ref, newest(events).title)

    def way(
        self,
        event: Event,
        notice: Notice,
        versions: Sequence[Version],
        unknown: Mapping[str, list[str]],
    ) -> str | Reason:
        """Where an event goes: ``AT_ONCE``, ``GATHERED``, or nowhere for a reason.

        Raises:
            Contended: too much happened at the same time; the event is delivered again.
        """
        before = _of(event, versions).way
        if before == AT_ONCE:
            return AT_ONCE
        member = member_of(event, notice, versions)
        if notice.role is Role.END and not (member.singly or member.alerts):
            return Reason.NOT_ALERTED
        for _ in range(TRIES):
            gathering = self._place(member.name)
            if gathering is None:
                if self.events.goes(event, AT_ONCE, before):
                    return AT_ONCE
            elif self.events.gathers(event, gathering.id, before, unknown, notice):
                if overtaken(event, [each.event for each in self._versions(event)]):
                    return Reason.OVERTAKEN
                self.gatherings.put(gathering.id, member, self.clock())
                if self._was_in_time(gathering.id, event):
                    return GATHERED
            before = _of(event, self._versions(event)).way
            if before == AT_ONCE:
                return AT_ONCE
        raise Contended

    def reached_nobody(self, event: Event) -> None:
        """An event that went out at once was a text for nobody: it counts for no storm."""
        self.storm.change(lambda storm: taken_back(storm, member_name(event)))

    def _place(self, name: str) -> Gathering | None:
        """The gathering that is open for an event now; None when it may go out at once."""
        now, id = self.clock(), uuid4().hex[:16]
        storm = self.storm.change(lambda storm: placed(storm, name, now, self.figures, id))
        if storm.gathering and storm.gathering.id == id:
            self.closes(storm.gathering, now)
        return storm.gathering

    def closes(self, gathering: Gathering, now: datetime) -> None:
        """Let a gathering be closed when its time comes. Housekeeping sees to one for which this is lost."""
        self.lanes.plan_on(Closing(gathering.id), delay=seconds_to(gathering, now))

    def _was_in_time(self, gathering: str, event: Event) -> bool:
        """Whether a member that was put in before this was asked is one of the gathering, or will be."""
        opened = self.storm.now().gathering
        if opened and opened.id == gathering:
            return True
        return member_name(event) in self.gatherings.freeze(gathering, self.clock()).members

    def _versions(self, event: Event) -> list[Version]:
        return self.events.versions(event.source, event.id)


def seconds_to(gathering: Gathering, now: datetime) -> int:
    """How long until a gathering is due, in whole seconds."""
    return max(0, ceil((gathering.closes_at - now).total_seconds()))


def member_of(event: Event, notice: Notice, versions: Sequence[Version]) -> Member:
    """The event as a member, with all that was told of its opening before."""
    events = [each.event for each in versions]
    opening = opening_of(event, events)
    before = [
        each
        for each in versions
        if each.event.version != event.version and _is_told(each, notice, opening, events)
    ]
    gathered = [(each, Ref(each.gathering, member_name(each.event))) for each in before if each.gathering]
    ends = notice.role is Role.END
    return Member(
        event,
        notice,
        singly=any(not each.gathering for each in before),
        alerts=tuple(ref for each, ref in gathered if ends and each.event.type.role is Role.ALERT),
        told=tuple(ref for each, ref in gathered if each.event.type.role is notice.role),
    )


def _is_told(version: Version, notice: Notice, opening: str, events: Sequence[Event]) -> bool:
    """Whether people may have been told of the opening by this event. The name that its notice has counts
    as well: a late arrival may have renamed the opening since."""
    if version.outcome not in (None, PLANNED, GATHERED) and not version.gathering:
        return False
    named = version.notice.opening if version.notice else None
    return named == notice.opening or opening_of(version.event, events) == opening


def _of(event: Event, versions: Sequence[Version]) -> Version:
    return next(each for each in versions if each.event.version == event.version)
