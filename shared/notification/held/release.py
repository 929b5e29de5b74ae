"""Held texts that are due, back on their lanes; there everything is asked again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice

from shared.clock import Clock
from shared.consent.keys import SubscriberKey
from shared.itsm.history import Notice, Reason
from shared.notification.held.store import SHARDS, HeldTexts, Waiting
from shared.notification.lanes import Lanes
from shared.notification.messages import Digest, OnLane, Packed, UnknownMessage, on_lane
from shared.notification.plan import PACKED_SECONDS
from shared.settings import Settings
from shared.sms.lines import line_named
from shared.sms.pacing import Lane

AT_ONCE = 6_000
"""Of a shard in one run; the next one goes on."""
TOLD_TOGETHER = 50
"""Notices in one digest: it claims each of them in one write, whose condition has room for no more."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Recipients of the same message, with what waited for it."""

    lane: Lane
    message: OnLane
    keys: list[SubscriberKey] = field(default_factory=list)
    waited: list[Waiting] = field(default_factory=list)


@dataclass(frozen=True)
class Release:
    """Puts back what is due. Killed anywhere it does it again, and the claim absorbs the repeat."""

    held: HeldTexts
    lanes: Lanes
    settings: Settings
    clock: Clock

    def run(self) -> int:
        """Put back what is due; answers with how many texts were."""
        return sum(self._shard(shard) for shard in range(SHARDS))

    def _shard(self, shard: int) -> int:
        due = list(islice(self.held.due(shard, self.clock()), AT_ONCE))
        bundles: dict[tuple[Lane, OnLane], Bundle] = {}
        for _, of_one in groupby(due, key=lambda each: (each.due_at, each.subscriber)):
            for lane, message, waited in self._messages(list(of_one)):
                alike = message.rest(())
                bundle = bundles.setdefault((lane, alike), Bundle(lane, alike))
                bundle.keys.extend(message.keys)
                bundle.waited.extend(waited)
                if len(bundle.keys) >= self._room(message):
                    self._put(bundles.pop((lane, alike)))
        for bundle in bundles.values():
            self._put(bundle)
        return len(due)

    def _messages(self, of_one: Sequence[Waiting]) -> Iterator[tuple[Lane, OnLane, Sequence[Waiting]]]:
        """What brings one person's texts of one moment back: alone, or those for which an hour had no room
        in one digest."""
        limited: list[tuple[Waiting, Packed]] = []
        for each in of_one:
            message = self._read(each)
            if isinstance(message, Packed) and each.reason is Reason.RATE_LIMITED:
                limited.append((each, message))
            elif message:
                yield each.lane, message, [each]
        for start in range(0, len(limited), TOLD_TOGETHER):
            some = limited[start : start + TOLD_TOGETHER]
            yield some[0][0].lane, _together([message for _, message in some]), [each for each, _ in some]

    def _read(self, waiting: Waiting) -> OnLane | None:
        """The message; one that only another version of this code can read goes to its lane as it is, where
        it becomes a dead letter with its reason."""
        try:
            return on_lane(waiting.body)
        except UnknownMessage:
            self.lanes.put_body(waiting.lane, waiting.body, "held")
            self.held.forget([waiting])
            return None

    def _room(self, message: OnLane) -> int:
        return max(1, PACKED_SECONDS * line_named(message.line, self.settings).parts_per_second)

    def _put(self, bundle: Bundle) -> None:
        self.lanes.put(bundle.lane, bundle.message.rest(tuple(bundle.keys)))
        self.held.forget(bundle.waited)


def _together(messages: Sequence[Packed]) -> OnLane:
    """One message for notices of one person; in the same order for everybody who waited for the same."""
    if len(messages) == 1:
        return messages[0]
    notices = tuple(sorted((each.notice for each in messages), key=_in_order))
    return Digest(notices, messages[0].keys, messages[0].line)


def _in_order(notice: Notice) -> tuple[str, str, str]:
    return notice.source, notice.id, notice.version
