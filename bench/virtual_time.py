"""Time that passes only while everybody waits: a discrete-event simulation of code that sleeps.

The code under test runs unchanged, in as many threads as it likes; each of them is a greenlet, and
whoever sleeps hands over to whoever is due next. So an hour is simulated in seconds, the same way each
time.
"""

import heapq
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Self

from greenlet import getcurrent, greenlet

SECOND = 1_000_000


@dataclass
class Time:
    """The one clock of a simulated world, in microseconds, and everybody who waits for it."""

    now: int = 0
    _due: list[tuple[int, int, Any]] = field(default_factory=list)
    _turn: Any = field(default_factory=count)
    _hub: Any = field(default_factory=getcurrent)

    def start(self, work: Callable[[], object], after: float = 0.0) -> None:
        """Let somebody begin ``work`` in so many seconds."""
        self._push(greenlet(work, parent=self._hub), after)

    def sleep(self, seconds: float) -> None:
        """Wait; others go on meanwhile."""
        self._push(getcurrent(), seconds)
        self._hub.switch()

    def run(self, until: Callable[[], bool]) -> None:
        """Let time pass until it is so, or until nobody waits for anything."""
        while self._due and not until():
            self.now, _, who = heapq.heappop(self._due)
            who.switch()

    def wait(self) -> None:
        """Wait until somebody wakes us."""
        self._hub.switch()

    def wake(self, who: Any) -> None:
        """Let somebody go on who waits."""
        self._push(who, 0)

    def _push(self, who: Any, seconds: float) -> None:
        heapq.heappush(self._due, (self.now + max(0, round(seconds * SECOND)), next(self._turn), who))


@dataclass
class Lock:
    """A lock among those who live by the same clock; whoever came first has it first."""

    time: Time
    _held: bool = False
    _waiting: deque[Any] = field(default_factory=deque)

    def __enter__(self) -> Self:
        if self._held:
            self._waiting.append(getcurrent())
            self.time.wait()
        self._held = True
        return self

    def __exit__(self, *_: object) -> None:
        if self._waiting:
            self.time.wake(self._waiting.popleft())
        else:
            self._held = False


def together(time: Time) -> Callable[[Callable[[], None], int], None]:
    """Does the same work so many times at once, as threads would."""

    def run(work: Callable[[], None], times: int) -> None:
        left, me = times, getcurrent()

        def one() -> None:
            nonlocal left
            work()
            left -= 1
            if not left:
                time.wake(me)

        for _ in range(times):
            time.start(one)
        time.wait()

    return run
