"""What a rule is, and how one is written down."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from shared.consent.reading.grammar import Pattern, pattern


class Effect(Enum):
    """What a clause says when a rule finds it; in this order, for the first that finds it counts."""

    SPARE = "it asks for the opposite, whatever its words look like"
    RETURN = "it asks for texts to begin, or to begin again"
    KEEP = "it asks to keep one topic"
    DOUBT = "it speaks of asking for silence, whatever its words look like"
    POINTS = "it wants something ended, and points at what"
    STOP = "it asks for silence"
    STRANGER = "the texts reach the wrong one"
    BARE = "it says stop, and only what stands around it can tell of what"
    LOOSE = "it asks for silence, if it says nothing of the work or of others"
    DROPS = "it names a topic to go, of our texts or of the work"
    TIRED = "it complains of the texts, and asks for nothing"
    PAUSE = "it may ask for silence"


SPARE, RETURN, KEEP, DOUBT = Effect.SPARE, Effect.RETURN, Effect.KEEP, Effect.DOUBT
POINTS, DROPS, TIRED, PAUSE = Effect.POINTS, Effect.DROPS, Effect.TIRED, Effect.PAUSE
STOP, STRANGER, BARE, LOOSE = Effect.STOP, Effect.STRANGER, Effect.BARE, Effect.LOOSE


@dataclass(frozen=True, slots=True)
class Rule:
    """Sentences of one kind, and what they say."""

    id: str
    effect: Effect
    patterns: tuple[Pattern, ...]


def rules(*written: tuple[str, Effect, str]) -> tuple[Rule, ...]:
    """Rules from (id, effect, patterns), where a slash or a new line ends a pattern."""
    return tuple(Rule(name, effect, _patterns(texts)) for name, effect, texts in written)


def words(text: str) -> frozenset[str]:
    """The words of ``text``."""
    return frozenset(text.split())


def lexicon(**tags: str) -> Mapping[str, frozenset[str]]:
    """Words by the tag that patterns use for them."""
    return {tag: words(text) for tag, text in tags.items()}


def phrases(**written: str) -> Mapping[str, tuple[Pattern, ...]]:
    """Phrases by the name that patterns use for them, without its brackets."""
    return {f"<{name}>": _patterns(texts) for name, texts in written.items()}


def _patterns(texts: str) -> tuple[Pattern, ...]:
    return tuple(pattern(text) for text in texts.replace("/", "\n").splitlines() if text.strip())
