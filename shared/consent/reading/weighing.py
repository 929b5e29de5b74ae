"""What a reply weighs: what its words, their neighbours and its letters say for and against a request.

The weights lie in tables that are made once from the published replies
(``python -m tests.unit.consent.weights``) and read like any rule: the same reply weighs the same for ever.
Behind a line that names its source, a line has a weight and, between tabs, all marks that weigh as much.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import sqrt
from pathlib import Path

from shared.consent.reading.grammar import Names, Sentence
from shared.consent.reading.words import unquoted

EDGE: Names = frozenset({"|"})
"""What stands before the first word of a clause and behind its last."""
ENDS = "^$"
"""What the marks of the first clause and of the last begin with: requests stand there rather than between."""
NEAR = 5
"""How far apart two words of a clause may stand that are weighed as a pair."""
LETTERS = range(3, 7)
"""How long the runs of letters are that are weighed: stems and endings, whatever the spelling."""


def weight(text: str, sentences: Sequence[Sentence]) -> int:
    """How much a plain reply asks for silence, in hundredths of the natural logarithm of the odds.

    The weights of its marks are added up and divided by the root of their number, lest the longest weigh
    most. From 0 on it is more likely than not that it asks for silence.
    """
    return weighed("weights", marks(text, sentences))


def weighed(table: str, found: frozenset[str]) -> int:
    """What the marks weigh together, by that table."""
    weighs = weights(table)
    return weighs[""] + round(sum(weighs.get(mark, 0) for mark in found) / sqrt(max(len(found), 1)))


@cache
def weights(table: str) -> Mapping[str, int]:
    """What each mark weighs; the empty one is what everything begins with."""
    read: dict[str, int] = {}
    for line in Path(__file__).with_name(f"{table}.txt").read_text("utf-8").split("\n")[1:-1]:
        weighs, *marked = line.split("\t")
        read.update(dict.fromkeys(marked, int(weighs)))
    return read


def marks(text: str, sentences: Sequence[Sentence]) -> frozenset[str]:
    """What can be weighed in a plain reply.

    Words and what they are filed under, alone ("stop"), side by side ("stop TEXTS") and near each other
    ("stop .. TEXTS"), the first two once more for the first clause ("^ stop") and the last ("$ stop"), and
    runs of letters behind a tilde ("~stop").
    """
    found: set[str] = set()
    for one in sentences:
        found |= neighbours(one.tokens) | near(one.tokens)
    for end, one in zip(ENDS, (*sentences[:1], *sentences[-1:]), strict=False):
        found.update([f"{end} {mark}" for mark in neighbours(one.tokens)])
    line = f" {' '.join(unquoted(text).split())} "
    for n in LETTERS:
        found.update([f"~{line[at : at + n]}" for at in range(len(line) - n + 1)])
    return frozenset(found)


def neighbours(tokens: Sequence[Names]) -> set[str]:
    """The words of a clause, what they are filed under, and each with what stands beside it."""
    found: set[str] = set().union(*tokens)
    for first, second in pairwise((EDGE, *tokens, EDGE)):
        found.update([f"{a} {b}" for a in first for b in second])
    return found


def near(tokens: Sequence[Names]) -> set[str]:
    """Each word of a clause, and what it is filed under, with each that follows it nearby."""
    found: set[str] = set()
    for at, names in enumerate(tokens):
        for later in tokens[at + 1 : at + NEAR + 1]:
            found.update([f"{a} .. {b}" for a in names for b in later])
    return found
