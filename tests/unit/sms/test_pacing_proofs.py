"""G8 under any interleaving: 2 to 8 workers with threads, clocks that differ, machines that stand still.

The pacing code is the real one; the line is an item in memory with DynamoDB's conditions, and time is
simulated, so that every order of steps can come up.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain, repeat
from math import ceil
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from bench.line_table import LineTable
from bench.virtual_time import SECOND, Lock, Time
from shared.sms.line import LineStore
from shared.sms.pacer import Pacer
from shared.sms.pacing import FILLED, TOO_LATE, Lane, Line
from tests import LONG

MILLISECOND = 1000
NOON = 1_795_510_800 * SECOND
SKEW = 20
"""Milliseconds that a clock may be off, either way."""
FOR_LONG = NOON + 10_000 * SECOND
many = hypothesis(max_examples=2000 if LONG else 150, deadline=None)


@dataclass
class Machine:
    """A worker's: its clock is ``skew`` ms off, and its first waits take longer by ``delays``.

    ``slow`` is what all others take longer.
    """

    time: Time
    skew: int
    delays: list[int]
    slow: int = 0

    def __post_init__(self) -> None:
        self._delays = chain(self.delays, repeat(self.slow))

    def now(self) -> int:
        return NOON + self.time.now + self.skew * MILLISECOND

    def sleep(self, seconds: float) -> None:
        self.time.sleep(seconds + next(self._delays) / 1000)


@dataclass(frozen=True)
class Worker:
    """What hypothesis makes up of one."""

    lane: Lane
    skew: int
    delays: list[int]
    texts: int
    parts: int
    threads: int
    begins: int
    slow: int = 0


@dataclass
class Left:
    """The texts that left: when in truth, at which slot, and of how many parts."""

    at: list[tuple[int, int]] = field(default_factory=list)
    slots: list[tuple[int, int]] = field(default_factory=list)


def stalls(longest: int) -> st.SearchStrategy[list[int]]:
    """Mostly nothing, at times a wait that takes so long more."""
    return st.lists(st.one_of(st.integers(0, 3), st.integers(0, longest)), max_size=20)


def workers(skew: int, stall: int) -> st.SearchStrategy[list[Worker]]:
    one = st.builds(
        Worker,
        lane=st.sampled_from(Lane),
        skew=st.integers(-skew, skew),
        delays=stalls(stall),
        texts=st.integers(1, 12),
        parts=st.sampled_from([1, 1, 1, 2, 3]),
        threads=st.integers(1, 4),
        begins=st.integers(0, 3000),
    )
    return st.lists(one, min_size=2, max_size=8)


def happens(rate: int, everybody: list[Worker]) -> Left:
    """Let them all send their texts."""
    time, left = Time(), Left()
    line, table = Line("line", rate), table_of(time)
    for one in everybody:
        works(one, time, line, table, left)
    time.run(until=lambda: False)
    assert sum(parts for _, parts in left.at) == sum(one.parts * one.texts for one in everybody)
    return left


def works(one: Worker, time: Time, line: Line, table: Any, left: Left) -> None:
    machine, todo = Machine(time, one.skew, one.delays, one.slow), list(range(one.texts))
    pacer = pacer_of(machine, line, table, one.lane, one.threads)
    for _ in range(one.threads):
        time.start(thread(pacer, one.parts, todo, machine, left), one.begins / 1000)


def pacer_of(machine: Machine, line: Line, table: Any, lane: Lane, threads: int) -> Pacer:
    store, lock = LineStore(table, "lines"), Lock(machine.time)
    return Pacer(store, line, lane, threads, machine.now, machine.sleep, lock=lock)


def table_of(time: Time) -> Any:
    return LineTable(lambda: time.sleep(0.002))


def thread(pacer: Pacer, parts: int, todo: list[int], machine: Machine, left: Left) -> Callable[[], None]:
    def work() -> None:
        while todo:
            text = todo.pop()
            slot = pacer.wait(parts, FOR_LONG, lambda: len(todo))
            assert slot is not None
            machine.sleep(0.008)  # the claim
            if not pacer.hold(slot):
                todo.append(text)
                continue
            left.at.append((NOON + machine.time.now, parts))
            left.slots.append((slot, parts))

    return work


def fullest(texts: list[tuple[int, int]]) -> int:
    """The most parts in any sliding second."""
    ordered = sorted(texts)
    most = inside = first = 0
    for at, parts in ordered:
        inside += parts
        while ordered[first][0] <= at - SECOND:
            inside -= ordered[first][1]
            first += 1
        most = max(most, inside)
    return most


rates = st.sampled_from([1, 2, 3, 7, 20, 100])


def longest(everybody: list[Worker]) -> int:
    """The parts of the longest text. One that is longer than a second has it alone."""
    return max(one.parts for one in everybody)


@many
@given(rate=rates, everybody=workers(skew=0, stall=400))
def test_never_more_in_a_second_than_the_line_carries(rate: int, everybody: list[Worker]) -> None:
    """Whoever comes between, and whoever stands still."""
    assert fullest(happens(rate, everybody).at) <= max(rate, longest(everybody))


@many
@given(rate=rates, everybody=workers(skew=SKEW, stall=400))
def test_clocks_that_differ_break_no_slot_and_shift_it_by_no_more_than_they_differ(
    rate: int, everybody: list[Worker]
) -> None:
    """The slots themselves are never too many; what leaves at them is what a few hundredths more hold."""
    left, parts = happens(rate, everybody), longest(everybody)
    assert fullest(left.slots) <= max(rate, parts)
    longer = 1 + (2 * SKEW * MILLISECOND + TOO_LATE) / SECOND
    assert fullest(left.at) <= max(ceil(longer * FILLED * rate), parts) + parts - 1


@many
@given(rate=rates, everybody=workers(skew=SKEW, stall=400))
def test_no_two_texts_have_the_same_slot(rate: int, everybody: list[Worker]) -> None:
    slots = [slot for slot, _ in happens(rate, everybody).slots]
    assert len(slots) == len(set(slots))


ROUTINE = st.builds(
    Worker,
    lane=st.just(Lane.ROUTINE),
    skew=st.integers(-SKEW, SKEW),
    delays=stalls(100),
    texts=st.just(200),
    parts=st.just(1),
    threads=st.integers(1, 4),
    begins=st.integers(0, 500),
)


@many
@given(
    rate=st.sampled_from([1, 2, 3, 7, 20, 100]),
    routine=st.lists(ROUTINE, min_size=1, max_size=7),
    comes=st.integers(600, 3000),
    skew=st.integers(-SKEW, SKEW),
)
def test_an_urgent_text_waits_a_second_at_most_behind_routine_ones(
    rate: int, routine: list[Worker], comes: int, skew: int
) -> None:
    """On a line of one part a second: that part's time and 0.15 s."""
    time, left = Time(), Left()
    line, table = Line("line", rate), table_of(time)
    for one in routine:
        works(one, time, line, table, left)
    waited: list[int] = []

    def urgent() -> None:
        machine = Machine(time, skew, [0])
        pacer, came = pacer_of(machine, line, table, Lane.URGENT, 1), time.now
        slot = pacer.wait(1, FOR_LONG)
        assert slot is not None
        machine.sleep(0.008)
        pacer.hold(slot)
        waited.append(time.now - came)

    time.start(urgent, comes / 1000)
    time.run(until=lambda: bool(waited))
    allowed = SECOND if rate > 1 else line.gap + 150 * MILLISECOND
    assert waited[0] <= allowed + 2 * SKEW * MILLISECOND


@pytest.mark.parametrize(
    ("rate", "parts", "fits"), [(1, 1, 1), (20, 1, 20), (100, 1, 97), (20, 2, 14), (3, 3, 3)]
)
def test_a_busy_line_is_full(rate: int, parts: int, fits: int) -> None:
    """The proofs above are not kept by a line that sends nothing."""
    everybody = [Worker(Lane.URGENT, 0, [], 60, parts, 16, begins) for begins in (0, 7)]
    left = happens(rate, everybody)
    assert fits <= fullest(left.at) <= max(rate, parts)


@pytest.mark.parametrize("lane", Lane)
@pytest.mark.parametrize("slow", [20, 50, 100])
def test_a_slow_machine_learns_to_be_there_in_time(lane: Lane, slow: int) -> None:
    """A laptop under load, where each wait takes so many milliseconds more: it books further ahead."""
    everybody = [Worker(lane, 0, [], 100, 1, 16, begins, slow) for begins in (0, 7)]
    left = happens(20, everybody)
    assert left.at[-1][0] - left.at[0][0] <= 1.5 * 200 / 20 * SECOND
