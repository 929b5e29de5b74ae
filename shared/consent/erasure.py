"""Erasing a person: number, name and words of one number go, what proves our conduct stays.

The facts of the chain name nobody; what they commit to stands beside them and is deleted with its salt,
so every hash, anchor and pack made before still verifies. The suppression stays too, since it is found by
the keyed hash of the number: who opted out and was erased is still not texted.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from shared.consent.book import Book, Happening
from shared.consent.entry import Actor, Kind, drafted
from shared.consent.item import beside
from shared.consent.keys import EmployeeKey, SubscriberKey
from shared.consent.ledger import History
from shared.consent.states import State
from shared.consent.store import ConsentStore
from shared.sms.number import PhoneNumber
from shared.tables import PARTITION, SORT

TEXTED = (State.PENDING, State.OPTED_IN)


@dataclass(frozen=True, slots=True)
class Erasure:
    """Who asks for it, on behalf of the person."""

    number: PhoneNumber
    staff: EmployeeKey
    request: str


@dataclass(frozen=True, slots=True)
class NeverSeen:
    """Nothing is known of this number."""


@dataclass(frozen=True, slots=True)
class StillTexted:
    """Texts may go to it, or an answer is awaited: it has to be opted out first."""


@dataclass(frozen=True, slots=True)
class Erased:
    """Nothing personal is left."""


def erase(asked: Erasure, book: Book) -> Erased | StillTexted | NeverSeen:
    """Write the erasure down, in one transaction with the removal of the number, then delete the particulars.

    What others entered of the number goes first. Killed in between, it is done by asking again. What comes
    after it is a new beginning with particulars of its own, which stay.

    Raises:
        Conflict: others kept changing the same consent; nothing was written.
    """
    return book.store.settle(lambda: _erase(asked, book))


def _erase(asked: Erasure, book: Book) -> Erased | StillTexted | NeverSeen:
    now = book.clock()
    subscriber = book.keys.subscriber(asked.number)
    history = book.store.history(subscriber)
    if not history.entries:
        return NeverSeen()
    if history.consent(now).state in TEXTED:
        return StillTexted()
    tried = {e.employee for e in history.entries if e.contested and e.employee}
    for employee in sorted(tried):
        own = book.store.history(book.keys.contested(subscriber, employee))
        _erase_one(own, asked, book, now)
    _erase_one(history, asked, book, now)
    return Erased()


def _erase_one(history: History, asked: Erasure, book: Book, now: datetime) -> None:
    if not history.entries:
        return
    draft = replace(drafted(Kind.ERASED, Actor.COMPLIANCE, "erasure", asked.request, now), by=asked.staff)
    erased = book.record([Happening(history, None, draft, {})], now)[0].entry
    _delete_particulars(history.subscriber, erased.seq, book.store)


def _delete_particulars(subscriber: SubscriberKey, until: int, store: ConsentStore) -> None:
    """Delete what stands beside the entries up to ``until``, salts included."""
    pages = store.dynamodb.get_paginator("query").paginate(
        TableName=store.subscribers,
        KeyConditionExpression=f"{PARTITION} = :pk AND {SORT} BETWEEN :first AND :last",
        ExpressionAttributeValues={
            ":pk": {"S": subscriber},
            ":first": {"S": beside(0)},
            ":last": {"S": beside(until)},
        },
        ProjectionExpression=f"{PARTITION}, {SORT}",
        ConsistentRead=True,
    )
    for page in pages:
        for key in page["Items"]:
            store.dynamodb.delete_item(TableName=store.subscribers, Key=key)
