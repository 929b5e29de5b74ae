"""A worker's hold on its line: hands each thread the time at which its next part may leave."""

import threading
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from shared.sms.line import LineStore
from shared.sms.pacing import SECOND, TOO_LATE, Lane, Line, Slots, is_lost, places_of, rest_after
from shared.sms.rhythm import Rhythm

A_CALL = SECOND // 10
"""What a thread needs for a text besides its claim; what it cannot serve in half a second is not booked."""
SHORTEST_SLEEP = SECOND // 200


@dataclass
class Pacer:
    """Books slots of one line for one lane. ``now`` and ``sleep`` are in microseconds and seconds."""

    store: LineStore
    line: Line
    lane: Lane
    threads: int
    now: Callable[[], int]
    sleep: Callable[[float], None]
    rhythm: Rhythm = field(default_factory=Rhythm)
    lock: AbstractContextManager[object] = field(default_factory=threading.Lock)
    _slots: deque[int] = field(default_factory=deque)
    _asking: deque[int] = field(default_factory=deque)
    """One for each thread that waits."""
    _called: dict[int, int] = field(default_factory=dict)
    """When somebody was to be called for a slot."""
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
                called = max(self.now(), slot - self.rhythm.lead)
                self._sleep_until(called)
                if not is_lost(slot, now := self.now()):
                    self._called[slot] = called
                    return slot
                self.rhythm.was_ready(now - called)
            return None
        finally:
            self._asking.pop()

    def hold(self, slot: int) -> bool:
        """Wait for the very moment, since what comes before it takes now longer and now shorter.

        False when it is past.
        """
        self.rhythm.was_ready(self.now() - self._called.pop(slot))
        moment = slot + self.rhythm.lag
        self._sleep_until(moment)
        return self.rhythm.leaves(on_time=not is_lost(moment, self.now(), TOO_LATE))

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
                self.rhythm.was_too_fast(self.line)
                self._slowed = now, rest
                self.store.slow(self.line, rest, now)

    def _sleep_until(self, moment: int) -> None:
        if (ahead := moment - self.now()) > 0:
            self.sleep(ahead / SECOND)

    def _next(self, parts: int, until: int, more: Callable[[], int]) -> int | None:
        places = places_of(parts)
        with self.lock:
            due = self.now()
            while len(self._slots) < places:
                if (now := self.now()) >= until:
                    return None
                block, ahead = self._block(places, len(self._asking) + more()), self.rhythm.ahead
                booked = self.store.book(self.line, self.lane, block, now + ahead, self.rhythm.booking)
                self.rhythm.booked(self.now() - due)
                if isinstance(booked, Slots):
                    self._slots.extend(booked.times())
                    continue
                due = max(self.now() + SHORTEST_SLEEP, booked.again_at - ahead)
                if due > until:
                    return None
                self._sleep_until(due)
            return [self._slots.popleft() for _ in range(places)][parts - 1]

    def _block(self, places: int, wanted: int) -> int:
        """How many slots to book: for whole texts, those that are wanted and that the threads can serve.

        No fewer than pass while a booking takes.
        """
        served = self.threads * SECOND // 2 // (self.rhythm.lead + A_CALL)
        block = max(self.line.block(self.lane), self.rhythm.booking // self.line.gap)
        return places * max(1, min(block // places, wanted, served))
