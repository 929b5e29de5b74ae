"""What the lexicons say about a word."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from shared.consent.reading import (
    english_anger,
    english_doubt,
    english_leaving,
    english_phrases,
    english_return,
    english_stop,
    english_stranger,
    english_texts,
    english_wishes,
    english_words,
    french,
    french_leaving,
    french_stranger,
    french_words,
    spanish,
    spanish_doubt,
    spanish_leaving,
    spanish_stranger,
    spanish_words,
    work,
)
from shared.consent.reading.grammar import NAME, UNKNOWN, Names, Pattern, Sentence
from shared.consent.reading.ordinary import first_names
from shared.consent.reading.rule import words
from shared.consent.reading.typos import REMEMBERED, Mender
from shared.consent.reading.words import Clause

RULES = (
    *english_texts.RULES,
    *english_leaving.RULES,
    *english_stop.RULES,
    *english_return.RULES,
    *english_stranger.RULES,
    *english_wishes.RULES,
    *english_anger.RULES,
    *english_doubt.RULES,
    *spanish_doubt.RULES,
    *spanish.RULES,
    *spanish_leaving.RULES,
    *spanish_stranger.RULES,
    *french.RULES,
    *french_leaving.RULES,
    *french_stranger.RULES,
)
PHRASES = {**english_phrases.PHRASES, **spanish_words.PHRASES, **french_words.PHRASES}
BREAKS = english_words.BREAKS | spanish_words.BREAKS | french_words.BREAKS

IDENTIFIER = re.compile(r"[a-z]{2,8}\d{2,}")
NUMBER = re.compile(r"\d+(?:am|pm|x|st|nd|rd|th|h|k|gb|min)?")


def _tags() -> Mapping[str, frozenset[str]]:
    filed: dict[str, frozenset[str]] = {}
    for book in (english_words.LEXICON, spanish_words.LEXICON, french_words.LEXICON, work.LEXICON):
        for tag, filed_so in book.items():
            alone = frozenset({tag})
            for word in filed_so:
                filed[word] = filed[word] | alone if word in filed else alone
    return filed


def _literals() -> Iterable[str]:
    patterns: list[Pattern] = [p for rule in RULES for p in rule.patterns]
    patterns += [p for alternatives in PHRASES.values() for p in alternatives]
    named = frozenset[str]().union(*[element.names for p in patterns for element in p])
    return (name for name in named if name.islower())


TAGS = _tags()
ONLY_WORK = frozenset({"WORK"})
KNOWN = frozenset(TAGS) | frozenset(_literals())
REQUESTS = words("""
    CEASE CUT TEXTS CONTACT CONTACTING CONTACTED SENDING RECEIVE REMOVE UNSUB LIST WANT THESE INCIDENT CHANGE
    SERVICE
    S_TEXTS S_HALT S_SENDING S_SEND S_CONTACTING S_CONTACT S_WANT S_RECEIVE S_DROP S_DROP_ME S_LEAVE S_LIST
    F_TEXTS F_STOP F_CUT F_SEND F_CONTACT F_WANT F_RECEIVE F_DROP F_LEAVE F_LIST
    """)
"""What the words are filed under that requests are made of: slips are mended towards these first."""
MENDER = Mender(
    KNOWN,
    KNOWN.difference(word for word, tags in TAGS.items() if tags == ONLY_WORK),
    {word for word, tags in TAGS.items() if not tags.isdisjoint(REQUESTS)},
)

MEANT_AS = {
    "form": "from",
    "2": "to",
    "moar": "more",
    "mor": "more",
    "enuf": "enough",
    "enuff": "enough",
    "sad": "said",
    "wan": "want",
    "wana": "wanna",
    "revok": "revoke",
    "rong": "wrong",
    "uot": "out",
    "otu": "out",
    "agen": "again",
    "agn": "again",
    "nxt": "next",
    "w": "with",
    "b": "be",
    "fo": "of",
    "q": "que",
    "k": "que",
    "ke": "que",
    "d": "de",
    "x": "por",
    "aki": "aqui",
    "pas": "paz",
    "bo": "no",
    "ve": "veux",
    "pu": "plus",
    "plu": "plus",
    "pa": "pas",
    "vo": "vos",
    "cmt": "comment",
    "dla": "de",
}
"""Ordinary words that are as often slips, or short for others: rules find them as both."""


def sentence(clause: Clause) -> Sentence:
    """The clause with all that is known about its words."""
    return Sentence(tuple(_names(part) for word in clause for part in MENDER.split(word)))


@lru_cache(REMEMBERED)
def _names(word: str) -> Names:
    meant_as = MEANT_AS.get(word)
    return _filed(word) | (_filed(meant_as) - {"CEASE"} if meant_as else frozenset())


def _filed(word: str) -> Names:
    if IDENTIFIER.fullmatch(word) or "@" in word[1:-1]:
        return frozenset({word, "WORK", "ID"})
    if NUMBER.fullmatch(word):
        return frozenset({word, "NUMBER"})
    name = frozenset({NAME}) if word in first_names() else frozenset()
    if word not in KNOWN and not name:
        word = MENDER.mended(word)
    if word not in KNOWN:
        return name | {word, UNKNOWN}
    return name | TAGS.get(word, frozenset()) | {word}
