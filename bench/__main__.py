"""``python -m bench [--quick] [module …]``: measures, prints a table, and as the last line one JSON object.

A goal that is missed is a finding and no failure; a benchmark that breaks is one.
"""

import contextlib
import json
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module

from bench.figure import Figure
from bench.table import aligned

MODULES = ("text_parts", "lanes", "stage", "cost", "planning", "cold_start")
"""In the order in which they run: one after the other, since two at once would spoil each other's figures."""
QUICK = "--quick"

Measure = Callable[[bool], dict[str, Figure]]


def main(given: list[str]) -> int:
    """Run the named modules, or all of them."""
    quick = QUICK in given
    names = [each for each in given if each != QUICK] or MODULES
    if unknown := set(names) - set(MODULES):
        print(
            f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(MODULES)}",
            file=sys.stderr,
        )
        return 2
    for name in names:
        prepare(name)
    figures, broken = measured(names, quick=quick)
    print(table(figures))
    for name in broken:
        print(f"{name}: broke, see above")
    print(json.dumps({key: figure.as_json() for key, figure in figures.items()}))
    return 1 if broken else 0


def measure_of(name: str) -> Measure:
    """What a module offers."""
    measure: Measure = import_module(f"bench.{name}").measure
    return measure


def prepare(name: str) -> None:
    """Let a module begin what takes long and disturbs no other one; if it breaks, so will its measuring."""
    with contextlib.suppress(Exception):
        module = import_module(f"bench.{name}")
        if hasattr(module, "prepare"):
            module.prepare()


def measured(names: Iterable[str], *, quick: bool) -> tuple[dict[str, Figure], list[str]]:
    """The figures of these modules, and the names of those that broke."""
    figures: dict[str, Figure] = {}
    broken = []
    for name in names:
        began = time.monotonic()
        try:
            figures |= measure_of(name)(quick)
        except Exception:  # whatever it is, the other benchmarks still have something to say
            traceback.print_exc()
            broken.append(name)
        print(f"{name}: {time.monotonic() - began:.1f} s", file=sys.stderr, flush=True)
    return figures, broken


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
    sys.exit(main(sys.argv[1:]))
