"""What is written down of a text: its outcome, or why it was not sent, or that it waits (G4)."""

from dataclasses import dataclass, replace

from shared.clock import Clock
from shared.itsm.history import Reason
from shared.notification.claims import Claimed, Held
from shared.notification.deliveries import Deliveries
from shared.notification.delivery import GOT_IT, Outcome, Status
from shared.notification.held.store import HeldTexts
from shared.notification.text import Piece, Text
from shared.sms.encoding import size

HIDDEN = "\N{BULLET}"
UNTOLD = (None, Status.SKIPPED)
"""What stands of a delivery whose claim was taken and never followed by an outcome."""


@dataclass(frozen=True)
class Notes:
    """Writes down what became of texts, each of which may stand for several deliveries."""

    deliveries: Deliveries
    held: HeldTexts
    clock: Clock

    def skipped(self, text: Text, reason: Reason) -> None:
        """Nothing was sent, for this reason."""
        self.dropped(text)
        for each in text.pieces:
            self._of(each, Outcome(Status.SKIPPED, text.subscriber, each.event, each.role, reason))

    def dropped(self, text: Text) -> None:
        """What a digest leaves out, each for its own reason."""
        for each, reason in text.dropped:
            self._of(each, Outcome(Status.SKIPPED, text.subscriber, each.event, each.role, reason))

    def waits(self, text: Text, held: Held) -> None:
        """It is to come back when it is due. That is kept first: killed in between, all of it happens
        again, and nothing is ever only skipped."""
        assert text.wanted.lane
        for each in text.pieces:
            assert each.alone
            self.held.keep(text.subscriber, text.wanted.lane, each.alone, held)
        self.skipped(text, held.reason)

    def sent(self, text: Text, claimed: Claimed, body: str, outcome: Outcome) -> None:
        """The carrier was called, with this outcome."""
        told = text.told(claimed)
        for each in set(text.tells or ()) - set(told):
            off = Outcome(Status.SKIPPED, text.subscriber, each.event, each.role, Reason.TOPIC_OFF)
            self._of(each, off)
        full = replace(
            outcome,
            consent_seq=claimed.consent_seq,
            consent_hash=claimed.consent_hash,
            parts=size(body).parts,
            body=_without(text.secret, body),
            line=text.line,
        )
        self._ended(text, full, told)

    def left_behind(self, text: Text, status: Status | None) -> None:
        """Nobody wrote down what came of the last call: it may have reached the phone."""
        if status in UNTOLD:
            outcome = Outcome(Status.UNKNOWN, text.subscriber, text.event, text.role, Reason.UNKNOWN)
            self._ended(text, outcome, text.tells or ())

    def _ended(self, text: Text, outcome: Outcome, told: tuple[Piece, ...]) -> None:
        """What a digest told of comes before its own outcome: once that stands, nothing is left to do."""
        self._told(text, outcome, told)
        tells = tuple(str(each.delivery) for each in told)
        self.deliveries.record(text.delivery, replace(outcome, tells=tells), self.clock())

    def _told(self, text: Text, outcome: Outcome, pieces: tuple[Piece, ...]) -> None:
        """Each delivery that a digest told of says so; where the carrier took none, it ended alike."""
        for each in pieces:
            if outcome.status in GOT_IT:
                told = Outcome(Status.SKIPPED, text.subscriber, each.event, each.role, Reason.RATE_LIMITED)
                self._of(each, replace(told, digest=str(text.delivery)))
            else:
                ended = Outcome(outcome.status, text.subscriber, each.event, each.role, outcome.reason)
                self._of(each, replace(ended, error=outcome.error))

    def _of(self, piece: Piece, outcome: Outcome) -> None:
        self.deliveries.record(piece.delivery, outcome, self.clock())


def _without(secret: str, body: str) -> str:
    return body.replace(secret, HIDDEN * len(secret)) if secret else body
