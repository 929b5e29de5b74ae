"""Faulty words fail the synth, and name their file."""

import shutil
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import pytest
from aws_cdk import App

from infra import app, wording
from infra.settings import BadSettings
from tests.infra.conftest import CDK_JSON, WITHOUT_BUNDLE

NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The project's own disclosures, to be spoilt."""
    with resources.as_file(resources.files("shared.consent") / "disclosures") as own:
        return Path(shutil.copytree(own, tmp_path / "disclosures"))


def test_the_projects_own_words_are_fit() -> None:
    assert wording.faults(NOW, is_local=False) == []


def test_a_faulty_file_fails_the_synth(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    words = folder / "2026-11-01.en.txt"
    words.write_text(words.read_text().replace("STOP", "GOODBYE"))
    monkeypatch.setattr(wording.faults, "__kwdefaults__", {"disclosures": folder})
    with pytest.raises(BadSettings) as refused:
        app.build(App(context={**CDK_JSON["context"], **WITHOUT_BUNDLE}))
    assert refused.value.problems == ["2026-11-01.en.txt: does not say 'STOP'"]


def test_words_of_tomorrow_alone_cannot_be_deployed(folder: Path) -> None:
    before = datetime(2026, 10, 31, 23, 59, tzinfo=UTC)
    problems = ["2026-11-01.toml: is not in force yet, and nothing else is"]
    assert wording.faults(before, is_local=False, disclosures=folder) == problems
    assert wording.faults(before, is_local=True, disclosures=folder) == []
