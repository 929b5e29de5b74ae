"""From a function's environment to the domain's adapters: made once, and only what is used."""

import os
import time
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

import boto3

from functions.ground import QUICK, Ground
from functions.metrics import carrier_refuses
from shared.consent.carrier_lists import CarrierLists
from shared.consent.disclosure_archive import DisclosureArchive
from shared.consent.limits import FormLimits
from shared.consent.notices import Bus, Notices
from shared.consent.review_store import Review
from shared.itsm.store import EventStore
from shared.notification.answers import AnswerWork
from shared.notification.claims import Claims, Limits
from shared.notification.deliveries import Deliveries
from shared.notification.gate import Gate
from shared.notification.held.store import HeldTexts
from shared.notification.lanes import Lanes
from shared.notification.operations import Operations
from shared.notification.send import Sender
from shared.notification.storm.gatherings import Gatherings
from shared.notification.texts import versions
from shared.notification.work import LaneWork
from shared.sms.carrier import Carrier
from shared.sms.end_user_messaging import ONE_ATTEMPT, EndUserMessaging
from shared.sms.line import LineStore
from shared.sms.lines import line_named
from shared.sms.looks import Looks
from shared.sms.opt_out_lists import PATIENT, EndUserLists, OptOutLists, SnsList
from shared.sms.pacer import Pacer
from shared.sms.pacing import Lane, Line
from shared.sms.pauses import Pauses
from shared.sms.rhythm import Rhythm
from shared.sms.sns import SnsTexts

RATE_KEPT_SECONDS = 15
FAST, THREADS_FAST, THREADS = 20, 16, 4


class World(Ground):
    """What surrounds a function that does more than write consent down."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        super().__init__(environment)
        self._rates: dict[str, tuple[float, int]] = {}
        self._rhythms: dict[str, Rhythm] = {}

    @cached_property
    def disclosures(self) -> DisclosureArchive:
        """The words that people agreed to."""
        return DisclosureArchive(self.dynamodb, self.environment["SUBSCRIBERS_TABLE"])

    @cached_property
    def form_limits(self) -> FormLimits:
        """How many forms there may be in an hour."""
        table = self.environment["SUBSCRIBERS_TABLE"]
        return FormLimits(self.dynamodb, table, self.settings.forms_an_hour_per_source)

    @cached_property
    def notices(self) -> Notices:
        """What somebody in the company has to be told."""
        return Notices(self.dynamodb, self.environment["SUBSCRIBERS_TABLE"])

    @cached_property
    def bus(self) -> Bus:
        """Where they are told."""
        return Bus(boto3.client("events", config=QUICK), self.environment["BUS_NAME"])

    @cached_property
    def review(self) -> Review:
        """The review of the policy."""
        return Review(self.book, self.notices, self.settings.policy_review_every, versions())

    @cached_property
    def events(self) -> EventStore:
        """The table of events."""
        return EventStore(self.dynamodb, self.environment["EVENTS_TABLE"], self.clock)

    @cached_property
    def deliveries(self) -> Deliveries:
        """The table of deliveries."""
        return Deliveries(self.dynamodb, self.environment["DELIVERIES_TABLE"])

    @cached_property
    def lanes(self) -> Lanes:
        """The lanes and planning's own queue, as far as the function hands work to them."""
        given = {lane: f"{lane.upper()}_QUEUE_URL" for lane in Lane}
        urls = {lane: self.environment[name] for lane, name in given.items() if name in self.environment}
        return Lanes(self.sqs, urls, self.environment.get("FAN_OUT_QUEUE_URL", ""))

    @cached_property
    def carrier(self) -> Carrier:
        """The stage's carrier."""
        settings = self.settings
        if settings.sms_channel == "sns":
            return SnsTexts(boto3.client("sns", config=ONE_ATTEMPT))
        client = boto3.client("pinpoint-sms-voice-v2", config=ONE_ATTEMPT)
        return EndUserMessaging(client, settings.configuration_set)

    @cached_property
    def carrier_lists(self) -> tuple[CarrierLists, ...]:
        """The carrier's opt-out lists in each Region of the settings, else in the stage's own."""
        regions = self.settings.opt_out_regions or (self.environment["AWS_REGION"],)
        looks = Looks(self.dynamodb, self.environment["LINES_TABLE"])
        return tuple(CarrierLists(each, self._lists_in(each), looks, self.book) for each in regions)

    def _lists_in(self, region: str) -> OptOutLists:
        if self.settings.sms_channel == "sns":
            return SnsList(boto3.client("sns", region_name=region, config=PATIENT))
        client = boto3.client("pinpoint-sms-voice-v2", region_name=region, config=PATIENT)
        return EndUserLists(client, self.settings.opt_out_lists)

    @cached_property
    def sender(self) -> Sender:
        """Claims and calls."""
        limits = Limits(self.settings.time_zone, self.settings.routine_an_hour)
        claims = Claims(self.dynamodb, self.environment["SUBSCRIBERS_TABLE"], limits)
        return Sender(claims, self.deliveries, self.carrier, self.observed, self.clock, self.held)

    @cached_property
    def held(self) -> HeldTexts:
        """Texts that wait."""
        return HeldTexts(self.dynamodb, self.environment["HELD_TABLE"])

    @cached_property
    def gatherings(self) -> Gatherings:
        """What is told together in a storm."""
        return Gatherings(self.dynamodb, self.environment["EVENTS_TABLE"])

    @cached_property
    def lane_work(self) -> LaneWork:
        """The work on packed messages."""
        return LaneWork(
            self.events, self.gatherings, self.sender, self.lanes, self.settings, self.pacer, self.gate
        )

    @cached_property
    def answer_work(self) -> AnswerWork:
        """The work on automatic texts."""
        return AnswerWork(
            self.sender, self.answer_queue, self.keys, self.settings, self.pacer, carrier_refuses
        )

    def pacer(self, lane: Lane, identity: str | None) -> Pacer:
        """A hold on a line. Its time is the machine's: a moved clock moves no line."""
        line = self._at_its_rate(line_named(identity, self.settings))
        threads = THREADS_FAST if line.parts_per_second > FAST else THREADS
        store = LineStore(self.dynamodb, self.environment["LINES_TABLE"])
        rhythm = self._rhythms.setdefault(line.name, Rhythm())
        return Pacer(store, line, lane, threads, machine_micros, time.sleep, rhythm)

    def gate(self, pacer: Pacer) -> Gate:
        """Whether a lane may send on a line."""
        return Gate(self.pauses, pacer.lane, pacer.line.name, self.clock, machine_micros, carrier_refuses)

    @cached_property
    def pauses(self) -> Pauses:
        """What stops a lane."""
        return Pauses(self.dynamodb, self.environment["LINES_TABLE"])

    @cached_property
    def operations(self) -> Operations:
        """The stop button."""
        return Operations(self.consents, self.pauses)

    def _at_its_rate(self, line: Line) -> Line:
        read_at, rate = self._rates.get(line.name, (0.0, 0))
        if not rate or time.monotonic() - read_at > RATE_KEPT_SECONDS:
            rate = self.carrier.parts_per_second(line)
            self._rates[line.name] = (time.monotonic(), rate)
        return replace(line, parts_per_second=rate)


def machine_micros() -> int:
    """The machine's time in microseconds, by which lines are paced."""
    return time.time_ns() // 1000


world = World(os.environ)
