"""The language that the rules are written in, and what matches it.

A pattern is words between spaces, each standing for one word of a clause:

    stop            this word
    TEXTS           any word that the lexicon files there
    stop|quit       one of these
    MORE?  MORE*    at most once, any number
    !WORK           the next word is none of these; nothing is taken
    ~you            the word before is none of these; nothing is taken
    <texts>         a phrase that is defined elsewhere
    ^  $            nothing but courtesy before, after it
    _               a word that the lexicon does not know
    NAME            a first name
    ...             up to four words, none of them about the work
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

UNKNOWN = "_"
NAME = "NAME"
COURTESY = "COURTESY"
GAP = 4
MANY = 6
"""How often a word with a star may come: enough for people, and a bound for whoever sends nonsense."""

Names = frozenset[str]
"""A word as written and all that the lexicon files it under."""


@dataclass(frozen=True)
class Sentence:
    """A clause whose words are looked up."""

    tokens: tuple[Names, ...]

    @cached_property
    def names(self) -> Names:
        """All its words and what they are filed under."""
        return frozenset().union(*self.tokens)

    @cached_property
    def first(self) -> int:
        """Where its content begins: only courtesy stands before."""
        return next((i for i, names in enumerate(self.tokens) if COURTESY not in names), len(self.tokens))

    @cached_property
    def last(self) -> int:
        """Where its content ends: only courtesy stands behind."""
        behind = reversed(range(len(self.tokens)))
        return next((i + 1 for i in behind if COURTESY not in self.tokens[i]), 0)

    def has(self, *names: str) -> bool:
        """Whether a word of it is one of these."""
        return any(not token.isdisjoint(names) for token in self.tokens)


@dataclass(frozen=True, slots=True)
class Element:
    """One word of a pattern."""

    names: Names
    kind: str = ""
    """The sign that makes it what it is (``<`` for a phrase); nothing for exactly one word."""


Pattern = tuple[Element, ...]
Phrases = Mapping[str, tuple[Pattern, ...]]


def pattern(text: str) -> Pattern:
    """The pattern that ``text`` spells."""
    return tuple(map(_element, text.split()))


@cache
def _element(part: str) -> Element:
    if part.isalnum():
        return Element(frozenset((part,)))
    if part in ("^", "$", "..."):
        return Element(frozenset(), part)
    if "<" in part or "|$" in part:
        return Element(frozenset(part.rstrip("?").split("|")), "<?" if part[-1] == "?" else "<")
    if part[0] in "!~":
        return Element(frozenset(part[1:].split("|")), part[0])
    kind = part[-1] if part[-1] in "?*" else ""
    return Element(frozenset(part.rstrip("?*").split("|")), kind)


def key(wanted: Pattern) -> Names:
    """The names of which a sentence must have one to match at all: those of the pickiest word.

    Raises:
        ValueError: no word of the pattern has to be there, so it would match anything.
    """
    return min([element.names for element in wanted if not element.kind], key=len)


def find(wanted: Pattern, sentence: Sentence, phrases: Phrases) -> tuple[int, int] | None:
    """Where ``wanted`` stands in the sentence, the longest from the first place on; None when nowhere."""
    for start in range(len(sentence.tokens)):
        if ends := list(_ends(wanted, sentence, start, phrases)):
            return start, max(ends)
    return None


def _ends(wanted: Pattern, sentence: Sentence, at: int, phrases: Phrases) -> Iterator[int]:
    if not wanted:
        yield at
        return
    head, rest = wanted[0], wanted[1:]
    for after in _steps(head, sentence, at, phrases):
        yield from _ends(rest, sentence, after, phrases)


def _steps(element: Element, sentence: Sentence, at: int, phrases: Phrases) -> Iterator[int]:
    """The places where the sentence may go on after ``element``."""
    match element.kind:
        case "^":
            if at <= sentence.first:
                yield at
        case "$":
            if at >= sentence.last:
                yield at
        case "!":
            if not _is(element, sentence, at):
                yield at
        case "~":
            if not at or not _is(element, sentence, at - 1):
                yield at
        case "...":
            yield from _gap(sentence, at)
        case "<" | "<?":
            yield from _phrase(element, sentence, at, phrases)
        case _:
            yield from _words(element, sentence, at)


def _words(element: Element, sentence: Sentence, at: int) -> Iterator[int]:
    if element.kind:
        yield at
    for after in range(at + 1, at + 1 + (MANY if element.kind == "*" else 1)):
        if not _is(element, sentence, after - 1):
            return
        yield after


def _gap(sentence: Sentence, at: int) -> Iterator[int]:
    for after in range(at, min(at + GAP, len(sentence.tokens)) + 1):
        yield after
        if (
            after < len(sentence.tokens)
            and "WORK" in sentence.tokens[after]
            and "TOPIC" not in sentence.tokens[after]
        ):
            return


def _phrase(element: Element, sentence: Sentence, at: int, phrases: Phrases) -> Iterator[int]:
    if element.kind == "<?":
        yield at
    for name in element.names:
        for alternative in phrases.get(name) or (pattern(name),):
            yield from _ends(alternative, sentence, at, phrases)


def _is(element: Element, sentence: Sentence, at: int) -> bool:
    return at < len(sentence.tokens) and not element.names.isdisjoint(sentence.tokens[at])
