"""Makes the tables of weights from the published replies.

``uv run --isolated --group weights python -m tests.unit.consent.weights`` writes them. Each is a logistic
regression: ``weights.txt`` on which marks a request for silence has, ``scopes.txt`` on which marks the topic
has that alone is to end. The replies that are held out play no part. A mark counts the more the fewer have
it, and what hardly weighs anything is left out.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from pathlib import Path

from shared.consent.reading import judge, scoping, weighing
from shared.consent.reading.words import plain
from shared.consent.reading.work import TOPICS
from tests.unit.consent.replies import RULES_AUTHOR, Reply, replies

BLIND_COUNTS = 3.0
"""How much more a reply of a blind author counts: their wording is nearer to that of people."""
UNCLEAR_COUNTS = 0.05
"""How much a reply counts that is neither an opt-out nor harmless."""
SAMPLED = 50
"""One in so many replies is looked up for ``source``."""


@dataclass(frozen=True)
class Example:
    """What is weighed in a reply, whether that is what the table tells, and how much it counts."""

    marks: frozenset[str]
    told: bool
    counts: float = 1.0


@dataclass(frozen=True)
class Table:
    """How a table is made."""

    name: str
    seen: int
    """Examples that must have a mark for it to be weighed at all."""
    rare_counts: float
    """The power of a mark's rarity, the logarithm of one in how many have it, by which it counts more."""
    penalty: float
    least: int
    """Hundredths that a mark must weigh to stand in the table."""

    @property
    def path(self) -> Path:
        return Path(weighing.__file__).with_name(f"{self.name}.txt")

    def learnt(self, examples: Sequence[Example]) -> Mapping[str, int]:
        """The weight of each mark that has one, in hundredths."""
        from scipy.sparse import diags
        from sklearn.feature_extraction.text import CountVectorizer
        from sklearn.linear_model import LogisticRegression

        vectors = CountVectorizer(analyzer=lambda one: one.marks, min_df=self.seen, binary=True)
        has = vectors.fit_transform(examples)
        counts = [log(len(examples) / seen) ** self.rare_counts for seen in has.sum(axis=0).tolist()[0]]
        matrix = (diags([1 / sqrt(len(one.marks)) for one in examples]) @ has @ diags(counts)).tocsr()
        matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
        model = LogisticRegression(solver="liblinear", C=1 / self.penalty, random_state=0, max_iter=1000)
        model.fit(matrix, [one.told for one in examples], [one.counts for one in examples])
        found = zip(vectors.get_feature_names_out(), model.coef_[0], counts, strict=True)
        weighs = {mark: round(weight * count * 100) for mark, weight, count in found}
        heavy = {mark: weight for mark, weight in weighs.items() if abs(weight) >= self.least}
        return {"": round(model.intercept_[0] * 100), **heavy}


REQUESTS = Table("weights", seen=10, rare_counts=1.5, penalty=1 / 0.3, least=50)
SCOPES = Table("scopes", seen=5, rare_counts=1.0, penalty=1.0, least=20)


def source() -> str:
    """SHA-256 of what the weights are made from: replies, their labels, and how their words are looked up."""
    learnt_from = _learnt_from()
    told = [
        [(r.text, r.expected, r.scope, r.by) for r in learnt_from],
        [sorted(_request(reply).marks) for reply in learnt_from[::SAMPLED]],
        [[sorted(one.marks) for one in _topics(reply)] for reply in learnt_from[::SAMPLED]],
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _learnt_from() -> Sequence[Reply]:
    return [*replies("development"), *replies("weighed")]


def _request(reply: Reply) -> Example:
    text = plain(reply.text)
    clear = reply.expected in ("opt_out", "none")
    counts = (1.0 if reply.by == RULES_AUTHOR else BLIND_COUNTS) * (1.0 if clear else UNCLEAR_COUNTS)
    return Example(weighing.marks(text, judge.sentences(text)), reply.expected == "opt_out", counts)


def _topics(reply: Reply) -> Sequence[Example]:
    """One for each topic that an opt-out names."""
    sentences = judge.sentences(plain(reply.text)) if reply.expected == "opt_out" else []
    named = scoping.named(sentences)
    return [
        Example(scoping.marks(tag, sentences), reply.scope == topic)
        for tag, topic in TOPICS.items()
        if tag in named
    ]


def written(source: str, table: Mapping[str, int]) -> str:
    """The table as a file: its source, then the marks by what they weigh, the heaviest first."""
    alike: dict[int, list[str]] = {}
    for mark, weight in table.items():
        alike.setdefault(weight, []).append(mark)
    lines = ["\t".join([str(weight), *alike[weight]]) for weight in sorted(alike, reverse=True)]
    return "\n".join([f"# {source}", *lines, ""])


if __name__ == "__main__":
    made_from = source()
    requests = [_request(reply) for reply in _learnt_from()]
    REQUESTS.path.write_text(written(made_from, REQUESTS.learnt(requests)), "utf-8")
    del requests
    topics = [one for reply in _learnt_from() for one in _topics(reply)]
    SCOPES.path.write_text(written(made_from, SCOPES.learnt(topics)), "utf-8")
