"""The laptop's clock: the machine's own, moved by an offset that a file holds.

The functions and the carrier read that file at every "now"; only the door writes it.
"""

import json
import math
from datetime import datetime
from pathlib import Path

from shared.clock import moved_clock

FARTHEST = 10 * 365 * 86_400
"""Ten years either way: enough for every retention, and no date runs out of range."""


class LaptopClock:
    """The moved clock of one state folder."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._now = moved_clock(file)

    def now(self) -> datetime:
        """The moved time, in UTC."""
        return self._now()

    @property
    def offset(self) -> float:
        """How many seconds the clock runs ahead of the machine's."""
        try:
            offset: float = json.loads(self._file.read_text())["offset_seconds"]
        except FileNotFoundError:
            return 0
        return offset

    def move(self, offset: float) -> None:
        """Set the offset. A reader sees the old one or the new one, never half a file.

        Raises:
            ValueError: ``offset`` is no finite number, or farther than ten years.
        """
        if not math.isfinite(offset) or abs(offset) > FARTHEST:
            raise ValueError("must be a number of seconds within ten years")
        self._file.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._file.with_suffix(".new")
        fresh.write_text(json.dumps({"offset_seconds": offset}))
        fresh.replace(self._file)
