"""A worker's hold on its line: hands each thread the time at which its next part may leave."""

import threading
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from shared.sms.line import LineStore
from shared.sms.pacing import SECOND, Lane, Line, Slots, is_lost

SECONDS_A_TEXT = 0.085
"""Claim and call, as measured; what a thread cannot serve in half a second is not booked."""


@dataclass
class Pacer:
    """Books slots of one line for one lane. ``now`` and ``sleep`` are in microseconds and seconds."""

    store: LineStore
    line: Line
    lane: Lane
    threads: int
    now: Callable[[], int]
    sleep: Callable[[float], None]
    lock: AbstractContextManager[object] = field(default_factory=threading.Lock)
    _slots: deque[int] = field(default_factory=deque)

    def wait(self, parts: int, wanted: int, until: int) -> int | None:
        """Wait for the slots of one text of ``parts`` and answer with their time.

        None when they do not come before ``until``.
        ``wanted`` is how many texts are still to be sent, so that no more is booked than is used.
        """
        while self.now() < until:
            slot = self._next(parts, wanted, until)
            if slot is None or slot > until:
                return None
            if (ahead := slot - self.now()) > 0:
                self.sleep(ahead / SECOND)
            if not is_lost(slot, self.now()):
                return slot
        return None

    def is_lost(self, slot: int) -> bool:
        """Whether a slot came and went unused."""
        return is_lost(slot, self.now())

    def slow(self) -> None:
        """The carrier said "too fast": drop what is booked and let the line rest."""
        with self.lock:
            self._slots.clear()
            self.store.slow(self.line, self.now())

    def _next(self, parts: int, wanted: int, until: int) -> int | None:
        with self.lock:
            while len(self._slots) < parts:
                booked = self.store.book(self.line, self.lane, self._block(parts, wanted), self.now())
                if isinstance(booked, Slots):
                    self._slots.extend(booked.times())
                    continue
                if booked.again_at > until:
                    return None
                self.sleep(max(0.005, (booked.again_at - self.now()) / SECOND))
                if self.now() >= until:
                    return None
            return [self._slots.popleft() for _ in range(parts)][-1]

    def _block(self, parts: int, wanted: int) -> int:
        served = max(1, int(self.threads * 0.5 / SECONDS_A_TEXT))
        return max(parts, min(self.line.block, wanted * parts, served * parts))
