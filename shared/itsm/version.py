"""One version of an event as it is kept: what it says, and what was decided about it."""

from dataclasses import dataclass, field
from datetime import datetime

from shared.itsm.event import Event
from shared.itsm.history import Notice


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
