"""The ways to silence that are no text: the portal and the help desk (policy: "at any time")."""

from dataclasses import dataclass, replace
from datetime import datetime

from shared.consent.answers import CONTESTED
from shared.consent.book import Book, Happening
from shared.consent.entry import Actor, Kind, drafted
from shared.consent.keys import EmployeeKey, is_contested
from shared.consent.ledger import History
from shared.consent.states import State
from shared.consent.store import Pointer
from shared.sms.number import PhoneNumber


def by_portal(employee: EmployeeKey, request: str, book: Book) -> None:
    """End every number that the employee entered; without any, nothing happens.

    One that is out already gets its entry too: a late text from before must not bring it back (G6).

    Raises:
        Conflict: others kept changing the same consent; nothing was written.
    """
    book.store.settle(lambda: _by_portal(employee, request, book))


def _by_portal(employee: EmployeeKey, request: str, book: Book) -> None:
    now = book.clock()
    entered = book.entered_by(employee)
    ended = [
        _portal(history, employee, request, book, now)
        for history in entered
        if (consent := history.consent(now)).belongs_to(employee) or consent.state is State.NONE
    ]
    numbers = tuple(history.subscriber for history in entered)
    for happening in ended:
        book.answer_again(happening.history)
    if ended:
        book.record(ended, now, Pointer(employee, numbers, before=numbers))


def _portal(history: History, employee: EmployeeKey, request: str, book: Book, now: datetime) -> Happening:
    contested = is_contested(history.subscriber)
    draft = replace(
        drafted(Kind.PORTAL_OPT_OUT, Actor.SELF, "portal", request, now),
        employee=employee,
        contested=contested,
        unanswered=CONTESTED if contested else None,
    )
    return Happening(history, book.store.number(history.subscriber), draft, {})


@dataclass(frozen=True, slots=True)
class OnBehalf:
    """An opt-out that somebody asked the help desk for, with what 47 CFR 64.1200(a)(11) makes count."""

    number: PhoneNumber
    channel: str
    received_at: datetime
    staff: EmployeeKey
    note: str | None
    request: str


def by_help_desk(asked: OnBehalf, book: Book) -> datetime:
    """Opt the number out, known or not; answers with the time of the decision.

    Raises:
        Conflict: others kept changing the same consent; nothing was written.
    """
    return book.store.settle(lambda: _by_help_desk(asked, book))


def _by_help_desk(asked: OnBehalf, book: Book) -> datetime:
    now = book.clock()
    draft = replace(
        drafted(Kind.HELP_DESK_OPT_OUT, Actor.HELP_DESK, asked.channel, asked.request, now),
        by=asked.staff,
        received_at=asked.received_at,
    )
    history = book.store.history(book.keys.subscriber(asked.number))
    book.answer_again(history)
    particulars = {"note": asked.note} if asked.note else {}
    book.record([Happening(history, asked.number, draft, particulars)], now)
    return now
