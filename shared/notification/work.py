"""A lane at work: one packed message, its texts by several threads at the line's rate."""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace

from shared.consent.keys import SubscriberKey
from shared.itsm.history import Notice, Reason
from shared.itsm.store import EventStore
from shared.notification.gate import Gate
from shared.notification.held.digest import DigestMatter
from shared.notification.lanes import Lanes
from shared.notification.matter import EventMatter, Matter, Telling
from shared.notification.messages import Gathered, OnLane, Packed
from shared.notification.send import Later, Sender
from shared.notification.storm.gatherings import Gatherings
from shared.notification.storm.telling import GatheringMatter
from shared.notification.text import Text
from shared.notification.watch import Watch
from shared.settings import Settings
from shared.sms.pacer import Pacer
from shared.sms.pacing import SECOND, Lane
from shared.sms.pause import Way

PARTS = 1
"""Of a notification, whatever its title and its reader's language."""
AGAIN_LATER = 15
"""Seconds until a text is tried again that was refused for now."""
PAUSED = 3
"""Seconds until a paused lane's texts look again whether they may go."""
Lock = AbstractContextManager[object]
Together = Callable[[Callable[[], None], int], None]
"""Does the same work so many times at once."""


@dataclass
class Shift:
    """The texts of one packed message, until they are sent or ``until`` comes."""

    sender: Sender
    pacer: Pacer
    gate: Gate
    matter: Matter
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
            look = self.matter.look()
            if look is None:
                self.waiting.clear()
                return
            text = look.text(subscriber, self.lane, self.pacer.line.name)
            if reason := look.not_worth_sending(self.sender.clock()):
                self._skipped(text, reason)
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
            return not result.elsewhere
        self.served = self.served or result.used
        self.asked = self.asked or result.used
        return result.used

    def _skipped(self, text: Text, reason: Reason) -> None:
        """Text somebody nothing, for this reason."""
        if isinstance(result := self.sender.skip(text, reason), Later):
            self._put_off(text.subscriber, result)

    def _put_off(self, subscriber: SubscriberKey, result: Later) -> None:
        self.asked = self.asked or not (result.missed or result.elsewhere)
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


def in_threads(work: Callable[[], None], threads: int) -> None:
    """Do the same work by several threads."""
    with ThreadPoolExecutor(threads) as pool:
        for done in [pool.submit(work) for _ in range(threads)]:
            done.result()


@dataclass(frozen=True)
class LaneWork:
    """Everything that a lane's worker needs besides its message."""

    events: EventStore
    gatherings: Gatherings
    sender: Sender
    lanes: Lanes
    settings: Settings
    pacer: Callable[[Lane, str | None], Pacer]
    gate: Callable[[Pacer], Gate]
    together: Together = in_threads
    lock: Callable[[], Lock] = threading.Lock

    def do(self, message: OnLane, lane: Lane, seconds: float) -> None:
        """Send one message of a lane within ``seconds``; what is left goes back to it as a new one."""
        pacer = self.pacer(lane, message.line)
        shift = Shift(
            self.sender,
            pacer,
            self.gate(pacer),
            self._matter(message, pacer),
            lane,
            pacer.now() + int(seconds * SECOND),
            deque(message.keys),
        )
        rest = shift.run(min(pacer.threads, len(message.keys)), self.together)
        if rest:
            self.lanes.put(lane, message.rest(rest), delay=shift.delay)

    def _matter(self, message: OnLane, pacer: Pacer) -> Matter:
        telling = Telling(self.settings, self.sender.clock, message.line)
        if isinstance(message, Packed):
            return EventMatter(self._watch(message.notice, pacer), telling)
        if isinstance(message, Gathered):
            return GatheringMatter(self.gatherings, message, telling, pacer.now)
        watches = tuple(self._watch(notice, pacer) for notice in message.notices)
        return DigestMatter(watches, telling)

    def _watch(self, notice: Notice, pacer: Pacer) -> Watch:
        return Watch(self.events, notice, pacer.now, self.lock())
