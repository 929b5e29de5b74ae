"""``plan.*``: finding the audience and handing it on, beside what one writes first.

Both sides are processes of their own against the same index and queue over HTTP. Only their own CPU counts,
the least of several runs, since noise only adds. Both reach the same people, or there is no figure.
"""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from bench.figure import Figure

CPU, GROWTH, FLAT, CALLS = 1 / 25, 10.5, 1.15, 1 / 100
"""Goals: of the naive CPU, of ten times the audience over once, of their memories (the small one's pages
are not full), and of calls a recipient."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many subscribers there are."""

    small: int
    """For the naive way as well, which would take minutes for more."""
    large: int
    runs: int


QUICK, FULL = Size(2_500, 25_000, runs=1), Size(10_000, 100_000, runs=5)


@dataclass(frozen=True, slots=True)
class Planned:
    """What planning took, once."""

    subscribers: int
    cpu: float
    memory: int
    calls: int
    """Of SQS."""

    @property
    def each(self) -> float:
        """CPU seconds a recipient."""
        return self.cpu / self.subscribers


def measure(quick: bool) -> dict[str, Figure]:
    """Plan for a small audience and for ten times as many."""
    size = QUICK if quick else FULL
    naive = planned("naive", size.small)
    small, large = least("ours", size.small, size.runs), least("ours", size.large, size.runs)
    read, read_all = planned("reading", size.small), planned("reading", size.large)
    return {
        "plan.cpu_per_recipient": Figure(small.each / naive.each, CPU, 1.0),
        "plan.growth": Figure(large.cpu / small.cpu, GROWTH, read_all.cpu / read.cpu),
        "plan.peak_memory": Figure(large.memory / small.memory, FLAT, read_all.memory / read.memory),
        "plan.sqs_calls_per_recipient": Figure(
            large.calls / large.subscribers, CALLS, naive.calls / naive.subscribers
        ),
    }


def least(way: str, subscribers: int, runs: int) -> Planned:
    """The run that took the least CPU."""
    return min((planned(way, subscribers) for _ in range(runs)), key=lambda each: each.cpu)


def planned(way: str, subscribers: int) -> Planned:
    """Plan once, in a process of its own.

    Raises:
        AssertionError: not everybody was told, or somebody twice.
    """
    with _engine(subscribers) as port:
        took = json.loads(_runs("bench.plan_side", way, str(port)))
        with urllib.request.urlopen(f"http://127.0.0.1:{port}") as answer:
            seen: dict[str, Any] = json.load(answer)
    due = 0 if way == "reading" else subscribers
    assert seen["recipients"] == seen["texts"] == due, f"{way}: {seen} of {due}"
    calls = sum(count for name, count in seen["calls"].items() if name.startswith("SendMessage"))
    return Planned(subscribers, took["cpu"], took["memory"], calls)


@contextmanager
def _engine(subscribers: int) -> Iterator[int]:
    command = [sys.executable, "-m", "bench.plan_engine", str(subscribers)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as engine:  # noqa: S603 - our own
        assert engine.stdout is not None
        try:
            yield int(engine.stdout.readline())
        finally:
            engine.terminate()


def _runs(module: str, *given: str) -> str:
    command = [sys.executable, "-m", module, *given]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout  # noqa: S603 - our own
