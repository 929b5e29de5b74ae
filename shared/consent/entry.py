"""What can happen to one number's consent, and the record of it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from shared.consent.keys import EmployeeKey
from shared.consent.meaning import Meaning
from shared.consent.topic import Topic as Topic


class Language(StrEnum):
    """The languages that a subscriber may choose."""

    ENGLISH = "en"
    SPANISH = "es"
    FRENCH = "fr"


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


class Actor(StrEnum):
    """Who made it happen."""

    SELF = "self"
    HELP_DESK = "help_desk"
    SYSTEM = "system"


class AutomaticText(StrEnum):
    """The texts that answer somebody, in place of telling of an event."""

    OPT_IN_REQUEST = "opt_in_request"
    WELCOME = "welcome"
    CONFIRMATION = "confirmation"
    HELP = "help"


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
    staff who acted on behalf. ``rule``, of the version ``rules``,
    read the reply as ``meaning`` and ``scope``.
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
    answer: AutomaticText | None = None
    unanswered: str | None = None

    @property
    def is_opt_out(self) -> bool:
        """Whether it asks for silence."""
        return self.meaning is Meaning.STOP or self.kind in OPT_OUTS


OPT_OUTS = frozenset({Kind.PORTAL_OPT_OUT, Kind.HELP_DESK_OPT_OUT, Kind.NUMBER_CHANGED})
