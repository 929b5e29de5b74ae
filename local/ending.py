"""How a run learns that it should end: a flag that every wait looks at.

A signal handler that raised would interrupt us between starting a process and
noting that we did; a flag never does.
"""

import signal
import threading
from types import FrameType

from local.failure import Interrupted

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Ending:
    """The wish that the run should end; once asked, asking again changes nothing."""

    def __init__(self) -> None:
        self._asked = threading.Event()

    def listen(self) -> None:
        """From now on Ctrl-C, SIGTERM and a closed terminal are that wish."""
        for number in SIGNALS:
            signal.signal(number, self.ask)

    def pause(self, seconds: float) -> None:
        """Wait.

        Raises:
            Interrupted: the run should end.
        """
        if self._asked.wait(seconds):
            raise Interrupted

    def ask(self, _number: int = 0, _frame: FrameType | None = None) -> None:
        """The wish itself, in the shape of a signal handler."""
        self._asked.set()
