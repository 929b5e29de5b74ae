"""Slips of the thumb, and words written as they sound, in the words that matter.

Only words that no language here knows are mended, and only towards words that a request is made of, so that
"shop", "step" or "testing" stay what they are. ``ordinary`` lists the ordinary words that stand too near.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from jellyfish import damerau_levenshtein_distance as distance

from shared.consent.reading.ordinary import ordinary

SHORT = {
    "stop": 1,
    "quit": 1,
    "cancel": 1,
    "remove": 1,
    "revoke": 1,
    "unsubscribe": 3,
    "optout": 1,
    "stopall": 1,
    "cancelar": 1,
    "arretez": 1,
    "desabonner": 2,
    "desinscription": 2,
    "desabonnement": 2,
}
"""What a reply of one word may have meant, and how many slips away."""

LEET = str.maketrans("013457@$", "oieastas")
REPEATED = re.compile(r"(\w)\1+")
SHORTEST = 4
"""Letters of the shortest word that may be a slip of another; those of three are too near to each other."""
REMEMBERED = 4096
"""Words that are remembered with what they were mended to: strangers choose them, so not all."""
LONG, LONGER = 8, 11
"""Letters from which on two slips and three are believed."""

SOUNDS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"(?<=.)qu|k|c(?![eiyh])"), "k"),
    (re.compile(r"qu"), "k"),
    (re.compile(r"c(?=[eiy])|z"), "s"),
    (re.compile(r"v"), "b"),
    (re.compile(r"h"), ""),
    (re.compile(r"ll|y"), "i"),
    (re.compile(r"eau|au"), "o"),
    (re.compile(r"ai|ei"), "e"),
    (re.compile(r"(?<=...)(?:ee?s|er|ez|e|s)$"), ""),
)
"""Letters that sound alike in Spanish or in French, and endings that are not heard."""


class Mender:
    """Mends words towards ``aims``; leaves those alone that are ``known`` or ordinary."""

    def __init__(self, known: Iterable[str], aims: Iterable[str], signals: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._aims = frozenset(word for word in aims if len(word) >= SHORTEST)
        self._signals = frozenset(signals)

    def mended(self, word: str) -> str:
        """``word``, or what its writer meant to type."""
        for guess in (squeezed(word), REPEATED.sub(r"\1\1", word), word.translate(LEET), word + "g"):
            if guess in self._known and len(word) >= 3 and not word.isdigit():
                return guess
        if word in ordinary() or len(word) < SHORTEST - 1 or any(c.isdigit() for c in word):
            return word
        return self._sounds.get(sound(word)) or self._near(word) or word

    def split(self, word: str) -> tuple[str, ...]:
        """The words that ``word`` was glued from, when it begins with one that asks; else ``word``."""
        if word in self._known or word in ordinary() or squeezed(word) in self._known:
            return (word,)
        for first in GLUED:
            rest = word.removeprefix(first)
            if rest != word and rest in self._known and len(rest) > 1:
                return first, rest
            if rest != word and len(rest) > len("stop") and len(parts := self.split(rest)) > 1:
                return first, *parts
        return (word,)

    @cached_property
    def _sounds(self) -> Mapping[str, str]:
        """The words to mend towards by how they are heard."""
        return {sound(aim): aim for aim in sorted(self._signals, reverse=True) if len(aim) >= SHORTEST}

    @cached_property
    def _by_start(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for aim in self._aims:
            found.setdefault(aim[0], []).append(aim)
        return found

    @cached_property
    def _by_rest(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for aim in self._aims:
            found.setdefault(aim[1:], []).append(aim)
        return found

    @cached_property
    def _by_letters(self) -> Mapping[tuple[str, ...], str]:
        """Longer words by their first and last letter and all of them in order: "rmoeve"."""
        return {(aim[0], aim[-1], *sorted(aim)): aim for aim in sorted(self._aims) if len(aim) > SHORTEST}

    def _near(self, word: str) -> str | None:
        if sorted(word) == sorted("stop"):
            return "stop"
        if aim := self._by_letters.get((word[0], word[-1], *sorted(word))):
            return aim
        aims = {*self._by_rest.get(word, ()), *self._by_rest.get(word[1:], ())}
        if len(word) >= SHORTEST:
            aims.update(
                a for start in set(word[:2]) for a in self._by_start.get(start, ()) if _alike(word, a)
            )
        else:
            aims.update(
                a for a in self._by_start.get(word[0], ()) if len(a) == SHORTEST and _without_one(word, a)
            )
        near = ((distance(word, aim), aim not in self._signals, aim) for aim in aims)
        slips, _, aim = min(near, default=(len(word), True, ""))
        return aim if aim and slips <= _most(aim) else None


def _without_one(word: str, aim: str) -> bool:
    return any(aim[:i] + aim[i + 1 :] == word for i in range(len(aim)))


GLUED = (
    *("please", "pls", "plz", "stop", "quit", "dont", "text", "texting", "sending", "send", "me", "leave"),
    *("remove", "take", "no", "more", "opt", "unsubscribe", "je", "j", "ne", "m", "n", "l", "d", "qu"),
)
"""What people forget to put a space or an apostrophe behind."""


def meant(word: str) -> str | None:
    """The keyword that a whole reply of this one word meant; None when it is another word."""
    if word == "stp":
        return "stop"
    if word in ordinary():
        return None
    guesses = (squeezed(word), word.translate(LEET))
    return next((w for w in guesses if w in SHORT), None) or _nearest_keyword(word)


def squeezed(word: str) -> str:
    """``word`` with each letter once where it was typed several times on end."""
    return REPEATED.sub(r"\1", word)


def sound(word: str) -> str:
    """``word`` roughly as it is heard."""
    for letters, heard in SOUNDS:
        word = letters.sub(heard, word)
    return squeezed(word)


@lru_cache(REMEMBERED)
def _nearest_keyword(word: str) -> str | None:
    if len(word) < 3 or any(c.isdigit() for c in word):
        return None
    if sorted(word) == sorted("stop"):
        return "stop"
    near = [(distance(word, aim), aim) for aim in SHORT if _alike(word, aim) or word[1:] in (aim, aim[1:])]
    slips, aim = min(near, default=(len(word), ""))
    return aim if aim and slips <= SHORT[aim] else None


def _most(aim: str) -> int:
    return 1 + (len(aim) >= LONG) + (len(aim) >= LONGER)


def _alike(word: str, aim: str) -> bool:
    """Whether one may be the other with slips: most leave the first letter, or swap the first two."""
    if abs(len(aim) - len(word)) > _most(aim):
        return False
    return word[0] == aim[0] or word[:2] == aim[1::-1]
