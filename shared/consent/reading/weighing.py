"""What a reply weighs that no rule finds: the sum of what its words and their neighbours weigh.

The weights lie in ``weights.json``, a table that is made once from the published replies
(``python -m tests.unit.consent.weights``) and read like any rule: the same reply has the same sum for ever.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from shared.consent.reading.grammar import Names, Sentence

EDGE: Names = frozenset({"|"})
"""What stands before the first word of a clause and behind its last."""


def weight(sentences: Sequence[Sentence]) -> int:
    """How much the reply asks for silence, in hundredths of the natural logarithm of the odds.

    From 0 on it is more likely than not that it does.
    """
    table = weights()
    return table[""] + sum(table.get(mark, 0) for mark in marks(sentences))


@cache
def weights() -> Mapping[str, int]:
    """What each mark weighs; the empty one is what every reply begins with."""
    made = json.loads(Path(__file__).with_name("weights.json").read_text("utf-8"))
    table: Mapping[str, int] = made["weights"]
    return table


def marks(sentences: Iterable[Sentence]) -> frozenset[str]:
    """What can be weighed in a reply: words and what they are filed under, alone, in pairs and across one."""
    return frozenset(mark for one in sentences for mark in _marks((EDGE, *one.tokens, EDGE)))


def _marks(tokens: Sequence[Names]) -> Iterator[str]:
    for names in tokens[1:-1]:
        yield from names
    for first, second in pairwise(tokens):
        yield from (f"{a} {b}" for a in first for b in second)
    for first, second in zip(tokens, tokens[2:], strict=False):
        yield from (f"{a} . {b}" for a in first for b in second)
