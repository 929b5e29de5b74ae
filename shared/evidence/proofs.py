"""From the anchors to one number: which of them prove what about its chain."""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime

from shared.clock import from_iso
from shared.consent.keys import SubscriberKey
from shared.evidence.export import StoredEntry
from shared.evidence.heads import Proof
from shared.evidence.note import SignedNote
from shared.evidence.store import Anchors

AT_ONCE = 16


@dataclass(frozen=True)
class Proofs:
    """Looks for proofs among the anchors."""

    anchors: Anchors

    def of_entry(self, subscriber: SubscriberKey, seq: int, recorded_at: datetime) -> Proof | None:
        """The first anchor that covers an entry: the closest in time is the strongest."""
        for day in self.anchors.days(since=_day(recorded_at)):
            anchor = self.anchors.anchor(day)
            proof = anchor.proof(subscriber) if anchor else None
            if proof and proof.head and proof.head.seq >= seq:
                return proof
        return None

    def of_chain(self, subscriber: SubscriberKey, entries: Sequence[StoredEntry]) -> tuple[Proof, ...]:
        """Every checkpoint since the chain began, in order and without a gap.

        With a path on each day that was the first to cover an entry, and on the newest; the days between
        are links, which need no tree to be read.
        """
        recorded = [_day(from_iso(entry.facts["recorded_at"])) for entry in entries]
        if not recorded:
            return ()
        days = self.anchors.days(since=min(recorded))
        with ThreadPoolExecutor(AT_ONCE) as pool:
            found = dict(zip(days, pool.map(self.anchors.note, days), strict=True))
        notes = {day: note for day, note in found.items() if note}
        telling = _telling(list(notes), recorded)
        proofs = [self._proof(subscriber, day, note, telling) for day, note in notes.items()]
        first = next((place for place, proof in enumerate(proofs) if proof.head), len(proofs))
        return tuple(proofs[first:])

    def _proof(self, subscriber: SubscriberKey, day: date, note: SignedNote, telling: set[date]) -> Proof:
        anchor = self.anchors.anchor(day) if day in telling else None
        return anchor.proof(subscriber) if anchor else Proof(note)


def _telling(days: Sequence[date], recorded: Iterable[date]) -> set[date]:
    """Of the anchored days those that first covered something, and the newest."""
    first = (next((day for day in days if day >= each), None) for each in set(recorded))
    return {day for day in (*first, *days[-1:]) if day}


def _day(moment: datetime) -> date:
    return moment.astimezone(UTC).date()
