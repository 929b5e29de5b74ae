"""A short way to write what happened to a number, for tables of cases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from shared.consent.choices import Changes
from shared.consent.entry import Actor, Entry, Kind, Topic
from shared.consent.keys import EmployeeKey
from shared.consent.meaning import Meaning
from shared.consent.states import Consent, state_after

NINE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ANA, BEN = EmployeeKey("ana"), EmployeeKey("ben")
ALL = frozenset(Topic)

PLAIN = Entry(0, Kind.FORM, Actor.SELF, "portal", "", NINE, NINE)
REPLY = replace(PLAIN, kind=Kind.REPLY, channel="sms")
HAPPENINGS: dict[str, Entry] = {
    "form": replace(PLAIN, employee=ANA, topics=ALL),
    "form of incident": replace(PLAIN, employee=ANA, topics=frozenset({Topic.INCIDENT})),
    "form of ben": replace(PLAIN, employee=BEN, topics=ALL),
    "code": replace(PLAIN, kind=Kind.CODE),
    "wrong code": replace(PLAIN, kind=Kind.WRONG_CODE),
    "portal": replace(PLAIN, kind=Kind.PORTAL_OPT_OUT),
    "help desk": replace(PLAIN, kind=Kind.HELP_DESK_OPT_OUT),
    "number changed": replace(PLAIN, kind=Kind.NUMBER_CHANGED),
    "number replaced": replace(PLAIN, kind=Kind.NUMBER_REPLACED),
    "expired": replace(PLAIN, kind=Kind.EXPIRED),
    "carrier": replace(PLAIN, kind=Kind.CARRIER_OPT_OUT, actor=Actor.CARRIER),
    "offboarded": replace(PLAIN, kind=Kind.OFFBOARDED, actor=Actor.SYSTEM, employee=ANA),
    "no such number": replace(PLAIN, kind=Kind.PERMANENT_FAILURE, actor=Actor.CARRIER),
    "silent": replace(PLAIN, kind=Kind.ATTESTATION_LAPSED, actor=Actor.SYSTEM),
    "overdue": replace(PLAIN, kind=Kind.HOLD_OVERDUE, actor=Actor.SYSTEM),
    "hold ended": replace(PLAIN, kind=Kind.HOLD_ENDED, actor=Actor.SYSTEM),
    "looked up": replace(PLAIN, kind=Kind.LOOKED_UP, actor=Actor.HELP_DESK),
    "erased": replace(PLAIN, kind=Kind.ERASED, actor=Actor.COMPLIANCE),
    "portal of ben": replace(PLAIN, kind=Kind.PORTAL_OPT_OUT, employee=BEN, contested=True),
    "wrong code of ben": replace(PLAIN, kind=Kind.WRONG_CODE, employee=BEN, contested=True),
    "only changes": replace(PLAIN, kind=Kind.PREFERENCES, changes=Changes(frozenset({Topic.CHANGE}))),
    "no topics": replace(PLAIN, kind=Kind.PREFERENCES, changes=Changes(frozenset())),
    "in Berlin": replace(PLAIN, kind=Kind.PREFERENCES, changes=Changes(locations=frozenset({"BER"}))),
    "in Berlin of ben": replace(PLAIN, kind=Kind.PREFERENCES, employee=BEN, changes=Changes(time_zone="UTC")),
    "STOP changes": replace(REPLY, meaning=Meaning.STOP, scope=Topic.CHANGE),
    "KEEP changes": replace(REPLY, meaning=Meaning.KEEP, scope=Topic.CHANGE),
} | {meaning.value.upper(): replace(REPLY, meaning=meaning) for meaning in Meaning}


def entries(*what: str, every: timedelta = timedelta(minutes=1)) -> list[Entry]:
    """These happenings, one minute apart from nine o'clock on."""
    return [happened(name, place, NINE + (place - 1) * every) for place, name in enumerate(what, start=1)]


def happened(name: str, place: int, at: datetime) -> Entry:
    """This happening, at this place of the chain and at this time."""
    entry = replace(HAPPENINGS[name], seq=place, cause=f"{place}", at=at)
    if entry.meaning is Meaning.PAUSE:
        return replace(entry, overdue_at=at + timedelta(days=7), hold_ends_at=at + timedelta(days=14))
    return entry


def after(*what: str) -> Consent:
    """The consent that these happenings give, looked at right after them."""
    happened = entries(*what)
    return state_after(happened).at(happened[-1].at)
