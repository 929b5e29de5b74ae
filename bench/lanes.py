"""``urgent.…`` and ``line_rate.…``: the lanes in simulated time, beside one first-in-first-out queue.

Each scene is run so often that thousands of texts make up its mean: on a line of 1 part a second a single
slot lost to bad luck is 1.7 % of a minute. What is reported is the worst scene; the worst run stands in the
table. No machine is too slow for simulated time, so that scenes may run side by side.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from statistics import mean

from bench.figure import Figure
from bench.made_up import Luck
from bench.simulation import Figures, Scene, simulate
from bench.table import aligned

FULL_MINUTE = 60
"""Seconds of line: from so many urgent texts on their time to the last is a ratio, below it an excess."""
SHORT = 10
TEXTS, QUICK_TEXTS = 12_000, 800
"""So many urgent texts make up the mean of a scene."""
RIVALS, QUICK_RIVALS = 110_000, 1_500
"""Up to how many texts one queue is simulated as well: it has all of the routine ones to send first."""
USUAL = Luck()
HARSHER = {
    "stalls of up to 1 s, each worker every 10 s": replace(USUAL, stall_every=10.0, stall=1.0),
    "stalls of up to 3 s, each worker every 60 s": replace(USUAL, stall=3.0),
    "10 % of claims refused": replace(USUAL, refused=0.1),
    "30 % of claims refused": replace(USUAL, refused=0.3),
    "1 % of calls throttled for the carrier's own reasons": replace(USUAL, throttled=0.01),
    "clocks 100 ms off": replace(USUAL, skew=0.1),
    "all of it: 10 s, 1 s, 10 %, 1 %, 100 ms": Luck(0.1, 10.0, 1.0, 0.1, 0.01),
}

HEAD = (
    "parts/s",
    "urgent",
    "workers",
    "time to last",
    "worst run",
    "excess s",
    "used",
    "throttled",
    "fullest s",
    "one queue",
)


@dataclass(frozen=True)
class Found:
    """What came of a scene."""

    scene: Scene
    runs: tuple[Figures, ...]
    rival: Figures | None
    """The same texts on one queue; None where that would take too long."""

    def mean(self, of: Callable[[Figures], float]) -> float:
        """The mean over all runs."""
        return mean(map(of, self.runs))

    @property
    def row(self) -> tuple[str, ...]:
        """For people."""
        return (
            str(self.scene.rate),
            f"{self.scene.urgent:,}",
            str(self.scene.workers),
            f"{self.mean(time_to_last):.3f}",
            f"{max(map(time_to_last, self.runs)):.3f}",
            f"{self.mean(excess):.1f}",
            f"{self.mean(used):.3f}",
            f"{self.mean(throttled):.2%}",
            str(max(run.fullest for run in self.runs)),
            f"{self.rival.time_to_last:.1f}" if self.rival else "",
        )


def measure(quick: bool) -> dict[str, Figure]:
    """Simulate all scenes; the table of them goes to standard output."""
    found = all_of(scenes(quick), QUICK_TEXTS if quick else TEXTS, QUICK_RIVALS if quick else RIVALS)
    print(aligned([HEAD, *(each.row for each in found)]))
    if not quick:
        _harsher()
    long = [each for each in found if is_long(each.scene)]
    short = [each for each in found if not is_long(each.scene)]
    return {
        "urgent.time_to_last": worst(long, time_to_last, 1.05),
        "urgent.excess_seconds": worst(short, excess, 0.05 * FULL_MINUTE),
        "line_rate.used": worst(long, used, 0.95, at_least=True),
        "line_rate.throttled": worst(long, throttled, 0.01),
    }


def scenes(quick: bool) -> list[Scene]:
    """Lines of all speeds, few workers and many, and ten times as many routine texts queued ahead."""
    lines = [(rate, rate * seconds) for rate in (1, 3, 20, 100) for seconds in (SHORT, FULL_MINUTE)]
    if not quick:
        lines += [(rate, rate * 5 * FULL_MINUTE) for rate in (1, 3, 20)]
        lines += [(rate, urgent) for rate in (20, 100) for urgent in (10_000, 100_000)]
    crews = (2, 8) if quick else (2, 4, 8)
    return [Scene(rate, urgent, 10 * urgent, workers) for rate, urgent in lines for workers in crews]


def all_of(scenes: Iterable[Scene], texts: int, rivals: int) -> list[Found]:
    """Simulate each scene for so many urgent texts; one queue as well, if it has at most ``rivals`` texts."""
    scenes = list(scenes)
    with ProcessPoolExecutor() as pool:
        runs = [[pool.submit(simulate, each) for each in reruns(scene, texts)] for scene in scenes]
        queues = [
            pool.submit(simulate, replace(scene, one_queue=True))
            if scene.urgent + scene.routine <= rivals
            else None
            for scene in scenes
        ]
        return [
            Found(scene, tuple(run.result() for run in of), queue.result() if queue else None)
            for scene, of, queue in zip(scenes, runs, queues, strict=True)
        ]


def reruns(scene: Scene, texts: int) -> list[Scene]:
    """The same scene with other luck, until it has had so many urgent texts; the shortest ones sooner."""
    times = max(1, texts // max(scene.urgent, FULL_MINUTE))
    return [replace(scene, seed=seed) for seed in range(1, 1 + times)]


def worst(
    found: list[Found], of: Callable[[Figures], float], goal: float, *, at_least: bool = False
) -> Figure:
    """The worst of these scenes, and the worst that one queue comes to."""
    pick = min if at_least else max
    against = [of(each.rival) for each in found if each.rival]
    return Figure(pick(each.mean(of) for each in found), goal, pick(against), at_least)


def is_long(scene: Scene) -> bool:
    """Whether the urgent texts fill the line for a minute."""
    return scene.urgent >= FULL_MINUTE * scene.rate


def time_to_last(run: Figures) -> float:
    """Over what the line needs."""
    return run.time_to_last


def excess(run: Figures) -> float:
    """Seconds over what the line needs."""
    return run.excess


def used(run: Figures) -> float:
    """Share of the line that carried a text."""
    return run.used


def throttled(run: Figures) -> float:
    """Share of calls that were too fast."""
    return run.throttled


def _harsher() -> None:
    """Print how the same lines do with more bad luck than they are measured with."""
    for name, luck in HARSHER.items():
        lines = [
            Scene(rate, 60 * rate, 600 * rate, crew, luck=luck) for rate in (3, 20, 100) for crew in (2, 8)
        ]
        print(f"\n{name}")
        print(aligned([HEAD, *(each.row for each in all_of(lines, TEXTS, rivals=0))]))
