"""A lane at work: one packed message, its texts by several threads at the line's rate."""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from shared.consent.keys import SubscriberKey
from shared.consent.states import State
from shared.itsm.event import Event
from shared.itsm.history import Notice, Reason, newest, overtaken
from shared.itsm.store import EventStore
from shared.notification.claims import Claimed, Wanted
from shared.notification.delivery import claim_key, of_notice
from shared.notification.lanes import Lanes
from shared.notification.messages import Packed
from shared.notification.send import URGENT_ATTEMPTS, Later, Sender, Text
from shared.notification.texts import of_event, reader
from shared.settings import Settings
from shared.sms.pacer import Pacer
from shared.sms.pacing import SECOND, Lane

FRESH = SECOND
PARTS = 1
"""Of a notification, whatever its title and its reader's language."""
AGAIN_SOON, AGAIN_LATER = 1, 15
"""Seconds until texts are tried again: after throttling, and after a refusal of the whole account."""


@dataclass(frozen=True, slots=True)
class View:
    """An event as last read, with the title that is newest."""

    event: Event
    title: str
    overtaken: bool


@dataclass
class Watch:
    """Reads an event again once its view is a second old: 20,000 claims must not meet on one item."""

    store: EventStore
    notice: Notice
    now: Callable[[], int]
    _view: View | None = None
    _read_at: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def look(self) -> View | None:
        """The event, at most a second old; None when it is no longer kept."""
        with self._lock:
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
    watch: Watch
    settings: Settings
    lane: Lane
    until: int
    waiting: deque[SubscriberKey]
    later: list[SubscriberKey] = field(default_factory=list)
    delay: int = 0

    def run(self, threads: int) -> tuple[SubscriberKey, ...]:
        """Send what can be sent; answers with those who are still to be texted."""
        with ThreadPoolExecutor(threads) as pool:
            for done in [pool.submit(self._texts) for _ in range(threads)]:
                done.result()
        return (*self.later, *self.waiting)

    def _texts(self) -> None:
        slot: int | None = None
        while self.waiting and self.pacer.now() < self.until:
            view = self.watch.look()
            if view is None:
                self.waiting.clear()
                return
            if not view.overtaken and (slot is None or self.pacer.is_lost(slot)):
                slot = self.pacer.wait(PARTS, len(self.waiting), self.until)
                if slot is None:
                    return
                continue  # the wait may have been long: what happened meanwhile counts (G9)
            slot = slot if self._one(view) else None

    def _one(self, view: View) -> bool:
        """Text the next subscriber; whether the slot is still there for another."""
        try:
            subscriber = self.waiting.popleft()
        except IndexError:
            return False
        text = self._text(view, subscriber)
        if view.overtaken:
            self.sender.skip(text, Reason.OVERTAKEN)
            return True
        result = self.sender.send(text)
        if isinstance(result, Later):
            self._put_off(subscriber, result)
            return False
        return not result.used

    def _put_off(self, subscriber: SubscriberKey, result: Later) -> None:
        self.later.append(subscriber)
        self.delay = max(self.delay, AGAIN_SOON if result.throttled else AGAIN_LATER)
        if result.throttled:
            self.pacer.slow()

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
            attempts=URGENT_ATTEMPTS if self.lane is Lane.URGENT else 1,
            repeated=self.watch.notice.repeated,
        )

    def _words(self, view: View, claimed: Claimed) -> str:
        to = reader(claimed.language, claimed.time_zone, claimed.number, self.settings)
        return of_event(view.event, view.title, self.settings, to, self.sender.clock())


@dataclass(frozen=True)
class LaneWork:
    """Everything that a lane's worker needs besides its message."""

    events: EventStore
    sender: Sender
    lanes: Lanes
    settings: Settings
    pacer: Callable[[Lane], Pacer]

    def do(self, packed: Packed, lane: Lane, seconds: float) -> None:
        """Send one packed message within ``seconds``; what is left goes back to the lane as a new one."""
        pacer = self.pacer(lane)
        shift = Shift(
            self.sender,
            pacer,
            Watch(self.events, packed.notice, pacer.now),
            self.settings,
            lane,
            pacer.now() + int(seconds * SECOND),
            deque(packed.keys),
        )
        rest = shift.run(min(pacer.threads, len(packed.keys)))
        if rest:
            self.lanes.put(lane, packed.rest(rest), delay=shift.delay)
