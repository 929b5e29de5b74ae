"""The line's rate: in any sliding second never more parts than it carries."""

from collections import deque
from collections.abc import Callable

SECOND = 1_000_000_000
"""In nanoseconds: whole numbers, so that a second is exactly one."""


class SlidingSecond:
    """The parts of the last second, by a monotonic clock in nanoseconds."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self._clock = clock
        self._sent: deque[tuple[int, int]] = deque()
        self._parts = 0

    def admits(self, parts: int, rate: int) -> bool:
        """Take ``parts`` if the line carries ``rate`` a second and has room for them now.

        A text of more parts than a second holds would never fit, so it passes when the last
        second is empty.
        """
        now = self._clock()
        self._forget_until(now - SECOND)
        if self._parts and self._parts + parts > rate:
            return False
        self._sent.append((now, parts))
        self._parts += parts
        return True

    def _forget_until(self, moment: int) -> None:
        while self._sent and self._sent[0][0] <= moment:
            self._parts -= self._sent.popleft()[1]
