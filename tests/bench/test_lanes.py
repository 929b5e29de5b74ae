"""The benchmark of the lanes: both sides send the same texts, and no scene is too short to say something."""

import pytest

from bench import lanes
from bench.lanes import Found, all_of, is_long, reruns, scenes, worst
from bench.simulation import Scene

SCENE = Scene(20, 200, 2000, 2)


@pytest.fixture(scope="module")
def found() -> Found:
    (each,) = all_of([SCENE], texts=600, rivals=2200)
    return each


def test_one_queue_sends_the_same_urgent_texts_after_all_routine_ones(found: Found) -> None:
    assert found.rival
    assert len(found.runs) == 3
    sent = [run.ideal * SCENE.rate for run in (found.rival, *found.runs)]
    assert sent == pytest.approx([200] * 4, rel=0.04)  # but for the refused ones, 1 % of them
    assert found.rival.texts >= 0.8 * SCENE.routine  # three workers have routine texts left at the end
    assert max(run.first for run in found.runs) < 1 < 20 < found.rival.first


def test_the_worst_scene_is_told(found: Found) -> None:
    figure = worst([found], lanes.used, 0.95, at_least=True)
    assert found.rival
    assert figure.value == pytest.approx(sum(run.used for run in found.runs) / 3)
    assert figure.against == found.rival.used
    assert worst([found], lambda run: run.first, 0).against == found.rival.first


@pytest.mark.parametrize("quick", [True, False])
def test_the_scenes_are_as_the_goal_names_them(quick: bool) -> None:
    every = scenes(quick)
    assert {each.workers for each in every} >= {2, 8}
    assert all(each.routine == 10 * each.urgent and not each.one_queue for each in every)
    assert {is_long(each) for each in every} == {True, False}
    assert max(each.urgent for each in every) == (6_000 if quick else 100_000)


def test_a_slow_line_is_simulated_as_often_as_makes_thousands_of_texts() -> None:
    assert [each.seed for each in reruns(Scene(1, 60, 600, 2), 240)] == [1, 2, 3, 4]
    assert len(reruns(Scene(100, 100_000, 1_000_000, 2), 240)) == 1
