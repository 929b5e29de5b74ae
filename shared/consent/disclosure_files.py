"""The disclosures as files: each version's words in their languages, its date, and what it changed.

``2026-11-01.toml`` says what a version is, ``2026-11-01.en.txt`` holds its words. What carriers and the
law want in the words is checked here, so that a deploy fails and nobody agrees to half a text.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.resources.abc import Traversable
from string import Formatter
from typing import Any

from shared.consent.entry import Language

NAME = re.compile(r"(?P<version>\d{4}-\d{2}-\d{2})\.(?:toml|(?P<language>[a-z]{2})\.txt)")
FILLED_IN = {"brand", "portal_url"}
KEYS = {"effective": date, "material": bool, "changes": str, "terms": dict}
TERMS = {
    **dict.fromkeys(("controller", "contact", "legal_basis", "storage", "retention"), str),
    **dict.fromkeys(("validity", "rights", "jurisdiction"), str),
    **dict.fromkeys(("purposes", "personal_data", "recipients", "withdrawal"), list),
}
"""What ISO/IEC TS 27560 wants known of a consent beside its words."""
MUST_SAY = {
    Language.ENGLISH: ("STOP", "HELP", "frequency varies", "rates may apply"),
    Language.SPANISH: ("STOP", "HELP", "frecuencia", "tarifas"),
    Language.FRENCH: ("STOP", "HELP", "fréquence", "frais"),
}
"""What the carriers' checklist wants at the box that is ticked, beside the brand and the terms."""


class BadDisclosures(Exception):
    """Files that nobody may be shown; each of ``problems`` names the file and the reason."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("; ".join(problems))


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the disclosure, named after the day from which it counts."""

    name: str
    effective: datetime
    material: bool
    """Whether those who agreed to an older version only must consent anew."""
    changes: str
    terms: Mapping[str, Any]
    """What else ISO/IEC TS 27560 wants known: controller, purposes, recipients, retention, …"""
    texts: Mapping[Language, str]
    """The words, with ``{brand}`` and ``{portal_url}`` to be filled in."""


def read_versions(folder: Traversable) -> tuple[Version, ...]:
    """All versions in a folder, the oldest first.

    Raises:
        BadDisclosures: a file is not what it must be, or there is none.
    """
    files = {file.name: file.read_text("utf-8") for file in folder.iterdir() if not file.name.startswith("_")}
    problems = [f"{name}: is no file of a disclosure" for name in sorted(files) if not NAME.fullmatch(name)]
    names = sorted({found["version"] for name in files if (found := NAME.fullmatch(name))})
    versions = []
    for name in names:
        texts = {found["language"]: words for found, words in _of(files, name) if found["language"]}
        told, wrong = _told(files, name)
        wrong += [problem for language, words in texts.items() for problem in _wrong(name, language, words)]
        if not wrong:
            wrong = [] if Language.ENGLISH in texts else [f"{name}.en.txt: is missing"]
        problems += wrong
        if not wrong:
            versions.append(_version(name, told, texts))
    if problems or not versions:
        raise BadDisclosures(problems or ["there is no disclosure"])
    return tuple(versions)


def _of(files: Mapping[str, str], version: str) -> Iterable[tuple[re.Match[str], str]]:
    found = ((NAME.fullmatch(name), words) for name, words in sorted(files.items()))
    return ((match, words) for match, words in found if match and match["version"] == version)


def _version(name: str, told: Mapping[str, Any], texts: Mapping[str, str]) -> Version:
    day: date = told["effective"]
    return Version(
        name,
        datetime(day.year, day.month, day.day, tzinfo=UTC),
        told["material"],
        told["changes"],
        told["terms"],
        {Language(language): words.strip() for language, words in texts.items()},
    )


def _told(files: Mapping[str, str], version: str) -> tuple[dict[str, Any], list[str]]:
    """What the version's own file says, and what is wrong with it."""
    name = f"{version}.toml"
    if name not in files:
        return {}, [f"{name}: is missing"]
    try:
        told = tomllib.loads(files[name])
    except tomllib.TOMLDecodeError as error:
        return {}, [f"{name}: is not TOML: {error}"]
    problems = [f"{name}: {problem}" for problem in _unfit(told, KEYS)]
    problems = problems or [f"{name}: terms: {problem}" for problem in _unfit(told["terms"], TERMS)]
    if not problems and str(told["effective"]) != version:
        problems = [f"{name}: takes effect on {told['effective']}, and its name says {version}"]
    return told, problems


def _unfit(table: Mapping[str, Any], keys: Mapping[str, type]) -> list[str]:
    unknown = [f"{key!r} is no key of ours" for key in table if key not in keys]
    missing = [f"{key!r} is missing" for key in keys if key not in table]
    wrong = [
        f"{key!r} must be a {kind.__name__}"
        for key, kind in keys.items()
        if key in table and (type(table[key]) is not kind or table[key] in ("", [], {}))
    ]
    return unknown + missing + wrong


def _wrong(version: str, language: str, words: str) -> list[str]:
    """What is wrong with the words of one language."""
    name = f"{version}.{language}.txt"
    if language not in list(Language):
        return [f"{name}: {language!r} is no language of ours"]
    try:
        fields = {field for _, field, _, _ in Formatter().parse(words) if field is not None}
    except ValueError:
        return [f"{name}: has a brace that encloses nothing"]
    unknown = [f"{name}: {{{field}}} is nothing that is filled in" for field in sorted(fields - FILLED_IN)]
    missing = [f"{name}: {{{field}}} is missing" for field in sorted(FILLED_IN - fields)]
    unsaid = [f"{name}: does not say {each!r}" for each in MUST_SAY[Language(language)] if each not in words]
    return unknown + missing + unsaid
