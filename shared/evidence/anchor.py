"""The daily anchor: all heads of the ledger under one signed root, written once for each day that ended (G5).

Everything is written under "not there yet", and heads before their checkpoint. So a run that was killed
is finished by the next one from the heads that it left, two runs at once come to the same anchor, and what
is there is never written again. A checkpoint names the one before it; days that were missed altogether have
none, and the chain goes on from the last day that has one.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from shared.clock import Clock
from shared.evidence.heads import Head, checkpoint
from shared.evidence.note import SignedNote
from shared.evidence.store import Anchors, Signer
from shared.evidence.whole_ledger import WholeLedger

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Anchoring:
    """What makes an anchor."""

    ledger: WholeLedger
    anchors: Anchors
    signer: Signer
    clock: Clock

    def catch_up(self) -> date | None:
        """Anchor the day that ended last, unless it or a later one has its anchor; answers with the day.

        An empty ledger makes no anchor. A clock that was set back makes none for a day before the newest,
        since every checkpoint has to come after the one that it names.
        """
        day = ended_before(self.clock())
        if self.anchors.reach(day):
            return None
        heads = self._heads(day)
        if not heads:
            return None
        self.anchors.publish(self.signer.key)
        signed = checkpoint(self.signer.name, heads, day, self._before(day))
        written = self.anchors.write_note(day, signed.signed(self.signer.key, self.signer.sign))
        return day if written else None

    def _heads(self, day: date) -> tuple[Head, ...]:
        """The heads as they stand, unless another run wrote its own down before: then those count."""
        heads = self.ledger.heads()
        if not heads or self.anchors.write_heads(day, heads):
            return heads
        return self.anchors.heads(day) or ()

    def _before(self, day: date) -> SignedNote | None:
        """The newest checkpoint before this day."""
        earlier = (each for each in reversed(self.anchors.days()) if each < day)
        return next((note for each in earlier if (note := self.anchors.note(each))), None)


def ended_before(now: datetime) -> date:
    """The last day that is over, by UTC. What it ends with is anchored as soon as the next one has begun."""
    return now.astimezone(UTC).date() - A_DAY
