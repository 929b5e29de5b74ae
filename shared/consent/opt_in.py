"""The form: how an employee says yes, and what it comes to."""

from dataclasses import dataclass, replace
from datetime import datetime

from shared.consent.answers import CONTESTED, DAY, next_request_at
from shared.consent.book import Book, Happening, Recorded
from shared.consent.choices import Changes
from shared.consent.consent import UNCHOSEN
from shared.consent.entry import Actor, DisclosureRef, Kind, Language, Topic, drafted
from shared.consent.keys import EmployeeKey, SubscriberKey, is_contested
from shared.consent.ledger import History
from shared.consent.states import (
    PENDING_FOR,
    Consent,
    State,
    form_may_begin,
)
from shared.consent.store import Pointer
from shared.sms.number import PhoneNumber

CONTESTED_A_DAY = 10
REMEMBERED = 20
"""Numbers of one employee that end together; a transaction has room for so many."""


@dataclass(frozen=True, slots=True)
class Form:
    """The opt-in form as an employee sent it, with consent given."""

    employee: EmployeeKey
    name: str
    number: PhoneNumber
    topics: frozenset[Topic]
    language: Language
    disclosure: DisclosureRef
    request: str


@dataclass(frozen=True, slots=True)
class Pending:
    """A text was asked for; the phone has to answer. Also said of a number that is another's."""

    topics: frozenset[Topic]
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class OptedIn:
    """This number is opted in."""

    subscriber: SubscriberKey
    number: PhoneNumber
    consent: Consent


@dataclass(frozen=True, slots=True)
class MustTextStart:
    """STOP was texted from this number; only START from it can lift that."""


@dataclass(frozen=True, slots=True)
class TooMany:
    """Too often; again from ``again_at`` on."""

    again_at: datetime


@dataclass(frozen=True, slots=True)
class WrongCode:
    """Not the code that was texted, or no longer."""


@dataclass(frozen=True, slots=True)
class NothingPending:
    """No number of this employee waits for a code."""


def submit(form: Form, book: Book) -> Pending | OptedIn | MustTextStart | TooMany:
    """Take the form: the number becomes pending and is asked to confirm.

    Raises:
        Conflict: others kept changing the same consent; nothing was written.
    """
    return book.store.settle(lambda: _submit(form, book))


def _submit(form: Form, book: Book) -> Pending | OptedIn | MustTextStart | TooMany:
    now = book.clock()
    key = book.keys.subscriber(form.number)
    history = book.store.history(key)
    consent = history.consent(now)
    if consent.belongs_to(form.employee):
        if consent.state is State.OPTED_IN:
            return OptedIn(key, form.number, consent)
        if consent.by_phone:
            return MustTextStart()
    if form_may_begin(consent, form.employee):
        return _ask([_happening(form, history, now)], form, book, now)
    return _contest(form, history, book, now)


def _contest(form: Form, anothers: History, book: Book, now: datetime) -> Pending | TooMany:
    """Somebody enters another's number: they are told what they would be told of a free one.

    What they do has a chain of its own, which nobody is texted by; the number's chain notes who tried, once
    and then at most ten a day, so that nobody can make it long.
    """
    own = book.store.history(book.keys.contested(anothers.subscriber, form.employee))
    happenings = [_happening(form, own, now)]
    tried = [e for e in anothers.entries if e.contested]
    known = any(e.employee == form.employee for e in tried)
    if not known or sum(1 for e in tried if e.at > now - DAY) < CONTESTED_A_DAY:
        # What was erased is not written down again by whoever enters it.
        known_number = book.store.number(anothers.subscriber)
        happenings.append(replace(_happening(form, anothers, now), number=known_number))
    contested = [replace(h, draft=replace(h.draft, contested=True)) for h in happenings]
    return _ask(contested, form, book, now)


def _ask(happenings: list[Happening], form: Form, book: Book, now: datetime) -> Pending | TooMany:
    """Begin with the first of ``happenings``, unless its number was asked too often."""
    history = happenings[0].history
    consent = history.consent(now)
    needs_request = consent.state is not State.PENDING or not consent.code_lives(now)
    if needs_request and (again_at := next_request_at(history, now)):
        return TooMany(again_at)
    return _begin(happenings, form, book, now)


def _begin(happenings: list[Happening], form: Form, book: Book, now: datetime) -> Pending:
    first, *noted = happenings
    history = first.history
    entered = book.entered_by(form.employee)
    mine = [(h, c) for h, c in book.owned(form.employee) if h.subscriber != history.subscriber]
    # One that is out stays known too: who leaves the company must not come back by a START from it.
    kept = [h.subscriber for h, c in mine if c.state not in (State.NONE, State.PENDING)][-REMEMBERED:]
    replaced = [h for h, c in mine if c.state is State.PENDING]
    first = _as_chosen_before(first, [c for _, c in mine if c.state is State.OPTED_IN])
    ended = [left_behind(Kind.NUMBER_REPLACED, h, form.employee, form.request, book, now) for h in replaced]
    before = tuple(h.subscriber for h in entered)
    pointer = Pointer(form.employee, (*kept, history.subscriber), before)
    recorded = book.record([first, *noted, *ended], now, pointer)[0]
    _ask_again(recorded, history, book)
    return Pending(recorded.after.topics, recorded.after.expires_at or now + PENDING_FOR)


def _as_chosen_before(happening: Happening, opted_in: list[Consent]) -> Happening:
    """The form for another number takes along what its employee chose for the one before."""
    chosen = [c.preferences for c in opted_in if c.preferences != UNCHOSEN]
    if not chosen:
        return happening
    return replace(happening, draft=replace(happening.draft, changes=Changes.to(chosen[-1])))


def _ask_again(recorded: Recorded, history: History, book: Book) -> None:
    """Hand over the living request once more: it is claimed once, and a lost hand-over is made good."""
    asked = recorded.after.code_seq
    for entry in history.entries:
        if entry.seq == asked:
            book.answer(history.subscriber, entry)


def _happening(form: Form, history: History, now: datetime) -> Happening:
    draft = replace(
        drafted(Kind.FORM, Actor.SELF, "portal", form.request, now),
        employee=form.employee,
        topics=form.topics,
        language=form.language,
        disclosure=form.disclosure,
        unanswered=CONTESTED if is_contested(history.subscriber) else None,
    )
    return Happening(history, form.number, draft, {"name": form.name})


def left_behind(
    kind: Kind, history: History, employee: EmployeeKey, cause: str, book: Book, now: datetime
) -> Happening:
    """The end of an employee's other number, once a new one takes its place."""
    draft = replace(
        drafted(kind, Actor.SYSTEM, "portal", cause, now),
        employee=employee,
        contested=is_contested(history.subscriber),
    )
    return Happening(history, book.store.number(history.subscriber), draft, {})
