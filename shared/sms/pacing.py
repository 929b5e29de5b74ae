"""When the next part may leave a line: never more in a second than it carries, the urgent first (G8).

A line is one item with the time of its next free slot. Slots lie a little wider apart than the rate
asks for. Routine may book only what is due now, urgent half a second further: so while urgent has
work, the next slot is always too far ahead for routine, and no mark of urgency needs keeping.
"""

from dataclasses import dataclass
from enum import StrEnum

SECOND = 1_000_000
"""Times of a line are microseconds since 1970."""
FILLED = 0.97
AHEAD = SECOND // 20
LATE = SECOND * 3 // 100


class Lane(StrEnum):
    """How soon a text must leave."""

    URGENT = "urgent"
    ROUTINE = "routine"


@dataclass(frozen=True, slots=True)
class Line:
    """An origination identity and the parts a second that it carries."""

    name: str
    parts_per_second: int

    @property
    def gap(self) -> int:
        """Microseconds from one part to the next."""
        return round(SECOND / (FILLED * self.parts_per_second))

    @property
    def block(self) -> int:
        """Parts that are booked at once: half a second of the line, at least one."""
        return max(1, self.parts_per_second // 2)

    def horizon(self, lane: Lane) -> int:
        """How far ahead of now the next slot may lie for ``lane`` to book it."""
        return AHEAD + self.block * self.gap if lane is Lane.URGENT else AHEAD


@dataclass(frozen=True, slots=True)
class Slots:
    """Booked parts: ``count`` of them from ``first`` on, ``gap`` apart."""

    first: int
    count: int
    gap: int

    def times(self) -> list[int]:
        """When each part may leave."""
        return [self.first + place * self.gap for place in range(self.count)]


@dataclass(frozen=True, slots=True)
class Busy:
    """The line is booked too far ahead; worth asking again at ``again_at``."""

    again_at: int


def is_lost(slot: int, now: int) -> bool:
    """Whether a slot was missed: what leaves later would crowd the slots after it."""
    return now > slot + LATE
