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
AHEAD = SECOND // 50
LATE, TOO_LATE = SECOND * 2 // 100, SECOND * 3 // 100
"""A text is not claimed for a slot that is past by more than the first, and does not leave by more than
the second: 0.97 of the rate leaves room for 30 ms between two slots that lie a second apart."""
SLOWED, SLOWEST = SECOND // 50, SECOND
"""How long a line rests after its carrier said "throttled": twice as long each time in a row."""
SAME_BURST = SECOND // 10
"""Texts that were under way together are refused together; that is one time."""


class Lane(StrEnum):
    """How soon a text must leave."""

    URGENT = "urgent"
    ROUTINE = "routine"


A_SECONDS_BLOCKS = {Lane.URGENT: 2, Lane.ROUTINE: 8}


@dataclass(frozen=True, slots=True)
class Line:
    """An origination identity and the parts a second that it carries."""

    name: str
    parts_per_second: int

    @property
    def gap(self) -> int:
        """Microseconds from one part to the next."""
        return round(SECOND / (FILLED * self.parts_per_second))

    def block(self, lane: Lane) -> int:
        """Parts that are booked at once: half a second of the line for urgent texts, a part of it for
        routine ones, which urgent ones then have to let pass. At least one."""
        return max(1, self.parts_per_second // A_SECONDS_BLOCKS[lane])

    def horizon(self, lane: Lane) -> int:
        """How far ahead of now the next slot may lie for ``lane`` to book it."""
        return AHEAD + self.block(lane) * self.gap if lane is Lane.URGENT else AHEAD


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


def places_of(parts: int) -> int:
    """The slots that a text takes. All of its parts leave at once, in the midst of its slots: so many lie
    unused before and behind it that no second with it holds more than any other."""
    return 2 * parts - 1


def rest_after(slowed: tuple[int, int] | None, now: int) -> int:
    """How long to rest after "throttled" at ``now``. ``slowed`` is the last time and its rest; 0 is no rest
    on top of that one."""
    if slowed is None or now - slowed[0] > SECOND + slowed[1]:
        return SLOWED
    return 0 if now - slowed[0] < SAME_BURST else min(SLOWEST, 2 * slowed[1])


def is_lost(slot: int, now: int, late: int = LATE) -> bool:
    """Whether a slot was missed: what leaves later would crowd the slots after it."""
    return now > slot + late
