"""The words that people agree to: which are in force, and which files nobody may be shown."""

import hashlib
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import pytest

from shared.consent.disclosure import (
    UnknownDisclosure,
    disclosure,
    disclosures,
    in_force,
    shown_as,
    version_named,
    versions,
)
from shared.consent.disclosure_files import BadDisclosures, read_versions
from shared.consent.entry import Language

BRAND, URL = "Example IT", "https://it.example/"
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TOML, ENGLISH, FRENCH = "2026-11-01.toml", "2026-11-01.en.txt", "2026-11-01.fr.txt"
Edit = Callable[[str, str, str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The project's own files, to be spoilt."""
    with resources.as_file(resources.files("shared.consent") / "disclosures") as own:
        return Path(shutil.copytree(own, tmp_path / "disclosures"))


@pytest.fixture
def edit(folder: Path) -> Edit:
    """Replaces words of a file."""

    def replace(name: str, old: str, new: str) -> None:
        words = (folder / name).read_text()
        assert old in words
        (folder / name).write_text(words.replace(old, new))

    return replace


def test_the_first_version_is_never_edited() -> None:
    """Those who agreed to it did so under this hash."""
    shown = disclosure(BRAND, "http://127.0.0.1:8080", Language.ENGLISH, NOW)
    assert shown.ref.sha256 == "c2d54e426d31adbdacf3e258475a2b0c02d91698c2ac528d578561c1d9b9481c"


def test_each_language_has_its_own_words_and_the_hash_is_theirs() -> None:
    shown = disclosures(BRAND, URL, NOW)
    assert [each.ref.language for each in shown] == ["en", "es", "fr"]
    assert len({each.ref.sha256 for each in shown}) == 3
    for each in shown:
        assert each.ref.sha256 == hashlib.sha256(each.text.encode()).hexdigest()
        assert BRAND in each.text
        assert "https://it.example/portal/policy.html" in each.text
        assert each == disclosure(BRAND, URL, Language(each.ref.language), NOW)
        assert each == shown_as(each.ref.sha256, BRAND, URL, NOW)


def test_words_that_are_not_in_force_are_unknown() -> None:
    other = disclosure("Another brand", URL, Language.ENGLISH, NOW)
    for unknown in (other.ref.sha256, "", "2026-11-01"):
        with pytest.raises(UnknownDisclosure):
            shown_as(unknown, BRAND, URL, NOW)
    with pytest.raises(UnknownDisclosure, match="no version of the disclosure"):
        version_named("1999-01-01")
    assert version_named("2026-11-01") in versions()


def test_a_version_counts_from_the_midnight_of_its_day(folder: Path) -> None:
    a_new_version(folder)
    among = read_versions(folder)
    before, day = datetime(2027, 2, 28, 23, 59, 59, tzinfo=UTC), datetime(2027, 3, 1, tzinfo=UTC)
    assert [in_force(moment, among).name for moment in (before, day)] == ["2026-11-01", "2027-03-01"]
    assert in_force(datetime(2020, 1, 1, tzinfo=UTC), among).name == "2026-11-01"


def test_what_27560_wants_known_is_there_in_every_version() -> None:
    for version in versions():
        for term in ("controller", "purposes", "recipients", "storage", "retention", "withdrawal"):
            assert version.terms[term], (version.name, term)


def a_new_version(folder: Path) -> None:
    """A version of the next spring, in English alone."""
    for name in (TOML, ENGLISH):
        words = (folder / name).read_text().replace("2026-11-01", "2027-03-01")
        (folder / name.replace("2026-11-01", "2027-03-01")).write_text(words)


def says(folder: Path, *problems: str) -> None:
    """The files are refused for exactly these reasons, each of which names its file."""
    with pytest.raises(BadDisclosures) as refused:
        read_versions(folder)
    assert refused.value.problems == list(problems)


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        (TOML, "material = true", "materiel = true", "'materiel' is no key of ours"),
        (TOML, "material = true", 'material = "yes"', "'material' must be a bool"),
        (TOML, 'changes = "The first version."', 'changes = ""', "'changes' must be a str"),
        (
            TOML,
            "effective = 2026-11-01",
            "effective = 2026-12-01",
            "takes effect on 2026-12-01, and its name",
        ),
        (TOML, "effective = 2026-11-01", "effective = 2026-13-01", "is not TOML"),
        (TOML, "effective = 2026-11-01", 'effective = "2026-11-01"', "'effective' must be a date"),
        (TOML, "effective = 2026-11-01", "effective = 2026-11-01T00:00:00Z", "'effective' must be a date"),
        (TOML, "storage =", "store =", "terms: 'store' is no key of ours"),
        (TOML, "[terms]", "[conditions]", "'conditions' is no key of ours"),
        (ENGLISH, "{brand}", "Acme", "{brand} is missing"),
        (ENGLISH, "{portal_url}", "https://it.example", "{portal_url} is missing"),
        (ENGLISH, "{brand}", "{brand} {number}", "{number} is nothing that is filled in"),
        (ENGLISH, "{brand}", "{brand", "has a brace that encloses nothing"),
        (ENGLISH, "STOP", "QUIT", "does not say 'STOP'"),
        (ENGLISH, "HELP", "INFO", "does not say 'HELP'"),
        (ENGLISH, "frequency varies", "frequency", "does not say 'frequency varies'"),
        (ENGLISH, "rates may apply", "are free", "does not say 'rates may apply'"),
        (FRENCH, "fréquence", "nombre", "does not say 'fréquence'"),
        (FRENCH, "frais", "euros", "does not say 'frais'"),
    ],
)
def test_a_faulty_file_is_named_with_its_reason(
    folder: Path, edit: Edit, name: str, old: str, new: str, problem: str
) -> None:
    edit(name, old, new)
    with pytest.raises(BadDisclosures) as refused:
        read_versions(folder)
    assert refused.value.problems[0].startswith(f"{name}: {problem}")


def test_files_that_are_missing_or_too_many(folder: Path) -> None:
    (folder / "2026-11-01.de.txt").write_text((folder / ENGLISH).read_text())
    (folder / "notes.md").touch()
    says(folder, "notes.md: is no file of a disclosure", "2026-11-01.de.txt: 'de' is no language of ours")
    (folder / "2026-11-01.de.txt").unlink()
    (folder / "notes.md").unlink()
    (folder / ENGLISH).unlink()
    says(folder, "2026-11-01.en.txt: is missing")
    (folder / TOML).unlink()
    says(folder, "2026-11-01.toml: is missing")
    for file in folder.iterdir():
        file.unlink()
    says(folder, "there is no disclosure")
