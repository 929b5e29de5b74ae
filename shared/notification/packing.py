"""Recipients on their way to a lane: packed by line, a message at most ten seconds of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from shared.notification.lanes import Lanes
from shared.notification.messages import OnLane
from shared.settings import Settings
from shared.sms.lines import line_named
from shared.sms.pacing import Lane

PACKED_SECONDS = 10
"""A packed message holds at most this much of its line …"""
PACKED_BYTES = 150_000
"""… and about so much text, whatever is said of each recipient; a message of SQS ends at 256 KiB."""

A_KEY = 25
R = TypeVar("R")


@dataclass
class Packing(Generic[R]):
    """Takes recipients one by one and puts full messages on their lane, several at a time."""

    lanes: Lanes
    lane: Lane
    settings: Settings
    message: Callable[[tuple[R, ...], str | None], OnLane]
    """Makes a message for recipients on a line."""
    weigh: Callable[[R], int] = lambda _: A_KEY
    """How many bytes a recipient takes."""
    found: bool = False
    """Whether there was any recipient."""
    _open: dict[str | None, list[R]] = field(default_factory=dict)
    _full: list[OnLane] = field(default_factory=list)
    _weights: dict[str | None, int] = field(default_factory=dict)
    _sizes: dict[str | None, int] = field(default_factory=dict)

    def add(self, recipient: R, line: str | None) -> None:
        """Pack one recipient, who is texted from ``line``."""
        self.found = True
        waiting = self._open.setdefault(line, [])
        waiting.append(recipient)
        self._weights[line] = self._weights.get(line, 0) + self.weigh(recipient)
        if len(waiting) == self._size(line) or self._weights[line] > PACKED_BYTES:
            self._close(line)
            self._hand_over(at_least=Lanes.AT_ONCE)

    def end(self) -> None:
        """Hand over whatever is left."""
        for line in list(self._open):
            self._close(line)
        self._hand_over(at_least=1)

    def _size(self, line: str | None) -> int:
        if line not in self._sizes:
            self._sizes[line] = max(1, PACKED_SECONDS * line_named(line, self.settings).parts_per_second)
        return self._sizes[line]

    def _close(self, line: str | None) -> None:
        self._full.append(self.message(tuple(self._open.pop(line)), line))
        self._weights[line] = 0

    def _hand_over(self, at_least: int) -> None:
        if len(self._full) >= at_least:
            self.lanes.put_all(self.lane, self._full)
            self._full = []
