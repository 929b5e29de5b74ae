"""A lane at work: packed messages, at the line's rate, with the event as it stands now (G3, G4, G8, G9)."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from shared.consent.keys import SubscriberKey
from shared.itsm.event import Event
from shared.itsm.history import notice
from shared.notification.messages import Packed
from shared.notification.work import AGAIN_LATER
from shared.sms.carrier import Accepted, RefusedForNow, Throttled, Unclear
from shared.sms.line import LineStore
from shared.sms.pacer import Pacer
from shared.sms.pacing import SECOND, SLOWED, Lane, Line
from tests.unit.itsm.events import opened, resolved, scheduled

from .stage import Call, Stage


def packed(event: Event, *keys: SubscriberKey) -> Packed:
    return Packed(notice(event, [event]), keys)


def crowd(stage: Stage, count: int = 4) -> list[SubscriberKey]:
    return stage.people.crowd(count)


def at_the_first_call(stage: Stage, do: Callable[[], object]) -> None:
    """Let something happen while the first text is on its way."""

    def once(_: Call) -> None:
        stage.carrier.before = lambda _: None
        do()

    stage.carrier.before = once


def heard(stage: Stage, people: list[SubscriberKey]) -> list[int]:
    return [len(stage.texts(key)) for key in people]


def test_everybody_is_texted_once(stage: Stage) -> None:
    people = crowd(stage)
    stage.events.receive(opened(11))
    stage.work.do(packed(opened(11), *people), Lane.URGENT, 24)
    assert heard(stage, people) == [1, 1, 1, 1]
    assert stage.queues.put == []


def test_a_packed_message_that_comes_again_texts_nobody_twice(stage: Stage) -> None:  # G3
    people = crowd(stage)
    stage.events.receive(opened(11))
    for seconds in (0, 61, 180):
        stage.clock.pass_by(seconds=seconds)
        stage.work.do(packed(opened(11), *people), Lane.URGENT, 24)
    assert heard(stage, people) == [1, 1, 1, 1]


def test_texts_leave_at_the_lines_rate(stage: Stage) -> None:  # G8
    times: list[int] = []
    stage.carrier.before = lambda _: times.append(stage.now())
    people = crowd(stage, 30)
    stage.events.receive(opened(11))
    stage.work.do(packed(opened(11), *people), Lane.URGENT, 24)
    assert max(sum(start <= time < start + SECOND for time in times) for start in times) <= 20
    assert times[-1] - times[0] <= 1.7 * SECOND


def test_what_time_does_not_suffice_for_goes_back_as_a_new_message(stage: Stage) -> None:  # G4
    people = crowd(stage, 12)
    stage.events.receive(scheduled(11))
    stage.work = replace(stage.work, settings=replace(stage.settings, parts_per_second=1))
    stage.settings = replace(stage.settings, parts_per_second=1)
    stage.work.do(packed(scheduled(11), *people), Lane.ROUTINE, 4)
    [rest] = stage.packed(Lane.ROUTINE)
    assert rest.notice == packed(scheduled(11)).notice
    assert set(rest.keys) == {key for key in people if not stage.texts(key)}
    assert 3 <= sum(heard(stage, people)) <= 5
    stage.work.do(rest, Lane.ROUTINE, 24)
    stage.sends()
    assert heard(stage, people) == [1] * 12


def test_no_time_left_sends_nothing_and_loses_nothing(stage: Stage) -> None:  # G4
    people = crowd(stage)
    stage.events.receive(opened(11))
    stage.work.do(packed(opened(11), *people), Lane.URGENT, 0)
    assert heard(stage, people) == [0] * 4
    assert [each.keys for each in stage.packed()] == [tuple(people)]


def test_a_throttled_text_is_tried_again_at_another_slot(stage: Stage) -> None:
    people = crowd(stage)
    stage.events.receive(opened(11))
    stage.carrier.answers = [Accepted("1"), Throttled(), Throttled(), Accepted("2")]
    stage.work.do(packed(opened(11), *people), Lane.URGENT, 24)
    assert stage.queues.put == []
    assert len(stage.carrier.calls) == 6
    assert stage.all_statuses() == ["submitted"] * 4


def test_a_carrier_that_is_too_busy_for_long_costs_nobody_their_text(stage: Stage) -> None:  # G4
    people = crowd(stage, 2)
    stage.events.receive(opened(11))
    stage.carrier.answers = [Throttled()] * 500
    stage.work.do(packed(opened(11), *people), Lane.URGENT, 24)
    asked = len(stage.carrier.calls)
    assert asked <= 60  # the line rests longer and longer
    [rest] = stage.packed()
    assert set(rest.keys) == set(people)
    stage.carrier.answers = []
    stage.work.do(rest, Lane.URGENT, 24)
    assert stage.all_statuses() == ["submitted"] * 2


def test_the_line_rests_after_too_fast(stage: Stage) -> None:  # G8
    times: list[int] = []
    stage.carrier.before = lambda _: times.append(stage.now())
    people = crowd(stage, 2)
    stage.events.receive(opened(11))
    stage.carrier.answers = [Accepted("1"), Throttled(), Throttled()]
    stage.work.do(packed(opened(11), *people), Lane.URGENT, 24)
    first, second, third, fourth = times
    assert third - second >= second - first + SLOWED - 1
    assert fourth - third >= SLOWED


def test_what_is_refused_for_now_waits_longer(stage: Stage) -> None:
    people = crowd(stage, 2)
    stage.events.receive(opened(11))
    stage.carrier.answers = [RefusedForNow("COUNTRY_NOT_ENABLED"), Throttled()]
    stage.work.do(packed(opened(11), *people), Lane.URGENT, 24)
    [message] = stage.queues.put
    assert message["DelaySeconds"] == AGAIN_LATER
    assert message["QueueUrl"] == "urgent"
    assert [each.keys for each in stage.packed()] == [(people[0],)]


@pytest.mark.parametrize(
    ("event", "lane", "calls"), [(opened(11), "urgent", 2), (scheduled(11), "routine", 1)]
)
def test_an_unknown_outcome(stage: Stage, event: Event, lane: str, calls: int) -> None:
    """G3: urgent is tried once more, routine never."""
    [ana] = crowd(stage, 1)
    stage.carrier.answers = [Unclear("time-out"), Unclear("time-out")]
    stage.tells(event)
    assert len(stage.texts(ana)) == calls
    assert stage.statuses(ana) == ["unknown: unknown"]


def test_a_crash_in_the_middle_loses_nobody_and_texts_nobody_twice(stage: Stage) -> None:  # G3, G4
    people = crowd(stage)
    stage.events.receive(opened(11))
    stage.carrier.answers = [Accepted("1"), RuntimeError("ended")]
    message = packed(opened(11), *people)
    with pytest.raises(RuntimeError):
        stage.work.do(message, Lane.URGENT, 24)
    stage.clock.pass_by(seconds=180)
    stage.work.do(message, Lane.URGENT, 24)
    assert heard(stage, people) == [1, 2, 1, 1]
    assert stage.all_statuses() == ["submitted"] * 4


@pytest.mark.parametrize(
    ("event", "status"), [(opened(11), "submitted"), (scheduled(11), "unknown: unknown")]
)
def test_a_claim_of_somebody_who_is_gone_leaves_nobody_without_an_outcome(  # G4
    stage: Stage, event: Event, status: str
) -> None:
    """Of two deliveries of one message the first is ended in its call, and the second is the last one."""
    ana, ben = crowd(stage, 2)
    stage.events.receive(event)
    stage.carrier.answers = [RuntimeError("ended")]
    with pytest.raises(RuntimeError):
        stage.work.do(packed(event, ana), event.type.lane, 24)
    stage.work.do(packed(event, ana, ben), event.type.lane, 24)
    assert heard(stage, [ana, ben]) == [1, 1]
    assert [message["DelaySeconds"] for message in stage.queues.put] == [AGAIN_LATER]
    [again] = stage.packed(event.type.lane)
    assert again.keys == (ana,)
    stage.clock.pass_by(seconds=61)
    stage.work.do(again, event.type.lane, 24)
    assert stage.statuses(ana) == [status]
    assert stage.queues.put == []


def test_nor_does_one_whose_event_is_overtaken(stage: Stage) -> None:  # G4, G9
    [ana] = crowd(stage, 1)
    stage.events.receive(opened(11))
    stage.carrier.answers = [RuntimeError("ended")]
    with pytest.raises(RuntimeError):
        stage.work.do(packed(opened(11), ana), Lane.URGENT, 24)
    stage.events.receive(resolved(12))
    stage.work.do(packed(opened(11), ana), Lane.URGENT, 24)
    [again] = stage.packed()
    stage.clock.pass_by(seconds=61)
    stage.work.do(again, Lane.URGENT, 24)
    assert stage.statuses(ana) == ["unknown: unknown"]
    assert len(stage.texts(ana)) == 1


def test_an_end_that_comes_in_the_middle_stops_the_rest(stage: Stage) -> None:  # G9
    people = crowd(stage, 40)
    stage.events.receive(opened(11))
    at_the_first_call(stage, lambda: stage.raises(resolved(11.5)))
    stage.work.do(packed(opened(11), *people), Lane.URGENT, 24)
    told = sum(heard(stage, people))
    assert 1 <= told <= 21
    assert stage.all_statuses().count("skipped: overtaken") == 40 - told


def test_what_happens_while_a_text_waits_for_the_line_counts(stage: Stage) -> None:  # G9
    """Routine waits behind urgent work for longer than a look at the event lasts."""
    [ana] = crowd(stage, 1)
    stage.events.receive(scheduled(9))
    store, line = LineStore(stage.tables.dynamodb, stage.tables.lines), Line("phone-local", 20)
    for _ in range(6):
        store.book(line, Lane.URGENT, 10, stage.now())
    waited = 0

    def urgent_work(seconds: float) -> None:
        nonlocal waited
        waited += 1
        stage.clock.pass_by(seconds=seconds)
        if waited == 3:
            stage.events.receive(scheduled(10, 21))
        if waited < 6:
            store.book(line, Lane.URGENT, 10, stage.now())

    work = replace(stage.work, pacer=lambda lane, line: replace(stage.pacer(lane, line), sleep=urgent_work))
    work.do(packed(scheduled(9), ana), Lane.ROUTINE, 24)
    assert waited >= 6
    assert stage.texts(ana) == []
    assert stage.statuses(ana) == ["skipped: overtaken"]


def test_an_overtaken_message_costs_the_line_nothing(stage: Stage) -> None:
    people = crowd(stage)
    stage.events.receive(opened(10))
    stage.events.receive(resolved(11))
    stage.work.do(packed(opened(10), *people), Lane.URGENT, 24)
    assert stage.tables.items(stage.tables.lines) == []
    assert heard(stage, people) == [0] * 4


def test_a_refused_claim_leaves_its_slot_to_the_next(stage: Stage) -> None:  # G8
    people = [stage.people.somebody() for _ in range(5)]
    for key in people[:4]:
        stage.people.does(key, "STOP")
    stage.events.receive(opened(11))
    began = stage.now()
    stage.work.do(packed(opened(11), *people), Lane.URGENT, 24)
    assert heard(stage, people) == [0] * 4 + [1]
    assert stage.now() - began < SECOND // 10


def test_an_opt_out_in_the_middle_counts(stage: Stage) -> None:  # G2
    people = [stage.people.somebody() for _ in range(4)]
    stage.events.receive(opened(11))
    at_the_first_call(stage, lambda: stage.people.does(people[3], "STOP"))
    stage.work.do(packed(opened(11), *people), Lane.URGENT, 24)
    assert heard(stage, people) == [1, 1, 1, 0]
    assert stage.statuses(people[3]) == ["skipped: opted_out"]


def test_an_event_that_is_no_longer_kept_is_for_nobody(stage: Stage) -> None:
    people = crowd(stage)
    stage.work.do(packed(opened(11), *people), Lane.URGENT, 24)
    assert heard(stage, people) == [0] * 4
    assert stage.queues.put == []


@dataclass
class Real:
    """A line's time for threads: nobody waits, and time never runs backwards."""

    micros: int
    lock: threading.Lock

    def now(self) -> int:
        return self.micros

    def sleep(self, seconds: float) -> None:
        with self.lock:
            self.micros += max(1, int(seconds * SECOND))


@pytest.mark.parametrize("threads", [2, 4])
def test_threads_share_a_message(stage: Stage, threads: int) -> None:  # G3
    """Each of them takes from the same heap; nobody is left out or texted twice."""
    people = crowd(stage, 24)
    stage.events.receive(opened(11))
    time = Real(stage.now(), threading.Lock())
    store, line = LineStore(stage.tables.dynamodb, stage.tables.lines), Line("phone-local", 100)

    def pacer(lane: Lane, line_name: str | None) -> Pacer:
        return Pacer(store, line, lane, threads, time.now, time.sleep)

    replace(stage.work, pacer=pacer).do(packed(opened(11), *people), Lane.URGENT, 24)
    stage.sends()
    assert heard(stage, people) == [1] * 24


def test_a_machine_that_stands_still_crowds_no_second_and_loses_nobody(stage: Stage) -> None:  # G8
    """Between the third claim and its call."""
    held, left = list[int](), list[int]()

    def pacer(lane: Lane, line: str | None) -> Pacer:
        real = stage.pacer(lane, line)
        hold = real.hold

        def stands_still(slot: int) -> bool:
            held.append(slot)
            if len(held) == 3:
                stage.clock.pass_by(milliseconds=150)
            return hold(slot)

        real.hold = stands_still  # type: ignore[method-assign]
        return real

    stage.carrier.before = lambda _: left.append(stage.now())
    people = crowd(stage, 30)
    stage.events.receive(opened(11))
    replace(stage.work, pacer=pacer).do(packed(opened(11), *people), Lane.URGENT, 24)
    assert heard(stage, people) == [1] * 30
    assert len(held) > 30
    assert max(sum(start <= at < start + SECOND for at in left) for start in left) <= 20
