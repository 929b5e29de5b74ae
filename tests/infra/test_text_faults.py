"""A faulty text or setting fails the synth with one sentence that names its file and the reason."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from aws_cdk import App

from infra import app
from infra.settings import BadSettings, read_settings
from shared.consent.meaning import Meaning, Reading
from shared.consent.reading import read
from shared.notification.texts.faults import faults
from shared.notification.texts.files import FOLDER
from shared.settings import Settings
from tests.infra.conftest import CDK_JSON, COMPANY, WITHOUT_BUNDLE

NOW = datetime(2026, 11, 24, tzinfo=UTC)
SETTINGS = read_settings(COMPANY).for_functions()
EN, ES, FR = (f"2026-11-01.{language}.json" for language in ("en", "es", "fr"))
OPENED = "Incident Opened"

Spoil = Callable[[dict[str, Any]], object]


def says(section: str, name: str, text: str) -> Spoil:
    return lambda told: told[section].update({name: text})


def without(name: str, *, of: str) -> Spoil:
    return lambda told: told[of].pop(name)


TITLED = ": {title}. {hint}"
FAULTS: list[tuple[str, Spoil, str]] = [
    (EN, says("notifications", OPENED, "{id} P{priority}" + TITLED), f"{OPENED}: {{brand}} is missing"),
    (
        EN,
        says("notifications", OPENED, "Incident {id} of {brand}, P{priority}" + TITLED),
        f"{OPENED}: does not begin with the brand",
    ),
    (
        ES,
        says("notifications", OPENED, "{brand}: {id} P{priority}: {title}."),
        f"{OPENED}: {{hint}} is missing",
    ),
    (
        ES,
        says("notifications", OPENED, "{brand}: {id} P{priority}: {title} {hint}"),
        f"{OPENED}: does not end with the title and the opt-out hint (: {{title}}. {{hint}})",
    ),
    (FR, lambda told: told.update(hint="Adieu."), "hint: does not say 'STOP'"),
    (
        ES,
        says("answers", "welcome", "{brand}: {topics}. La frecuencia varía. HELP, STOP."),
        "welcome: does not say 'tarifas'",
    ),
    (
        EN,
        says("answers", "welcome", "{brand}: {topics}. Message frequency varies. Rates may apply. STOP."),
        "welcome: does not say 'HELP'",
    ),
    (
        EN,
        says("answers", "question", "{brand}: did you mean “stop”? STOP or YES."),
        "question: '\u201c' (LEFT DOUBLE QUOTATION MARK) is not in the GSM alphabet",
    ),
    (
        FR,
        says("notifications", "Outage Reported", "{brand}: {id} авария" + TITLED),
        "Outage Reported: 'а' (CYRILLIC SMALL LETTER A) is not in the GSM alphabet",  # noqa: RUF001
    ),
    (
        EN,
        says("notifications", "Change Started", "{brand}: {id} {titel} started{when}" + TITLED),
        "Change Started: {titel} is nothing that is filled in",
    ),
    (
        EN,
        says("notifications", "Change Started", "{brand!r}: {id} started{when}" + TITLED),
        "Change Started: has a placeholder with a format",
    ),
    (EN, says("answers", "help", "{brand}: } {support}"), "help: has a brace that encloses nothing"),
    (
        EN,
        says("notifications", "Change Scheduled", "{brand}: {id} scheduled" + TITLED),
        "Change Scheduled: {when} is missing",
    ),
    (FR, without("Service Restored", of="notifications"), "notifications: 'Service Restored' is missing"),
    (
        EN,
        says("notifications", "Incident Closed", "{brand}: "),
        "notifications: 'Incident Closed' is no text",
    ),
    (ES, lambda told: told["times"]["months"].pop(), "months: are not twelve"),
    (
        EN,
        says("notifications", "Outage Reported", "{brand}: {id} " + "very " * 20 + "long outage" + TITLED),
        "Outage Reported: no room for a title in one part, with this brand",
    ),
    (
        ES,
        says("answers", "help", "{brand}: {support}. Pueden aplicarse tarifas. STOP. " + "palabra " * 40),
        "help: takes 3 parts with this brand, support and portal",
    ),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The project's own texts, to be spoilt."""
    return Path(shutil.copytree(FOLDER, tmp_path / "versions"))


@pytest.mark.parametrize(("file", "spoil", "sentence"), FAULTS, ids=[sentence for _, _, sentence in FAULTS])
def test_a_fault_in_a_file_names_it_and_the_reason(
    file: str, spoil: Spoil, sentence: str, folder: Path
) -> None:
    told = json.loads((folder / file).read_text())
    spoil(told)
    (folder / file).write_text(json.dumps(told))
    found = faults(SETTINGS, NOW, folder)
    assert found[0].startswith(f"{file}: {sentence}")
    assert all(fault.startswith(f"{file}: ") for fault in found)


def test_a_file_that_is_missing_or_broken_is_named(folder: Path) -> None:
    (folder / ES).unlink()
    (folder / FR).write_text("{")
    (folder / "2026-11-01.toml").write_text('effective = 2026-12-01\nchanges = ""')
    assert [fault.partition(" at ")[0] for fault in faults(SETTINGS, NOW, folder)] == [
        "2026-11-01.toml: takes effect on 2026-12-01, and its name says 2026-11-01",
        "2026-11-01.toml: does not say what it changes",
        f"{ES}: is missing",
        f"{FR}: is not JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
    ]
    (folder / "2026-11-01.toml").write_text("effective")
    assert faults(SETTINGS, NOW, folder)[0].startswith("2026-11-01.toml: is not TOML: ")
    (folder / "2026-11-01.toml").unlink()
    assert faults(SETTINGS, NOW, folder) == ["versions: there is no version of the texts"]


SETTING_FAULTS = [
    (
        {"portal_url": "https://bit.ly/acme"},
        'cdk.json: "portalUrl" is at bit.ly: carriers filter texts with shortened links',
    ),
    ({"support": "www.tinyurl.com/help"}, 'cdk.json: "support" is at tinyurl.com'),
    (
        {"origination_identity": "+18335550100"},
        'cdk.json: "tollFree" is off, yet "originationIdentity" is a toll',
    ),
    ({"brand": "Пример ИТ"}, 'cdk.json: "brand" is in letters that a text of 160 characters does not have'),
    (
        {"one_way_countries": ("IN",), "portal_url": "https://it.acme.example/" + "portal/" * 9},
        f"{EN}: Incident Opened, Incident Updated, ",
    ),
    (
        {"brand": "[" * 30},
        f"{EN}: Change Scheduled, Maintenance Scheduled: no room for a title in one part, with this brand",
    ),
]


@pytest.mark.parametrize(("changes", "sentence"), SETTING_FAULTS, ids=[str(c) for c, _ in SETTING_FAULTS])
def test_a_setting_that_no_text_can_bear_is_named(changes: dict[str, Any], sentence: str) -> None:
    assert faults(replace(SETTINGS, **changes), NOW)[0].startswith(sentence)


def test_where_nobody_can_answer_each_text_must_name_the_portal(folder: Path) -> None:  # R10
    told = json.loads((folder / EN).read_text())
    told["one_way"]["hint"] = "No replies."
    (folder / EN).write_text(json.dumps(told))
    assert faults(one_way(), NOW, folder) == [f"{EN}: hint: {{portal_url}} is missing"]
    del told["one_way"]
    (folder / EN).write_text(json.dumps(told))
    assert faults(one_way(), NOW, folder)[0].startswith(
        f"{EN}: has no 'one_way', and in some of the countries"
    )


def one_way() -> Settings:
    return replace(SETTINGS, one_way_countries=("IN",))


@pytest.mark.parametrize("word", ["REVOKE", "OPT OUT", "TD", "UNSTOP", "HELP", "KEEP CHANGE"])
def test_a_required_word_without_its_reading_is_named(word: str) -> None:  # R1, R3
    def deaf(said: str) -> Reading:
        return Reading(Meaning.NOTHING, "none") if said == word else read(said)

    (fault,) = faults(SETTINGS, NOW, read=deaf)
    assert fault.startswith(f"shared/consent/reading: '{word}'")


def test_the_projects_own_texts_are_fit() -> None:
    widest: dict[str, Any] = {"brand": "B" * 30, "support": "s" * 60, "portal_url": "https://" + "p" * 92}
    for settings in (SETTINGS, one_way(), replace(SETTINGS, **widest)):
        assert faults(settings, NOW) == []


def test_what_is_no_longer_in_force_may_lack_what_came_later(folder: Path) -> None:
    for file in FOLDER.iterdir():
        later = folder / file.name.replace("2026-11-01", "2026-11-20")
        later.write_text(file.read_text().replace("2026-11-01", "2026-11-20"))
    (folder / EN).unlink()
    assert faults(SETTINGS, NOW, folder) == []
    assert faults(SETTINGS, datetime(2026, 11, 19, tzinfo=UTC), folder) == [f"{EN}: is missing"]


def test_the_synth_fails_for_it() -> None:
    context = {**CDK_JSON["context"], **WITHOUT_BUNDLE, "portalUrl": "https://bit.ly/x"}
    with pytest.raises(BadSettings, match="carriers filter texts with shortened links"):
        app.build(App(context=context))
