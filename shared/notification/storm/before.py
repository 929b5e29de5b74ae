"""Who was told what before a gathering closed: from the deliveries of single texts and of gatherings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from shared.clock import from_iso
from shared.consent.keys import SubscriberKey
from shared.itsm.event import Role
from shared.notification.audience import Audience, got_it, line_before
from shared.notification.delivery import alerted_pk, gathered_pk
from shared.notification.pages import Row
from shared.notification.storm.gatherings import Gatherings
from shared.notification.storm.member import Member, Ref
from shared.notification.storm.roster import Roster, as_bits
from shared.settings import Settings

WRITTEN_WITHIN = timedelta(seconds=2)
"""How long after its time a delivery's row may still come, clocks that differ included."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Which alerts count: those settled before a moment, or, looked at ``late``, those from then on.

    So an end that is looked for twice, while its last alerts were in flight, is for each person in one of
    the two looks and in no other.
    """

    at: datetime
    late: bool = False

    def counts(self, row: Row) -> bool:
        """Whether the text of this row is looked at now."""
        return (from_iso(row["at"]["S"]) >= self.at - WRITTEN_WITHIN) is self.late


@dataclass
class Told:
    """One shard's readers: the ends that they wait for, and what they know already, as bits."""

    ends: dict[str, int] = field(default_factory=dict)
    known: dict[str, int] = field(default_factory=dict)
    lines: dict[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Before:
    """Reads what stands in the deliveries about the openings of a gathering's members."""

    audience: Audience
    gatherings: Gatherings
    settings: Settings

    def told(self, roster: Roster, standing: int, shard: int, cut: Cut) -> Told:
        """What one shard's readers were told before of the members that stand."""
        told = Told()
        for place, member in enumerate(roster.members):
            if standing >> place & 1 and member.singly:
                self._singly(member, 1 << place, shard, cut, told)
        for gathering, (waiting, known) in _sources(roster, standing).items():
            self._gathered(gathering, waiting, known, shard, cut, told)
        return told

    def alerted(self, refs: tuple[Ref, ...], shard: int) -> Iterator[tuple[SubscriberKey, str | None]]:
        """Who of a shard got one of these members, and by which line."""
        for gathering in {ref.gathering for ref in refs}:
            wanted = self._translated(gathering, {r.member: 1 for r in refs if r.gathering == gathering})
            for row in self._rows(gathered_pk(gathering, shard), shard):
                if _translate(as_bits(row["told"]["S"]), wanted):
                    yield SubscriberKey(row["subscriber"]["S"]), line_before(row, self.settings)

    def _singly(self, member: Member, bit: int, shard: int, cut: Cut, told: Told) -> None:
        end = member.notice.role is Role.END
        for row in self._rows(alerted_pk(member.notice, shard), shard):
            key, role = row["subscriber"]["S"], row["sk"]["S"].partition("#")[0]
            if role == member.notice.role:
                told.known[key] = told.known.get(key, 0) | bit
            elif end and role == Role.ALERT and cut.counts(row):
                self._waits(told, row, bit)

    def _gathered(
        self,
        gathering: str,
        waiting: Mapping[str, int],
        known: Mapping[str, int],
        shard: int,
        cut: Cut,
        told: Told,
    ) -> None:
        waited_for, knew = self._translated(gathering, waiting), self._translated(gathering, known)
        for row in self._rows(gathered_pk(gathering, shard), shard):
            key, bits = row["subscriber"]["S"], as_bits(row["told"]["S"])
            told.known[key] = told.known.get(key, 0) | _translate(bits, knew)
            if cut.counts(row) and (bit := _translate(bits, waited_for)):
                self._waits(told, row, bit)

    def _waits(self, told: Told, row: Row, bits: int) -> None:
        key = row["subscriber"]["S"]
        told.ends[key] = told.ends.get(key, 0) | bits
        told.lines[key] = line_before(row, self.settings)

    def _translated(self, gathering: str, members: Mapping[str, int]) -> dict[int, int]:
        """From the bits of another gathering to those of this one."""
        frozen = self.gatherings.frozen(gathering) if members else None
        places = {name: place for place, name in enumerate(frozen.members if frozen else ())}
        return {1 << places[name]: bit for name, bit in members.items() if name in places}

    def _rows(self, pk: str, shard: int) -> Iterator[Row]:
        after, more = None, True
        while more:
            page = self.audience.texts(pk, shard, after)
            yield from (row for row in page.rows if got_it(row))
            after, more = page.after, page.after is not None


Sources = dict[str, tuple[dict[str, int], dict[str, int]]]


def _sources(roster: Roster, standing: int) -> Sources:
    """Other gatherings that told of these members: for each what is waited for since, and what is known."""
    found: Sources = {}
    for place, member in enumerate(roster.members):
        if not standing >> place & 1:
            continue
        for which, refs in enumerate((member.alerts, member.told)):
            for ref in refs:
                bits = found.setdefault(ref.gathering, ({}, {}))[which]
                bits[ref.member] = bits.get(ref.member, 0) | 1 << place
    return found


def _translate(bits: int, translation: Mapping[int, int]) -> int:
    found = 0
    for there, here in translation.items():
        if bits & there:
            found |= here
    return found
