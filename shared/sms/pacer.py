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
"""What a thread needs for a text besides its claim."""
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
    _ask_at: int = 0
    """Before this the line is booked too far ahead for us."""
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
        """The next slot; more are booked as soon as the line lets us, lest another lane steps in between."""
        places = places_of(parts)
        with self.lock:
            due = self.now()
            while True:
                in_hand = len(self._slots) // places
                wanted, now = min(len(self._asking) + more(), self._served) - in_hand, self.now()
                if now < until and now >= self._ask_at and wanted > 0:
                    self._book(places, wanted, due)
                    due = self.now()
                elif in_hand:
                    return [self._slots.popleft() for _ in range(places)][parts - 1]
                elif max(now, self._ask_at) >= until:
                    return None
                else:
                    due = self._ask_at
                    self._sleep_until(due)

    def _book(self, places: int, wanted: int, due: int) -> None:
        """Book a block, or hear when to ask again; either tells when it is worth to ask the next time."""
        now, ahead = self.now(), self.rhythm.ahead
        booked = self.store.book(
            self.line, self.lane, self._block(places, wanted), now + ahead, self.rhythm.booking
        )
        self.rhythm.booked(self.now() - due)
        if isinstance(booked, Slots):
            self._slots.extend(booked.times())
            reach = self.line.horizon(self.lane) + self.rhythm.booking + ahead
            self._ask_at = booked.times()[-1] + self.line.gap - reach
        else:
            self._ask_at = max(self.now() + SHORTEST_SLEEP, booked.again_at - ahead)

    def _block(self, places: int, wanted: int) -> int:
        """How many slots to book: for whole texts, and no fewer than pass while a booking takes."""
        block = max(self.line.block(self.lane), self.rhythm.booking // self.line.gap)
        return places * max(1, min(block // places, wanted))

    @property
    def _served(self) -> int:
        """How many texts the threads can serve in half a second; what they cannot is not booked."""
        return max(1, self.threads * SECOND // 2 // (self.rhythm.lead + A_CALL))
