"""What the lexicons say about a word."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from shared.consent.reading import (
    english_doubt,
    english_leaving,
    english_phrases,
    english_stop,
    english_texts,
    english_words,
    french,
    french_words,
    spanish,
    spanish_words,
    work,
)
from shared.consent.reading.grammar import UNKNOWN, Names, Pattern, Sentence
from shared.consent.reading.typos import mended
from shared.consent.reading.words import Clause

RULES = (
    *english_texts.RULES,
    *english_leaving.RULES,
    *english_stop.RULES,
    *english_doubt.RULES,
    *spanish.RULES,
    *french.RULES,
)
PHRASES = {**english_phrases.PHRASES, **spanish_words.PHRASES, **french_words.PHRASES}
BREAKS = english_words.BREAKS | spanish_words.BREAKS | french_words.BREAKS

IDENTIFIER = re.compile(r"[a-z]{2,8}\d{2,}")
NUMBER = re.compile(r"\d+(?:am|pm|x|st|nd|rd|th|h|k|gb|min)?")


def _tags() -> Mapping[str, frozenset[str]]:
    filed: dict[str, set[str]] = {}
    for book in (english_words.LEXICON, spanish_words.LEXICON, french_words.LEXICON, work.LEXICON):
        for tag, words in book.items():
            for word in words:
                filed.setdefault(word, set()).add(tag)
    return {word: frozenset(tags) for word, tags in filed.items()}


def _literals() -> Iterable[str]:
    patterns: list[Pattern] = [p for rule in RULES for p in rule.patterns]
    patterns += [p for alternatives in PHRASES.values() for p in alternatives]
    return (name for p in patterns for element in p for name in element.names if name.islower())


TAGS = _tags()
KNOWN = frozenset(TAGS) | frozenset(_literals())


def sentence(clause: Clause) -> Sentence:
    """The clause with all that is known about its words."""
    return Sentence(tuple(_names(word) for word in clause))


@cache
def _names(word: str) -> Names:
    if IDENTIFIER.fullmatch(word):
        return frozenset({word, "WORK", "ID"})
    if NUMBER.fullmatch(word):
        return frozenset({word, "NUMBER"})
    if word not in KNOWN:
        word = mended(word, KNOWN)
    if word not in KNOWN:
        return frozenset({word, UNKNOWN})
    return TAGS.get(word, frozenset()) | {word}
