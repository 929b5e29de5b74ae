"""How many parts a text has on the air, counted as a carrier does.

GSM 03.38 where every character is in its alphabet (160 septets, 153 when split), else UCS-2
(70 code units of UTF-16, 67 when split). An escape pair or a surrogate pair never straddles two
parts. This is the carrier's own count, written from the standard: it judges the sender's.
"""

from collections.abc import Iterable
from dataclasses import dataclass

GSM_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_ESCAPED = frozenset("\f^{}\\[~]|€")
"""Sent as an escape and a second septet."""

BEYOND_ONE_UNIT = 0xFFFF
"""Characters above need a surrogate pair in UTF-16."""


@dataclass(frozen=True, slots=True)
class Segments:
    """A text on the air."""

    encoding: str
    """``GSM`` or ``UCS-2``."""
    parts: int


def segments(body: str) -> Segments:
    """Encoding and parts of ``body``."""
    if all(character in GSM_BASIC or character in GSM_ESCAPED for character in body):
        sizes = [2 if character in GSM_ESCAPED else 1 for character in body]
        return Segments("GSM", _parts(sizes, alone=160, split=153))
    sizes = [2 if ord(character) > BEYOND_ONE_UNIT else 1 for character in body]
    return Segments("UCS-2", _parts(sizes, alone=70, split=67))


def _parts(sizes: list[int], *, alone: int, split: int) -> int:
    return 1 if sum(sizes) <= alone else _filled(sizes, split)


def _filled(sizes: Iterable[int], room: int) -> int:
    """Parts of ``room`` units that characters of these sizes fill, none of them cut in two."""
    parts, used = 1, 0
    for size in sizes:
        if used + size > room:
            parts, used = parts + 1, 0
        used += size
    return parts
