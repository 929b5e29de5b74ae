"""Requests that nobody answered: after 24 hours they are gone, and the ledger says so."""

from datetime import datetime

from shared.clock import iso
from shared.consent.book import Book, Happening
from shared.consent.entry import Actor, Entry, Kind
from shared.consent.item import PENDING_EXPIRY
from shared.consent.keys import SubscriberKey
from shared.consent.states import Consent, State, state_after


def expire(book: Book) -> int:
    """Write down every request that ran out, and count them. What was confirmed meanwhile is left alone.

    Raises:
        Conflict: others kept changing one of them; it and those behind it wait for the next call.
    """
    due = book.store.due(PENDING_EXPIRY, until=iso(book.clock()))
    return sum(book.store.settle(lambda key=key: _expire(key, book)) for key in due)  # type: ignore[misc]


def _expire(subscriber: SubscriberKey, book: Book) -> int:
    now = book.clock()
    history = book.store.history(subscriber)
    number = book.store.number(subscriber)
    if number is None or not _ran_out(state_after(history.entries), now):
        return 0
    draft = Entry(
        seq=0,
        kind=Kind.EXPIRED,
        actor=Actor.SYSTEM,
        channel="clock",
        cause=f"expiry of {history.seq}",
        at=now,
        recorded_at=now,
    )
    book.record([Happening(history, number, draft, {})], now)
    return 1


def _ran_out(consent: Consent, now: datetime) -> bool:
    return consent.state is State.PENDING and consent.at(now).state is State.NONE
