"""What falls due by time alone: requests, doubts and agreements that nobody answered for.

Consent counts as ended from its moment on, whether or not this has run; the ledger says so here. Only an
agreement that lapses for silence ends by its entry, since how long is the installation's to say.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from shared.clock import iso
from shared.consent.book import Book, Happening
from shared.consent.entry import Actor, Kind, drafted
from shared.consent.item import ATTESTATION, HOLD, PENDING_EXPIRY
from shared.consent.keys import SubscriberKey
from shared.consent.ledger import History
from shared.consent.observed import lapsed
from shared.consent.states import Consent, Hold, State, state_after

Overdue = Callable[[SubscriberKey, Hold], None]


@dataclass(frozen=True)
class Expiry:
    """The jobs of time. ``silence`` is how long an agreement lasts without a sign of the person."""

    book: Book
    silence: timedelta | None
    overdue: Overdue
    """Tells somebody of a doubtful reply that nobody cleared up for five business days; perhaps twice."""

    def run(self) -> int:
        """Write down everything that ran out, and count it. What was answered meanwhile is left alone.

        Raises:
            Conflict: others kept changing one of them; it and those behind it wait for the next call.
        """
        now = self.book.clock()
        done = sum(self._settled(self._expire, key) for key in self._due(PENDING_EXPIRY, now))
        done += sum(self._settled(self._hold, key) for key in self._due(HOLD, now))
        if self.silence:
            done += sum(self._lapse(key, self.silence) for key in self._due(ATTESTATION, now - self.silence))
        return done

    def _due(self, job: str, until: datetime) -> list[SubscriberKey]:
        return self.book.store.due(job, until=iso(until))

    def _settled(self, job: Callable[[SubscriberKey], int], key: SubscriberKey) -> int:
        return self.book.store.settle(lambda: job(key))

    def _expire(self, subscriber: SubscriberKey) -> int:
        now, history = self.book.clock(), self.book.store.history(subscriber)
        standing = state_after(history.entries)
        ran_out = standing.state is State.PENDING and standing.at(now).state is State.NONE
        return self._write(Kind.EXPIRED, history, now) if ran_out else 0

    def _hold(self, subscriber: SubscriberKey) -> int:
        now, history = self.book.clock(), self.book.store.history(subscriber)
        hold = state_after(history.entries).held
        if hold is None or now < hold.overdue_at:
            return 0
        if not hold.overdue:
            self.overdue(subscriber, hold)
        if now >= hold.ends_at:
            return self._write(Kind.HOLD_ENDED, history, now)
        return 0 if hold.overdue else self._write(Kind.HOLD_OVERDUE, history, now)

    def _lapse(self, subscriber: SubscriberKey, silence: timedelta) -> int:
        now = self.book.clock()
        seq = self.book.store.history(subscriber).seq

        def still(history: History) -> bool:
            return _silent(history.consent(now), now - silence)

        return lapsed(subscriber, still, f"silence after {seq}", self.book)

    def _write(self, kind: Kind, history: History, now: datetime) -> int:
        draft = drafted(kind, Actor.SYSTEM, "clock", f"{kind} after {history.seq}", now)
        number = self.book.store.number(history.subscriber)
        self.book.record([Happening(history, number, draft, {})], now)
        return 1


def _silent(consent: Consent, since: datetime) -> bool:
    seen = consent.seen_at
    return consent.state is State.OPTED_IN and not consent.held and seen is not None and seen <= since
