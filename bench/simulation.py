"""The lanes at work in simulated time: the real pacing and lane code, everything around it made up.

Real are the line and its booking rules, pacer, shift, gate and packed messages; made up are tables,
queues, carrier and bad luck (``bench.made_up``).
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, cast

from bench.line_table import LineTable
from bench.made_up import (
    ROUTINE,
    URGENT,
    Carrier,
    Events,
    Luck,
    Machine,
    MadeUpSender,
    Progress,
    Queues,
)
from bench.virtual_time import SECOND, Lock, Time, together
from shared.consent.keys import SubscriberKey
from shared.itsm.event import Event
from shared.itsm.history import notice
from shared.notification.gate import Gate
from shared.notification.lanes import Lanes
from shared.notification.messages import Packed, packed, written
from shared.notification.packing import PACKED_SECONDS
from shared.notification.work import LaneWork
from shared.sms.line import LineStore
from shared.sms.pacer import Pacer
from shared.sms.pacing import Lane, Line
from shared.sms.pauses import Pauses
from shared.sms.rhythm import Rhythm

SHIFT_SECONDS = 24.0
"""What a worker has for one message."""
FAST, THREADS_FAST, THREADS = 20, 16, 4
WARM_SECONDS = 30
"""How long routine texts have been going out already when the urgent ones come."""


@dataclass(frozen=True)
class Scene:
    """What is simulated: so many urgent texts, with ``routine`` others queued ahead of them."""

    rate: int
    urgent: int
    routine: int
    workers: int
    """Of each lane. SQS allows a queue no fewer than two."""
    one_queue: bool = False
    """First in, first out: the urgent texts wait on the routine ones' queue, behind them."""
    luck: Luck = field(default_factory=Luck)
    seed: int = 1


@dataclass(frozen=True)
class Figures:
    """What came of a scene. Times are in seconds from the moment at which the urgent texts were there."""

    ideal: float
    """What the urgent texts need at the line's rate."""
    first: float
    """When the first of them was taken."""
    last: float
    """When the last of them was taken."""
    used: float
    """Share of the line that carried a text until then."""
    throttled: float
    """Share of calls that the carrier found too fast."""
    fullest: int
    """The most parts that the carrier took in any one second."""
    texts: int
    """How many texts it took in all."""

    @property
    def time_to_last(self) -> float:
        """``last`` over ``ideal``: 1 would be a line that never rests and carries nothing else."""
        return self.last / self.ideal

    @property
    def excess(self) -> float:
        """Seconds over the ideal."""
        return self.last - self.ideal


def simulate(scene: Scene) -> Figures:
    """Send the urgent texts of a scene."""
    chance = random.Random(scene.seed)  # noqa: S311 - luck, no secret
    time, progress = Time(), Progress()
    carrier = Carrier(time, scene.rate)
    routine = _messages(ROUTINE, "r", scene.routine, scene.rate)
    urgent = _messages(URGENT, "u", scene.urgent, scene.rate)
    behind = chain(routine, urgent) if scene.one_queue else routine
    queues = Queues(time, {Lane.URGENT: iter(()), Lane.ROUTINE: behind})
    if not scene.one_queue:
        time.start(lambda: queues.lay(Lane.URGENT, *urgent), WARM_SECONDS)
    slots: dict[str, int] = {}
    for place in range(2 * scene.workers):
        lane = Lane.ROUTINE if scene.one_queue or place % 2 else Lane.URGENT
        machine = Machine(time, scene.luck, chance)
        worker = _Worker(scene, lane, machine, queues, MadeUpSender(machine, carrier, progress), slots)
        time.start(worker.works)
    time.run(until=lambda: progress.urgent_settled >= scene.urgent)
    return _figures(scene, carrier, 0 if scene.one_queue else WARM_SECONDS * SECOND)


@dataclass
class _Worker:
    """One function at a time, taking from one lane."""

    scene: Scene
    lane: Lane
    machine: Machine
    queues: Queues
    sender: MadeUpSender
    slots: dict[str, int]

    def __post_init__(self) -> None:
        table: Any = LineTable(lambda: self.machine.takes(0.003), self.slots)
        self.table = table
        self.rhythm = Rhythm()

    def works(self) -> None:
        """Take messages until the end of the world."""
        time = self.machine.time
        urls = {lane: lane.value for lane in Lane}
        work = LaneWork(
            cast("Any", Events(self.machine.takes)),
            cast("Any", None),
            cast("Any", self.sender),
            Lanes(cast("Any", self.queues), urls),
            cast("Any", None),
            self._pacer,
            self._gate,
            together(time),
            lambda: Lock(time),
        )
        while True:
            body = self.queues.take(self.lane)
            self.machine.takes(0.015)
            work.do(packed(body), self.lane, SHIFT_SECONDS)

    def _pacer(self, lane: Lane, _: str | None) -> Pacer:
        line = Line("line", self.scene.rate)
        threads = THREADS_FAST if line.parts_per_second > FAST else THREADS
        lock, now, sleep = Lock(self.machine.time), self.machine.now, self.machine.sleep
        return Pacer(LineStore(self.table, "lines"), line, lane, threads, now, sleep, self.rhythm, lock)

    def _gate(self, pacer: Pacer) -> Gate:
        pauses, time = Pauses(self.table, "lines"), self.machine.time
        clock, now = self.sender.clock, self.machine.now
        return Gate(pauses, pacer.lane, pacer.line.name, clock, now, _never, Lock(time))


def _never(error: str) -> None:
    raise AssertionError(error)


def _messages(event: Event, name: str, count: int, rate: int) -> Iterator[str]:
    """Packed messages for so many recipients, as the planner would pack them."""
    keys = (SubscriberKey(f"{name}{number:021}") for number in range(count))
    told = notice(event, [event])
    while some := tuple(islice(keys, PACKED_SECONDS * rate)):
        yield written(Packed(told, some))


def _figures(scene: Scene, carrier: Carrier, begun: int) -> Figures:
    urgent = [at for at, is_urgent in carrier.taken if is_urgent]
    meanwhile = [at for at, _ in carrier.taken if begun <= at <= urgent[-1]]
    seconds = (urgent[-1] - begun) / SECOND
    tried = len(carrier.taken) + len(carrier.refusals)
    return Figures(
        ideal=len(urgent) / scene.rate,
        first=(urgent[0] - begun) / SECOND,
        last=seconds,
        used=len(meanwhile) / (scene.rate * seconds),
        throttled=len(carrier.refusals) / tried,
        fullest=fullest([at for at, _ in carrier.taken]),
        texts=len(carrier.taken),
    )


def fullest(times: list[int]) -> int:
    """The most of these moments that lie in any one second."""
    most = first = 0
    for last, time in enumerate(times):
        while times[first] <= time - SECOND:
            first += 1
        most = max(most, last - first + 1)
    return most
