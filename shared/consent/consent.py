"""What the entries of one number come to: the value that every rule about consent reads."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from shared.consent.choices import Preferences
from shared.consent.entry import DisclosureRef, Kind, Language, Topic
from shared.consent.keys import EmployeeKey
from shared.consent.standing import Standing, State

CODE_FOR = timedelta(minutes=10)
UNCHOSEN = Preferences()


@dataclass(frozen=True, slots=True)
class Hold:
    """Silence since a reply that may or may not mean stop, until the person says which."""

    since: datetime
    overdue_at: datetime
    ends_at: datetime
    overdue: bool = False
    """Whether it was said that nobody answered for five business days."""


@dataclass(frozen=True, slots=True)
class Consent:
    """What the entries of one number give.

    ``entry`` is the seq of the one that state, topics and hold rest on, ``seen_at`` the last sign of the
    person. ``opted_out_by`` is what ended it; ``by_phone`` says that STOP was texted, then or since.
    ``keep_until`` is how long one topic may be kept after a STOP that ended several.
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
    preferences: Preferences = UNCHOSEN
    held: Hold | None = None
    keep_until: datetime | None = None
    offboarded: bool = False
    seen_at: datetime | None = None
    entry: int = 0

    def at(self, now: datetime) -> "Consent":
        """This consent at ``now``: a request nobody answered in 24 hours is gone, a hold ends in silence."""
        if self.state is State.PENDING and self.expires_at and now >= self.expires_at:
            return Consent(since=self.expires_at, entry=self.entry)
        if self.held and now >= self.held.ends_at:
            ended = self.held.ends_at
            return replace(self, state=State.OPTED_OUT, since=ended, opted_out_by=Kind.HOLD_ENDED, held=None)
        return self

    @property
    def standing(self) -> Standing:
        """What an entry notes of it."""
        return Standing(self.state, self.topics, self.held is not None)

    def belongs_to(self, employee: EmployeeKey) -> bool:
        """Whether this number is the employee's."""
        return self.employee == employee

    def code_lives(self, now: datetime) -> bool:
        """Whether the last code that was sent may still be entered."""
        return self.code_sent_at is not None and now < self.code_sent_at + CODE_FOR


NOBODY = Consent()
