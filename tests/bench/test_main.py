"""``make bench``: a table for people, one JSON object for machines, and every missed goal told."""

import json

import pytest

from bench import __main__ as bench
from bench.figure import Figure


def breaks(_quick: bool) -> dict[str, Figure]:
    raise RuntimeError("no engine")


def test_all_that_could_be_measured_is_told_also_when_something_broke(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    modules = {
        "slow": lambda _: {"slow.seconds": Figure(3.0, 2.0)},
        "broken": breaks,
        "used": lambda _: {"used.share": Figure(0.97, 0.95, 0.5, at_least=True)},
    }
    monkeypatch.setattr(bench, "MODULES", tuple(modules))
    monkeypatch.setattr(bench, "measure_of", modules.__getitem__)

    assert bench.main(["--quick"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split() for line in lines[1:3]] == [
        ["slow.seconds", "3", "≤", "2", "NO"],
        ["used.share", "0.97", "≥", "0.95", "0.5", "yes"],
    ]
    assert lines[3] == "broken: broke, see above"
    assert json.loads(lines[-1]) == {
        "slow.seconds": {"value": 3.0, "goal": 2.0, "against": None},
        "used.share": {"value": 0.97, "goal": 0.95, "against": 0.5},
    }


def test_a_missed_goal_is_a_finding_and_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "MODULES", ("slow",))
    monkeypatch.setattr(bench, "measure_of", lambda _: lambda _: {"slow.seconds": Figure(3.0, 2.0)})
    assert bench.main([]) == 0


def test_an_unknown_benchmark_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["lanse"]) == 2
    assert "lanse" in capsys.readouterr().err
