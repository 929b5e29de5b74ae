"""What a reply means: the keywords that the law and the carriers name.

Whatever the case, width, accents, punctuation, emoji and white space around them. A keyword
counts only as the whole reply, so "back on the weekend" and "TD Bank called" mean nothing here.
"""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Meaning(StrEnum):
    """What the person who texted wants."""

    STOP = "stop"
    YES = "yes"
    START = "start"
    HELP = "help"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Reading:
    """A meaning and the rule that found it."""

    meaning: Meaning
    rule: str


# 47 CFR 64.1200(a)(10) names stop, quit, end, revoke, opt out, cancel, unsubscribe;
# the carriers' lists add the rest.
KEYWORDS: dict[Meaning, frozenset[str]] = {
    Meaning.STOP: frozenset(
        {
            "stop",
            "quit",
            "end",
            "revoke",
            "optout",
            "cancel",
            "unsubscribe",
            "stopall",
            "remove",
            "arret",
            "td",
        }
    ),
    Meaning.YES: frozenset({"yes", "y"}),
    Meaning.START: frozenset({"start", "unstop"}),
    Meaning.HELP: frozenset({"help", "info"}),
}
RULES: dict[str, Reading] = {
    word: Reading(meaning, f"keyword.{word}") for meaning, words in KEYWORDS.items() for word in words
}
NO_RULE = Reading(Meaning.NOTHING, "none")


def read(body: str) -> Reading:
    """The meaning of one reply. Never raises."""
    words = _words(body)
    return RULES.get("".join(words)) or _said_again(words)


def _said_again(words: list[str]) -> Reading:
    return RULES.get(words[0], NO_RULE) if len(set(words)) == 1 else NO_RULE


def _words(body: str) -> list[str]:
    """The words of ``body`` in lower case, without width, accents, invisible characters and signs."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", body).casefold())
    letters = (
        character if character.isalnum() else " "
        for character in plain
        if unicodedata.category(character) not in ("Mn", "Me", "Cf")
    )
    return "".join(letters).split()
