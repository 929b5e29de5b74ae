"""What an opted-in employee changes by themselves: topics, services, locations, quiet hours, language."""

from dataclasses import dataclass, replace

from shared.consent.book import Book, Happening
from shared.consent.choices import Changes
from shared.consent.entry import Actor, Kind, drafted
from shared.consent.keys import EmployeeKey
from shared.consent.opt_in import OptedIn
from shared.consent.states import State


@dataclass(frozen=True, slots=True)
class NotOptedIn:
    """Only who gets texts can say which."""


def change(changes: Changes, employee: EmployeeKey, request: str, book: Book) -> OptedIn | NotOptedIn:
    """Change the preferences of the employee's opted-in number; no topic left is an opt-out.

    It also ends a hold: whoever sets their preferences wants texts.

    Raises:
        Conflict: others kept changing the same consent; nothing was written.
    """
    return book.store.settle(lambda: _change(changes, employee, request, book))


def _change(changes: Changes, employee: EmployeeKey, request: str, book: Book) -> OptedIn | NotOptedIn:
    now = book.clock()
    opted_in = [h for h, consent in book.owned(employee) if consent.state is State.OPTED_IN]
    number = book.store.number(opted_in[-1].subscriber) if opted_in else None
    if number is None:
        return NotOptedIn()
    history = opted_in[-1]
    draft = replace(
        drafted(Kind.PREFERENCES, Actor.SELF, "portal", request, now), employee=employee, changes=changes
    )
    recorded = book.record([Happening(history, number, draft, {})], now)[0]
    return OptedIn(history.subscriber, number, recorded.after)
