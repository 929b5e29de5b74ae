"""The proof that the phone is theirs: a code or a YES, and what it does to the employee's other number."""

from dataclasses import replace
from datetime import datetime

from shared.consent.book import Book, Happening, Recorded, entered
from shared.consent.entry import Actor, Entry, Kind, drafted
from shared.consent.keys import EmployeeKey, is_contested, same_code
from shared.consent.ledger import History
from shared.consent.opt_in import NothingPending, OptedIn, TooMany, WrongCode, left_behind
from shared.consent.states import CODE_FOR, CODE_TRIES, Consent, State, in_time, state_after, step
from shared.consent.store import Pointer


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
    pending = [(history, consent) for history, consent in owned if consent.state is State.PENDING]
    if not pending:
        return _confirmed_before(code, owned, book, now)
    history, consent = pending[-1]
    contested = is_contested(history.subscriber)
    if consent.wrong_codes >= CODE_TRIES and consent.code_sent_at:
        ended = consent.code_sent_at + CODE_FOR
        # Once the code has ended no wait helps but that for the request's own end: a new form is needed.
        return TooMany(ended if consent.code_lives(now) else consent.expires_at or ended)
    same = same_code(code, book.keys.code(history.subscriber, consent.code_seq or 0))
    number = book.store.number(history.subscriber)
    # A code for another's number was texted to nobody: whoever has it has guessed it.
    right = same and consent.code_lives(now) and not contested and number is not None
    draft = replace(
        drafted(Kind.CODE if right else Kind.WRONG_CODE, Actor.SELF, "portal", request, now),
        employee=employee,
        contested=contested,
    )
    happening = Happening(history, number, draft, {})
    if not right or number is None:
        book.record([happening], now)
        return WrongCode()
    recorded = record_opt_in(happening, book, now)
    return OptedIn(history.subscriber, number, recorded.after)


def _confirmed_before(
    code: str, owned: list[tuple[History, Consent]], book: Book, now: datetime
) -> OptedIn | NothingPending:
    """The code that opted in already, typed again: nothing changes, and a lost welcome is made good."""
    for history, consent in owned:
        number = book.store.number(history.subscriber)
        right = same_code(code, book.keys.code(history.subscriber, consent.code_seq or 0))
        if consent.state is State.OPTED_IN and consent.code_lives(now) and right and number:
            book.answer_again(history)
            return OptedIn(history.subscriber, number, consent)
    return NothingPending()


def record_opt_in(happening: Happening, book: Book, now: datetime) -> Recorded:
    """Record what may opt a number in: then the employee's pointer leads to it.

    Where it confirms a form, the employee's other number ends, even when it confirms it late and the
    new number is out again by now: what a text did depends on when it was sent (G6).
    """
    recorded = entered(happening.history, happening.draft, now)
    confirmed = _confirms(happening.history, recorded.entry)
    opted_in = recorded.after.state is State.OPTED_IN and recorded.before.state is not State.OPTED_IN
    employee = recorded.after.employee
    if employee is None or not (confirmed or opted_in):
        return book.record([happening], now)[0]
    known = book.entered_by(employee)
    others = [h for h in known if h.subscriber != happening.history.subscriber]
    ended = [h for h in others if confirmed and _is_on(h.consent(now), employee)]
    cause = happening.draft.cause
    happenings = [left_behind(Kind.NUMBER_CHANGED, h, employee, cause, book, now) for h in ended]
    kept = tuple(h.subscriber for h in others if h not in ended)
    before = tuple(h.subscriber for h in known)
    pointer = Pointer(employee, (*kept, happening.history.subscriber), before)
    return book.record([happening, *happenings], now, pointer)[0]


def _is_on(consent: Consent, employee: EmployeeKey) -> bool:
    on = (State.OPTED_IN, State.PENDING, State.SUSPENDED)
    return consent.belongs_to(employee) and consent.state in on


def _confirms(history: History, entry: Entry) -> bool:
    """Whether the entry, at its own time, turned a pending number into an opted-in one."""
    earlier = state_after(e for e in history.entries if in_time(e) < in_time(entry))
    pending = earlier.at(entry.at).state is State.PENDING
    return pending and step(earlier, entry).state is State.OPTED_IN
