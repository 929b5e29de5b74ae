"""The line's rate in any sliding second."""

from hypothesis import given, settings
from hypothesis import strategies as st

from local.carrier.window import SECOND, SlidingSecond

TRAFFIC = st.lists(st.tuples(st.integers(0, SECOND // 2), st.integers(1, 8)), max_size=60)
"""(nanoseconds since the text before, its parts)"""


@settings(deadline=None)
@given(TRAFFIC, st.integers(1, 12))
def test_no_sliding_second_carries_more_than_the_rate(traffic: list[tuple[int, int]], rate: int) -> None:
    for start, parts in (sent := _carried(traffic, rate)):
        in_the_second = [size for at, size in sent if start <= at < start + SECOND]
        assert sum(in_the_second) <= rate or in_the_second == [parts]


@settings(deadline=None)
@given(TRAFFIC, st.integers(1, 12))
def test_what_fits_is_never_refused(traffic: list[tuple[int, int]], rate: int) -> None:
    sent = _carried(traffic, rate)
    accepted = iter(sent)
    upcoming = next(accepted, None)
    now = 0
    for pause, parts in traffic:
        now += pause
        if upcoming == (now, parts):
            upcoming = next(accepted, None)
            continue
        used = sum(size for at, size in sent if now - SECOND < at <= now)
        assert used
        assert used + parts > rate


def test_a_second_is_over_after_exactly_a_second() -> None:
    now = 0
    line = SlidingSecond(lambda: now)
    assert line.admits(1, 1)
    now = SECOND - 1
    assert not line.admits(1, 1)
    now = SECOND
    assert line.admits(1, 1)


def test_a_text_longer_than_a_second_passes_an_empty_line() -> None:
    now = 0
    line = SlidingSecond(lambda: now)
    assert line.admits(3, 2)
    assert not line.admits(1, 2)


def _carried(traffic: list[tuple[int, int]], rate: int) -> list[tuple[int, int]]:
    now = 0
    line = SlidingSecond(lambda: now)
    sent = []
    for pause, parts in traffic:
        now += pause
        if line.admits(parts, rate):
            sent.append((now, parts))
    return sent
