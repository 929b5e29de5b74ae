"""One version of an event as it is kept: what it says, and what was decided about it."""

from dataclasses import dataclass, field
from datetime import datetime

from shared.itsm.event import Event
from shared.itsm.history import Notice

PLANNED = "planned"
GATHERED = "gathered"
"""Outcomes besides the reasons: planned at once, and told with others in one text."""
AT_ONCE = "at_once"


@dataclass(frozen=True, slots=True)
class Version:
    """An event as it was received, with its outcome once there is one, and as what it was planned."""

    event: Event
    outcome: str | None
    notice: Notice | None = None
    unknown: tuple[str, ...] = ()
    """The services and locations that the catalogue lacks, and that were dropped."""
    received_at: datetime | None = field(default=None, compare=False)
    decided_at: datetime | None = field(default=None, compare=False)
    way: str | None = None
    """Of an urgent event: ``AT_ONCE``, or the gathering that it went into."""

    @property
    def is_left_out(self) -> bool:
        """Whether it was to be told in a gathering, and is not after all."""
        return self.gathering is not None and self.outcome != GATHERED

    @property
    def gathering(self) -> str | None:
        """The gathering that it went into, if it did."""
        return None if self.way == AT_ONCE else self.way
