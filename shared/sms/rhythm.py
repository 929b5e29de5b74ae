"""How quick a machine is, learnt as it works: it books slots for when it can be there, and leaves on time.

A fast function in AWS and a laptop under load differ tenfold. Whoever books too near a moment misses it,
and on a slow machine would miss each.
"""

from dataclasses import dataclass

from shared.sms.pacing import SECOND, Line

LONGEST = SECOND // 2
"""What is slower than this is no rhythm."""
MARGIN = SECOND // 50
PATIENCE = 25
"""Moments that are missed before a machine counts as slow."""
LAG_STEP, LONGEST_LAG, SLOW_LINE = SECOND // 100, SECOND // 20, SECOND // 10


@dataclass
class Rhythm:
    """Of one machine on one line, for as long as the machine is. Durations are microseconds."""

    booking: int = SECOND // 100
    """What a booking takes, as a rule, from when it was due."""
    claim: int = SECOND // 50
    """What lies between being called for a slot and being ready to leave, as a rule: mostly the claim."""
    lag: int = 0
    """How much later than its slot its texts leave, on a slow line.

    Where clocks differ and a second holds one part or three, the carrier refuses the texts of the machine
    that is early. So each refusal makes it leave a little later, until it is early no more. On a fast line
    it is chance whose text is refused.
    """

    missed: int = 0
    """How many moments in a row its texts were too late for."""

    @property
    def ahead(self) -> int:
        """How far from now the first slot has to lie that can be served."""
        return min(LONGEST, self.booking + self.lead)

    @property
    def lead(self) -> int:
        """How long before its slot somebody is called: there is time for one refused claim as well."""
        return self.claim + MARGIN

    def booked(self, took: int) -> None:
        """A booking took so long."""
        self.booking = _towards(took, self.booking)

    def was_ready(self, took: int) -> None:
        """A text was ready to leave so long after it was called."""
        self.claim = _towards(took, self.claim)

    def leaves(self, *, on_time: bool) -> bool:
        """Whether a text leaves that is ready now.

        Late texts crowd the slots after theirs, so they wait for another. But a machine that is late each
        time does not stand still, it is slow: its texts leave late rather than never, and the carrier's
        own limit counts.
        """
        self.missed = 0 if on_time else self.missed + 1
        return on_time or self.missed > PATIENCE

    def was_too_fast(self, line: Line) -> None:
        """The carrier refused a text as too fast."""
        if line.gap > SLOW_LINE:
            self.lag = min(LONGEST_LAG, self.lag + LAG_STEP)


def _towards(seen: int, known: int) -> int:
    """Quickly up and slowly down: what is seen seldom takes longer."""
    return min(LONGEST, known + ((seen - known) // 2 if seen > known else (seen - known) // 32))
