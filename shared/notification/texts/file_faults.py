"""What is wrong with one version's files: a word that is missing, unknown, or not what a text must say."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

from shared.consent.language import Language
from shared.consent.topic import Topic
from shared.itsm.event import TYPES
from shared.notification.texts.event import HINT, TITLE
from shared.notification.texts.word_faults import faults_of_words

WORDS = (*Topic, "and", "or")
TIMES = ("months", "at", "until")
ANSWERS = {
    "opt_in_request": {"brand", "code"},
    "welcome": {"brand", "topics"},
    "confirmation": {"brand"},
    "confirmation_start": {"brand"},
    "confirmation_keep": {"brand", "offered"},
    "confirmation_topic": {"brand", "topic", "topics"},
    "help": {"brand", "support"},
    "question": {"brand"},
}
SEVERAL = {"digest": {"brand", "count", "ids", "hint"}}
ONE_WAY = {
    "hint": {"portal_url"},
    "opt_in_request": {"brand", "code", "portal_url"},
    "welcome": {"brand", "topics", "support", "portal_url"},
    "confirmation": {"brand", "portal_url"},
    "help": {"brand", "support", "portal_url"},
}
"""What each automatic text is filled in with: all of it must stand there, and nothing else may."""
TOLD_WHEN = ("Scheduled", "Started")


def faults_of_version(version: str, folder: Path, *, one_way: bool) -> list[str]:
    """The faults of a version's files; ``one_way`` says that some readers cannot answer."""
    found = [f"{version}.toml: {fault}" for fault in _of_facts(folder / f"{version}.toml")]
    for language in Language:
        name = f"{version}.{language}.json"
        found += [f"{name}: {fault}" for fault in _of_file(folder / name, language, one_way)]
    return found


def _of_facts(file: Path) -> Iterator[str]:
    try:
        told = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        yield f"is not TOML: {error}"
        return
    effective = told.get("effective")
    if type(effective) is not date or effective.isoformat() != file.stem:
        yield f"takes effect on {effective}, and its name says {file.stem}"
    if not told.get("changes"):
        yield "does not say what it changes"


def _of_file(file: Path, language: Language, one_way: bool) -> Iterator[str]:
    if not file.exists():
        yield "is missing"
        return
    try:
        told = json.loads(file.read_text("utf-8"))
    except ValueError as error:
        yield f"is not JSON: {error}"
        return
    yield from _of_templates(told, language, one_way)


def _of_templates(told: Mapping[str, Any], language: Language, one_way: bool) -> Iterator[str]:
    if one_way and not told.get("one_way"):
        yield "has no 'one_way', and in some of the countries nobody can answer: no text names the portal"
        told = {**told, "one_way": {}}
    sections = {
        "hint": None,
        "words": {name: set[str]() for name in WORDS},
        "times": {name: {"time"} for name in TIMES},
        "notifications": {name: _fields(name) for name in TYPES},
        "several": SEVERAL,
        "answers": ANSWERS,
        "one_way": ONE_WAY if told.get("one_way") else {},
    }
    yield from _names_of("", told, sections)
    for section, wanted in sections.items():
        if wanted is not None and section in told:
            yield from _of_section(section, told[section], wanted)
    yield from faults_of_words(told, language)


def _fields(name: str) -> set[str]:
    when = {"when"} if name.endswith(TOLD_WHEN) else set[str]()
    priority = {"priority"} if name in ("Incident Opened", "Incident Updated") else set[str]()
    return {"brand", "id", "title", "hint"} | when | priority


def _names_of(where: str, told: Mapping[str, Any], wanted: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"{where}{name!r} is missing" for name in wanted if name not in told)
    yield from (f"{where}{name!r} is no text of ours" for name in told if name not in wanted)


def _of_section(section: str, told: Mapping[str, Any], wanted: Mapping[str, set[str]]) -> Iterator[str]:
    yield from _names_of(f"{section}: ", told, wanted)
    for name, fields in wanted.items():
        if name in told and name != "months":
            yield from (f"{name}: {fault}" for fault in _of_template(told[name], fields, section))
    if "months" in told and len(set(told["months"])) != 12:
        yield "months: are not twelve"


def _of_template(template: str, fields: set[str], section: str) -> Iterator[str]:
    try:
        parsed = list(Formatter().parse(template))
    except ValueError:
        yield "has a brace that encloses nothing"
        return
    found = {field for _, field, _, _ in parsed if field is not None}
    yield from (f"{{{field}}} is nothing that is filled in" for field in sorted(found - fields))
    yield from (f"{{{field}}} is missing" for field in sorted(fields - found))
    if any(spec or conversion for _, _, spec, conversion in parsed):
        yield "has a placeholder with a format; they are plain names"
    if "brand" in fields and not template.startswith("{brand}: "):
        yield "does not begin with the brand"
    if section == "several" and not template.endswith(". {hint}"):
        yield "does not end with the opt-out hint (. {hint})"
    if section == "notifications" and not template.endswith(TITLE + HINT):
        yield f"does not end with the title and the opt-out hint ({TITLE + HINT})"
