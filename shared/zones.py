"""Time zones by their IANA names, the same ones on every machine."""

from functools import lru_cache
from importlib import resources

NOWHERE = "Factory"
"""IANA's word for a clock that nobody has set; it is no zone of anybody's."""


def is_zone(name: str) -> bool:
    """Whether this is the name of a time zone, letter by letter (``Europe/Berlin``)."""
    return name in _names()


@lru_cache
def _names() -> frozenset[str]:
    """From the package: a machine's own folder holds other files too, and forgives wrong case on some."""
    listed = resources.files("tzdata").joinpath("zones").read_text("utf-8")
    return frozenset(listed.split()) - {NOWHERE}
