"""The words that a person agreed to: in their language, as they were shown, and kept."""

from typing import Any

import pytest

from tests.end_to_end.people import Phone
from tests.end_to_end.records import Records
from tests.end_to_end.stage import Stage
from tests.end_to_end.test_bad_requests import tells_of


@pytest.fixture
def offered(stage: Stage) -> dict[str, dict[str, Any]]:
    """What the portal shows, by language."""
    answer = stage.http.get("/portal/disclosure.json").raise_for_status()
    return {each["language"]: each for each in answer.json()["disclosures"]}


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_the_language_of_the_form_is_that_of_the_words(
    ana: Phone, records: Records, offered: dict[str, Any], language: str
) -> None:
    assert ana.fills_in_the_form(language=language).status_code == 202

    shown = offered[language]
    agreed_to = records.facts_of(ana)[0]["disclosure"]
    assert agreed_to == {key: shown[key] for key in ("version", "language", "sha256")}
    assert kept(records)[shown["sha256"]] == shown["text"]


def test_what_the_page_showed_is_what_goes_on_record(
    ana: Phone, records: Records, offered: dict[str, Any]
) -> None:
    shown = offered["fr"]
    assert ana.fills_in_the_form(language="en", disclosure=shown["sha256"]).status_code == 202
    agreed_to = records.facts_of(ana)[0]["disclosure"]
    assert (agreed_to["language"], agreed_to["sha256"]) == ("fr", shown["sha256"])


@pytest.mark.parametrize("unknown", ["f" * 64, "2019-01-01", "", 20261101])
def test_words_that_are_not_in_force_cannot_be_agreed_to(ana: Phone, records: Records, unknown: Any) -> None:
    with records.untouched():
        answer = ana.fills_in_the_form(disclosure=unknown)
    tells_of(answer, 422, str(unknown), ana.number)
    assert [error["field"] for error in answer.json()["errors"]] == ["disclosure"]
    assert ana.texts == []


def kept(records: Records) -> dict[str, str]:
    """The words on record by their hash."""
    items = records.all_of("Subscribers")
    return {item["pk"].removeprefix("d#"): item["text"] for item in items if item["sk"] == "disclosure"}
