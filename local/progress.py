"""What the person in front of the terminal sees while a step runs."""

import contextlib
import threading
import time
from collections.abc import Iterator

WORTH_A_LINE_SECONDS = 1.0


@contextlib.contextmanager
def step(name: str) -> Iterator[None]:
    """Say that ``name`` is going on once it lasts over a second, and in the end how long it took."""
    began = time.monotonic()
    announcement = threading.Timer(WORTH_A_LINE_SECONDS, say, [f"{name} …"])
    announcement.daemon = True
    announcement.start()
    try:
        yield
    finally:
        announcement.cancel()
    took = time.monotonic() - began
    if took >= WORTH_A_LINE_SECONDS:
        say(f"{name}: {took:.1f} s")


def say(line: str) -> None:
    """One line, seen at once also through a pipe; a terminal that is gone stops nothing."""
    with contextlib.suppress(OSError):
        print(line, flush=True)
