"""What can happen to one number's consent, and the record of it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from shared.consent.choices import Changes
from shared.consent.keys import EmployeeKey
from shared.consent.language import Language as Language
from shared.consent.meaning import Meaning
from shared.consent.standing import Standing
from shared.consent.topic import Topic as Topic


class Kind(StrEnum):
    """What happened."""

    FORM = "form"
    REPLY = "reply"
    CODE = "code"
    WRONG_CODE = "wrong_code"
    PORTAL_OPT_OUT = "portal_opt_out"
    HELP_DESK_OPT_OUT = "help_desk_opt_out"
    NUMBER_CHANGED = "number_changed"
    NUMBER_REPLACED = "number_replaced"
    EXPIRED = "expired"
    PREFERENCES = "preferences"
    OFFBOARDED = "offboarded"
    PERMANENT_FAILURE = "permanent_failure"
    ATTESTATION_LAPSED = "attestation_lapsed"
    CARRIER_OPT_OUT = "carrier_opt_out"
    HOLD_OVERDUE = "hold_overdue"
    """Five business days passed since a reply that may mean stop."""
    HOLD_ENDED = "hold_ended"
    LOOKED_UP = "looked_up"
    """A member of staff looked at the record; ``channel`` says for what."""
    ERASED = "erased"
    """The particulars of the entries so far were erased."""


class Actor(StrEnum):
    """Who made it happen."""

    SELF = "self"
    HELP_DESK = "help_desk"
    COMPLIANCE = "compliance"
    CARRIER = "carrier"
    SYSTEM = "system"


class AutomaticText(StrEnum):
    """The texts that answer somebody, in place of telling of an event."""

    OPT_IN_REQUEST = "opt_in_request"
    WELCOME = "welcome"
    CONFIRMATION = "confirmation"
    HELP = "help"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class DisclosureRef:
    """Which text a person agreed to, and the SHA-256 of its exact words."""

    version: str
    language: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened to a number's consent.

    ``at`` orders entries: the carrier's time for a text, else the time of the commit. ``cause`` is the
    id of the inbound message or request; the same one again is the same entry. ``by`` is the member of
    staff who acted. ``rule``, of the version ``rules``, read the reply as ``meaning`` and ``scope``.
    ``before`` and ``after`` are what the record said when this was written down; a text that arrives
    late may give it another meaning since. A ``contested`` one came from somebody who had no right to
    the number. ``carrier_at`` is when the carrier says that it happened, where that orders nothing.
    """

    seq: int
    kind: Kind
    actor: Actor
    channel: str
    cause: str
    at: datetime
    recorded_at: datetime
    employee: EmployeeKey | None = None
    by: EmployeeKey | None = None
    topics: frozenset[Topic] = field(default=frozenset())
    language: Language = Language.ENGLISH
    disclosure: DisclosureRef | None = None
    meaning: Meaning | None = None
    rule: str | None = None
    rules: str | None = None
    scope: Topic | None = None
    received_at: datetime | None = None
    carrier_at: datetime | None = None
    changes: Changes | None = None
    overdue_at: datetime | None = None
    hold_ends_at: datetime | None = None
    """Until when a reply that may mean stop can keep silence; then it does mean stop."""
    contested: bool = False
    before: Standing | None = None
    after: Standing | None = None
    answer: AutomaticText | None = None
    unanswered: str | None = None

    @property
    def is_opt_out(self) -> bool:
        """Whether it asks for silence."""
        no_topic_left = self.changes is not None and self.changes.no_topic_left
        return self.meaning is Meaning.STOP or self.kind in OPT_OUTS or no_topic_left

    def is_from(self, employee: EmployeeKey | None) -> bool:
        """Whether it may have come from this employee: it says so, or does not say."""
        return self.employee in (None, employee)


def drafted(kind: Kind, actor: Actor, channel: str, cause: str, now: datetime) -> Entry:
    """An entry of ``now`` that has no place in a chain yet; whoever writes it down gives it one."""
    return Entry(0, kind, actor, channel, cause, at=now, recorded_at=now)


OPT_OUTS = frozenset({Kind.PORTAL_OPT_OUT, Kind.HELP_DESK_OPT_OUT, Kind.NUMBER_CHANGED, Kind.CARRIER_OPT_OUT})
