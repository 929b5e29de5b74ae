"""The figures of a line: slots a little wider than the rate asks, half a second at a time, urgent first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.sms.pacing import AHEAD, SECOND, Lane, Line, Slots, is_lost

rates = st.integers(1, 200)


@pytest.mark.parametrize(
    ("rate", "gap", "urgent", "routine"),
    [(1, 1_030_928, 1, 1), (3, 343_643, 1, 1), (20, 51_546, 10, 2), (100, 10_309, 50, 12)],
)
def test_the_gap_and_the_blocks(rate: int, gap: int, urgent: int, routine: int) -> None:
    line = Line("line", rate)
    assert (line.gap, line.block(Lane.URGENT), line.block(Lane.ROUTINE)) == (gap, urgent, routine)


@given(rates)
def test_no_second_holds_more_than_the_rate_and_hardly_less(rate: int) -> None:  # G8
    line = Line("line", rate)
    slots = Slots(0, 3 * rate + 2, line.gap).times()
    fullest = max(sum(start <= slot < start + SECOND for slot in slots) for start in slots)
    assert fullest <= rate
    assert SECOND / line.gap >= 0.96 * rate


@given(rates)
def test_urgent_may_book_a_block_further_than_routine(rate: int) -> None:  # G8
    line = Line("line", rate)
    assert line.horizon(Lane.ROUTINE) == AHEAD == 20_000
    assert line.horizon(Lane.URGENT) == AHEAD + line.block(Lane.URGENT) * line.gap
    assert line.block(Lane.URGENT) * line.gap <= max(line.gap, 0.52 * SECOND)


@pytest.mark.parametrize(("late", "lost"), [(-1, False), (0, False), (20_000, False), (20_001, True)])
def test_a_slot_is_lost_after_twenty_milliseconds(late: int, lost: bool) -> None:
    assert is_lost(SECOND, SECOND + late) is lost
