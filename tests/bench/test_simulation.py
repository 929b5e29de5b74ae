"""The lanes in simulated time: the urgent texts first, the line full, and little refused (G8)."""

from dataclasses import replace
from statistics import mean

import pytest

from bench.made_up import Luck
from bench.simulation import Scene, fullest, simulate
from bench.virtual_time import SECOND, Lock, Time, together

SEEDS = range(1, 4)


@pytest.mark.parametrize(("rate", "seconds"), [(1, 300), (3, 120), (20, 60), (100, 60)])
@pytest.mark.parametrize("workers", [2, 8])
def test_urgent_texts_take_hardly_longer_than_the_line_needs_for_them(
    rate: int, seconds: int, workers: int
) -> None:
    """With ten times as many routine ones queued ahead, and all the bad luck."""
    scene = Scene(rate, seconds * rate, 10 * seconds * rate, workers)
    found = [simulate(replace(scene, seed=seed)) for seed in SEEDS]
    assert mean(each.time_to_last for each in found) <= 1.05
    assert mean(each.used for each in found) >= 0.95
    assert mean(each.throttled for each in found) <= 0.01
    assert max(each.fullest for each in found) <= rate


def test_on_one_queue_they_wait_for_all_that_came_before() -> None:
    scene = Scene(20, 120, 1200, 2, one_queue=True)
    assert simulate(scene).time_to_last >= 9


def test_without_bad_luck_the_line_carries_what_its_slots_allow() -> None:
    none = Luck(skew=0, stall_every=0, refused=0, throttled=0)
    found = simulate(Scene(20, 1200, 12_000, 2, luck=none))
    assert found.throttled <= 0.001
    assert 0.96 <= found.used <= 0.98


def test_the_same_scene_comes_out_the_same() -> None:
    scene = Scene(20, 200, 2000, 4)
    assert simulate(scene) == simulate(scene) != simulate(replace(scene, seed=2))


def test_the_fullest_second() -> None:
    assert fullest([0, 1, SECOND - 1, SECOND, SECOND + 1, 3 * SECOND]) == 3


def test_time_passes_only_while_all_wait() -> None:
    time, seen = Time(), list[tuple[int, str]]()
    lock = Lock(time)

    def one(name: str, seconds: float) -> None:
        with lock:
            time.sleep(seconds)
            seen.append((time.now, name))

    def all_of_them() -> None:
        together(time)(lambda: one("each", 1), 2)
        seen.append((time.now, "both"))

    time.start(all_of_them)
    time.start(lambda: one("other", 5), after=0.5)
    time.run(until=lambda: False)
    assert seen == [(SECOND, "each"), (2 * SECOND, "each"), (2 * SECOND, "both"), (7 * SECOND, "other")]
