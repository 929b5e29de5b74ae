"""Sending: pace, claim just before the slot, call at it (G1, G2, G3, G8, G9)."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from shared.clock import Clock
from shared.consent.observations import Observation, Observed
from shared.itsm.history import Reason
from shared.notification.claims import Apart, Claimed, Claims, Held, Taken, ran_out
from shared.notification.deliveries import Deliveries
from shared.notification.delivery import Outcome, Status
from shared.notification.held.store import HeldTexts
from shared.notification.lanes import ObservedQueue
from shared.notification.notes import UNTOLD, Notes
from shared.notification.text import Text
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

__all__ = ["Later", "Sender", "Settled", "Text"]

ENDED = (Status.SUBMITTED, Status.DELIVERED, Status.FAILED)


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
    elsewhere: bool = False
    """Whether a claim of somebody else stands and no outcome. They may have been ended, or it may be a claim
    that came late and that nobody waits for: whoever still has the text must see what becomes of it."""


@dataclass(frozen=True)
class Sender:
    """Sends one text at a time, by whichever thread."""

    claims: Claims
    deliveries: Deliveries
    carrier: Carrier
    observed: ObservedQueue
    clock: Clock
    held: HeldTexts

    def send(self, text: Text) -> Settled | Later:
        """Claim the text and call the carrier once; write down what came of it."""
        now = self.clock()
        if text.reason:
            return self.skip(text, text.reason)
        if now >= text.wanted.valid_until:
            return self.skip(text, Reason.EXPIRED)
        if text.repeated and self.deliveries.status(text.delivery) in ENDED:
            return Settled(used=False)
        first = self.claims.claim(text.wanted, text.subscriber, uuid4().hex, now)
        match self._taken(text, first, now) if isinstance(first, Taken) else first:
            case Claimed() as claimed:
                return self._call(text, claimed)
            case Apart(names):
                assert text.without
                return self.send(replace(text.without(names), hold=text.hold))
            case Held() as held:
                self._notes.waits(text, held)
            case Reason() as reason:
                return self.skip(text, reason)
            case Later() as later:
                return later
        return Settled(used=False)

    def skip(self, text: Text, reason: Reason) -> Settled | Later:
        """Write down why this text is not sent, unless a claim left behind says that it may have been."""
        lease = self.claims.standing(text.wanted, text.subscriber)
        if lease is None:
            self._notes.skipped(text, reason)
            return Settled(used=False)
        status = self.deliveries.status(text.delivery)
        if ran_out(lease, self.clock()):
            self._notes.left_behind(text, status)
        elif status in UNTOLD:
            return Later(elsewhere=True)
        return Settled(used=False)

    @property
    def _notes(self) -> Notes:
        return Notes(self.deliveries, self.held, self.clock)

    def _taken(self, text: Text, taken: Taken, now: datetime) -> Claimed | Held | Reason | Later | None:
        """What a claim of somebody else means: done, at work, or left behind by a crash."""
        status = self.deliveries.status(text.delivery)
        if status not in (*UNTOLD, Status.UNKNOWN):
            return None
        if not ran_out(taken.lease, now) and status is not Status.UNKNOWN:
            return Later(elsewhere=True)
        if taken.lease.attempt >= text.attempts:
            self._notes.left_behind(text, status)
            return None
        claim = self.claims.claim(text.wanted, text.subscriber, uuid4().hex, now, over=taken.lease)
        return Later(elsewhere=True) if isinstance(claim, Taken | Apart) else claim

    def _call(self, text: Text, claimed: Claimed) -> Settled | Later:
        self._notes.dropped(text)
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
            case Throttled() | RefusedForNow() | AccountRefused():
                self.claims.release(text.wanted, text.subscriber, claimed.lease)
                return _later(answer)
            case Refused() if claimed.lease.attempt > 1:
                # The first attempt may have reached the phone, so its end is owed all the same.
                self._notes.left_behind(text, self.deliveries.status(text.delivery))
                return Settled(used=True)
        self._notes.sent(text, claimed, body, _outcome(text, answer))
        # Urgent is tried once more, as a new claim with a new look at consent; routine ends here.
        again = isinstance(answer, Unclear) and claimed.lease.attempt < text.attempts
        return Later() if again else Settled(used=True)

    def _opted_out_there(self, text: Text) -> None:
        """The carrier knows of an opt-out that we do not: it becomes an entry. Told before the outcome is
        written down, so that a crash in between tells it twice and not never."""
        cause = f"refusal of {text.delivery}"
        self.observed.tell(Observation(Observed.CARRIER_OPT_OUT, text.subscriber, cause, self.clock()))


def _outcome(text: Text, answer: Accepted | Refused | Unclear) -> Outcome:
    match answer:
        case Accepted(message_id):
            return _of(text, Status.SUBMITTED, message_id=message_id)
        case Refused(error):
            return _of(text, Status.FAILED, reason=Reason.REFUSED_BY_CARRIER, error=error)
        case Unclear(error):
            return _of(text, Status.UNKNOWN, reason=Reason.UNKNOWN, error=error)


def _of(text: Text, status: Status, **told: Any) -> Outcome:
    return Outcome(status, text.subscriber, text.event, text.role, **told)


def _later(answer: Throttled | RefusedForNow | AccountRefused) -> Later:
    refused = answer.error if isinstance(answer, AccountRefused) else None
    return Later(isinstance(answer, Throttled), refused)
