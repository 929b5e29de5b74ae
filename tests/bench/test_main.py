"""``make bench``: a table for people, one JSON object for machines, and every missed goal told."""

import json
from dataclasses import dataclass

import pytest

from bench.__main__ import main
from bench.figure import Figure

SLOW = Figure(3.0, 2.0)


@dataclass
class Benchmark:
    """Finds this, or breaks."""

    figures: dict[str, Figure] | None = None

    def measure(self, quick: bool) -> dict[str, Figure]:
        if self.figures is None:
            raise RuntimeError("no engine")
        return self.figures


class Unprepared(Benchmark):
    """Cannot even begin."""

    def prepare(self) -> None:
        raise RuntimeError("no port is free")


def test_all_that_could_be_measured_is_told_also_when_something_broke(
    capsys: pytest.CaptureFixture[str],
) -> None:
    used = Benchmark({"used.share": Figure(0.97, 0.95, 0.5, at_least=True)})
    benchmarks = {"slow": Benchmark({"slow.seconds": SLOW}), "broken": Benchmark(), "used": used}
    assert main(["--quick"], benchmarks) == 1
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


def test_what_cannot_be_prepared_is_told_and_the_rest_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], {"slow": Unprepared({"slow.seconds": SLOW})}) == 1
    told = capsys.readouterr()
    assert "no port is free" in told.err
    assert "slow.seconds" in json.loads(told.out.splitlines()[-1])


def test_a_missed_goal_is_a_finding_and_no_failure() -> None:
    assert main([], {"slow": Benchmark({"slow.seconds": SLOW})}) == 0


def test_an_unknown_benchmark_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lanse"], {"lanes": Benchmark({})}) == 2
    assert "lanse" in capsys.readouterr().err
