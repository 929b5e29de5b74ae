"""How the simulated line behaves: its rate, its failures, its receipts."""

import re
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from local.problems import Problem, invalid

LONGEST_DELAY_MS = 3_600_000
FASTEST_LINE = 10_000
REFUSAL = re.compile(r"|[A-Za-z]{1,60}Exception(:[A-Z_]{1,60})?")


@dataclass(frozen=True)
class ReceiptSettings:
    """What becomes of delivery receipts."""

    delay_ms: int = 200
    """From the text to its receipt."""
    duplicate_rate: float = 0
    """Share of receipts that come twice."""
    lost_rate: float = 0
    """Share of receipts that never come."""


@dataclass(frozen=True)
class CarrierSettings:
    """The settings of ``/carrier/settings``."""

    parts_per_second: int = 20
    throttle_rate: float = 0
    """Share of texts refused as if the rate were used up."""
    error_rate: float = 0
    """Share of texts answered with a 500, every second one of them taken all the same."""
    delay_ms: int = 0
    """Before ``SendTextMessage`` answers."""
    refuse: str = ""
    """The error that every text is refused with, as a whole account is: ``AccessDeniedException`` or
    ``ServiceQuotaExceededException:MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT``; none when empty."""
    receipts: ReceiptSettings = field(default_factory=ReceiptSettings)

    def to_json(self) -> dict[str, Any]:
        """These settings as the door shows them."""
        return asdict(self)

    def merged(self, changes: dict[str, Any]) -> "CarrierSettings":
        """These settings with some of them changed, all or none.

        Raises:
            Problem: a change is unknown or makes no sense.
        """
        known = {each.name for each in fields(self)}
        wrong = {name: "is unknown" for name in changes if name not in known}
        plain = {name: value for name, value in changes.items() if name in known - {"receipts"}}
        wrong |= _nonsense(plain)
        receipts = changes.get("receipts", {})
        wrong |= {f"receipts.{name}": said for name, said in _receipt_nonsense(receipts).items()}
        if wrong:
            raise _refused(wrong)
        return replace(self, **plain, receipts=replace(self.receipts, **receipts))

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "CarrierSettings":
        """The settings that ``to_json`` gave, or the defaults for what it did not."""
        return cls().merged(stored)


def _receipt_nonsense(changes: Any) -> dict[str, str]:
    if not isinstance(changes, dict):
        return {"": "must be an object"}
    known = {each.name for each in fields(ReceiptSettings)}
    return {name: "is unknown" for name in changes if name not in known} | _nonsense(
        {name: value for name, value in changes.items() if name in known}
    )


def _nonsense(values: dict[str, Any]) -> dict[str, str]:
    said = {name: _wrong(name, value) for name, value in values.items()}
    return {name: wrong for name, wrong in said.items() if wrong}


def _wrong(name: str, value: Any) -> str:
    if name.endswith("_rate"):
        fits = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
        return "" if fits else "must be a share from 0 to 1"
    if name == "refuse":
        known = isinstance(value, str) and REFUSAL.fullmatch(value) is not None
        return "" if known else "must be an error of the service, and its reason after a colon"
    low, high = (1, FASTEST_LINE) if name == "parts_per_second" else (0, LONGEST_DELAY_MS)
    fits = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
    return "" if fits else f"must be a whole number from {low} to {high}"


def _refused(wrong: dict[str, str]) -> Problem:
    readable = {name[:40].rstrip(".").encode(errors="replace").decode(): said for name, said in wrong.items()}
    return invalid(**readable)
