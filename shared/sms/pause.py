"""What stops a lane: somebody's order, or a carrier that takes no text of ours (G4).

An order stands until it is taken back. A refusal of the whole account stands for a minute; then one
text goes out as a probe, and the others follow when it was taken. Nobody's text fails by either: what
waits is sent later, or ends by its own validity.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

REFUSED_FOR = timedelta(seconds=60)
"""How long nothing is sent on a line whose carrier refused the account."""
PROBED_WITHIN = timedelta(seconds=10)
"""How long a probe may take; after that another worker sends one."""


class Way(Enum):
    """What a lane may do on a line right now."""

    OPEN = auto()
    SHUT = auto()
    PROBE = auto()
    """One text may go out, by whoever takes the right to it first."""


@dataclass(frozen=True, slots=True)
class Order:
    """Somebody pressed the stop button."""

    by: str
    """The key of the employee."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Refusal:
    """A carrier that refused the account, on one line."""

    error: str
    at: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Stops:
    """Whatever stops a lane on one line."""

    order: Order | None = None
    refusal: Refusal | None = None

    def way(self, now: datetime) -> Way:
        """What may be done at ``now``; an order goes before everything."""
        if self.order:
            return Way.SHUT
        if self.refusal is None:
            return Way.OPEN
        return Way.SHUT if now < self.refusal.until else Way.PROBE
