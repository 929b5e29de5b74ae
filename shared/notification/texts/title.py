"""The title of an event, as much of it as one part has room for."""

from collections.abc import Callable
from dataclasses import dataclass

from shared.sms.alphabet import in_gsm, in_ucs2
from shared.sms.encoding import ONE_GSM, ONE_UCS2, gsm_units, ucs2_units
from shared.sms.links import untappable

LONGEST = 1000
"""What lies behind this cannot be in a part; a title may have 10,000 characters."""
CLOSED = "!?\u2026\u3002\uff01\uff1f"
LOOSE = " .,;:-("


@dataclass(frozen=True, slots=True)
class Alphabet:
    """An alphabet of texts: how words become its own, what they take, and what a part holds of it."""

    write: Callable[[str], str]
    width: Callable[[str], int]
    part: int
    dots: str


GSM = Alphabet(in_gsm, gsm_units, ONE_GSM, "...")
UCS2 = Alphabet(in_ucs2, ucs2_units, ONE_UCS2, "\u2026")


@dataclass(frozen=True, slots=True)
class Shown:
    """A title as a text shows it, with what closes it; ``whole`` says that nothing of it was cut."""

    words: str
    whole: bool

    @property
    def closed(self) -> str:
        """The title as a sentence's end: the dot only where it has no end of its own."""
        return self.words if not self.whole or self.words.endswith(tuple(CLOSED)) else f"{self.words}."


def shown(title: str, room: int, alphabet: Alphabet) -> Shown | None:
    """The title in ``alphabet``, shortened at a word to what ``room`` there is; None when there is none."""
    words = _tidy(alphabet.write(title[:LONGEST]))
    while words:
        found = Shown(words, whole=len(title) <= LONGEST)
        if not found.whole or alphabet.width(found.closed) > room:
            found = Shown(f"{_cut(words, room - len(alphabet.dots), alphabet)}{alphabet.dots}", whole=False)
        if found.words == alphabet.dots:
            return None
        if found.words == _no_link(found.words):
            return found
        words = _tidy(found.words)  # the cut made an address of what was none, as ``a.comet`` → ``a.com``
    return None


def _tidy(words: str) -> str:
    return _no_link(" ".join(words.split())).rstrip(" .").lstrip()


def _no_link(words: str) -> str:
    return " ".join(untappable(words).split())


def _cut(words: str, room: int, alphabet: Alphabet) -> str:
    """As many words as fit; of one that no part could hold, as many letters."""
    kept = ""
    for word in words.split(" "):
        longer = f"{kept} {word}" if kept else word
        if alphabet.width(longer) <= room:
            kept = longer
            continue
        if alphabet.width(word) > room:
            kept = _letters(f"{kept} " if kept else "", word, room, alphabet)
        break
    return kept.rstrip(LOOSE)


def _letters(kept: str, word: str, room: int, alphabet: Alphabet) -> str:
    """``kept`` and as much of ``word`` as fits, never half of what a reader sees as one letter."""
    letters = list(word)
    if not word.isascii():
        import regex  # only a long word of a script with marks needs it

        letters = regex.findall(r"\X", word)
    for letter in letters:
        if alphabet.width(kept + letter) > room:
            break
        kept += letter
    return kept
