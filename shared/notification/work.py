"""A lane at work: one packed message, its texts by several threads at the line's rate."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from shared.consent.keys import SubscriberKey
from shared.itsm.history import Reason
from shared.itsm.store import EventStore
from shared.notification.gate import Gate
from shared.notification.held.digest import DigestMatter
from shared.notification.lanes import Lanes
from shared.notification.matter import EventMatter, Look, Matter, Telling
from shared.notification.messages import OnLane, Packed
from shared.notification.send import Later, Sender
from shared.notification.watch import Watch
from shared.settings import Settings
from shared.sms.pacer import Pacer
from shared.sms.pacing import SECOND, Lane
from shared.sms.pause import Way

PARTS = 1
"""Of a notification, whatever its title and its reader's language."""
AGAIN_SOON, AGAIN_LATER = 1, 15
"""Seconds until texts are tried again: after throttling, and after a refusal for another reason."""
PAUSED = 3
"""Seconds until a paused lane's texts look again whether they may go."""
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
            look = self.matter.look()
            if look is None:
                self.waiting.clear()
                return
            reason = look.not_worth_sending(self.sender.clock())
            if not reason and self.gate.way() is not (Way.PROBE if alone else Way.OPEN):
                return
            if not reason and (slot is None or self.pacer.is_lost(slot)):
                slot = self.pacer.wait(PARTS, len(self.waiting), self.until)
                if slot is None:
                    return
                continue  # the wait may have been long: what happened meanwhile counts (G9)
            slot = slot if self._one(look, reason) else None

    def _one(self, look: Look, reason: Reason | None) -> bool:
        """Text the next subscriber, unless there is a reason; whether the slot is still there."""
        try:
            subscriber = self.waiting.popleft()
        except IndexError:
            return False
        text = look.text(subscriber, self.lane, self.pacer.line.name)
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
            return EventMatter(Watch(self.events, message.notice, pacer.now), telling)
        watches = tuple(Watch(self.events, notice, pacer.now) for notice in message.notices)
        return DigestMatter(watches, telling)
