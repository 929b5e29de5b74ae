"""A lane at work: one packed message, its texts by several threads at the line's rate."""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime

from shared.consent.keys import SubscriberKey
from shared.consent.states import State
from shared.itsm.event import Event
from shared.itsm.history import Notice, Reason, newest, overtaken
from shared.itsm.store import EventStore
from shared.notification.claims import Claimed, Wanted
from shared.notification.delivery import claim_key, of_notice
from shared.notification.gate import Gate
from shared.notification.lanes import Lanes
from shared.notification.messages import Packed
from shared.notification.send import URGENT_ATTEMPTS, Later, Sender, Text
from shared.notification.texts import of_event, reader
from shared.settings import Settings
from shared.sms.pacer import Pacer
from shared.sms.pacing import SECOND, Lane
from shared.sms.pause import Way

FRESH = SECOND
PARTS = 1
"""Of a notification, whatever its title and its reader's language."""
AGAIN_LATER = 15
"""Seconds until a text is tried again that was refused for now."""
PAUSED = 3
"""Seconds until a paused lane's texts look again whether they may go."""
Lock = AbstractContextManager[object]
Together = Callable[[Callable[[], None], int], None]
"""Does the same work so many times at once."""


@dataclass(frozen=True, slots=True)
class View:
    """An event as last read, with the title that is newest."""

    event: Event
    title: str
    overtaken: bool

    def not_worth_sending(self, now: datetime) -> Reason | None:
        """Why nobody is to be texted of it any more. Asked of a lane that is paused as well."""
        if self.overtaken:
            return Reason.OVERTAKEN
        return Reason.EXPIRED if now >= self.event.may_be_sent_until else None


@dataclass
class Watch:
    """Reads an event again once its view is a second old: 20,000 claims must not meet on one item."""

    store: EventStore
    notice: Notice
    now: Callable[[], int]
    lock: Lock = field(default_factory=threading.Lock)
    _view: View | None = None
    _read_at: int = 0

    def look(self) -> View | None:
        """The event, at most a second old; None when it is no longer kept."""
        with self.lock:
            if self.now() - self._read_at >= FRESH or self._view is None:
                self._view, self._read_at = self._read(), self.now()
            return self._view

    def _read(self) -> View | None:
        versions = [v.event for v in self.store.versions(self.notice.source, self.notice.id)]
        event = next((e for e in versions if e.version == self.notice.version), None)
        return None if event is None else View(event, newest(versions).title, overtaken(event, versions))


@dataclass
class Shift:
    """The texts of one packed message, until they are sent or ``until`` comes."""

    sender: Sender
    pacer: Pacer
    gate: Gate
    watch: Watch
    settings: Settings
    lane: Lane
    until: int
    waiting: deque[SubscriberKey]
    later: list[SubscriberKey] = field(default_factory=list)
    delay: int = 0
    asked: bool = False
    """Whether the carrier was asked to take a text …"""
    served: bool = False
    """… and whether it dealt with one, so that the account is in order."""

    def run(self, threads: int, together: Together) -> tuple[SubscriberKey, ...]:
        """Send what can be sent; answers with those who are still to be texted.

        Those who were put off come last, so that one whom the carrier will not serve is no probe twice.
        """
        if self.gate.way() is Way.PROBE and self.gate.may_probe():
            self._probe()
        else:
            together(self._texts, threads)
        if self.gate.way() is not Way.OPEN:
            self.delay = max(self.delay, PAUSED)
        return (*self.waiting, *self.later)

    def _probe(self) -> None:
        """Send one text before all others, to hear whether the carrier takes texts again."""
        self._texts(alone=True)
        if self.served:
            self.gate.probe_was_taken()

    def _texts(self, *, alone: bool = False) -> None:
        """One thread's work. It takes whoever is next before their slot, so that no slot has nobody."""
        subscriber: SubscriberKey | None = None
        slot: int | None = None
        while not (alone and self.asked) and (subscriber := subscriber or self._next()):
            view = self.watch.look()
            if view is None:
                self.waiting.clear()
                return
            text = self._text(view, subscriber)
            if reason := view.not_worth_sending(self.sender.clock()):
                self.sender.skip(text, reason)
                subscriber = None
            elif self.gate.way() is not (Way.PROBE if alone else Way.OPEN):
                break
            elif slot is None or self.pacer.is_lost(slot):
                slot = self.pacer.wait(PARTS, self.until, lambda: len(self.waiting))
                if slot is None:
                    break  # else: the wait may have been long, so what happened meanwhile counts (G9)
            else:
                slot, subscriber = None if self._sent(text, slot) else slot, None
        if subscriber:
            self.waiting.appendleft(subscriber)

    def _next(self) -> SubscriberKey | None:
        if self.pacer.now() >= self.until and not self.pacer.booked:
            return None
        try:
            return self.waiting.popleft()
        except IndexError:
            return None

    def _sent(self, text: Text, slot: int) -> bool:
        """Text somebody at this moment of the line; whether the slot is used up."""
        result = self.sender.send(replace(text, hold=lambda: self.pacer.hold(slot)))
        if isinstance(result, Later):
            self._put_off(text.subscriber, result)
            return True
        self.served = self.served or result.used
        self.asked = self.asked or result.used
        return result.used

    def _put_off(self, subscriber: SubscriberKey, result: Later) -> None:
        self.asked = self.asked or not result.missed
        if result.missed:
            self.waiting.appendleft(subscriber)
            return
        if result.throttled:
            self.waiting.append(subscriber)
            self.pacer.slow()
            return
        self.later.append(subscriber)
        self.delay = AGAIN_LATER
        if result.refused:
            self.gate.refused(result.refused)

    def _text(self, view: View, subscriber: SubscriberKey) -> Text:
        delivery = of_notice(self.watch.notice, subscriber)
        event = view.event
        needs = Wanted(claim_key(delivery), State.OPTED_IN, event.type.topic, event.may_be_sent_until)
        return Text(
            delivery=delivery,
            subscriber=subscriber,
            wanted=needs,
            body=lambda claimed: self._words(view, claimed),
            event=f"{event.source}/{event.id}",
            role=event.type.role,
            line=self.pacer.line.name,
            attempts=URGENT_ATTEMPTS if self.lane is Lane.URGENT else 1,
            repeated=self.watch.notice.repeated,
        )

    def _words(self, view: View, claimed: Claimed) -> str:
        to = reader(claimed.language, claimed.time_zone, claimed.number, self.settings)
        return of_event(view.event, view.title, self.settings, to, self.sender.clock())


def in_threads(work: Callable[[], None], threads: int) -> None:
    """Do the same work by several threads."""
    with ThreadPoolExecutor(threads) as pool:
        for done in [pool.submit(work) for _ in range(threads)]:
            done.result()


@dataclass(frozen=True)
class LaneWork:
    """Everything that a lane's worker needs besides its message."""

    events: EventStore
    sender: Sender
    lanes: Lanes
    settings: Settings
    pacer: Callable[[Lane, str | None], Pacer]
    gate: Callable[[Pacer], Gate]
    together: Together = in_threads
    lock: Callable[[], Lock] = threading.Lock

    def do(self, packed: Packed, lane: Lane, seconds: float) -> None:
        """Send one packed message within ``seconds``; what is left goes back to the lane as a new one."""
        pacer = self.pacer(lane, packed.line)
        shift = Shift(
            self.sender,
            pacer,
            self.gate(pacer),
            Watch(self.events, packed.notice, pacer.now, self.lock()),
            self.settings,
            lane,
            pacer.now() + int(seconds * SECOND),
            deque(packed.keys),
        )
        rest = shift.run(min(pacer.threads, len(packed.keys)), self.together)
        if rest:
            self.lanes.put(lane, packed.rest(rest), delay=shift.delay)
