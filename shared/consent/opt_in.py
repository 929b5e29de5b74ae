"""The form and the code: how an employee says yes."""

from dataclasses import dataclass
from datetime import datetime

from shared.consent.answers import next_request_at
from shared.consent.book import Book, Happening, Recorded, entered
from shared.consent.entry import Actor, DisclosureRef, Entry, Kind, Language, Topic
from shared.consent.keys import EmployeeKey, SubscriberKey, same_code
from shared.consent.ledger import History
from shared.consent.states import CODE_FOR, CODE_TRIES, PENDING_FOR, Consent, State, form_may_begin
from shared.sms.number import PhoneNumber


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
    if not form_may_begin(consent, form.employee):
        book.record([_happening(form, history, now)], now)
        return Pending(form.topics, now + PENDING_FOR)
    needs_request = consent.state is not State.PENDING or not consent.code_lives(now)
    if needs_request and (again_at := next_request_at(history, now)):
        return TooMany(again_at)
    return _begin(form, history, book, now)


def _begin(form: Form, history: History, book: Book, now: datetime) -> Pending:
    others = {k: h for k, h in book.owned(form.employee).items() if k != history.subscriber}
    replaced = [k for k, h in others.items() if h.consent(now).state is State.PENDING]
    kept = tuple(k for k, h in others.items() if h.consent(now).state is State.OPTED_IN)
    happenings = [_happening(form, history, now)]
    happenings += [left_behind(Kind.NUMBER_REPLACED, others[k], form.request, book, now) for k in replaced]
    recorded = book.record(happenings, now, {form.employee: (*kept, history.subscriber)})[0]
    _ask_again(recorded, history, book)
    return Pending(recorded.after.topics, recorded.after.expires_at or now + PENDING_FOR)


def _ask_again(recorded: Recorded, history: History, book: Book) -> None:
    """Hand over the living request once more: it is claimed once, and a lost hand-over is made good."""
    asked = recorded.after.code_seq
    for entry in history.entries:
        if entry.seq == asked:
            book.answer(history.subscriber, entry)


def _happening(form: Form, history: History, now: datetime) -> Happening:
    draft = Entry(
        seq=0,
        kind=Kind.FORM,
        actor=Actor.SELF,
        channel="portal",
        cause=form.request,
        at=now,
        recorded_at=now,
        employee=form.employee,
        topics=form.topics,
        language=form.language,
        disclosure=form.disclosure,
    )
    return Happening(history, form.number, draft, {"name": form.name})


def left_behind(kind: Kind, history: History, cause: str, book: Book, now: datetime) -> Happening:
    """The end of an employee's other number, once a new one takes its place."""
    number = book.store.number(history.subscriber)
    assert number is not None
    draft = Entry(
        seq=0, kind=kind, actor=Actor.SYSTEM, channel="portal", cause=cause, at=now, recorded_at=now
    )
    return Happening(history, number, draft, {})


def confirm(
    code: str, employee: EmployeeKey, request: str, book: Book
) -> OptedIn | WrongCode | NothingPending | TooMany:
    """Take the code that was texted to the employee's pending number.

    Raises:
        Conflict: others kept changing the same consent; nothing was written.
    """
    return book.store.settle(lambda: _confirm(code, employee, request, book))


def _confirm(
    code: str, employee: EmployeeKey, request: str, book: Book
) -> OptedIn | WrongCode | NothingPending | TooMany:
    now = book.clock()
    owned = book.owned(employee)
    pending = [h for h in owned.values() if h.consent(now).state is State.PENDING]
    if not pending:
        return NothingPending()
    history = pending[-1]
    consent = history.consent(now)
    if consent.wrong_codes >= CODE_TRIES and consent.code_sent_at:
        return TooMany(consent.code_sent_at + CODE_FOR)
    right = consent.code_lives(now) and same_code(
        code, book.keys.code(history.subscriber, consent.code_seq or 0)
    )
    recorded = _record_code(Kind.CODE if right else Kind.WRONG_CODE, history, request, book, now)
    number = book.store.number(history.subscriber)
    if not right or number is None:
        return WrongCode()
    return OptedIn(history.subscriber, number, recorded.after)


def _record_code(kind: Kind, history: History, request: str, book: Book, now: datetime) -> Recorded:
    number = book.store.number(history.subscriber)
    assert number is not None
    draft = Entry(
        seq=0, kind=kind, actor=Actor.SELF, channel="portal", cause=request, at=now, recorded_at=now
    )
    return record_opt_in(Happening(history, number, draft, {}), book, now)


def record_opt_in(happening: Happening, book: Book, now: datetime) -> Recorded:
    """Record what may confirm a pending number; once it does, the employee's other number ends."""
    recorded = entered(happening.history, happening.draft, now)
    consent = recorded.before
    confirms = consent.state is State.PENDING and recorded.after.state is State.OPTED_IN
    if not confirms or consent.employee is None:
        return book.record([happening], now)[0]
    key = happening.history.subscriber
    others = [
        left_behind(Kind.NUMBER_CHANGED, history, happening.draft.cause, book, now)
        for other, history in book.owned(consent.employee).items()
        if other != key and history.consent(now).state in (State.OPTED_IN, State.PENDING)
    ]
    return book.record([happening, *others], now, {consent.employee: (key,)})[0]
