"""The published replies, and how well the rules read them: ``python -m tests.unit.consent.replies``.

Writes the figures into docs/replies.md.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from shared.cli.interpret import READINGS
from shared.consent.meaning import Reading
from shared.consent.reading import VERSION, read

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs" / "replies.md"
START, END = "<!-- figures -->", "<!-- end of figures -->"
PARTS = {"development": 1, "weighed": 25, "held_out": 1}
"""The files of replies, and which share of each is read: one in so many."""
RULES_AUTHOR, BLIND, STRANGERS = "rules", "blind", "strangers"
FOURTH, FIFTH, SIXTH, SEVENTH, EIGHTH = "fourth", "fifth", "sixth", "seventh", "eighth"
AUTHORS = {
    RULES_AUTHOR: "author of the rules",
    BLIND: "blind authors",
    STRANGERS: "blind authors, third collection",
    FOURTH: "blind authors, fourth collection",
    FIFTH: "blind authors, fifth collection",
    SIXTH: "blind authors, sixth collection",
    SEVENTH: "blind authors, seventh collection",
    EIGHTH: "blind authors, eighth collection",
}
LANGUAGES = {"en": "English", "es": "Spanish", "fr": "French"}


@dataclass(frozen=True)
class Reply:
    """A reply as somebody wrote it, and what a reasonable person would take it for."""

    text: str
    expected: str
    scope: str | None
    language: str
    kind: str
    by: str

    @cached_property
    def reading(self) -> Reading:
        return read(self.text)

    @property
    def read_as(self) -> str:
        return READINGS[self.reading.meaning]


@dataclass(frozen=True)
class Figures:
    """How replies were read."""

    replies: Sequence[Reply]

    def by(self, *authors: str) -> "Figures":
        """The figures of the replies that these authors wrote."""
        return Figures([r for r in self.replies if r.by in authors])

    def recall(self, language: str = "", kind: str = "") -> float:
        asks = [r for r in self.replies if r.expected == "opt_out" and language in ("", r.language)]
        return _share(r.read_as == "opt_out" for r in asks if kind in ("", r.kind))

    @property
    def harmless(self) -> Sequence[Reply]:
        return [r for r in self.replies if r.expected == "none"]

    def harmless_kept(self, language: str = "") -> float:
        return _share(r.read_as != "opt_out" for r in self.harmless if language in ("", r.language))

    def harmless_paused(self, language: str = "") -> float:
        return _share(r.read_as == "pause" for r in self.harmless if language in ("", r.language))

    def doubt_heard(self) -> float:
        """Of the replies in real doubt: how many were not passed over."""
        return _share(r.read_as in ("pause", "opt_out") for r in self.replies if r.expected == "pause")

    def scoped(self) -> float:
        """Of the opt-outs of one topic that were found: how many with that topic, or with all."""
        found = [r for r in self.replies if r.expected == "opt_out" and r.read_as == "opt_out"]
        return _share((r.reading.scope or "all") == r.scope for r in found)


def _share(hits: Iterable[bool]) -> float:
    counted = list(hits)
    return sum(counted) / len(counted) if counted else 1.0


@cache
def figures(part: str) -> Figures:
    """The figures of one part, of as many of its replies as are read."""
    return Figures(replies(part)[:: PARTS[part]])


@cache
def replies(part: str) -> Sequence[Reply]:
    """All replies of one part."""
    lines = (ROOT / "docs" / "replies" / f"{part}.jsonl").read_text("utf-8").split("\n")
    found = (json.loads(line) for line in lines if line)
    return [
        Reply(
            r["text"],
            r["reading"],
            r["scope"],
            r["language"],
            r.get("kind", "free"),
            r.get("by", RULES_AUTHOR),
        )
        for r in found
    ]


def table() -> str:
    """The figures as they stand in docs/replies.md."""
    rows = [
        f"Rules of version {VERSION}.",
        "",
        "| part | written by | language | opt-outs | recall | harmless | not read as opt-out | paused |",
        "|---|---|---|---|---|---|---|---|",
    ]
    written = [(part, by) for part in PARTS for by in AUTHORS if figures(part).by(by).replies]
    rows += [
        _row(part, by, code)
        for part, by in written
        for code in ("", *LANGUAGES)
        if any(code in ("", reply.language) for reply in figures(part).by(by).replies)
    ]
    rows += ["", "| part | written by | right scope, of the opt-outs found | doubtful, not passed over |"]
    rows += ["|---|---|---|---|"]
    for part, by in written:
        of = figures(part).by(by)
        rows.append(f"| {part} | {AUTHORS[by]} | {of.scoped():.3f} | {of.doubt_heard():.3f} |")
    return "\n".join(rows)


def _row(part: str, by: str, code: str) -> str:
    of = figures(part).by(by)
    asks = sum(r.expected == "opt_out" and code in ("", r.language) for r in of.replies)
    harmless = sum(code in ("", r.language) for r in of.harmless)
    return (
        f"| {part} | {AUTHORS[by]} | {LANGUAGES.get(code, 'all')} | {asks} | {of.recall(code):.3f} "
        f"| {harmless} | {of.harmless_kept(code):.4f} | {of.harmless_paused(code):.4f} |"
    )


def page() -> str:
    """docs/replies.md with the figures of now."""
    before, _, rest = PAGE.read_text("utf-8").partition(START)
    return f"{before}{START}\n{table()}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
