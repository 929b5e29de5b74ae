"""A line in DynamoDB: never more in a second than it carries, the urgent first, whoever interleaves."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from bench.line_table import LineTable
from shared.sms.line import LineStore
from shared.sms.pacer import Pacer
from shared.sms.pacing import AHEAD, LATE, SECOND, SLOWED, Busy, Lane, Line, Slots
from shared.sms.rhythm import MARGIN, Rhythm

from .tables import Hands, Tables

T0 = 1_795_510_800 * SECOND
TWENTY = Line("twenty", 20)
BLOCK = TWENTY.block(Lane.URGENT)
few = hypothesis(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def store(tables: Tables) -> LineStore:
    return LineStore(tables.dynamodb, tables.lines)


def booked(answer: Slots | Busy) -> Slots:
    assert isinstance(answer, Slots)
    return answer


def fullest_second(slots: list[int]) -> int:
    ordered = sorted(slots)
    return max(sum(start <= slot < start + SECOND for slot in ordered) for start in ordered)


def test_an_idle_line_starts_now(store: LineStore) -> None:
    assert store.book(TWENTY, Lane.ROUTINE, 1, T0) == Slots(T0, 1, TWENTY.gap)
    later = T0 + 10 * SECOND
    assert store.book(TWENTY, Lane.ROUTINE, 2, later) == Slots(later, 2, TWENTY.gap)


def test_a_busy_line_goes_on_where_it_stands(store: LineStore) -> None:
    first = booked(store.book(TWENTY, Lane.URGENT, 5, T0))
    second = booked(store.book(TWENTY, Lane.URGENT, 5, T0))
    assert second.first == first.times()[-1] + TWENTY.gap


def test_routine_hears_when_to_ask_again(store: LineStore) -> None:
    booked(store.book(TWENTY, Lane.ROUTINE, 10, T0))
    answer = store.book(TWENTY, Lane.ROUTINE, 1, T0)
    assert answer == Busy(T0 + 10 * TWENTY.gap - AHEAD)
    assert booked(store.book(TWENTY, Lane.ROUTINE, 1, answer.again_at)).first == T0 + 10 * TWENTY.gap


def test_urgent_is_let_in_at_once_behind_a_block_of_routine(store: LineStore) -> None:  # G8
    booked(store.book(TWENTY, Lane.ROUTINE, BLOCK, T0))
    urgent = booked(store.book(TWENTY, Lane.URGENT, BLOCK, T0))
    assert urgent.first - T0 <= SECOND


def test_routine_is_shut_out_while_urgent_has_work(store: LineStore) -> None:  # G8
    now = T0
    booked(store.book(TWENTY, Lane.URGENT, BLOCK, now))
    for _ in range(20):
        urgent = store.book(TWENTY, Lane.URGENT, BLOCK, now)
        if isinstance(urgent, Busy):
            assert isinstance(store.book(TWENTY, Lane.ROUTINE, 1, now), Busy)
            now = max(now + 5_000, urgent.again_at)
        assert isinstance(store.book(TWENTY, Lane.ROUTINE, 1, now), Busy)


def test_a_throttled_line_rests(store: LineStore) -> None:
    store.slow(TWENTY, SLOWED, T0)
    assert booked(store.book(TWENTY, Lane.ROUTINE, 1, T0)).first == T0 + SLOWED


def test_a_busy_line_that_is_throttled_goes_on_later_than_it_would_have(store: LineStore) -> None:
    booked(store.book(TWENTY, Lane.URGENT, BLOCK, T0))
    store.slow(TWENTY, SLOWED, T0)
    assert booked(store.book(TWENTY, Lane.URGENT, 1, T0)).first == T0 + BLOCK * TWENTY.gap + SLOWED


def test_lines_do_not_know_of_each_other(store: LineStore) -> None:
    booked(store.book(TWENTY, Lane.URGENT, 10, T0))
    assert booked(store.book(Line("other", 20), Lane.ROUTINE, 1, T0)).first == T0


class Race:
    """The table for a worker whom others overtake between two of its writes."""

    def __init__(self, store: LineStore, others: Callable[[], object]) -> None:
        self.store, self.others, self.writes = store, others, 0

    def update_item(self, **update: Any) -> Any:
        self.writes += 1
        if self.writes == 2:
            self.others()
        return self.store.dynamodb.update_item(**update)


def test_two_workers_do_not_both_restart_an_idle_line(store: LineStore) -> None:  # G8
    theirs: list[Slots | Busy] = []
    client: Any = Race(store, lambda: theirs.append(store.book(TWENTY, Lane.URGENT, 2, T0)))
    mine = LineStore(client, store.table)
    assert mine.book(TWENTY, Lane.URGENT, 2, T0) == Busy(T0)
    assert theirs == [Slots(T0, 2, TWENTY.gap)]
    assert booked(mine.book(TWENTY, Lane.URGENT, 2, T0)).first == T0 + 2 * TWENTY.gap


steps = st.lists(
    st.tuples(st.sampled_from(Lane), st.integers(1, 4), st.sampled_from([0, 0, 1, 3_000, 40_000, 700_000])),
    min_size=5,
    max_size=40,
)


@few
@given(rate=st.sampled_from([1, 3, 20, 100]), work=steps)
def test_any_interleaving_keeps_to_the_rate(
    store: LineStore, rate: int, work: list[tuple[Lane, int, int]]
) -> None:
    """G8: each step is one worker's booking, some time after the one before."""
    line, now, taken = Line(f"line {rate}", rate), T0, list[int]()
    store.dynamodb.delete_item(TableName=store.table, Key={"pk": {"S": line.name}})
    for lane, parts, later in work:
        now += later
        answer = store.book(line, lane, parts, now)
        if isinstance(answer, Slots):
            assert now <= answer.first <= now + line.horizon(lane)
            taken += answer.times()
        else:
            assert answer.again_at >= now
    assert len(taken) == len(set(taken))
    assert fullest_second(taken) <= rate


def pacer(
    store: LineStore, clock: Hands, line: Line = TWENTY, lane: Lane = Lane.URGENT, threads: int = 4
) -> Pacer:
    def sleep(seconds: float) -> None:
        clock.pass_by(seconds=seconds)

    return Pacer(store, line, lane, threads, lambda: micros(clock), sleep, Rhythm(booking=0, claim=-MARGIN))


def micros(clock: Hands) -> int:
    return round(clock().timestamp() * SECOND)


def test_a_pacer_hands_out_one_slot_after_the_other(store: LineStore, hands: Hands) -> None:  # G8
    worker, slots = pacer(store, hands), list[int]()
    for left in range(60, 0, -1):
        slot = worker.wait(1, micros(hands) + 60 * SECOND, lambda: left - 1)  # noqa: B023 - asked at once
        assert slot is not None
        assert -LATE <= slot - micros(hands) <= MARGIN
        worker.hold(slot)
        assert micros(hands) >= slot
        slots.append(slot)
    assert fullest_second(slots) <= 20
    assert slots[-1] - slots[0] <= 60 / 20 / 0.96 * SECOND


@pytest.mark.parametrize("rate", [1, 5, 20, 100])
def test_two_lanes_and_four_workers_share_a_line(store: LineStore, hands: Hands, rate: int) -> None:  # G8
    line = Line("shared", rate)
    workers = [
        pacer(store, hands, line, lane) for lane in (Lane.URGENT, Lane.ROUTINE, Lane.URGENT, Lane.ROUTINE)
    ]
    slots = [worker.wait(1, micros(hands) + 30 * SECOND) for _ in range(8) for worker in workers]
    taken = [slot for slot in slots if slot is not None]
    assert len(taken) == len(set(taken)) == 32
    assert fullest_second(taken) <= rate


def test_the_parts_of_a_text_leave_in_the_midst_of_its_slots(store: LineStore, hands: Hands) -> None:  # G8
    worker, until = pacer(store, hands), micros(hands) + 60 * SECOND
    start = micros(hands)
    assert [worker.wait(2, until), worker.wait(2, until)] == [start + TWENTY.gap, start + 4 * TWENTY.gap]


def test_no_more_is_booked_than_is_wanted(store: LineStore, hands: Hands) -> None:
    pacer(store, hands).wait(1, micros(hands) + SECOND)
    following = booked(store.book(TWENTY, Lane.URGENT, 1, micros(hands)))
    assert following.first - micros(hands) <= TWENTY.gap


def test_no_more_is_booked_than_the_threads_can_serve(store: LineStore, hands: Hands) -> None:
    fast, start = Line("fast", 100), micros(hands)
    pacer(store, hands, fast, threads=2).wait(1, start + SECOND, lambda: 1000)
    following = booked(store.book(fast, Lane.URGENT, 1, start))
    assert following.first - start == 10 * fast.gap


def test_a_missed_slot_is_not_used(store: LineStore, hands: Hands) -> None:  # G8
    worker = pacer(store, hands)
    first = worker.wait(1, micros(hands) + SECOND, lambda: 10)
    assert first is not None
    hands.pass_by(milliseconds=21)
    assert worker.is_lost(first)
    hands.pass_by(milliseconds=200)
    second = worker.wait(1, micros(hands) + SECOND, lambda: 9)
    assert second is not None
    assert second >= micros(hands) - LATE
    assert not worker.is_lost(second)


def test_nothing_is_booked_when_time_is_over(store: LineStore, hands: Hands) -> None:
    """What is booked by then still comes, a block later at most."""
    slow, start = Line("slow", 1), micros(hands)
    assert pacer(store, hands, slow).wait(1, start) is None
    assert pacer(store, hands, slow).wait(1, start + SECOND) == start
    assert pacer(store, hands, slow, Lane.ROUTINE).wait(1, start + SECOND // 2) is None
    assert micros(hands) == start
    assert pacer(store, hands, slow).wait(1, start + SECOND // 2) == start + slow.gap


def test_a_wait_that_is_interrupted_by_others_gives_up_in_time(store: LineStore, hands: Hands) -> None:
    routine = pacer(store, hands, lane=Lane.ROUTINE)
    start = micros(hands)

    def others(seconds: float) -> None:
        hands.pass_by(seconds=seconds)
        while isinstance(store.book(TWENTY, Lane.URGENT, 10, micros(hands)), Slots):
            pass

    store.book(TWENTY, Lane.URGENT, 10, start)
    assert replace(routine, sleep=others).wait(1, start + SECOND) is None
    assert micros(hands) <= start + 2 * SECOND


def test_too_fast_makes_what_follows_later_and_more_so_each_time(store: LineStore, hands: Hands) -> None:
    """Texts that were under way together and are refused together count once."""
    worker, free = pacer(store, hands), list[int]()

    def says_too_fast(times: int) -> None:
        for _ in range(times):
            worker.slow()
        item = store.dynamodb.get_item(TableName=store.table, Key={"pk": {"S": TWENTY.name}})["Item"]
        free.append(int(item["next_slot"]["N"]) - micros(hands))

    for times in (1, 5, 1, 1):
        says_too_fast(times)
        hands.pass_by(milliseconds=200)
    assert free == [SLOWED, 2 * SLOWED, 4 * SLOWED, 8 * SLOWED]
    hands.pass_by(seconds=3)
    says_too_fast(1)
    assert free[-1] == SLOWED


def test_on_a_slow_line_whoever_is_refused_leaves_a_little_later(store: LineStore, hands: Hands) -> None:
    for line, lag in ((Line("slow", 3), 10_000), (TWENTY, 0)):
        worker = pacer(store, hands, line)
        worker.slow()
        slot = worker.wait(1, micros(hands) + SECOND)
        assert slot is not None
        worker.hold(slot)
        assert micros(hands) == slot + lag


moments = st.lists(
    st.tuples(
        st.sampled_from(["book", "slow"]), st.sampled_from(Lane), st.integers(1, 9), st.integers(-9, 900)
    ),
    max_size=30,
)


@few
@given(rate=st.sampled_from([1, 3, 20]), work=moments)
def test_the_table_in_memory_answers_as_dynamodb_does(
    store: LineStore, rate: int, work: list[tuple[str, Lane, int, int]]
) -> None:
    """What the proofs of pacing and the simulation stand on."""
    line, now = Line(f"line {rate}", rate), T0
    memory: Any = LineTable()
    in_memory = LineStore(memory, "lines")
    store.dynamodb.delete_item(TableName=store.table, Key={"pk": {"S": line.name}})
    for what, lane, parts, later in work:
        now += later * 1000
        if what == "slow":
            store.slow(line, SLOWED * parts, now)
            in_memory.slow(line, SLOWED * parts, now)
        else:
            assert in_memory.book(line, lane, parts, now) == store.book(line, lane, parts, now)
