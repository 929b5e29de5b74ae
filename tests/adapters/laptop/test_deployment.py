"""What decides whether the stacks are deployed again, and what is said when that fails."""

from pathlib import Path

import pytest

from local import deployment
from local.deployment import context, fingerprint, first_error
from local.home import Home

HOME = Home(Path("/home/ana/.assent"), 8080, 4566)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(deployment, "ROOT", tmp_path)
    for name in deployment.SOURCES:
        (tmp_path / name).write_text("")
    return tmp_path


def test_only_content_counts(checkout: Path) -> None:
    before = fingerprint(HOME)
    (checkout / "uv.lock").write_text("")

    assert fingerprint(HOME) == before

    (checkout / "uv.lock").write_text("new")

    assert fingerprint(HOME) != before


def test_bytecode_does_not_count(checkout: Path) -> None:
    (checkout / "infra").unlink()
    (checkout / "infra" / "__pycache__").mkdir(parents=True)
    before = fingerprint(HOME)
    (checkout / "infra" / "__pycache__" / "app.pyc").write_text("compiled")

    assert fingerprint(HOME) == before


@pytest.mark.parametrize(
    "other",
    [
        Home(HOME.folder, 8081, HOME.aws_port),
        Home(HOME.folder, HOME.port, 4567),
        Home(Path("/elsewhere"), HOME.port, HOME.aws_port),
    ],
)
def test_another_place_is_another_deployment(checkout: Path, other: Home) -> None:
    assert fingerprint(other) != fingerprint(HOME)


def test_the_person_adds_context(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSENT_CONTEXT", "smsChannel=sns partsPerSecond=5")

    assert context(HOME)[-4:] == ["-c", "smsChannel=sns", "-c", "partsPerSecond=5"]


def test_a_failure_is_told_by_its_own_line(tmp_path: Path) -> None:
    log = tmp_path / "deploy.log"
    log.write_text(
        "Traceback (most recent call last):\n"
        "\x1b[31mValueError: the countries are not known\x1b[0m\n"
        "python -m infra.app: Subprocess exited with error 1\n"
    )

    assert first_error(log) == "ValueError: the countries are not known"


def test_a_silent_failure_is_told_too(tmp_path: Path) -> None:
    log = tmp_path / "deploy.log"
    log.write_text("\n")

    assert first_error(log) == "no word from it"
