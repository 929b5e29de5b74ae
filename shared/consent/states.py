"""The states of consent: one pure function from what happened to what may be sent.

Keeps G6: the state is what replaying everything in time order gives, whatever order it arrived in.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import reduce

from shared.consent.entry import DisclosureRef, Entry, Kind, Language, Topic
from shared.consent.keys import EmployeeKey
from shared.consent.meaning import Meaning

PENDING_FOR = timedelta(hours=24)
CODE_FOR = timedelta(minutes=10)
CODE_TRIES = 5


class State(StrEnum):
    """Where a number stands."""

    NONE = "none"
    PENDING = "pending"
    OPTED_IN = "opted_in"
    OPTED_OUT = "opted_out"


@dataclass(frozen=True, slots=True)
class Consent:
    """What the entries of one number give.

    ``opted_out_by`` is what ended it; ``by_phone`` says that STOP was texted, then or since.
    """

    state: State = State.NONE
    employee: EmployeeKey | None = None
    topics: frozenset[Topic] = frozenset()
    language: Language = Language.ENGLISH
    disclosure: DisclosureRef | None = None
    since: datetime | None = None
    expires_at: datetime | None = None
    opted_out_by: Kind | None = None
    by_phone: bool = False
    code_seq: int | None = None
    code_sent_at: datetime | None = None
    wrong_codes: int = 0

    def at(self, now: datetime) -> "Consent":
        """This consent at ``now``: a request that nobody answered in 24 hours is gone."""
        if self.state is State.PENDING and self.expires_at and now >= self.expires_at:
            return Consent(since=self.expires_at)
        return self

    def belongs_to(self, employee: EmployeeKey) -> bool:
        """Whether this number is the employee's."""
        return self.employee == employee

    def code_lives(self, now: datetime) -> bool:
        """Whether the last code that was sent may still be entered."""
        return self.code_sent_at is not None and now < self.code_sent_at + CODE_FOR


NOBODY = Consent()


def state_after(entries: Iterable[Entry]) -> Consent:
    """The consent that these entries give, whatever order they arrived in.

    The carrier's time orders texts; a tie goes to the opt-out, because texting someone who said
    stop is the worse mistake (G6).
    """
    return reduce(step, sorted(entries, key=in_time), NOBODY)


def in_time(entry: Entry) -> tuple[datetime, bool, int]:
    """The place of an entry in time."""
    return entry.at, entry.is_opt_out, entry.seq


def step(consent: Consent, entry: Entry) -> Consent:
    """The consent after one more entry. An entry that its state does not allow changes nothing."""
    return STEPS[entry.kind](consent.at(entry.at), entry)


def form_may_begin(consent: Consent, employee: EmployeeKey) -> bool:
    """Whether a form of this employee makes the number pending.

    Not over another's consent, and never over a STOP that was texted: that is lifted by START alone.
    """
    if consent.state in (State.PENDING, State.OPTED_IN):
        return consent.state is State.PENDING and consent.belongs_to(employee)
    return not consent.by_phone


def _form(consent: Consent, entry: Entry) -> Consent:
    if entry.employee is None or not form_may_begin(consent, entry.employee):
        return consent
    again = consent.state is State.PENDING
    begun = replace(
        consent if again else NOBODY,
        state=State.PENDING,
        employee=entry.employee,
        topics=entry.topics,
        language=entry.language,
        disclosure=entry.disclosure,
        since=consent.since if again else entry.at,
        expires_at=entry.at + PENDING_FOR,
    )
    if begun.code_lives(entry.at):
        return begun
    return replace(begun, code_seq=entry.seq, code_sent_at=entry.at, wrong_codes=0)


def _reply(consent: Consent, entry: Entry) -> Consent:
    match entry.meaning, consent.state:
        case Meaning.STOP, _:
            return _opt_out(consent, entry)
        case ((Meaning.YES | Meaning.START), State.PENDING):
            return _opt_in(consent, entry)
        case Meaning.START, State.OPTED_OUT:
            return _resume(consent, entry)
        case _:
            return consent


def _resume(consent: Consent, entry: Entry) -> Consent:
    """START after an opt-out: only the employee whose number it is has a consent to come back to."""
    if consent.employee is None or consent.opted_out_by is Kind.NUMBER_CHANGED:
        return Consent(since=entry.at)
    return _opt_in(consent, entry)


def _opt_in(consent: Consent, entry: Entry) -> Consent:
    return replace(
        consent,
        state=State.OPTED_IN,
        since=entry.at,
        expires_at=None,
        opted_out_by=None,
        by_phone=False,
        wrong_codes=0,
    )


def _code(consent: Consent, entry: Entry) -> Consent:
    return _opt_in(consent, entry) if consent.state is State.PENDING else consent


def _wrong_code(consent: Consent, _: Entry) -> Consent:
    return replace(consent, wrong_codes=consent.wrong_codes + 1)


def _portal_opt_out(consent: Consent, entry: Entry) -> Consent:
    return consent if consent.state is State.NONE else _opt_out(consent, entry)


def _opt_out(consent: Consent, entry: Entry) -> Consent:
    by_phone = entry.kind is Kind.REPLY
    if consent.state is State.OPTED_OUT:
        return replace(consent, by_phone=consent.by_phone or by_phone)
    return replace(
        consent,
        state=State.OPTED_OUT,
        since=entry.at,
        expires_at=None,
        opted_out_by=entry.kind,
        by_phone=by_phone,
    )


def _number_changed(consent: Consent, entry: Entry) -> Consent:
    return _portal_opt_out(consent, entry)


def _number_replaced(consent: Consent, entry: Entry) -> Consent:
    return Consent(since=entry.at) if consent.state is State.PENDING else consent


def _expired(consent: Consent, _: Entry) -> Consent:
    """``at`` has done it by the time; the entry is for the reader of the ledger."""
    return consent


STEPS: dict[Kind, Callable[[Consent, Entry], Consent]] = {
    Kind.FORM: _form,
    Kind.REPLY: _reply,
    Kind.CODE: _code,
    Kind.WRONG_CODE: _wrong_code,
    Kind.PORTAL_OPT_OUT: _portal_opt_out,
    Kind.HELP_DESK_OPT_OUT: _opt_out,
    Kind.NUMBER_CHANGED: _number_changed,
    Kind.NUMBER_REPLACED: _number_replaced,
    Kind.EXPIRED: _expired,
}
