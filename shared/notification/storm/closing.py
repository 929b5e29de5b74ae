"""A gathering is closed: the next one opens, what is left out is told why, and everybody's own is planned."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from uuid import uuid4

from shared.consent.keys import SHARDS, SubscriberKey
from shared.itsm.history import Reason
from shared.notification.audience import Audience, chosen_in, country_in
from shared.notification.claims import LEASE
from shared.notification.messages import Closing, Gathered
from shared.notification.packing import A_KEY, Packing
from shared.notification.pages import READERS, Page, streamed
from shared.notification.storm.before import Before, Cut, Told
from shared.notification.storm.gatherings import Frozen
from shared.notification.storm.joining import Joining
from shared.notification.storm.member import Member, Ref, left_out
from shared.notification.storm.roster import Roster, as_text
from shared.notification.storm.rules import Storm, closed
from shared.settings import Settings
from shared.sms.lines import line_of
from shared.sms.pacing import Lane

PAGES_A_TURN = 4
LATE = (int(LEASE.total_seconds()) + 5, 300)
"""Seconds until those are looked for whose alert was in flight at the closing; see ``AGAIN_AFTER``."""

Recipient = tuple[SubscriberKey, str]


@dataclass
class _Turn:
    """One invocation's look through shards: what their readers were told before, and where each stands."""

    roster: Roster
    standing: int
    cut: Cut
    told: dict[int, Told] = field(default_factory=dict)
    behind: dict[int, str | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Closer:
    """Closes gatherings and plans their texts. Killed anywhere and delivered again, it ends the same."""

    joining: Joining
    audience: Audience
    before: Before
    settings: Settings

    def go_on(self, closing: Closing) -> None:
        """Close a gathering, or go on with its plan. Of one that is not due yet the time is waited for."""
        first = closing.shard is None and not closing.late
        if first and not self._close(closing.gathering):
            return
        frozen = self.joining.gatherings.freeze(closing.gathering, self.joining.clock())
        if first:
            self._leave_out(closing.gathering, frozen)
        roster = self.joining.gatherings.roster(closing.gathering)
        assert roster
        self._plan(closing, roster, Cut(frozen.at, closing.late))
        if first and roster.ends & roster.standing(self.joining.clock()):
            for seconds in LATE:
                self.joining.lanes.plan_on(replace(closing, late=True), delay=seconds)

    def _close(self, id: str) -> bool:
        """Make sure that nothing more comes in; False when it is not time yet."""
        opened = self.joining.storm.now().gathering
        if not opened or opened.id != id:
            return True
        now = self.joining.clock()
        if not opened.is_due(now):
            self.joining.closes(opened, now)
            return False
        members, gone = self.joining.gatherings.members(id), self.joining.gatherings.gone(id)
        empty = len(left_out(id, members, gone, now)) >= len(members)
        next_id = uuid4().hex[:16]

        def rule(storm: Storm) -> Storm:
            mine = storm.gathering and storm.gathering.id == id
            return closed(storm, now, self.joining.figures, next_id, empty=empty) if mine else storm

        storm = self.joining.storm.change(rule)
        if storm.gathering and storm.gathering.id == next_id:
            self.joining.closes(storm.gathering, now)
        return True

    def _leave_out(self, id: str, frozen: Frozen) -> None:
        """Write down for each member that is not told why that is so."""
        gatherings = self.joining.gatherings
        members = {each.name: each for each in gatherings.members(id)}
        those = [members[name] for name in frozen.members]
        found = left_out(id, those, gatherings.gone(id), self.joining.clock())

        def write(member: Member, reason: Reason) -> None:
            gatherings.is_gone(Ref(id, member.name), reason, self.joining.clock())
            self.joining.events.is_left_out(member.event, reason)

        with ThreadPoolExecutor(READERS) as pool:
            done = [pool.submit(write, each, found[each.name]) for each in those if each.name in found]
            for each in done:
                each.result()

    def _plan(self, closing: Closing, roster: Roster, cut: Cut) -> None:
        """Put everybody that a turn finds on the lane, each with what is theirs."""
        turn = _Turn(roster, roster.standing(self.joining.clock()), cut)
        packing: Packing[Recipient] = Packing(
            self.joining.lanes,
            Lane.URGENT,
            self.settings,
            lambda those, line: _message(closing, those, line),
            lambda recipient: A_KEY + len(recipient[1]),
        )
        shards = range(SHARDS) if closing.shard is None else (closing.shard,)
        turn.behind = dict.fromkeys(shards, closing.after)

        def read(shard: int, after: str | None) -> Page:
            if shard not in turn.told:
                turn.told[shard] = self.before.told(roster, turn.standing, shard, cut)
            return Page(shard, (), None) if cut.late else self.audience.opted_in(shard, after)

        for page in streamed(read, dict(turn.behind), PAGES_A_TURN):
            for key, bits, line in self._theirs(turn, page):
                packing.add((key, as_text(bits)), line)
            if page.last and page.after:
                self.joining.lanes.plan_on(replace(closing, shard=page.shard, after=page.after))
        packing.end()

    def _theirs(self, turn: _Turn, page: Page) -> Iterator[tuple[SubscriberKey, int, str | None]]:
        """What of the gathering is whose, for the keys up to the end of a page."""
        told, behind = turn.told[page.shard], turn.behind[page.shard] or ""
        if page.last:
            del turn.told[page.shard]
        turn.behind[page.shard] = page.after
        seen = set()
        for row in page.rows:
            key = row["pk"]["S"]
            seen.add(key)
            bits = turn.roster.concerning(chosen_in(row)) | told.ends.get(key, 0)
            bits &= turn.standing & ~told.known.get(key, 0)
            if bits:
                yield SubscriberKey(key), bits, line_of(country_in(row), self.settings)
        for key, ends in told.ends.items():
            here = key > behind and (page.after is None or key <= page.after)
            bits = ends & turn.standing & ~told.known.get(key, 0)
            if here and key not in seen and bits:
                yield SubscriberKey(key), bits, told.lines[key]


def _message(closing: Closing, those: tuple[Recipient, ...], line: str | None) -> Gathered:
    keys, told = zip(*those, strict=True)
    return Gathered(closing.gathering, keys, told, line, closing.late)
