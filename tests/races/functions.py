"""The functions of the stage, put together as ``functions.world`` does, each on a machine of its own."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from greenlet import getcurrent

from bench.virtual_time import Lock, Time
from shared.clock import from_iso
from shared.consent.book import Book
from shared.consent.observations import Observation, observation
from shared.consent.observed import opted_out_at_carrier_of
from shared.consent.reply import take
from shared.consent.store import ConsentStore
from shared.itsm.event import Event
from shared.itsm.store import EventStore
from shared.notification.answers import AnswerWork
from shared.notification.audience import Audience
from shared.notification.claims import Claims, Limits
from shared.notification.deliveries import Deliveries
from shared.notification.gate import Gate
from shared.notification.held.store import HeldTexts
from shared.notification.lanes import AnswerQueue, Lanes, ObservedQueue
from shared.notification.messages import answer_due, on_lane, planning
from shared.notification.pages import Page, Read
from shared.notification.plan import Planner
from shared.notification.send import Sender
from shared.notification.storm.before import Before
from shared.notification.storm.gatherings import Gatherings
from shared.notification.storm.joining import Joining
from shared.notification.storm.rules import figures
from shared.notification.storm.store import StormStore
from shared.notification.work import LaneWork
from shared.sms.inbound import InboundText
from shared.sms.line import LineStore
from shared.sms.lines import line_named
from shared.sms.number import PhoneNumber
from shared.sms.pacer import Pacer
from shared.sms.pacing import Lane
from shared.sms.pauses import Pauses
from tests.adapters.tables import SETTINGS
from tests.races.carrier import Calls, Carrier
from tests.races.client import Aim, Client
from tests.races.crowd import KEYS
from tests.races.database import Database
from tests.races.machine import Machine
from tests.races.queues import Queues, Sqs

THREADS = 3
SHIFT_SECONDS = 24


@dataclass(frozen=True)
class Parts:
    """What all functions share: the world outside of them."""

    database: Database
    queues: Queues
    calls: Calls
    events: Mapping[str, Event]
    """Those that the bus brings, by name."""
    aims: dict[str, Aim] = field(default_factory=dict)

    def add_functions(self) -> None:
        """Put each function behind its queue."""
        self.queues.add("planning", lambda body, on: On(self, on).plans(body), 2, 180)
        for lane in Lane:
            self.queues.add(lane.value, self._lane(lane), 2, 180)
        self.queues.add("answers", lambda body, on: On(self, on).answers(body), 2, 180)
        self.queues.add("inbound", lambda body, on: On(self, on).hears(body), 2, 60)
        self.queues.add("observed", lambda body, on: On(self, on).observes(body), 1, 60)

    def _lane(self, lane: Lane) -> Callable[[str, Machine], None]:
        return lambda body, on: On(self, on).sends(body, lane)


class On:
    """A function on its machine, which has just started: each client is new."""

    def __init__(self, parts: Parts, machine: Machine) -> None:
        self.parts, self.machine = parts, machine
        self.client = Client(parts.database, machine, parts.aims)
        self.dynamodb: Any = self.client
        self.sqs: Any = Sqs(parts.queues, machine)

    @property
    def book(self) -> Book:
        """Everybody's consent."""
        store = ConsentStore(self.dynamodb, "subscribers", "ledger")
        return Book(store, KEYS, AnswerQueue(self.sqs, "answers"), self.machine.clock)

    def plans(self, body: str) -> None:
        """``fan_out``."""
        fields = json.loads(body)
        if "kind" in fields:
            self._planner.go_on(planning(fields))
        else:
            self._planner.take(self.parts.events[fields["event"]])

    def sends(self, body: str, lane: Lane) -> None:
        """``send_sms``, of a lane."""
        gatherings: Any = None
        LaneWork(
            EventStore(self.dynamodb, "events", self.machine.clock),
            gatherings,
            self._sender,
            self._lanes,
            SETTINGS,
            self._pacer,
            self._gate,
            together(self.machine.time),
            lambda: Lock(self.machine.time),
        ).do(on_lane(body), lane, SHIFT_SECONDS)

    def answers(self, body: str) -> None:
        """``send_sms``, of answers."""
        queue = AnswerQueue(self.sqs, "answers")
        AnswerWork(self._sender, queue, KEYS, SETTINGS, self._pacer, _never).do(answer_due(body))

    def hears(self, body: str) -> None:
        """``inbound_sms``, of a phone."""
        said = json.loads(body)
        text = InboundText(said["id"], PhoneNumber(said["from"]), said["words"], from_iso(said["sent_at"]))
        take(text, self.book)

    def observes(self, body: str) -> None:
        """``inbound_sms``, of what the carrier told."""
        told = observation(body)
        assert isinstance(told, Observation)
        opted_out_at_carrier_of(told.subscriber, told.cause, told.at, self.book)

    @property
    def _planner(self) -> Planner:
        clock = self.machine.clock
        events = EventStore(self.dynamodb, "events", clock)
        audience = Audience(self.dynamodb, "subscribers", "deliveries")
        gatherings = Gatherings(self.dynamodb, "events")
        storm = StormStore(self.dynamodb, "events")
        joining = Joining(storm, gatherings, events, self._lanes, figures(SETTINGS), clock)
        before = Before(audience, gatherings, SETTINGS)
        return Planner(events, audience, self._lanes, joining, before, SETTINGS, clock)

    @property
    def _sender(self) -> Sender:
        claims = Claims(self.dynamodb, "subscribers", Limits(SETTINGS.time_zone, SETTINGS.routine_an_hour))
        deliveries = Deliveries(self.dynamodb, "deliveries")
        carrier = Carrier(self.parts.calls, self.client)
        observed, held = ObservedQueue(self.sqs, "observed"), HeldTexts(self.dynamodb, "held")
        return Sender(claims, deliveries, carrier, observed, self.machine.clock, held)

    @property
    def _lanes(self) -> Lanes:
        return Lanes(self.sqs, {lane: lane.value for lane in Lane}, "planning")

    def _pacer(self, lane: Lane, line: str | None) -> Pacer:
        machine, store = self.machine, LineStore(self.dynamodb, "lines")
        named = line_named(line, SETTINGS)
        return Pacer(store, named, lane, THREADS, machine.now, machine.sleep, lock=Lock(machine.time))

    def _gate(self, pacer: Pacer) -> Gate:
        pauses, machine = Pauses(self.dynamodb, "lines"), self.machine
        lock = Lock(machine.time)
        return Gate(pauses, pacer.lane, pacer.line.name, machine.clock, machine.now, _never, lock)


def _never(error: str) -> None:
    raise AssertionError(error)


def together(time: Time) -> Callable[[Callable[[], None], int], None]:
    """Threads, as ``in_threads`` has them: all come to their end, then one that failed fails the work."""

    def run(work: Callable[[], None], times: int) -> None:
        left, me = times, getcurrent()
        failures: list[BaseException] = []

        def one() -> None:
            nonlocal left
            try:
                work()
            except BaseException as failure:
                failures.append(failure)
            left -= 1
            if not left:
                time.wake(me)

        for _ in range(times):
            time.start(one)
        time.wait()
        if failures:
            raise failures[0]

    return run


def one_by_one(read: Read, begin: Mapping[int, str | None], turn: int) -> Iterator[Page]:
    """``streamed`` without threads of its own, which would know nothing of made-up time."""
    assert turn > 1
    for shard, after in begin.items():
        page = read(shard, after)
        assert page.after is None
        yield page
