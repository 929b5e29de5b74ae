"""When an urgent event goes out at once, when events gather, and when a gathering closes."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.notification.storm.rules import Figures, Gathering, Out, Storm, closed, placed, taken_back
from tests.unit.itsm.events import at

MINUTE = timedelta(minutes=1)
FIGURES = Figures(3, 5 * MINUTE, (MINUTE, 4 * MINUTE, 16 * MINUTE))
NOON = at(12)


def events(*minutes: float, storm: Storm | None = None) -> Storm:
    """The storm after an event at each of these minutes past noon."""
    storm = storm or Storm()
    for place, minute in enumerate(minutes):
        storm = placed(storm, f"event {place}", NOON + minute * MINUTE, FIGURES, f"gathering at {minute}")
    return storm


def test_three_in_five_minutes_go_out_at_once_and_the_fourth_gathers() -> None:
    assert events(0, 1, 2).gathering is None
    assert events(0, 1, 2, 3).gathering == Gathering("gathering at 3", NOON + 3 * MINUTE, NOON + 4 * MINUTE)


def test_what_went_out_five_minutes_ago_no_longer_counts() -> None:
    assert events(0, 1, 2, 4.99).gathering
    assert events(0, 1, 2, 5).gathering is None
    assert events(0, 1, 2, 5, 5.5).gathering


def test_once_events_gather_all_of_them_do() -> None:
    """However long ago the last one went out."""
    assert events(0, 1, 2, 3, 60) == events(0, 1, 2, 3)


def test_the_same_event_counts_once() -> None:
    storm = events(0, 1)
    assert placed(storm, "event 1", NOON + 2 * MINUTE, FIGURES, "x") == storm


def test_an_event_that_was_a_text_for_nobody_does_not_count() -> None:
    storm = taken_back(events(0, 1, 2), "event 1")
    assert [each.name for each in storm.out] == ["event 0", "event 2"]
    assert placed(storm, "another", NOON + 2 * MINUTE, FIGURES, "x").gathering is None


def test_gatherings_last_1_4_16_minutes_and_then_16_each() -> None:
    storm, lengths = events(0, 0, 0, 0), []
    for step in range(5):
        gathering = storm.gathering
        assert gathering
        lengths.append(gathering.closes_at - gathering.opened_at)
        storm = closed(storm, gathering.closes_at, FIGURES, f"{step}", empty=False)
    assert [length / MINUTE for length in lengths] == [1, 4, 16, 16, 16]


def test_one_that_closes_empty_ends_the_storm() -> None:
    storm = closed(events(0, 1, 2, 3), NOON + 4 * MINUTE, FIGURES, "x", empty=True)
    assert storm.gathering is None
    assert placed(storm, "another", NOON + 5 * MINUTE, FIGURES, "y").gathering is None


def test_the_next_storm_begins_with_a_short_gathering() -> None:
    storm = closed(events(0, 0, 0, 0), NOON + MINUTE, FIGURES, "second", empty=False)
    storm = closed(storm, NOON + 5 * MINUTE, FIGURES, "third", empty=True)
    storm = events(6, 6, 6, 6, storm=storm)
    assert storm.gathering
    assert storm.gathering.step == 0


@pytest.mark.parametrize(("minute", "due"), [(-0.1, True), (0, False), (0.9, False), (1, True), (90, True)])
def test_when_it_is_due(minute: float, due: bool) -> None:
    """A gathering from the future as well: else a clock that was set back would hold up every text."""
    assert Gathering("x", NOON, NOON + MINUTE).is_due(NOON + minute * MINUTE) is due


def test_events_from_the_future_do_not_count() -> None:
    """A clock was set back."""
    assert events(60, 60, 60, 0).gathering is None


@given(st.lists(st.floats(0, 10), max_size=60))
def test_at_most_five_texts_in_the_first_ten_minutes(minutes: list[float]) -> None:
    """Whoever is concerned by everything, in a storm that never pauses, from its first event on."""
    steady = [second / 60 for second in range(0, 600, 20)]
    assert len(texts(sorted([*minutes, *steady]))) <= 5


def texts(minutes: list[float]) -> list[datetime]:
    """When the texts of ten minutes come, for events at these minutes."""
    storm, told, gathered = Storm(), [], 0
    for place, minute in enumerate([*minutes, 10]):
        now = NOON + minute * MINUTE
        while storm.gathering and storm.gathering.closes_at <= now:
            closing = storm.gathering.closes_at
            told += [closing] * bool(gathered)
            storm = closed(storm, closing, FIGURES, f"{closing}", empty=not gathered)
            gathered = 0
        if place < len(minutes):
            storm = placed(storm, f"{place}", now, FIGURES, f"{place}")
            gathered += bool(storm.gathering)
            told += [now] * (Out(f"{place}", now) in storm.out)
    return told
