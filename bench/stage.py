"""``….on_stage`` and how soon texts leave: on the deployed local stage, from the bus to the carrier."""

import time
from dataclasses import dataclass
from statistics import quantiles

from bench.figure import Figure
from bench.on_stage import ANOTHER, RATE, SERVICE, Crowd, Told, raises, routine, running, told, urgent
from tests.end_to_end.stage import Stage

WITHIN = 10.0
"""Seconds; GOV.UK Notify's measure."""
APART = 0.25
"""Seconds between two events whose first texts are waited for."""
FULL_MINUTE = 60
LATE = 0.05
"""Of the line's own time; where that is less than a minute, of a minute."""


@dataclass(frozen=True)
class Size:
    """How much is sent."""

    few: int
    """Who get each of the events whose first text counts."""
    events: int
    ten_seconds: int
    """Who get one event that the line can tell them of within ten seconds; all of the few are among them."""
    crowd: int
    """Who get the urgent event with ten times as many routine texts ahead of it."""
    routine: int = 10
    """Routine events ahead of it, each to all of the crowd."""


QUICK = Size(few=3, events=20, ten_seconds=60, crowd=60)
FULL = Size(few=5, events=60, ten_seconds=180, crowd=FULL_MINUTE * RATE)


def measure(quick: bool) -> dict[str, Figure]:
    """Deploy, let people opt in, and tell them things."""
    size, stage = QUICK if quick else FULL, running()
    crowd = Crowd.of(stage)
    crowd.grows(size.few)
    crowd.grows(size.ten_seconds - size.few, service=SERVICE)
    if size.crowd > size.ten_seconds:
        crowd.grows(size.crowd - size.ten_seconds, service=ANOTHER)
    stage.settles(within=FULL_MINUTE)
    told_at_once = _one_by_one(stage, size)
    told_all = _to_many(stage)
    behind = _behind_routine(stage, size)
    first = [each.seconds[0] if each.seconds else FULL_MINUTE for each in told_at_once]
    soon = sum(in_time(each) for each in (*told_at_once, told_all))
    due = size.events * size.few + size.ten_seconds
    if size.crowd <= WITHIN * RATE:
        soon, due = soon + in_time(behind), due + size.crowd
    last = behind.seconds[-1] if len(behind.seconds) == size.crowd else float("inf")
    ideal = size.crowd / RATE
    excess = LATE * max(ideal, FULL_MINUTE)
    return {
        "event_to_first_text.p95": Figure(quantiles(first, n=20)[-1], 2.0),
        "within_10_s": Figure(soon / due, 0.99, at_least=True),
        "urgent.time_to_last.on_stage": Figure(last / ideal, 1 + excess / ideal),
        "urgent.excess_seconds.on_stage": Figure(last - ideal, excess),
    }


def in_time(texts: Told) -> int:
    """How many were submitted within ten seconds; what was not submitted is in nobody's count."""
    return sum(each <= WITHIN for each in texts.seconds)


def _one_by_one(stage: Stage, size: Size) -> list[Told]:
    """Event after event, each to a few."""
    events = [urgent(f"Prompt {place}", "network") for place in range(size.events)]
    put_at = []
    for each in events:
        put_at.append(raises(stage, each))
        time.sleep(APART)
    stage.settles("FanOut", "Urgent", within=FULL_MINUTE)
    return [told(stage, each, at) for each, at in zip(events, put_at, strict=True)]


def _to_many(stage: Stage) -> Told:
    """One event to as many as the line can tell within ten seconds."""
    event = urgent("To many", SERVICE)
    at = raises(stage, event)
    stage.settles("FanOut", "Urgent", within=FULL_MINUTE)
    return told(stage, event, at)


def _behind_routine(stage: Stage, size: Size) -> Told:
    """One event to everybody, with ten times as many routine texts queued ahead, some of them under way."""
    raises(stage, *(routine(f"Ahead {place}", SERVICE, ANOTHER) for place in range(size.routine)))
    stage.settles("FanOut", within=FULL_MINUTE)
    event = urgent("Before all others", SERVICE, ANOTHER)
    at = raises(stage, event)
    stage.settles("FanOut", "Urgent", within=FULL_MINUTE + 2 * size.crowd / RATE)
    return told(stage, event, at)
