"""A worker's hold on its line: hands each thread the time at which its next part may leave."""

import threading
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from shared.sms.line import LineStore
from shared.sms.pacing import LEAD, SECOND, TOO_LATE, Lane, Line, Slots, is_lost, places_of, rest_after

SECONDS_A_TEXT = 0.14
"""Claim and call, as measured; what a thread cannot serve in half a second is not booked."""
SHORTEST_SLEEP = 0.005
LAG_STEP, LONGEST_LAG, SLOW_LINE = SECOND // 100, SECOND // 20, SECOND // 10


@dataclass
class Lag:
    """How much later than its slot a machine's texts leave on a slow line.

    Where clocks differ and each second holds one part or three, the carrier refuses the texts of the
    machine that is early. So each refusal makes it leave a little later, until it is early no more. Kept
    for as long as the machine is. On a fast line it is chance whose text is refused.
    """

    micros: int = 0

    def grows(self, line: Line) -> None:
        """The carrier said "too fast" on this line."""
        if line.gap > SLOW_LINE:
            self.micros = min(LONGEST_LAG, self.micros + LAG_STEP)


@dataclass
class Pacer:
    """Books slots of one line for one lane. ``now`` and ``sleep`` are in microseconds and seconds."""

    store: LineStore
    line: Line
    lane: Lane
    threads: int
    now: Callable[[], int]
    sleep: Callable[[float], None]
    lag: Lag = field(default_factory=Lag)
    lock: AbstractContextManager[object] = field(default_factory=threading.Lock)
    _slots: deque[int] = field(default_factory=deque)
    _asking: deque[int] = field(default_factory=deque)
    """One for each thread that waits."""
    _slowed: tuple[int, int] | None = None
    """When the carrier last said "too fast", and the rest that followed."""

    def wait(self, parts: int, until: int, more: Callable[[], int] = lambda: 0) -> int | None:
        """Wait until shortly before the slot of one text of ``parts``, and answer with its time.

        Nothing is booked after ``until``, when the answer is None; what is booked by then comes a little
        later. ``more`` tells how many texts there are that nobody asks for yet: for them and for those
        who wait here slots are booked, and for nobody else.
        """
        self._asking.append(parts)
        try:
            while (slot := self._next(parts, until, more)) is not None:
                self._sleep_until(slot - LEAD)
                if not is_lost(slot, self.now()):
                    return slot
            return None
        finally:
            self._asking.pop()

    def hold(self, slot: int) -> bool:
        """Wait for the very moment, since what comes before it takes now longer and now shorter.

        False when it is past.
        """
        moment = slot + self.lag.micros
        self._sleep_until(moment)
        return not is_lost(moment, self.now(), TOO_LATE)

    @property
    def booked(self) -> bool:
        """Whether there are slots that nobody has yet."""
        return bool(self._slots)

    def is_lost(self, slot: int) -> bool:
        """Whether a slot came and went unused."""
        return is_lost(slot, self.now())

    def slow(self) -> None:
        """The carrier said "too fast": let the line rest, longer when it has just said so already."""
        with self.lock:
            now = self.now()
            rest = rest_after(self._slowed, now)
            if rest:
                self.lag.grows(self.line)
                self._slowed = now, rest
                self.store.slow(self.line, rest, now)

    def _sleep_until(self, moment: int) -> None:
        if (ahead := moment - self.now()) > 0:
            self.sleep(ahead / SECOND)

    def _next(self, parts: int, until: int, more: Callable[[], int]) -> int | None:
        places = places_of(parts)
        with self.lock:
            while len(self._slots) < places:
                if (now := self.now()) >= until:
                    return None
                block = self._block(places, len(self._asking) + more())
                booked = self.store.book(self.line, self.lane, block, now)
                if isinstance(booked, Slots):
                    self._slots.extend(booked.times())
                elif booked.again_at > until:
                    return None
                else:
                    self.sleep(max(SHORTEST_SLEEP, (booked.again_at - self.now()) / SECOND))
            return [self._slots.popleft() for _ in range(places)][parts - 1]

    def _block(self, places: int, wanted: int) -> int:
        """How many slots to book: for whole texts, those that are wanted and that the threads can serve."""
        served = int(self.threads * 0.5 / SECONDS_A_TEXT)
        return places * max(1, min(self.line.block(self.lane) // places, wanted, served))
