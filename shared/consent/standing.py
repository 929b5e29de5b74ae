"""Where a number stands: the state of its consent, in the contract's words."""

from dataclasses import dataclass
from enum import StrEnum

from shared.consent.topic import Topic


class State(StrEnum):
    """The state of one number's consent."""

    NONE = "none"
    PENDING = "pending"
    OPTED_IN = "opted_in"
    OPTED_OUT = "opted_out"
    SUSPENDED = "suspended"
    """Agreed once; only a fresh form brings it back."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What an entry found, or left behind, when it was recorded."""

    state: State
    topics: frozenset[Topic]
    held: bool
