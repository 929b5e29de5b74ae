"""What overtakes what, sentence by sentence of the contract's paragraph on the bus (G9)."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.itsm.event import TYPES, Event, Role
from shared.itsm.history import (
    FIRST,
    Notice,
    Reason,
    as_planned,
    decide,
    newest,
    notice,
    opening_of,
    overtaken,
)

from .events import at, completed, event, opened, resolved, scheduled, started, updated

DAY_BEFORE = at(-24)
HISTORIES = [
    [opened(9), resolved(10), opened(11), updated(12), resolved(13)],
    [opened(9, priority=4), updated(10), updated(11, 4), updated(12, 2)],
    [scheduled(9), scheduled(10, 21), started(11), completed(12), scheduled(13, 23, None)],
    [event("Outage Reported", 9), event("Service Restored", 9), event("Outage Reported", 9, revision=2)],
]


def decision(
    what: Event, *others: Event, planned: bool = False, hour: float | None = None
) -> Notice | Reason:
    """What is decided about an event among others, right when it happened unless told otherwise."""
    now = at(hour) if hour is not None else what.occurred_at
    return decide(what, [*others, what], planned, now)


def role_of(outcome: Notice | Reason) -> str:
    return outcome.role if isinstance(outcome, Notice) else outcome


def test_an_event_is_named_by_type_revision_and_time() -> None:
    same = opened(9)
    assert opened(9, title="In other words", priority=2).version == same.version
    others = [opened(9.0001), opened(9, revision=2), updated(9)]
    assert len({same.version, *(each.version for each in others)}) == 4


def test_the_later_is_newer_and_then_the_higher_revision() -> None:
    first, second, third = opened(9, revision=3), updated(10), updated(10, revision=2)
    assert newest([third, first, second]) is third
    assert newest([first, second]) is second


def test_at_the_same_time_and_revision_a_life_goes_its_way() -> None:
    together = [resolved(9), updated(9), opened(9)]
    assert [each.type.name for each in sorted(together, key=lambda each: each.position)] == [
        "Incident Opened",
        "Incident Updated",
        "Incident Resolved",
    ]


@pytest.mark.parametrize("end", [name for name, kind in TYPES.items() if kind.role is Role.END])
@pytest.mark.parametrize("hour", [8, 9])
def test_an_end_closes_the_id_for_all_that_is_not_newer(end: str, hour: float) -> None:
    """Even when the end arrived first: the alert comes with it in its history (G9)."""
    opener = {"Incident": "Incident Opened", "Change": "Change Scheduled", "Service": "Outage Reported"}
    opener["Maintenance"] = "Maintenance Scheduled"
    alert = event(opener[end.split()[0]], hour)
    assert decision(alert, event(end, 9)) is Reason.OVERTAKEN


def test_a_start_and_an_update_from_before_the_end_are_closed_too() -> None:
    assert decision(started(9), completed(10)) is Reason.OVERTAKEN
    assert decision(updated(9), resolved(10)) is Reason.OVERTAKEN


@pytest.mark.parametrize(
    ("end", "again"),
    [
        ("Incident Resolved", "Incident Opened"),
        ("Service Restored", "Outage Reported"),
        ("Change Cancelled", "Change Scheduled"),
        ("Maintenance Completed", "Maintenance Scheduled"),
    ],
)
def test_a_newer_opening_opens_it_again_as_a_new_alert(end: str, again: str) -> None:
    first = event(again, 8)
    closed, second = event(end, 9), event(again, 10)
    told = decision(second, first, closed)
    assert isinstance(told, Notice)
    assert told.role is Role.ALERT
    assert told.opening == closed.version != opening_of(first, [first, closed, second]) == FIRST


def test_a_higher_revision_of_the_same_time_is_newer_too() -> None:
    assert role_of(decision(opened(9, revision=2), resolved(9))) == "alert"
    assert decision(opened(9, revision=2), resolved(9, revision=2)) is Reason.OVERTAKEN


def test_a_newer_update_or_start_does_not_open_it_again() -> None:
    assert decision(updated(11), opened(9, priority=4), resolved(10)) is Reason.OVERTAKEN
    assert decision(updated(11), resolved(10)) is Reason.OVERTAKEN
    assert decision(started(11), scheduled(9), completed(10)) is Reason.OVERTAKEN


def test_an_update_of_the_second_opening_belongs_to_it() -> None:
    told = decision(updated(12), opened(9), resolved(10), opened(11, priority=4))
    assert isinstance(told, Notice)
    assert told.opening == resolved(10).version


OVERTAKES = [
    # a waiting alert, what came, whether it is overtaken
    (opened(9), resolved(10), True),
    (opened(9), updated(10, 3), True),
    (opened(9), updated(10, 4), True),
    (opened(9), updated(10, 5), True),
    (opened(9), updated(10, 1), False),
    (opened(9), updated(10, 2), False),
    (opened(9), opened(10), False),
    (opened(9), updated(8, 4), False),
    (updated(9), updated(10, 3), True),
    (updated(9), updated(10, 2), False),
    (updated(9), resolved(10), True),
    (scheduled(9), started(10), True),
    (scheduled(9), scheduled(10), True),
    (scheduled(9), scheduled(8), False),
    (scheduled(9), completed(10), True),
    (event("Outage Reported", 9), event("Service Restored", 10), True),
    (event("Outage Reported", 9), event("Outage Reported", 10), False),
    (event("Maintenance Scheduled", 9), event("Maintenance Started", 10), True),
    (event("Maintenance Scheduled", 9), event("Maintenance Scheduled", 10), True),
    (event("Maintenance Scheduled", 9), event("Maintenance Cancelled", 10), True),
    (event("Change Scheduled", 9), event("Change Cancelled", 10), True),
    # a waiting start, and a waiting end
    (started(9), completed(10), True),
    (started(9), scheduled(10), False),
    (started(9), started(10), False),
    (resolved(9), opened(10), True),
    (resolved(9), resolved(10), False),
    (resolved(9), updated(10), False),
    (completed(9), scheduled(10), True),
    (completed(9), started(10), False),
]


@pytest.mark.parametrize(("waiting", "came", "is_overtaken"), OVERTAKES)
def test_what_overtakes_a_waiting_text(waiting: Event, came: Event, is_overtaken: bool) -> None:  # G9
    assert overtaken(waiting, [waiting, came]) is is_overtaken
    assert overtaken(waiting, [came, waiting]) is is_overtaken
    assert not overtaken(waiting, [waiting])


def test_an_opening_below_the_threshold_is_a_text_for_nobody() -> None:
    outcomes = {priority: role_of(decision(opened(9, priority=priority))) for priority in range(1, 6)}
    assert outcomes == {1: "alert", 2: "alert"} | dict.fromkeys((3, 4, 5), "below_threshold")


def test_outages_and_changes_know_no_threshold() -> None:
    for name in ("Outage Reported", "Change Scheduled", "Maintenance Scheduled"):
        assert role_of(decision(event(name, 9))) == "alert"


@pytest.mark.parametrize(
    ("priority", "planned", "outcome"),
    [
        (1, False, "alert"),
        (2, False, "alert"),
        (3, False, "not_a_class"),
        (5, False, "not_a_class"),
        (1, True, "not_a_class"),
        (2, True, "not_a_class"),
        (4, True, "not_a_class"),
    ],
)
@pytest.mark.parametrize("seen", [(), (opened(8, priority=4),)])
def test_an_update_alerts_when_no_alert_was_planned(
    priority: int, planned: bool, outcome: str, seen: tuple[Event, ...]
) -> None:
    """Whether or not Opened was seen."""
    assert role_of(decision(updated(9, priority), *seen, planned=planned)) == outcome


def test_a_reason_is_the_first_that_holds() -> None:
    late = 24
    assert decision(opened(9, priority=3), resolved(10), hour=late) is Reason.BELOW_THRESHOLD
    assert decision(updated(9, 3), resolved(10), hour=late) is Reason.NOT_A_CLASS
    assert decision(opened(9), resolved(10), hour=late) is Reason.OVERTAKEN
    assert decision(opened(9), hour=late) is Reason.EXPIRED


def test_it_may_be_sent_until_and_no_longer() -> None:
    moment = opened(9).may_be_sent_until
    assert decide(opened(9), [opened(9)], False, moment) is Reason.EXPIRED
    assert isinstance(decide(opened(9), [opened(9)], False, moment - timedelta(microseconds=1)), Notice)


def test_a_schedule_for_the_past_has_expired() -> None:
    assert decision(scheduled(9, starts=8, ends=10)) is Reason.EXPIRED


def times_told(*history: Event) -> list[str]:
    """Which times each event's alert tells of, as small numbers in order of appearance."""
    seen: list[str] = []
    for each in history:
        name = notice(each, history).times
        seen += [] if name in seen else [name]
    return [str(seen.index(notice(each, history).times)) for each in history]


def test_one_alert_more_when_a_schedule_moves() -> None:
    assert times_told(scheduled(9), scheduled(10, title="New words")) == ["0", "0"]
    assert times_told(scheduled(9), scheduled(10, starts=21)) == ["0", "1"]
    assert times_told(scheduled(9), scheduled(10, ends=23)) == ["0", "1"]
    assert times_told(scheduled(9), scheduled(10, 21), scheduled(11, 21)) == ["0", "1", "1"]
    assert times_told(scheduled(9), scheduled(10, 21), scheduled(11)) == ["0", "1", "2"]
    assert times_told(scheduled(9, None, None), scheduled(10)) == ["0", "1"]


def test_only_a_schedule_moves_times() -> None:
    """An outage or incident told again with another estimate is no second alert."""
    for name in ("Outage Reported", "Incident Opened"):
        assert times_told(event(name, 9), event(name, 10, revision=2, ends_at=at(12))) == ["0", "0"]


def test_a_start_is_one_text_however_times_moved() -> None:
    history = [scheduled(9), scheduled(10, 21), started(11), started(12)]
    assert notice(history[2], history).times == notice(history[3], history).times == ""


@pytest.mark.parametrize("history", HISTORIES)
def test_any_order_of_arrival_gives_the_same(history: list[Event]) -> None:  # G6
    for shuffled in [random.Random(seed).sample(history, len(history)) for seed in range(20)]:
        for each in history:
            assert overtaken(each, shuffled) == overtaken(each, history)
            assert notice(each, shuffled) == notice(each, history)
            assert newest(shuffled) == newest(history)


happenings = st.builds(
    replace,
    st.sampled_from([opened(9), updated(9), resolved(9), opened(9, priority=4), updated(9, 4)]),
    occurred_at=st.integers(9, 13).map(at),
    revision=st.integers(1, 2),
)


@given(st.lists(happenings, min_size=1, max_size=6, unique_by=lambda each: each.version), st.randoms())
def test_any_history_in_any_order_gives_the_same(history: list[Event], chance: random.Random) -> None:  # G6
    shuffled = chance.sample(history, len(history))
    for each in history:
        assert decide(each, history, False, DAY_BEFORE) == decide(each, shuffled, False, DAY_BEFORE)
        assert newest(history) == newest(shuffled)


@given(st.lists(happenings, min_size=1, max_size=6, unique_by=lambda each: each.version))
def test_nothing_but_a_newer_opening_stands_after_an_end(history: list[Event]) -> None:  # G9
    end = max((e.position for e in history if e.type.role is Role.END), default=None)
    for each in history:
        if end and each.position < end and each.type.role is Role.ALERT:
            assert overtaken(each, history)
        if end and each.position > end and each.type.opens and each.is_high:
            assert isinstance(
                decide(each, [e for e in history if e.position <= each.position], False, at(8)), Notice
            )


def planned_in_turn(*arrivals: Event) -> list[Notice | Reason]:
    """What becomes of events that arrive in this order, each decided on what came before it."""
    known: list[Event] = []
    planned: list[Notice] = []
    outcomes: list[Notice | Reason] = []
    for each in arrivals:
        known.append(each)
        told = decide(each, known, False, at(8))
        if isinstance(told, Notice):
            told = as_planned(told, known, planned)
            planned.append(told)
        outcomes.append(told)
    return outcomes


def openings(outcomes: list[Notice | Reason]) -> list[str]:
    return [each.opening if isinstance(each, Notice) else each for each in outcomes]


def test_a_late_end_leaves_the_end_of_the_standing_alert_where_the_alert_is() -> None:  # G9
    """Opened again unseen: the first end comes late, the alert stands under the first opening."""
    outcomes = openings(planned_in_turn(opened(9), opened(11), resolved(10), resolved(12)))
    assert outcomes == [FIRST, FIRST, "overtaken", FIRST]


def test_a_later_end_that_arrives_late_leaves_the_opening_its_name() -> None:  # G9
    first = resolved(10)
    outcomes = openings(planned_in_turn(opened(9), first, opened(12), resolved(11), resolved(13)))
    assert outcomes == [FIRST, FIRST, first.version, "overtaken", first.version]


def test_a_late_opening_is_no_second_alert() -> None:
    end = resolved(10)
    outcomes = openings(planned_in_turn(opened(9), end, opened(12), opened(11)))
    assert outcomes == [FIRST, FIRST, end.version, end.version]


def test_a_late_schedule_is_no_second_alert_of_the_same_times() -> None:
    moved = scheduled(11, starts=21)
    told = planned_in_turn(scheduled(9), moved, scheduled(10, starts=21), scheduled(12, starts=21))
    times = [each.times if isinstance(each, Notice) else each for each in told]
    assert times == ["", moved.version, "overtaken", moved.version]
