"""The environments are made once for each content of what they are made from."""

import sys
from pathlib import Path

import pytest

from local.environments import SetupFailed, make


def note(place: Path) -> list[list[str]]:
    """A command that leaves one line more each time it runs."""
    return [[sys.executable, "-c", f"open({str(place / 'runs')!r}, 'a').write('x')"]]


def test_made_once_for_the_same_content(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.write_text("one")

    make("thing", tmp_path, [lock], note(tmp_path), {})
    lock.write_text("one")
    make("thing", tmp_path, [lock], note(tmp_path), {})

    assert (tmp_path / "runs").read_text() == "x"


def test_made_again_for_new_content(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    for content in ("one", "two"):
        lock.write_text(content)
        make("thing", tmp_path, [lock], note(tmp_path), {})

    assert (tmp_path / "runs").read_text() == "xx"


def test_what_failed_counts_as_not_made(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    failing = [[sys.executable, "-c", "raise SystemExit('no such package')"]]

    for _ in range(2):
        with pytest.raises(SetupFailed, match="the thing could not be made"):
            make("thing", tmp_path, [], failing, {})

    assert "no such package" in capfd.readouterr().err


def test_a_missing_tool_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SetupFailed, match=r"the thing could not be made: .*No such file"):
        make("thing", tmp_path, [], [["/nowhere/uv", "sync"]], {})
