"""A stage without functions: tables in memory, queues that are lists, a carrier that answers as told.

Queues and carrier are outside of us; what stands between them is the real thing.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, cast

import pytest
from mypy_boto3_sqs import SQSClient

from shared.consent.keys import SubscriberKey
from shared.itsm.event import Event
from shared.itsm.history import Reason
from shared.itsm.store import EventStore
from shared.notification.audience import Audience
from shared.notification.claims import Claims, Limits
from shared.notification.deliveries import Deliveries
from shared.notification.gate import Gate
from shared.notification.held.release import Release
from shared.notification.held.store import HeldTexts
from shared.notification.lanes import Lanes, ObservedQueue
from shared.notification.messages import OnLane, Packed, on_lane, planning
from shared.notification.plan import Planner
from shared.notification.send import Sender
from shared.notification.work import LaneWork
from shared.settings import Settings
from shared.sms.carrier import Accepted, Answer
from shared.sms.line import LineStore
from shared.sms.lines import line_named
from shared.sms.number import PhoneNumber
from shared.sms.pacer import Pacer
from shared.sms.pacing import SECOND, Lane, Line
from shared.sms.pauses import Pauses

from .people import People
from .tables import Hands, Tables


@dataclass(frozen=True)
class Call:
    """What the carrier was handed."""

    number: PhoneNumber
    body: str
    valid_for: timedelta
    context: Mapping[str, str]
    line: str


@dataclass
class TestCarrier:
    """Takes every text, unless told to answer otherwise. ``before`` is run as a text arrives."""

    __test__ = False

    calls: list[Call] = field(default_factory=list)
    answers: list[Answer | Exception] = field(default_factory=list)
    before: Callable[[Call], None] = lambda _: None

    def send(
        self, number: PhoneNumber, body: str, valid_for: timedelta, context: Mapping[str, str], line: str
    ) -> Answer:
        call = Call(number, body, valid_for, context, line)
        self.before(call)
        self.calls.append(call)
        answer = self.answers.pop(0) if self.answers else Accepted(f"message {len(self.calls)}")
        if isinstance(answer, Exception):
            raise answer
        return answer

    def parts_per_second(self, line: Line) -> int:
        return line.parts_per_second

    def texts(self, number: PhoneNumber) -> list[str]:
        """What a phone was sent, as far as the carrier was asked to."""
        return [call.body for call in self.calls if call.number == number]


@dataclass
class Queues:
    """Messages in the order in which they were put, with what was asked for each."""

    put: list[dict[str, Any]] = field(default_factory=list)

    def send_message(self, **message: Any) -> None:
        self.put.append(message)

    def take(self, url: str) -> list[dict[str, Any]]:
        """All messages of one queue, which is empty then."""
        found = [message for message in self.put if message["QueueUrl"] == url]
        self.put = [message for message in self.put if message["QueueUrl"] != url]
        return found


@dataclass
class Stage:
    """Everything from the event to the carrier."""

    tables: Tables
    clock: Hands
    settings: Settings
    carrier: TestCarrier = field(default_factory=TestCarrier)
    queues: Queues = field(default_factory=Queues)
    alarms: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        tables = self.tables
        self.people = People(tables, self.clock)
        self.events = EventStore(tables.dynamodb, tables.events, self.clock)
        limits = Limits(self.settings.time_zone, self.settings.routine_an_hour)
        self.claims = Claims(tables.dynamodb, tables.subscribers, limits)
        self.held = HeldTexts(tables.dynamodb, tables.held)
        self.deliveries = Deliveries(tables.dynamodb, tables.deliveries)
        observed = ObservedQueue(cast("SQSClient", self.queues), "observed")
        self.sender = Sender(self.claims, self.deliveries, self.carrier, observed, self.clock, self.held)
        self.pauses = Pauses(tables.dynamodb, tables.lines)
        urls = {lane: lane.value for lane in Lane}
        self.lanes = Lanes(cast("SQSClient", self.queues), urls, "planning")
        self.audience = Audience(tables.dynamodb, tables.subscribers, tables.deliveries)
        self.planner = Planner(self.events, self.audience, self.lanes, self.settings, self.clock)
        self.work = LaneWork(self.events, self.sender, self.lanes, self.settings, self.pacer, self.gate)

    def now(self) -> int:
        """The line's time: the same clock, in microseconds."""
        return int(self.clock().timestamp() * SECOND)

    def sleep(self, seconds: float) -> None:
        """Waiting takes no time here; the clock moves."""
        self.clock.pass_by(seconds=seconds)

    def pacer(self, lane: Lane, line: str | None = None) -> Pacer:
        """A hold on a line, for one thread."""
        store = LineStore(self.tables.dynamodb, self.tables.lines)
        return Pacer(store, line_named(line, self.settings), lane, 1, self.now, self.sleep)

    def gate(self, pacer: Pacer) -> Gate:
        """The lane's gate on that line."""
        return Gate(self.pauses, pacer.lane, pacer.line.name, self.clock, self.now, self.alarms.append)

    def raises(self, event: Event) -> Reason | None:
        """An event arrives now and is planned."""
        return self.planner.take(event)

    def packed(self, lane: Lane = Lane.URGENT) -> list[Packed]:
        """The packed messages on a lane, taken from it; there are no others."""
        found = self.on_lane(lane)
        return [message for message in found if isinstance(message, Packed)]

    def on_lane(self, lane: Lane) -> list[OnLane]:
        """The messages on a lane, taken from it."""
        return [on_lane(message["MessageBody"]) for message in self.queues.take(lane.value)]

    def plans_on(self) -> None:
        """Do the planning that waits."""
        for message in self.queues.take("planning"):
            self.planner.go_on(planning(json.loads(message["MessageBody"])))

    def releases(self) -> int:
        """Housekeeping puts back what is due, and it is sent; how many texts were due."""
        count = self.release()
        self.sends()
        return count

    @property
    def waiting(self) -> int:
        """How many texts wait to be due."""
        return len(self.tables.items(self.tables.held))

    def release(self) -> int:
        """Housekeeping puts back what is due."""
        return Release(self.held, self.lanes, self.settings, self.clock).run()

    def sends(self) -> None:
        """Work on both lanes until nothing waits."""
        for _ in range(20):
            waiting = [(lane, each) for lane in Lane for each in self.on_lane(lane)]
            for lane, each in waiting:
                self.work.do(each, lane, 24)
            if not waiting:
                return
        raise AssertionError("the lanes never came to rest")

    def tells(self, event: Event) -> Reason | None:
        """An event arrives and all of its texts are sent."""
        reason = self.raises(event)
        self.sends()
        return reason

    def texts(self, key: SubscriberKey) -> list[str]:
        """What somebody's phone was sent."""
        return self.carrier.texts(self.people.numbers[key])

    def statuses(self, key: SubscriberKey) -> list[str]:
        """What is written down of somebody's texts: status, and the reason where there is one."""
        rows = self.tables.items(self.tables.deliveries)
        return _shown([row for row in rows if row["subscriber"]["S"] == key])

    def all_statuses(self) -> list[str]:
        """What is written down of everybody's texts."""
        return _shown(self.tables.items(self.tables.deliveries))


def _shown(rows: list[dict[str, Any]]) -> list[str]:
    ordered = sorted(rows, key=lambda row: str(row["at"]["S"]))
    pairs = [(row["status"]["S"], row.get("reason", {}).get("S")) for row in ordered]
    return [f"{status}: {reason}" if reason else status for status, reason in pairs]


@pytest.fixture
def stage(tables: Tables, hands: Hands, settings: Settings) -> Stage:
    """A stage with nobody on it, at noon."""
    return Stage(tables, hands, replace(settings))
