"""A short way to write what happened to a number, for tables of cases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from shared.consent.entry import Actor, Entry, Kind, Topic
from shared.consent.keys import EmployeeKey
from shared.consent.reading import Meaning
from shared.consent.states import Consent, state_after

NINE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ANA, BEN = EmployeeKey("ana"), EmployeeKey("ben")
ALL = frozenset(Topic)

PLAIN = Entry(0, Kind.FORM, Actor.SELF, "portal", "", NINE, NINE)
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
} | {
    meaning.value.upper(): replace(PLAIN, kind=Kind.REPLY, meaning=meaning, channel="sms")
    for meaning in Meaning
}


def entries(*what: str, every: timedelta = timedelta(minutes=1)) -> list[Entry]:
    """These happenings, one minute apart from nine o'clock on."""
    return [
        replace(HAPPENINGS[name], seq=place, cause=f"{place}", at=NINE + (place - 1) * every)
        for place, name in enumerate(what, start=1)
    ]


def after(*what: str) -> Consent:
    """The consent that these happenings give, looked at right after them."""
    happened = entries(*what)
    return state_after(happened).at(happened[-1].at)
