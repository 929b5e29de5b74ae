"""What becomes of a text once the carrier has it, decided when it is taken.

The failing numbers are the service's own: its SMS simulator keeps, for each country, a number that
succeeds and one that fails, and they behave here as there. Every other phone gets its texts,
unless a text's time to live is shorter than the way to the phone.
"""

from dataclasses import dataclass
from typing import Final

from .line import Line

DELIVERED: Final = "TEXT_DELIVERED"
UNREACHABLE: Final = "TEXT_CARRIER_UNREACHABLE"
EXPIRED: Final = "TEXT_TTL_EXPIRED"

FAILING_NUMBERS: Final = frozenset(
    {
        "+14254147167",  # United States
        "+61455944039",  # Australia
        "+43676800442032",  # Austria
        "+32460213923",  # Belgium
        "+33755512502",  # France
    }
)


@dataclass(frozen=True, slots=True)
class Fate:
    """The end of one text."""

    event: str
    after: float
    """Seconds until it happens."""
    receipts: int


def fate(line: Line, recipient: str, life: int) -> Fate:
    """The end of a text to ``recipient`` that may be tried for ``life`` seconds."""
    way = line.settings.receipts.delay_ms / 1000
    receipts = _receipts(line)
    if way > life:
        return Fate(EXPIRED, life, receipts)
    return Fate(UNREACHABLE if recipient in FAILING_NUMBERS else DELIVERED, way, receipts)


def _receipts(line: Line) -> int:
    if line.happens(line.settings.receipts.lost_rate):
        return 0
    return 2 if line.happens(line.settings.receipts.duplicate_rate) else 1
