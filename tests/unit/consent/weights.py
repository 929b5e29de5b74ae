"""Makes ``weights.json`` from the published replies.

``uv run --isolated --group weights python -m tests.unit.consent.weights`` writes it. It is a logistic
regression on which marks a reply of the development half has; the held-out half plays no part. The penalty on
the sum of the weights (L1) leaves nearly all marks without any.
"""

import hashlib
import json
from collections import Counter
from pathlib import Path

from shared.consent.reading import judge, weighing
from shared.consent.reading.words import plain
from tests.unit.consent.replies import RULES_AUTHOR, Reply, figures

TABLE = Path(weighing.__file__).with_name("weights.json")
SEEN = 2
"""Replies that must have a mark for it to be weighed at all."""
BLIND_COUNTS = 3.0
"""How much more a reply of a blind author counts: their wording is nearer to that of people."""
UNCLEAR_COUNTS = 0.3
"""How much a reply counts that is neither an opt-out nor harmless."""
PENALTY = 1.0


def learnt() -> dict[str, int]:
    """The weight of each mark that has one, in hundredths."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    replies = figures("development").replies
    marked = [weighing.marks(judge.sentences(plain(reply.text))) for reply in replies]
    seen = Counter(mark for marks in marked for mark in marks)
    kept = [{mark: 1 for mark in sorted(marks) if seen[mark] >= SEEN} for marks in marked]
    vectors = DictVectorizer()
    model = LogisticRegression(solver="liblinear", l1_ratio=1.0, C=1 / PENALTY, random_state=0, max_iter=1000)
    matrix = vectors.fit_transform(kept)
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    model.fit(matrix, [r.expected == "opt_out" for r in replies], [_counts(r) for r in replies])
    found = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    table = {mark: round(weight * 100) for mark, weight in found}
    return {"": round(model.intercept_[0] * 100), **{m: w for m, w in sorted(table.items()) if w}}


def source() -> str:
    """SHA-256 of what the weights are made from: replies, their labels, and how their words are looked up."""
    told = [
        (r.text, r.expected, r.by, sorted(weighing.marks(judge.sentences(plain(r.text)))))
        for r in figures("development").replies
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _counts(reply: Reply) -> float:
    clear = reply.expected in ("opt_out", "none")
    return (1.0 if reply.by == RULES_AUTHOR else BLIND_COUNTS) * (1.0 if clear else UNCLEAR_COUNTS)


if __name__ == "__main__":
    text = json.dumps({"source": source(), "weights": learnt()}, indent=0, ensure_ascii=True)
    TABLE.write_text(text + "\n", "utf-8")
