"""How many parts a text costs: GSM 03.38 where its alphabet has every character, else UCS-2."""

from dataclasses import dataclass
from functools import lru_cache

import gsm0338

GSM = gsm0338.Codec()
ONE_GSM, MANY_GSM = 160, 153
ONE_UCS2, MANY_UCS2 = 70, 67


@dataclass(frozen=True, slots=True)
class Size:
    """What a text is on the line."""

    encoding: str
    parts: int


def size(text: str) -> Size:
    """Encoding (``GSM`` or ``UCS-2``) and parts of ``text``.

    Characters of the extension table count twice; an upper bound of a part where a pair
    would be split, so that the line's rate is never broken.
    """
    septets = _septets(text)
    if septets is not None:
        return Size("GSM", 1 if septets <= ONE_GSM else -(-septets // (MANY_GSM - 1)))
    units = ucs2_units(text)
    return Size("UCS-2", 1 if units <= ONE_UCS2 else -(-units // (MANY_UCS2 - 1)))


def is_gsm(text: str) -> bool:
    """Whether the GSM alphabet has every character of ``text``."""
    return all(map(_width, text))


def gsm_units(text: str) -> int:
    """What a text of the GSM alphabet takes of the 160 in a part."""
    return sum(map(_width, text))


def ucs2_units(text: str) -> int:
    """What a text takes of the 70 in a part of UCS-2; a character outside the basic plane takes two."""
    return len(text.encode("utf-16-be", "surrogatepass")) // 2


def _septets(text: str) -> int | None:
    return gsm_units(text) if is_gsm(text) else None


@lru_cache(maxsize=4096)
def _width(character: str) -> int:
    """1, or 2 for the extension table; 0 for what the alphabet lacks."""
    try:
        return len(GSM.encode(character)[0])
    except UnicodeError:
        return 0
