"""Sending: pace, then claim, then call; never claim and wait (G1, G2, G3, G8, G9)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from shared.clock import Clock
from shared.consent.keys import SubscriberKey
from shared.consent.observations import Observation, Observed
from shared.itsm.history import Reason
from shared.notification.claims import Claimed, Claims, Taken, Wanted, ran_out
from shared.notification.deliveries import Deliveries
from shared.notification.delivery import DeliveryKey, Outcome, Status
from shared.notification.lanes import ObservedQueue
from shared.sms.carrier import (
    Accepted,
    AccountRefused,
    Answer,
    Carrier,
    Refused,
    RefusedForNow,
    Throttled,
    Unclear,
)
from shared.sms.encoding import size

URGENT_ATTEMPTS = 2
HIDDEN = "\N{BULLET}"
UNTOLD = (None, Status.SKIPPED)
ENDED = (Status.SUBMITTED, Status.DELIVERED, Status.FAILED)
"""What stands of a delivery whose claim was taken and never followed by an outcome."""


@dataclass(frozen=True)
class Text:
    """One text that is due to one number."""

    delivery: DeliveryKey
    subscriber: SubscriberKey
    wanted: Wanted
    body: Callable[[Claimed], str]
    event: str | None
    role: str
    line: str
    """The identity that it is sent from."""
    attempts: int
    """How often the carrier may be called when an outcome stays unknown: 2 on the urgent lane, else 1."""
    repeated: bool = False
    """Whether it may have been sent so long ago that its claim is forgotten."""
    secret: str = ""
    """What of the body only its reader may know, and no record."""
    hold: Callable[[], bool] = lambda: True
    """Waits for the text's moment on its line, a few hundredths of a second away; False when it is past."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Nothing more is to be done; ``used`` tells whether the line's slot was spent on it."""

    used: bool


@dataclass(frozen=True, slots=True)
class Later:
    """Not taken by the carrier for now; to be tried again. ``throttled`` says that we were too fast."""

    throttled: bool = False
    refused: str | None = None
    """The error, when the carrier refused the whole account and not this text."""
    missed: bool = False
    """Whether its moment on the line had passed, so that the carrier was not asked."""


@dataclass(frozen=True)
class Sender:
    """Sends one text at a time, by whichever thread."""

    claims: Claims
    deliveries: Deliveries
    carrier: Carrier
    observed: ObservedQueue
    clock: Clock

    def send(self, text: Text) -> Settled | Later:
        """Claim the text and call the carrier once; write down what came of it."""
        now = self.clock()
        if now >= text.wanted.valid_until:
            return self.skip(text, Reason.EXPIRED)
        if text.repeated and self.deliveries.status(text.delivery) in ENDED:
            return Settled(used=False)
        first = self.claims.claim(text.wanted, text.subscriber, uuid4().hex, now)
        claim = self._taken(text, first, now) if isinstance(first, Taken) else first
        if isinstance(claim, Claimed):
            return self._call(text, claim)
        return self._skip(text, claim, now) if claim else Settled(used=False)

    def skip(self, text: Text, reason: Reason) -> Settled:
        """Write down why this text is not sent, unless a claim left behind says that it may have been."""
        now = self.clock()
        lease = self.claims.standing(text.wanted, text.subscriber)
        if lease is None:
            return self._skip(text, reason, now)
        if ran_out(lease, now):
            self._left_behind(text, self.deliveries.status(text.delivery), now)
        return Settled(used=False)

    def _taken(self, text: Text, taken: Taken, now: datetime) -> Claimed | Reason | None:
        """What a claim of somebody else means: done, at work, or left behind by a crash."""
        status = self.deliveries.status(text.delivery)
        if not ran_out(taken.lease, now) and status is not Status.UNKNOWN:
            return None
        if status not in (*UNTOLD, Status.UNKNOWN):
            return None
        if taken.lease.attempt >= text.attempts:
            self._left_behind(text, status, now)
            return None
        claim = self.claims.claim(text.wanted, text.subscriber, uuid4().hex, now, over=taken.lease)
        return None if isinstance(claim, Taken) else claim

    def _left_behind(self, text: Text, status: Status | None, now: datetime) -> None:
        """Nobody wrote down what came of the last call: it may have reached the phone."""
        if status in UNTOLD:
            outcome = Outcome(Status.UNKNOWN, text.subscriber, text.event, text.role, reason=Reason.UNKNOWN)
            self._record(text, outcome, now)

    def _call(self, text: Text, claimed: Claimed) -> Settled | Later:
        body = text.body(claimed)
        if not text.hold():
            self.claims.release(text.wanted, text.subscriber, claimed.lease)
            return Later(missed=True)
        valid_for = text.wanted.valid_until - self.clock()
        context = {"delivery": str(text.delivery), "consent": f"{claimed.consent_seq}:{claimed.consent_hash}"}
        answer = self.carrier.send(claimed.number, body, valid_for, context, text.line)
        settled = self._settle(text, claimed, body, answer)
        self.claims.forget_expired(text.subscriber, claimed, self.clock())
        return settled

    def _settle(self, text: Text, claimed: Claimed, body: str, answer: Answer) -> Settled | Later:
        if isinstance(answer, Refused) and answer.opted_out:
            self._opted_out_there(text)
        match answer:
            case Accepted(message_id):
                return self._end(text, claimed, Status.SUBMITTED, body, message_id=message_id)
            case Throttled() | RefusedForNow() | AccountRefused():
                self.claims.release(text.wanted, text.subscriber, claimed.lease)
                return _later(answer)
            case Refused() if claimed.lease.attempt > 1:
                # The first attempt may have reached the phone, so its end is owed all the same.
                self._left_behind(text, self.deliveries.status(text.delivery), self.clock())
                return Settled(used=True)
            case Refused(error):
                return self._end(
                    text, claimed, Status.FAILED, body, reason=Reason.REFUSED_BY_CARRIER, error=error
                )
            case Unclear(error):
                return self._unclear(text, claimed, body, error)

    def _opted_out_there(self, text: Text) -> None:
        """The carrier knows of an opt-out that we do not: it becomes an entry. Told before the outcome is
        written down, so that a crash in between tells it twice and not never."""
        cause = f"refusal of {text.delivery}"
        self.observed.tell(Observation(Observed.CARRIER_OPT_OUT, text.subscriber, cause, self.clock()))

    def _unclear(self, text: Text, claimed: Claimed, body: str, error: str) -> Settled | Later:
        """Routine ends here; urgent is tried once more, as a new claim with a new look at consent."""
        self._end(text, claimed, Status.UNKNOWN, body, reason=Reason.UNKNOWN, error=error)
        return Later() if claimed.lease.attempt < text.attempts else Settled(used=True)

    def _end(
        self,
        text: Text,
        claimed: Claimed,
        status: Status,
        body: str,
        *,
        message_id: str | None = None,
        reason: Reason | None = None,
        error: str | None = None,
    ) -> Settled:
        outcome = Outcome(
            status,
            text.subscriber,
            text.event,
            text.role,
            reason=reason,
            message_id=message_id,
            consent_seq=claimed.consent_seq,
            consent_hash=claimed.consent_hash,
            parts=size(body).parts,
            error=error,
            body=_without(text.secret, body),
            line=text.line,
        )
        self._record(text, outcome, self.clock())
        return Settled(used=True)

    def _skip(self, text: Text, reason: Reason, now: datetime) -> Settled:
        outcome = Outcome(Status.SKIPPED, text.subscriber, text.event, text.role, reason=reason)
        self._record(text, outcome, now)
        return Settled(used=False)

    def _record(self, text: Text, outcome: Outcome, now: datetime) -> None:
        self.deliveries.record(text.delivery, outcome, now)


def _later(answer: Throttled | RefusedForNow | AccountRefused) -> Later:
    refused = answer.error if isinstance(answer, AccountRefused) else None
    return Later(isinstance(answer, Throttled), refused)


def _without(secret: str, body: str) -> str:
    return body.replace(secret, HIDDEN * len(secret)) if secret else body
