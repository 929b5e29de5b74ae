"""The published replies, and how well the rules read them: ``python -m tests.unit.consent.replies``.

Writes the figures into docs/replies.md.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from shared.cli.interpret import READINGS
from shared.consent.meaning import Reading
from shared.consent.reading import VERSION, read

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs" / "replies.md"
START, END = "<!-- figures -->", "<!-- end of figures -->"
HALVES = ("development", "held_out")
LANGUAGES = {"en": "English", "es": "Spanish", "fr": "French"}


@dataclass(frozen=True)
class Reply:
    """A reply as somebody wrote it, and what a reasonable person would take it for."""

    text: str
    expected: str
    scope: str | None
    language: str
    kind: str

    @property
    def reading(self) -> Reading:
        return read(self.text)

    @property
    def read_as(self) -> str:
        return READINGS[self.reading.meaning]


@dataclass(frozen=True)
class Figures:
    """How replies of one half were read."""

    replies: Sequence[Reply]

    def recall(self, language: str, kind: str = "") -> float:
        asks = [r for r in self.replies if r.expected == "opt_out" and r.language == language]
        return _share(r.read_as == "opt_out" for r in asks if kind in ("", r.kind))

    @property
    def harmless(self) -> Sequence[Reply]:
        return [r for r in self.replies if r.expected == "none"]

    def harmless_kept(self, language: str = "") -> float:
        return _share(r.read_as != "opt_out" for r in self.harmless if language in ("", r.language))

    def harmless_paused(self, language: str = "") -> float:
        return _share(r.read_as == "pause" for r in self.harmless if language in ("", r.language))

    def scoped(self) -> float:
        """Of the opt-outs of one topic that were found: how many with that topic, or with all."""
        found = [r for r in self.replies if r.expected == "opt_out" and r.read_as == "opt_out"]
        return _share((r.reading.scope or "all") == r.scope for r in found)


def _share(hits: Iterable[bool]) -> float:
    counted = list(hits)
    return sum(counted) / len(counted) if counted else 1.0


@cache
def figures(half: str) -> Figures:
    """The figures of one half."""
    lines = (ROOT / "docs" / "replies" / f"{half}.jsonl").read_text("utf-8").split("\n")
    found = (json.loads(line) for line in lines if line)
    return Figures(
        [Reply(r["text"], r["reading"], r["scope"], r["language"], r.get("kind", "free")) for r in found]
    )


def table() -> str:
    """The figures as they stand in docs/replies.md."""
    rows = [
        f"Rules of version {VERSION}.",
        "",
        "| half | language | opt-outs | recall | harmless | not read as opt-out | paused |",
        "|---|---|---|---|---|---|---|",
    ]
    for half in HALVES:
        rows += [_row(half, code, name) for code, name in LANGUAGES.items()]
    rows += ["", "| half | right scope, of the opt-outs found |", "|---|---|"]
    rows += [f"| {half} | {figures(half).scoped():.3f} |" for half in HALVES]
    return "\n".join(rows)


def _row(half: str, code: str, name: str) -> str:
    of = figures(half)
    asks = sum(r.expected == "opt_out" and r.language == code for r in of.replies)
    harmless = sum(r.language == code for r in of.harmless)
    return (
        f"| {half} | {name} | {asks} | {of.recall(code):.3f} | {harmless} "
        f"| {of.harmless_kept(code):.4f} | {of.harmless_paused(code):.4f} |"
    )


def page() -> str:
    """docs/replies.md with the figures of now."""
    before, _, rest = PAGE.read_text("utf-8").partition(START)
    return f"{before}{START}\n{table()}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
