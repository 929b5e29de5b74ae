"""Makes ``weights.txt`` from the published replies.

``uv run --isolated --group weights python -m tests.unit.consent.weights`` writes it. It is a logistic
regression on which marks a reply has; the replies that are held out play no part. A mark counts the more the
fewer replies have it, and what hardly weighs anything is left out.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt
from pathlib import Path

from shared.consent.reading import judge, weighing
from shared.consent.reading.words import plain
from tests.unit.consent.replies import RULES_AUTHOR, Reply, replies

TABLE = Path(weighing.__file__).with_name("weights.txt")
SEEN = 6
"""Replies that must have a mark for it to be weighed at all."""
RARE_COUNTS = 1.5
"""The power of a mark's rarity, the logarithm of one in how many replies has it, by which it counts more."""
BLIND_COUNTS = 3.0
"""How much more a reply of a blind author counts: their wording is nearer to that of people."""
UNCLEAR_COUNTS = 0.3
"""How much a reply counts that is neither an opt-out nor harmless."""
PENALTY = 1 / 0.3
LEAST = 50
"""Hundredths that a mark must weigh to stand in the table."""
SAMPLED = 25
"""One in so many replies is looked up for ``source``."""


def learnt() -> dict[str, int]:
    """The weight of each mark that has one, in hundredths."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    learnt_from = _learnt_from()
    marked = [_marks(reply) for reply in learnt_from]
    seen = Counter(mark for marks in marked for mark in marks)
    counts = {m: log(len(marked) / n) ** RARE_COUNTS for m, n in seen.items() if n >= SEEN}
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(
        [{m: counts[m] / sqrt(len(marks)) for m in sorted(marks) if m in counts} for marks in marked]
    )
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    model = LogisticRegression(solver="liblinear", C=1 / PENALTY, random_state=0, max_iter=1000)
    model.fit(matrix, [r.expected == "opt_out" for r in learnt_from], [_counts(r) for r in learnt_from])
    found = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    table = {mark: round(weight * counts[mark] * 100) for mark, weight in sorted(found)}
    return {
        "": round(model.intercept_[0] * 100),
        **{mark: weight for mark, weight in table.items() if abs(weight) >= LEAST},
    }


def source() -> str:
    """SHA-256 of what the weights are made from: replies, their labels, and how their words are looked up."""
    learnt_from = _learnt_from()
    told = [
        [(r.text, r.expected, r.by) for r in learnt_from],
        [sorted(_marks(reply)) for reply in learnt_from[::SAMPLED]],
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _learnt_from() -> Sequence[Reply]:
    return [*replies("development"), *replies("weighed")]


def _marks(reply: Reply) -> frozenset[str]:
    text = plain(reply.text)
    return weighing.marks(text, judge.sentences(text))


def _counts(reply: Reply) -> float:
    clear = reply.expected in ("opt_out", "none")
    return (1.0 if reply.by == RULES_AUTHOR else BLIND_COUNTS) * (1.0 if clear else UNCLEAR_COUNTS)


def written(source: str, table: Mapping[str, int]) -> str:
    """The table as a file: its source, then the marks by what they weigh, the heaviest first."""
    alike: dict[int, list[str]] = {}
    for mark, weight in table.items():
        alike.setdefault(weight, []).append(mark)
    lines = ["\t".join([str(weight), *alike[weight]]) for weight in sorted(alike, reverse=True)]
    return "\n".join([f"# {source}", *lines, ""])


if __name__ == "__main__":
    TABLE.write_text(written(source(), learnt()), "utf-8")
