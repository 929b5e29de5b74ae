"""A lane at work: one packed message, its texts by several threads at the line's rate."""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
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
AGAIN_SOON, AGAIN_LATER = 1, 15
"""Seconds until texts are tried again: after throttling, and after a refusal for another reason."""
PAUSED = 3
"""Seconds until a paused lane's texts look again whether they may go."""
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
    gate: Gate
    watch: Watch
    settings: Settings
    lane: Lane
    until: int
    waiting: deque[SubscriberKey]
    later: list[SubscriberKey] = field(default_factory=list)
    delay: int = 0
    asked: bool = False
    """Whether the carrier was asked to take a text."""

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
        if self.asked and not self.later:
            self.gate.probe_was_taken()

    def _texts(self, *, alone: bool = False) -> None:
        slot: int | None = None
        while self.waiting and self.pacer.now() < self.until and not (alone and self.asked):
            view = self.watch.look()
            if view is None:
                self.waiting.clear()
                return
            reason = view.not_worth_sending(self.sender.clock())
            if not reason and self.gate.way() is not (Way.PROBE if alone else Way.OPEN):
                return
            if not reason and (slot is None or self.pacer.is_lost(slot)):
                slot = self.pacer.wait(PARTS, len(self.waiting), self.until)
                if slot is None:
                    return
                continue  # the wait may have been long: what happened meanwhile counts (G9)
            slot = slot if self._one(view, reason) else None

    def _one(self, view: View, reason: Reason | None) -> bool:
        """Text the next subscriber, unless there is a reason; whether the slot is still there."""
        try:
            subscriber = self.waiting.popleft()
        except IndexError:
            return False
        text = self._text(view, subscriber)
        if reason:
            self.sender.skip(text, reason)
            return True
        result = self.sender.send(text)
        if isinstance(result, Later):
            self._put_off(subscriber, result)
            return False
        self.asked = self.asked or result.used
        return not result.used

    def _put_off(self, subscriber: SubscriberKey, result: Later) -> None:
        self.asked = True
        self.later.append(subscriber)
        self.delay = max(self.delay, AGAIN_SOON if result.throttled else AGAIN_LATER)
        if result.throttled:
            self.pacer.slow()
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

    def do(self, packed: Packed, lane: Lane, seconds: float) -> None:
        """Send one packed message within ``seconds``; what is left goes back to the lane as a new one."""
        pacer = self.pacer(lane, packed.line)
        shift = Shift(
            self.sender,
            pacer,
            self.gate(pacer),
            Watch(self.events, packed.notice, pacer.now),
            self.settings,
            lane,
            pacer.now() + int(seconds * SECOND),
            deque(packed.keys),
        )
        rest = shift.run(min(pacer.threads, len(packed.keys)), self.together)
        if rest:
            self.lanes.put(lane, packed.rest(rest), delay=shift.delay)
