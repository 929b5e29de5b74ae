"""``python -m bench [--quick] [module …]``: measures, prints a table, and as the last line one JSON object.

A goal that is missed is a finding and no failure; a benchmark that breaks is one.
"""

import json
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Protocol

from bench.figure import Figure
from bench.table import aligned

MODULES = ("text_parts", "lanes", "stage", "cost", "planning", "cold_start")
"""In the order in which they run: one after the other, since two at once would spoil each other's figures."""
QUICK = "--quick"


class Benchmark(Protocol):
    """What a module offers."""

    def measure(self, quick: bool) -> dict[str, Figure]:
        """Its figures, by key."""


def main(given: list[str], benchmarks: Mapping[str, Benchmark]) -> int:
    """Run the named benchmarks, or all of them."""
    quick = QUICK in given
    names = [each for each in given if each != QUICK] or list(benchmarks)
    if unknown := set(names) - set(benchmarks):
        print(
            f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(benchmarks)}",
            file=sys.stderr,
        )
        return 2
    figures, broken = measured({name: benchmarks[name] for name in names}, quick=quick)
    print(table(figures))
    for name in broken:
        print(f"{name}: broke, see above")
    print(json.dumps({key: figure.as_json() for key, figure in figures.items()}))
    return 1 if broken else 0


def measured(benchmarks: Mapping[str, Benchmark], *, quick: bool) -> tuple[dict[str, Figure], list[str]]:
    """The figures of these benchmarks, and the names of those that broke.

    Those that ``prepare`` begin before anything is measured: it takes long and disturbs nobody.
    """
    figures: dict[str, Figure] = {}
    begins = {name: each.prepare for name, each in benchmarks.items() if hasattr(each, "prepare")}
    broken = [name for name, prepare in begins.items() if not _goes_through(prepare)]
    for name, benchmark in benchmarks.items():
        began = time.monotonic()
        if not _goes_through(lambda: figures.update(benchmark.measure(quick))):  # noqa: B023 - run at once
            broken.append(name)
        print(f"{name}: {time.monotonic() - began:.1f} s", file=sys.stderr, flush=True)
    return figures, sorted(set(broken))


def _goes_through(work: Callable[[], None]) -> bool:
    """Whether it did not break. What broke it is told: the other benchmarks still have something to say."""
    try:
        work()
    except Exception:
        traceback.print_exc()
        return False
    return True


def table(figures: Mapping[str, Figure]) -> str:
    """For people: key, value, goal, the rival's value, and whether the goal is met."""
    head = ("key", "value", "goal", "against", "met")
    return aligned([head, *(_row(key, figure) for key, figure in figures.items())])


def _row(key: str, figure: Figure) -> tuple[str, ...]:
    sign = "≥" if figure.at_least else "≤"
    against = "" if figure.against is None else _short(figure.against)
    return (
        key,
        _short(figure.value),
        f"{sign} {_short(figure.goal)}",
        against,
        "yes" if figure.met else "NO",
    )


def _short(number: float) -> str:
    return f"{number:,.4g}" if abs(number) < 1000 else f"{number:,.0f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], {name: import_module(f"bench.{name}") for name in MODULES}))
