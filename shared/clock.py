"""Where "now" comes from: the machine's clock or, on the laptop alone, a moved one."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

Clock = Callable[[], datetime]
"""Answers with the current time, in UTC."""


def system_clock() -> datetime:
    """The machine's time."""
    return datetime.now(UTC)


def moved_clock(file: Path) -> Clock:
    """A clock that runs ``offset_seconds`` of ``file`` ahead of the machine's.

    The file is read at every call, so a move is in force as soon as it is written.
    """

    def now() -> datetime:
        try:
            offset = json.loads(file.read_text())["offset_seconds"]
        except FileNotFoundError:
            offset = 0
        return datetime.now(UTC) + timedelta(seconds=offset)

    return now


def clock(moving: Path | None) -> Clock:
    """The clock of a stage: moved where its settings name a file, else the machine's."""
    return moved_clock(moving) if moving else system_clock


def iso(moment: datetime) -> str:
    """``moment`` in UTC as the API and the ledger write it: ``2026-11-24T09:00:00.000Z``."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def exact(moment: datetime) -> str:
    """``moment`` in UTC to the microsecond, always as long, so that text sorts as time does."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def from_iso(text: str) -> datetime:
    """The moment that ``text`` names.

    Raises:
        ValueError: ``text`` is no ISO 8601 time, or names no time zone.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a time needs a time zone")
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("a time out of range") from None
