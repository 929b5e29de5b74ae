"""The table of states read aloud, for one number: as plain as it can be, and nothing of what it checks."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from shared.consent.choices import UNSET
from shared.consent.entry import Entry, Kind, Topic
from shared.consent.keys import EmployeeKey
from shared.consent.meaning import Meaning

DAY = timedelta(days=1)
SAYS_YES = (Meaning.YES, Meaning.START)
SILENCES = (Kind.PORTAL_OPT_OUT, Kind.HELP_DESK_OPT_OUT, Kind.NUMBER_CHANGED, Kind.CARRIER_OPT_OUT)


def replayed(entries: list[Entry], moment: datetime) -> "Number":
    """All that happened until the moment, one after another; at the same time opt-outs come last."""
    number = Number()
    happened = [entry for entry in entries if entry.at <= moment]
    for entry in sorted(happened, key=lambda each: (each.at, asks_for_silence(each), each.seq)):
        number.waits_until(entry.at)
        number.sees(entry)
    number.waits_until(moment)
    return number


def asks_for_silence(entry: Entry) -> bool:
    """Whether it is an opt-out, of one topic or of all."""
    no_topic = entry.changes is not None and entry.changes.topics == frozenset()
    return entry.kind in SILENCES or entry.meaning is Meaning.STOP or no_topic


@dataclass
class Number:
    """Where it stands."""

    state: str = "none"
    of: EmployeeKey | None = None
    topics: frozenset[Topic] = field(default=frozenset())
    held_until: datetime | None = None
    expires: datetime | None = None
    keep_until: datetime | None = None
    by_phone: bool = False
    lost: bool = False
    """Whether START cannot bring it back: another number took its place, or its employee left."""

    def becomes(self, other: "Number") -> None:
        """From here on."""
        self.__dict__ = dict(other.__dict__)

    def waits_until(self, now: datetime) -> None:
        """What time alone ends."""
        if self.state == "pending" and self.expires and now >= self.expires:
            self.becomes(Number())
        if self.held_until and now >= self.held_until:
            self.becomes(Number("opted_out", self.of, self.topics, lost=self.lost))

    def sees(self, entry: Entry) -> None:
        """What one entry does."""
        mine = entry.employee in (None, self.of)
        match entry.kind:
            case Kind.FORM:
                self.form(entry)
            case Kind.REPLY:
                self.reply(entry)
            case Kind.CODE if self.state == "pending":
                self.opts_in()
            case Kind.PREFERENCES if self.state == "opted_in" and mine:
                self.changes(entry)
            case Kind.PORTAL_OPT_OUT | Kind.NUMBER_CHANGED if self.state != "none" and mine:
                self.opts_out(entry)
            case Kind.HELP_DESK_OPT_OUT | Kind.CARRIER_OPT_OUT:
                self.opts_out(entry)
            case Kind.NUMBER_REPLACED if self.state == "pending" and mine:
                self.becomes(Number())
            case Kind.OFFBOARDED | Kind.PERMANENT_FAILURE | Kind.ATTESTATION_LAPSED if mine:
                self.suspends(entry)

    def form(self, entry: Entry) -> None:
        theirs = self.of == entry.employee
        if self.state == "pending" and theirs:
            self.topics, self.expires = entry.topics, entry.at + DAY
        elif self.state not in ("pending", "opted_in") and not self.by_phone:
            self.becomes(Number("pending", entry.employee, entry.topics, expires=entry.at + DAY))

    def reply(self, entry: Entry) -> None:
        one = frozenset({entry.scope} if entry.scope else ())
        if entry.meaning is Meaning.STOP and self.state == "opted_in" and one and self.topics - one:
            self.topics -= one
        elif entry.meaning is Meaning.STOP:
            self.opts_out(entry)
        elif self.state == "pending" and entry.meaning in SAYS_YES:
            self.opts_in()
        elif self.state == "opted_in" and entry.meaning in SAYS_YES:
            self.held_until = None
        elif self.state == "opted_in" and entry.meaning is Meaning.PAUSE:
            self.held_until = self.held_until or entry.hold_ends_at
        elif self.state == "opted_out" and entry.meaning is Meaning.START:
            self.becomes(Number()) if self.lost or not self.of else self.opts_in()
        elif self.state == "opted_out" and entry.meaning is Meaning.KEEP and self.may_keep(one, entry.at):
            self.topics = one
            self.opts_in()

    def may_keep(self, one: frozenset[Topic], now: datetime) -> bool:
        return not self.lost and self.keep_until is not None and now < self.keep_until and one <= self.topics

    def opts_in(self) -> None:
        self.becomes(Number("opted_in", self.of, self.topics))

    def opts_out(self, entry: Entry) -> None:
        phone = entry.kind in (Kind.REPLY, Kind.CARRIER_OPT_OUT)
        if self.state == "opted_out":
            self.by_phone |= phone
            return
        several = entry.kind is Kind.REPLY and self.state == "opted_in" and len(self.topics) > 1
        lost = self.lost or entry.kind is Kind.NUMBER_CHANGED
        keep_until = entry.at + DAY if several else None
        self.becomes(Number("opted_out", self.of, self.topics, None, None, keep_until, phone, lost))

    def changes(self, entry: Entry) -> None:
        assert entry.changes is not None
        if entry.changes.topics == frozenset():
            self.opts_out(entry)
            return
        self.held_until = None
        self.topics = self.topics if entry.changes.topics is UNSET else entry.changes.topics

    def suspends(self, entry: Entry) -> None:
        left = entry.kind is Kind.OFFBOARDED and self.state in ("opted_in", "opted_out", "suspended")
        self.lost = self.lost or left
        if self.state == "opted_in":
            self.state, self.held_until = "suspended", None
