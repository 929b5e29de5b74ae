"""What the code runs on: machines that are slow in their own way and may be ended, and a network that loses.

Who asks a table or a queue waits on the way there and on the way back. On either way the request or its
answer may be lost: then the client's library asks again, as botocore does, or has had enough.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from botocore.exceptions import ClientError, ReadTimeoutError

from bench.virtual_time import SECOND, Time

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
NOON_MICROS = int(NOON.timestamp()) * SECOND
LIBRARY_TRIES = 3
WANDERS = 4.0
"""Seconds until a request arrives after all that nobody waits for any more."""

T = TypeVar("T")


class Killed(BaseException):
    """The function was ended."""


@dataclass(frozen=True)
class Luck:
    """What goes wrong, as shares of calls or of invocations. Times are in seconds."""

    skew: float = 0.02
    slow: float = 0.02
    """Share of ways that take up to ``SLOW`` and not a few milliseconds."""
    lost: float = 0.015
    wandering: float = 0.3
    """Share of the lost requests that arrive later on."""
    throttled: float = 0.01
    cancelled: float = 0.02
    """Share of transactions that meet somebody else's."""
    killed: float = 0.06
    twice: float = 0.12
    """Share of messages that are delivered twice."""


SLOW = 1.5
NO_LUCK = Luck(0, 0, 0, 0, 0, 0, 0, 0)


@dataclass
class Machine:
    """What one invocation runs on; all its threads end together."""

    time: Time
    chance: random.Random
    luck: Luck
    ends_in: int | None = None
    """How many calls from now it is ended …"""
    until: int | None = None
    """… and when at the latest."""
    way: float = 0.003
    """How long a way over the network takes on average."""
    dead: bool = False

    def __post_init__(self) -> None:
        self.skew = round(self.chance.uniform(-1, 1) * self.luck.skew * SECOND)

    def now(self) -> int:
        """Microseconds since 1970 by this machine's clock."""
        return NOON_MICROS + self.time.now + self.skew

    def clock(self) -> datetime:
        """The same as a time."""
        return NOON + timedelta(microseconds=self.time.now + self.skew)

    def sleep(self, seconds: float) -> None:
        """Wait, unless it is ended meanwhile."""
        self.time.sleep(seconds)
        if self.dead or (self.until is not None and self.time.now >= self.until):
            self.dead = True
            raise Killed

    def travels(self) -> None:
        """One way over the network."""
        if self.ends_in is not None:
            self.ends_in -= 1
            self.dead = self.ends_in <= 0
        slow = self.chance.random() < self.luck.slow
        self.sleep(self.chance.uniform(0, SLOW) if slow else self.chance.expovariate(1 / self.way))

    def calls(self, effect: Callable[[], T]) -> T:
        """Have something done elsewhere, and hear of it.

        Raises:
            ReadTimeoutError: no answer came; it may have been done, and may still be.
        """
        for _ in range(LIBRARY_TRIES):
            self.travels()
            lost = self.chance.random() < self.luck.lost
            if lost and self.chance.random() < self.luck.wandering:
                self.time.start(lambda: _unheard(effect), self.chance.uniform(0, WANDERS))
                continue
            try:
                answer = effect()
            except ClientError:
                if not lost:
                    self.travels()
                    raise
                continue
            if not lost:
                self.travels()
                return answer
            if self.chance.random() < 1 / LIBRARY_TRIES:
                break
        raise ReadTimeoutError(endpoint_url="made up")


def _unheard(effect: Callable[[], object]) -> None:
    try:
        effect()
    except ClientError:
        return
