"""Time zones by their IANA names, the same ones on every machine."""

from datetime import UTC, tzinfo
from functools import lru_cache
from importlib import resources
from pathlib import Path

NOWHERE = "Factory"
"""IANA's word for a clock that nobody has set; it is no zone of anybody's."""


def is_zone(name: str) -> bool:
    """Whether this is the name of a time zone, letter by letter (``Europe/Berlin``)."""
    return name in _names()


@lru_cache
def zone(name: str) -> tzinfo:
    """The zone of this name, from the package; UTC for a name that is none, which a text then says."""
    if name == "UTC":
        return UTC
    from zoneinfo import ZoneInfo  # not at every cold start: most events tell no time

    import tzdata

    try:
        with Path(tzdata.__file__).with_name("zoneinfo").joinpath(name).open("rb") as file:
            return ZoneInfo.from_file(file, key=name)
    except (OSError, ValueError):
        return UTC


@lru_cache
def _names() -> frozenset[str]:
    """From the package: a machine's own folder holds other files too, and forgives wrong case on some."""
    listed = resources.files("tzdata").joinpath("zones").read_text("utf-8")
    return frozenset(listed.split()) - {NOWHERE}
