"""The states of consent: one pure function from what happened to what may be sent.

Keeps G6: the state is what replaying everything in time order gives, whatever order it arrived in.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import reduce

from shared.consent.choices import UNSET
from shared.consent.consent import CODE_FOR as CODE_FOR
from shared.consent.consent import NOBODY as NOBODY
from shared.consent.consent import UNCHOSEN
from shared.consent.consent import Consent as Consent
from shared.consent.consent import Hold as Hold
from shared.consent.entry import Actor, Entry, Kind
from shared.consent.keys import EmployeeKey
from shared.consent.meaning import Meaning
from shared.consent.standing import State as State

PENDING_FOR = timedelta(hours=24)
CODE_TRIES = 5
KEEP_FOR = timedelta(hours=24)


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
    before = consent.at(entry.at)
    after = STEPS[entry.kind](before, entry)
    if after.standing != before.standing:
        after = replace(after, entry=entry.seq)
    if entry.actor is Actor.SELF and entry.is_from(after.employee):
        after = replace(after, seen_at=entry.at)
    return after


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
    chosen = consent.preferences if consent.belongs_to(entry.employee) else UNCHOSEN
    chosen = entry.changes.of(chosen) if entry.changes else chosen
    begun = replace(
        consent if again else NOBODY,
        state=State.PENDING,
        employee=entry.employee,
        topics=entry.topics,
        language=entry.language,
        disclosure=entry.disclosure,
        preferences=chosen,
        since=consent.since if again else entry.at,
        expires_at=entry.at + PENDING_FOR,
    )
    if begun.code_lives(entry.at):
        return begun
    return replace(begun, code_seq=entry.seq, code_sent_at=entry.at, wrong_codes=0)


def _reply(consent: Consent, entry: Entry) -> Consent:
    match entry.meaning, consent.state:
        case Meaning.STOP, State.OPTED_IN if entry.scope and consent.topics != {entry.scope}:
            return replace(consent, topics=consent.topics - {entry.scope})
        case Meaning.STOP, _:
            return _opt_out(consent, entry)
        case ((Meaning.YES | Meaning.START), State.PENDING):
            return _opt_in(consent, entry)
        case ((Meaning.YES | Meaning.START), State.OPTED_IN):
            return replace(consent, held=None)
        case Meaning.START, State.OPTED_OUT:
            return _resume(consent, entry)
        case Meaning.KEEP, State.OPTED_OUT:
            return _keep(consent, entry)
        case Meaning.PAUSE, State.OPTED_IN:
            return _hold(consent, entry)
        case _:
            return consent


def _resume(consent: Consent, entry: Entry) -> Consent:
    """START after an opt-out: only the employee whose number it is has a consent to come back to."""
    lost = consent.opted_out_by is Kind.NUMBER_CHANGED or consent.offboarded
    if consent.employee is None or lost:
        return Consent(since=entry.at)
    return _opt_in(consent, entry)


def _keep(consent: Consent, entry: Entry) -> Consent:
    """One topic goes on after a STOP that ended several (47 CFR 64.1200(a)(12))."""
    in_time_for_it = consent.keep_until is not None and entry.at < consent.keep_until
    if entry.scope not in consent.topics or not in_time_for_it or consent.offboarded:
        return consent
    return replace(_opt_in(consent, entry), topics=frozenset({entry.scope}))


def _hold(consent: Consent, entry: Entry) -> Consent:
    """In real doubt, silence; a second doubtful reply neither asks again nor puts off the end."""
    if consent.held or entry.overdue_at is None or entry.hold_ends_at is None:
        return consent
    return replace(consent, held=Hold(entry.at, entry.overdue_at, entry.hold_ends_at))


def _hold_overdue(consent: Consent, _: Entry) -> Consent:
    return replace(consent, held=replace(consent.held, overdue=True)) if consent.held else consent


def _opt_in(consent: Consent, entry: Entry) -> Consent:
    return replace(
        consent,
        state=State.OPTED_IN,
        since=entry.at,
        expires_at=None,
        opted_out_by=None,
        by_phone=False,
        keep_until=None,
        wrong_codes=0,
    )


def _code(consent: Consent, entry: Entry) -> Consent:
    return _opt_in(consent, entry) if consent.state is State.PENDING else consent


def _wrong_code(consent: Consent, entry: Entry) -> Consent:
    tried = consent.wrong_codes + entry.is_from(consent.employee)
    return replace(consent, wrong_codes=tried)


def _preferences(consent: Consent, entry: Entry) -> Consent:
    if consent.state is not State.OPTED_IN or entry.changes is None or not entry.is_from(consent.employee):
        return consent
    if entry.changes.no_topic_left:
        return _opt_out(consent, entry)
    topics, language = entry.changes.topics, entry.changes.language
    return replace(
        consent,
        topics=consent.topics if topics is UNSET else topics,
        language=consent.language if language is UNSET else language,
        preferences=entry.changes.of(consent.preferences),
        held=None,
    )


def _portal_opt_out(consent: Consent, entry: Entry) -> Consent:
    if consent.state is State.NONE or not entry.is_from(consent.employee):
        return consent
    return _opt_out(consent, entry)


def _opt_out(consent: Consent, entry: Entry) -> Consent:
    """The topics stay known: START brings them back as they were, KEEP one of them."""
    by_phone = entry.kind in (Kind.REPLY, Kind.CARRIER_OPT_OUT)
    if consent.state is State.OPTED_OUT:
        return replace(consent, by_phone=consent.by_phone or by_phone)
    several = consent.state is State.OPTED_IN and len(consent.topics) > 1
    return replace(
        consent,
        state=State.OPTED_OUT,
        since=entry.at,
        expires_at=None,
        opted_out_by=entry.kind,
        by_phone=by_phone,
        held=None,
        keep_until=entry.at + KEEP_FOR if several and entry.kind is Kind.REPLY else None,
    )


def _number_changed(consent: Consent, entry: Entry) -> Consent:
    return _portal_opt_out(consent, entry)


def _number_replaced(consent: Consent, entry: Entry) -> Consent:
    replaced = consent.state is State.PENDING and entry.is_from(consent.employee)
    return Consent(since=entry.at) if replaced else consent


def _suspend(consent: Consent, entry: Entry) -> Consent:
    if consent.state is not State.OPTED_IN:
        return consent
    return replace(consent, state=State.SUSPENDED, since=entry.at, held=None)


def _offboarded(consent: Consent, entry: Entry) -> Consent:
    """Who left agreed as an employee: what they agreed to cannot come back by a text alone."""
    had_agreed = consent.state in (State.OPTED_IN, State.SUSPENDED, State.OPTED_OUT)
    if not had_agreed or not entry.is_from(consent.employee):
        return consent
    return replace(_suspend(consent, entry), offboarded=True)


def _unchanged(consent: Consent, _: Entry) -> Consent:
    """What is for the reader of the ledger alone; what time ends, ``at`` has ended already."""
    return consent


STEPS: dict[Kind, Callable[[Consent, Entry], Consent]] = {
    Kind.FORM: _form,
    Kind.REPLY: _reply,
    Kind.CODE: _code,
    Kind.WRONG_CODE: _wrong_code,
    Kind.PREFERENCES: _preferences,
    Kind.PORTAL_OPT_OUT: _portal_opt_out,
    Kind.HELP_DESK_OPT_OUT: _opt_out,
    Kind.CARRIER_OPT_OUT: _opt_out,
    Kind.NUMBER_CHANGED: _number_changed,
    Kind.NUMBER_REPLACED: _number_replaced,
    Kind.OFFBOARDED: _offboarded,
    Kind.PERMANENT_FAILURE: _suspend,
    Kind.ATTESTATION_LAPSED: _suspend,
    Kind.HOLD_OVERDUE: _hold_overdue,
    Kind.HOLD_ENDED: _unchanged,
    Kind.EXPIRED: _unchanged,
    Kind.LOOKED_UP: _unchanged,
    Kind.ERASED: _unchanged,
}
