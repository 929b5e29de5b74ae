"""What others see of a consent and the person does not say here: HR, the carrier, and silence."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from shared.consent.book import Book, Happening
from shared.consent.entry import Actor, Kind, drafted
from shared.consent.keys import EmployeeKey, SubscriberKey
from shared.consent.ledger import History
from shared.sms.number import PhoneNumber


@dataclass(frozen=True, slots=True)
class Sighting:
    """Something that was seen, by whom, and by which message; the same ``cause`` again is the same."""

    kind: Kind
    actor: Actor
    channel: str
    cause: str
    carrier_at: datetime | None = None


def offboard(employee: EmployeeKey, cause: str, book: Book) -> int:
    """Suspend what the employee agreed to: they have left. Answers with how many numbers it concerned.

    Raises:
        Conflict: others kept changing the same consent; nothing was written.
    """
    return book.store.settle(lambda: _offboard(employee, cause, book))


def _offboard(employee: EmployeeKey, cause: str, book: Book) -> int:
    now = book.clock()
    theirs = [h for h in book.entered_by(employee) if h.consent(now).belongs_to(employee)]
    unseen = [h for h in theirs if not h.caused_by(cause)]
    sighting = Sighting(Kind.OFFBOARDED, Actor.SYSTEM, "hr", cause)
    happenings = [_happening(h, None, sighting, book, now, employee) for h in unseen]
    if happenings:
        book.record(happenings, now)
    return len(happenings)


def unreachable(subscriber: SubscriberKey, cause: str, said_at: datetime, book: Book) -> bool:
    """Suspend a number that the carrier cannot reach for good; False when that was known.

    Raises:
        Conflict: others kept changing the same consent; nothing was written.
    """
    sighting = Sighting(Kind.PERMANENT_FAILURE, Actor.CARRIER, "receipt", cause, said_at)
    return _note(subscriber, None, sighting, book)


def lapsed(subscriber: SubscriberKey, still: Callable[[History], bool], cause: str, book: Book) -> bool:
    """Suspend a number whose person gave no sign for too long, if that is ``still`` so.

    Raises:
        Conflict: others kept changing the same consent; nothing was written.
    """
    sighting = Sighting(Kind.ATTESTATION_LAPSED, Actor.SYSTEM, "clock", cause)
    return _note(subscriber, None, sighting, book, still)


def opted_out_at_carrier(
    number: PhoneNumber, cause: str, said_at: datetime | None, channel: str, book: Book
) -> bool:
    """Opt out a number that said STOP to the carrier; False when this opt-out was known.

    Raises:
        Conflict: others kept changing the same consent; nothing was written.
    """
    sighting = Sighting(Kind.CARRIER_OPT_OUT, Actor.CARRIER, channel, cause, said_at)
    return _note(book.keys.subscriber(number), number, sighting, book)


def opted_out_at_carrier_of(subscriber: SubscriberKey, cause: str, said_at: datetime, book: Book) -> bool:
    """Opt out a subscriber whose text the carrier refused for that reason; False when that was known.

    Raises:
        Conflict: others kept changing the same consent; nothing was written.
    """
    sighting = Sighting(Kind.CARRIER_OPT_OUT, Actor.CARRIER, "refusal", cause, said_at)
    return _note(subscriber, None, sighting, book)


def _note(
    subscriber: SubscriberKey,
    number: PhoneNumber | None,
    sighting: Sighting,
    book: Book,
    still: Callable[[History], bool] = lambda _: True,
) -> bool:
    def attempt() -> bool:
        now = book.clock()
        history = book.store.history(subscriber)
        unknown = not history.entries and number is None
        if unknown or history.caused_by(sighting.cause) or not still(history):
            return False
        book.record([_happening(history, number, sighting, book, now, None)], now)
        return True

    return book.store.settle(attempt)


def _happening(
    history: History,
    number: PhoneNumber | None,
    sighting: Sighting,
    book: Book,
    now: datetime,
    employee: EmployeeKey | None,
) -> Happening:
    draft = replace(
        drafted(sighting.kind, sighting.actor, sighting.channel, sighting.cause, now),
        employee=employee,
        carrier_at=sighting.carrier_at,
    )
    # What was erased is not written down again because a carrier still lists it.
    known = book.store.number(history.subscriber) if history.entries else number
    return Happening(history, known, draft, {})
