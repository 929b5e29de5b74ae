"""How soon texts leave on the deployed local stage, from the bus to the carrier: ``….on_stage`` and others.

The stage is that of the end-to-end tests. It shares the machine's cores with the engine, which answers for
EventBridge, SQS, Lambda and DynamoDB in one Python process, so that these are times of this machine.
"""

import time
from dataclasses import dataclass
from statistics import quantiles

from bench.figure import Figure
from bench.on_stage import RATE, Crowd, begun, raises, routine, running, urgent, waits
from tests.end_to_end.stage import SERVICES, Stage

FEWS, SERVICE, ANOTHER = EVERYBODYS = SERVICES[:3]
SOON = 10.0
"""Seconds; GOV.UK Notify's public measure."""
APART = 0.5
"""Seconds between two events whose first texts are waited for: less than half of the line for all of them."""
MINUTE = 60
LATE = 0.05
"""Of the line's own time for the texts; where that is less than a minute, of a minute."""
ROUTINE = 10
"""Routine events, each to all of the crowd, ahead of the urgent one."""


@dataclass(frozen=True)
class Size:
    """How many events and people."""

    events: int
    """Whose first texts are waited for."""
    few: int
    """Who get each of these; they are among all others."""
    many: int
    """Who get one event that the line can tell all of them of in ten seconds."""
    crowd: int
    """Who get the urgent event that comes after ``ROUTINE`` routine ones."""


QUICK = Size(events=10, few=2, many=40, crowd=40)
FULL = Size(events=100, few=2, many=180, crowd=MINUTE * RATE)


def prepare() -> None:
    """Let the deployment begin while others measure what no other process can disturb."""
    begun()


def measure(quick: bool) -> dict[str, Figure]:
    """Let people opt in, and tell them things."""
    size, stage = QUICK if quick else FULL, running()
    _gather(stage, size)
    few = _one_after_the_other(stage, size)
    many = _to_many(stage)
    last = max(_after_routine(stage, size))
    first = [min(each, default=MINUTE) for each in few]
    soon = sum(wait <= SOON for texts in (*few, many) for wait in texts)
    ideal = size.crowd / RATE
    late = LATE * max(ideal, MINUTE)
    return {
        "event_to_first_text.p95": Figure(quantiles(first, n=20)[-1], 2.0),
        "within_10_s": Figure(soon / (size.events * size.few + size.many), 0.99, at_least=True),
        "urgent.time_to_last.on_stage": Figure(last / ideal, 1 + late / ideal),
        "urgent.excess_seconds.on_stage": Figure(last - ideal, late),
    }


def _gather(stage: Stage, size: Size) -> None:
    """People opt in: a few to one service, many to another, and who is left to a third."""
    crowd = Crowd.of(stage)
    crowd.grows(size.few, service=FEWS)
    crowd.grows(size.many - size.few, service=SERVICE)
    if size.crowd > size.many:
        crowd.grows(size.crowd - size.many, service=ANOTHER)
    stage.settles(within=MINUTE)


def _one_after_the_other(stage: Stage, size: Size) -> list[list[float]]:
    """When the texts of each event came, each to a few."""
    put = []
    for place in range(size.events):
        event = urgent(f"Prompt {place}", FEWS)
        put.append((event, raises(stage, event)))
        time.sleep(APART)
    stage.settles("FanOut", "Urgent", within=MINUTE)
    return [waits(stage, event, at) for event, at in put]


def _to_many(stage: Stage) -> list[float]:
    """When the texts of one event came."""
    event = urgent("To many", FEWS, SERVICE)
    at = raises(stage, event)
    stage.settles("FanOut", "Urgent", within=MINUTE)
    return waits(stage, event, at)


def _after_routine(stage: Stage, size: Size) -> list[float]:
    """When the texts of an urgent event came, with the routine ones planned ahead of it and under way."""
    raises(stage, *(routine(f"Ahead {place}", *EVERYBODYS) for place in range(ROUTINE)))
    stage.settles("FanOut", within=MINUTE)
    event = urgent("Before all others", *EVERYBODYS)
    at = raises(stage, event)
    stage.settles("FanOut", "Urgent", within=MINUTE + 2 * size.crowd / RATE)
    stage.client("sqs").purge_queue(QueueUrl=stage.outputs["RoutineQueueUrl"])
    texts = waits(stage, event, at)
    if len(texts) != size.crowd:
        raise AssertionError(f"{len(texts)} of {size.crowd} were texted")
    return texts
