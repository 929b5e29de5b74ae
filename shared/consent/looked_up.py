"""Who looked at whose record: each look is an entry of the chain of whoever was looked at."""

from dataclasses import dataclass

from shared.consent.book import Book, Happening
from shared.consent.entry import Actor, Entry, Kind
from shared.consent.keys import EmployeeKey
from shared.consent.ledger import History
from shared.sms.number import PhoneNumber


@dataclass(frozen=True, slots=True)
class Look:
    """A look at a record: by whom, in which role, and for ``what`` (``lookup``, ``proof``, …)."""

    actor: Actor
    staff: EmployeeKey
    what: str
    request: str


def note_look(number: PhoneNumber, look: Look, book: Book) -> History | None:
    """Write down who looks at the record of a number; answers with the record, this look in it.

    None when nothing ever happened to the number; then nothing is written either.

    Raises:
        Conflict: others kept changing the same consent; nothing was written.
    """
    return book.store.settle(lambda: _note_look(number, look, book))


def _note_look(number: PhoneNumber, look: Look, book: Book) -> History | None:
    subscriber = book.keys.subscriber(number)
    history = book.store.history(subscriber)
    if not history.entries:
        return None
    now = book.clock()
    draft = Entry(
        seq=0,
        kind=Kind.LOOKED_UP,
        actor=look.actor,
        channel=look.what,
        cause=look.request,
        at=now,
        recorded_at=now,
        by=look.staff,
    )
    # What was erased is not written down again by whoever asks for it.
    known = book.store.number(subscriber)
    book.record([Happening(history, known, draft, {})], now)
    return book.store.history(subscriber)
