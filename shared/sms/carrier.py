"""What a carrier answers, whoever it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from shared.sms.number import PhoneNumber
from shared.sms.pacing import Line

CONNECT_SECONDS = 1
READ_SECONDS = 2
"""Together the bound of a call in flight while its claim stands (G2)."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """The carrier took the text."""

    message_id: str


@dataclass(frozen=True, slots=True)
class Throttled:
    """Too fast; not taken."""


@dataclass(frozen=True, slots=True)
class RefusedForNow:
    """Not taken, for a reason that may pass; other texts may well be taken."""

    error: str


@dataclass(frozen=True, slots=True)
class AccountRefused:
    """Not taken, and no other text of the line would be: the spend limit, a disabled account, a sandbox."""

    error: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Not taken, and never will be for this number.

    ``opted_out`` tells that the reason is the carrier's own opt-out list.
    """

    error: str
    opted_out: bool = False


@dataclass(frozen=True, slots=True)
class Unclear:
    """No answer that tells whether the text was taken."""

    error: str


Answer = Accepted | Throttled | RefusedForNow | AccountRefused | Refused | Unclear


class Carrier(Protocol):
    """Whoever takes a text from us, at one attempt a call."""

    def send(
        self, number: PhoneNumber, body: str, valid_for: timedelta, context: Mapping[str, str], line: str
    ) -> Answer:
        """Hand over one text from the identity ``line``; it is worth delivering for ``valid_for``.

        Never raises for an answer.
        """

    def parts_per_second(self, line: Line) -> int:
        """The line's rate as the carrier tells it, else its own."""
