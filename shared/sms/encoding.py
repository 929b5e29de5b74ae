"""How many parts a text costs, and how to keep it in the alphabet that makes them few."""

import unicodedata
from dataclasses import dataclass

import gsm0338

GSM = gsm0338.Codec()
ONE_GSM, MANY_GSM = 160, 153
ONE_UCS2, MANY_UCS2 = 70, 67
LOOKALIKES = {
    0x2018: "'",
    0x2019: "'",
    0x201C: '"',
    0x201D: '"',
    0x2013: "-",
    0x2014: "-",
    0x2026: "...",
    0x00A0: " ",
    0x2022: "*",
}


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
    units = len(text.encode("utf-16-be", "surrogatepass")) // 2
    return Size("UCS-2", 1 if units <= ONE_UCS2 else -(-units // (MANY_UCS2 - 1)))


def in_gsm(text: str) -> str:
    """``text`` with look-alikes where the GSM alphabet has them, accents dropped, and ``?`` for the rest."""
    return "".join(_letter(c) for c in text.translate(LOOKALIKES))


def fits_one(text: str) -> bool:
    """Whether ``text`` travels as one part."""
    return size(text).parts == 1


def _letter(character: str) -> str:
    if _septets(character) is not None:
        return character
    bare = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    return bare if bare and _septets(bare) is not None else "?"


def _septets(text: str) -> int | None:
    try:
        return len(GSM.encode(text)[0])
    except UnicodeError:
        return None
