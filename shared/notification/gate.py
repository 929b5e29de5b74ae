"""A lane's gate: whether texts may go out on a line right now, asked before each slot."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from shared.clock import Clock
from shared.sms.pacing import SECOND, Lane
from shared.sms.pause import Refusal, Stops, Way
from shared.sms.pauses import Pauses

KNOWN_FOR = SECOND // 2
"""How old an answer may be: with the read itself a pause is in force within a second."""


@dataclass
class Gate:
    """One lane on one line, for the threads of one worker.

    ``now`` (microseconds) tells how old an answer is, ``clock`` what it means: the first is the machine's.
    """

    pauses: Pauses
    lane: Lane
    line: str
    clock: Clock
    now: Callable[[], int]
    alarm: Callable[[str], None]
    """Told of each refusal of the whole account, by the error's name."""
    lock: AbstractContextManager[object] = field(default_factory=threading.Lock)
    _stops: Stops = field(default_factory=Stops)
    _read_at: int | None = None
    _probing: Refusal | None = None

    def way(self) -> Way:
        """What the lane may do, as known half a second ago or later."""
        with self.lock:
            if self._read_at is None or self.now() - self._read_at >= KNOWN_FOR:
                self._read_at, self._stops = self.now(), self.pauses.stops(self.lane, self.line)
            if self._probing and self._stops == Stops(refusal=self._probing):
                return Way.PROBE
            return self._stops.way(self.clock())

    def may_probe(self) -> bool:
        """Take the right to send the one text that tells whether the carrier takes texts again."""
        assert self._stops.refusal
        self._probing = self.pauses.probe(self.lane, self.line, self._stops.refusal, self.clock())
        self._read_at = None
        return self._probing is not None

    def probe_was_taken(self) -> None:
        """The carrier takes texts again."""
        assert self._probing
        self.pauses.reopen(self.lane, self.line, self._probing)
        self._probing, self._read_at = None, None

    def refused(self, error: str) -> None:
        """The carrier refused the whole account: shut the lane on this line, for every worker."""
        refusal = self.pauses.refuse(self.lane, self.line, error, self.clock())
        with self.lock:
            self._stops = Stops(self._stops.order, refusal)
        self.alarm(error)
