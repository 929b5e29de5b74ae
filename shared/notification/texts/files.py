"""The templates as files: a version's words in one language, read when the first text needs them.

``2026-11-01.toml`` says what a version is, ``2026-11-01.en.json`` holds its words: JSON, because a function
reads them at its cold start. ``lint`` has seen at synth that a version in force has every word.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from shared.consent.language import Language

FOLDER = Path(__file__).with_name("versions")


@dataclass(frozen=True, slots=True)
class Templates:
    """One language of one version; see a file for what stands under each name."""

    hint: str
    """How to opt out, at the end of each notification."""
    words: Mapping[str, str]
    times: Mapping[str, Any]
    notifications: Mapping[str, str]
    """By detail-type."""
    several: Mapping[str, str]
    """Of several events at once."""
    answers: Mapping[str, str]
    """By automatic text; a confirmation has a form for each way on that it names."""
    one_way: Mapping[str, str]
    """The hint and the automatic texts for those who cannot answer."""


def templates(language: Language, now: datetime) -> Templates:
    """The words in force in this language."""
    return _kept(in_force(now, _versions()), language)


def versions(folder: Path = FOLDER) -> tuple[str, ...]:
    """The names of all versions, the oldest first; each is the day (UTC) from which it counts."""
    return tuple(sorted(file.stem for file in folder.glob("*.toml")))


def in_force(now: datetime, names: Sequence[str]) -> str:
    """The newest version that has taken effect; before the first one's day there never were other words."""
    day = now.astimezone(UTC).date().isoformat()
    return next((name for name in reversed(names) if name <= day), names[0])


def read(version: str, language: str, folder: Path = FOLDER) -> Templates:
    """One file of templates."""
    return Templates(**json.loads((folder / f"{version}.{language}.json").read_text("utf-8")))


_versions = cache(versions)
_kept = cache(read)
