"""Words as a phone can show them: the GSM alphabet with honest transliteration, or what UCS-2 has.

What loses nothing that a reader needs is written in GSM: punctuation, forms of letters, accents that GSM
lacks (Spanish *á*, French *ê*, Polish *ł*), letters of other alphabets among Latin ones. UCS-2 is for titles
in a script that the Latin alphabet cannot stand for. What says nothing in words (emoji) is left out, and so
is what cannot be seen: controls, marks of direction, characters without width.
"""

import unicodedata
from functools import lru_cache

from shared.sms.encoding import is_gsm

LOOKALIKES = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201b\u2032\u02bc\u02bb\u00b4`\u2039\u203a", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u2022\u2023\u25e6\u25cf\u25aa\u25a0\u2b24\u00b7", "*")
    | dict.fromkeys("\u2192\u2794\u279c\u27a1\u27f6\u25ba\u25b6", "->")
    | {"\u2190": "<-", "\u2194": "<->", "\u21d2": "=>", "\u21d0": "<=", "\u2026": "...", "\u2044": "/"}
    | {"\u201a": ",", "\u00b5": "u", "\u00d7": "x", "\u00b0": "deg", "\u20bd": "RUB", "\u20b9": "INR"}
    | {"\u0151": "ö", "\u0150": "Ö", "\u0171": "ü", "\u0170": "Ü", "\u00a6": "|", "\ufffd": " "}
    # Without width, and nothing between the letters that they stand between.
    | dict.fromkeys("\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200c\u200d\u2060\ufeff\u3164\uffa0", "")
    | dict.fromkeys(map(chr, range(0xFE00, 0xFE10)), "")
)
READ_BACK = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "GEORGIAN", "MODIFIER", "COPTIC")
"""Alphabets whose words can still be read in Latin letters."""
PICTURES = "\U0001f000"
"""From here on symbols are pictures, flags among them."""
UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp", "Co", "Cn", "Cs")


def in_gsm(text: str) -> str:
    """``text`` in the GSM alphabet, other scripts in Latin letters, without what no letter stands for."""
    return "".join(map(_letter, text if text.isascii() else _composed(text)))


def in_ucs2(text: str) -> str:
    """``text`` in its own script, without controls, emoji and what cannot be seen."""
    return "".join(map(_seen, text if text.isascii() else _composed(text)))


def needs_ucs2(text: str) -> bool:
    """Whether ``text`` would be lost in Latin letters.

    Chinese, Japanese, Korean, Arabic, Hebrew, Thai and the scripts of India always would. Greek and Cyrillic
    letters would when the text is written in them; a name or two among Latin words can be read without.
    """
    if text.isascii():
        return False
    letters = [c for c in _composed(text) if c.isalpha()]
    foreign = [script for c in letters if not is_gsm(c) and (script := _script(c)) != "LATIN"]
    return any(script not in READ_BACK for script in foreign) or 2 * len(foreign) > len(letters)


def _composed(text: str) -> str:
    """Full-width forms, ligatures and letters with loose accents as the one character that they are."""
    known = unicodedata.normalize("NFC", text).translate(LOOKALIKES)
    return unicodedata.normalize("NFKC", known).translate(LOOKALIKES)


@lru_cache(maxsize=4096)
def _letter(character: str) -> str:
    if unicodedata.category(character) in UNSEEN:
        return " "
    if is_gsm(character):
        return character
    bare = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    return bare if bare and is_gsm(bare) else _romanised(character)


def _romanised(character: str) -> str:
    """In Latin letters; of a picture, whose name would stand in colons, nothing is left."""
    from anyascii import anyascii  # few titles need it, and a cold start would pay for all

    category = unicodedata.category(character)
    if category.startswith("M"):
        return ""
    latin = anyascii(character)
    if category == "So" and (character >= PICTURES or (len(latin) > 2 and latin.startswith(":"))):
        return " "
    return "".join(c if is_gsm(c) else "'" for c in latin) or " "


@lru_cache(maxsize=4096)
def _seen(character: str) -> str:
    category = unicodedata.category(character)
    if category in UNSEEN:
        return " "
    if category in ("So", "Sk") and not is_gsm(character):
        return _romanised(character)
    return "" if category == "Me" else character


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0].partition("-")[0]
