"""What the simulated lanes work with: tables, queues, a carrier, and machines with bad luck."""

import random
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from greenlet import getcurrent

from bench.virtual_time import SECOND, Time
from local.carrier.window import SlidingSecond
from shared.itsm.event import TYPES, Event
from shared.itsm.history import Reason
from shared.notification.send import Later, Settled, Text

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
NOON_MICROS = int(NOON.timestamp()) * SECOND
URGENT = Event(
    type=TYPES["Incident Opened"],
    source="itsm.desk",
    id="INC1",
    title="Email is down",
    occurred_at=NOON,
    priority=1,
)
ROUTINE = replace(URGENT, type=TYPES["Change Scheduled"], id="CHG1", starts_at=NOON + timedelta(days=9))


@dataclass(frozen=True)
class Luck:
    """What goes wrong. Times are in seconds."""

    skew: float = 0.020
    """Clocks are at most so far off, each its own way."""
    stall_every: float = 60.0
    """A worker stands still now and then, on average after so long …"""
    stall: float = 0.3
    """… for at most so long."""
    refused: float = 0.01
    """Share of claims that are refused: consent ended, or the text was sent before."""
    throttled: float = 0.0005
    """Share of texts that the carrier finds too fast for a reason of its own."""


@dataclass
class Carrier:
    """Takes what fits into the line's second."""

    time: Time
    rate: int
    taken: list[tuple[int, bool]] = field(default_factory=list)
    """When each text was taken, and whether it was urgent."""
    refusals: list[int] = field(default_factory=list)
    """When it was too fast."""

    def __post_init__(self) -> None:
        self._window = SlidingSecond(lambda: self.time.now * 1000)

    def takes(self, *, urgent: bool, busy: bool) -> bool:
        """Whether a text that arrives is taken."""
        if busy or not self._window.admits(1, self.rate):
            self.refusals.append(self.time.now)
            return False
        self.taken.append((self.time.now, urgent))
        return True


@dataclass
class Machine:
    """What one worker runs on: its clock is off, and now and then it stands still."""

    time: Time
    luck: Luck
    chance: random.Random
    still_until: int = 0

    def __post_init__(self) -> None:
        self.skew = round(self.chance.uniform(-1, 1) * self.luck.skew * SECOND)
        self.time.start(self._stalls)

    def now(self) -> int:
        """The time as this machine has it."""
        return NOON_MICROS + self.time.now + self.skew

    def sleep(self, seconds: float) -> None:
        """Wait; waking takes a moment, and a machine that stands still wakes nobody."""
        self.time.sleep(seconds + self.chance.expovariate(1 / 0.0005))
        while (left := self.still_until - self.time.now) > 0:
            self.time.sleep(left / SECOND)

    def takes(self, median: float) -> None:
        """Something of the network takes about so long, seldom two or three times as long."""
        self.sleep(median * self.chance.lognormvariate(0, 0.35))

    def _stalls(self) -> None:
        while self.luck.stall_every:
            self.time.sleep(self.chance.expovariate(1 / self.luck.stall_every))
            self.still_until = self.time.now + round(self.chance.uniform(0, self.luck.stall) * SECOND)


@dataclass
class Queues:
    """The two lanes' queues. What was put there before the beginning is made as it is taken, since a
    million keys need not lie about."""

    time: Time
    before: dict[str, Iterator[str]]
    _lying: dict[str, deque[str]] = field(default_factory=dict)
    _idle: dict[str, deque[Any]] = field(default_factory=dict)

    def send_message(
        self,
        *,
        QueueUrl: str,
        MessageBody: str,
        DelaySeconds: int = 0,
        **_: Any,
    ) -> None:
        """Put a message, to be found in so many seconds."""
        self.time.start(lambda: self.lay(QueueUrl, MessageBody), DelaySeconds + 0.01)

    def lay(self, url: str, *bodies: str) -> None:
        """Messages are there."""
        self._lying.setdefault(url, deque()).extend(bodies)
        idle = self._idle.get(url, deque())
        for _ in range(min(len(idle), len(bodies))):
            self.time.wake(idle.popleft())

    def take(self, url: str) -> str:
        """The next message; waits until there is one."""
        while True:
            if lying := self._lying.get(url):
                return lying.popleft()
            if (made := next(self.before[url], None)) is not None:
                return made
            self._idle.setdefault(url, deque()).append(getcurrent())
            self.time.wait()


@dataclass
class Progress:
    """What has become of the texts of all workers."""

    sent: set[str] = field(default_factory=set)
    urgent_settled: int = 0


@dataclass
class MadeUpSender:
    """Claims and calls: how long they take, and what comes of them."""

    machine: Machine
    carrier: Carrier
    progress: Progress

    def clock(self) -> datetime:
        """The stage's clock."""
        return NOON + timedelta(microseconds=self.machine.time.now)

    def send(self, text: Text) -> Settled | Later:
        """Claim, call, write down; the same text a second time would be a mistake."""
        machine, luck = self.machine, self.machine.luck
        urgent = text.event == f"{URGENT.source}/{URGENT.id}"
        machine.takes(0.010)
        if machine.chance.random() < luck.refused:
            machine.takes(0.008)
            self.progress.urgent_settled += urgent
            return Settled(used=False)
        if not text.hold():
            machine.takes(0.008)
            return Later(missed=True)
        machine.takes(0.010)
        if not self.carrier.takes(urgent=urgent, busy=machine.chance.random() < luck.throttled):
            machine.takes(0.010)
            return Later(throttled=True)
        if text.subscriber in self.progress.sent:
            raise AssertionError("texted twice")
        self.progress.sent.add(text.subscriber)
        self.progress.urgent_settled += urgent
        machine.takes(0.040)
        machine.takes(0.008)
        return Settled(used=True)

    def skip(self, _: Text, reason: Reason) -> Settled:
        """Nothing is ever overtaken here."""
        raise AssertionError(reason)


@dataclass(frozen=True)
class OneVersion:
    """An event with no others of its id."""

    event: Event


@dataclass(frozen=True)
class Events:
    """The table of events: the two that there are, which never change."""

    delay: Callable[[float], None]

    def versions(self, _source: str, id_: str) -> list[OneVersion]:
        """All versions of one."""
        self.delay(0.008)
        return [OneVersion(URGENT if id_ == URGENT.id else ROUTINE)]
