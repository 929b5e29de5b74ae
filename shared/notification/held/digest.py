"""One text for several notices that an hour had no room for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from shared.consent.keys import SubscriberKey
from shared.consent.states import State
from shared.itsm.history import Notice, Reason
from shared.notification.claims import Claimed, Wanted
from shared.notification.delivery import DIGEST, DeliveryKey, claim_key, of_digest, of_notice
from shared.notification.matter import EventLook, EventMatter, Telling
from shared.notification.text import Piece, Text
from shared.notification.texts import of_digest as words_of_digest
from shared.notification.watch import Watch
from shared.sms.pacing import Lane


@dataclass(frozen=True, slots=True)
class DigestMatter:
    """The notices of one digest."""

    watches: tuple[Watch, ...]
    telling: Telling

    def look(self) -> "DigestLook | None":
        """All of them as they stand; None when none is known any more."""
        looks = [EventMatter(watch, self.telling).look() for watch in self.watches]
        found = sorted((look for look in looks if look), key=lambda look: look.view.event.position)
        notices = tuple(watch.notice for watch in self.watches)
        return DigestLook(notices, tuple(found), self.telling) if found else None


@dataclass(frozen=True, slots=True)
class DigestLook:
    """The notices of a digest as last read, in order of time."""

    notices: tuple[Notice, ...]
    """All that it was made of, which name it."""
    looks: tuple[EventLook, ...]
    telling: Telling

    def not_worth_sending(self, now: datetime) -> Reason | None:
        """The first one's reason, once none is worth telling any more."""
        reasons = [look.not_worth_sending(now) for look in self.looks]
        return reasons[0] if all(reasons) else None

    def text(self, subscriber: SubscriberKey, lane: Lane, line: str) -> Text:
        """What is still worth telling, in one text; a single one in its own words."""
        return self._text(subscriber, lane, line, frozenset())

    def _text(self, subscriber: SubscriberKey, lane: Lane, line: str, elsewhere: frozenset[str]) -> Text:
        """The text without those that are told ``elsewhere``, by the names of their claims."""
        live, dropped = self._sorted_out(subscriber, elsewhere)
        if len(live) == 1:
            return replace(live[0].text(subscriber, lane, line), dropped=dropped)
        delivery = of_digest(subscriber, [of_notice(each, subscriber) for each in self.notices])
        names = tuple(claim_key(look.delivery(subscriber)) for look in live)
        return Text(
            delivery=delivery,
            subscriber=subscriber,
            wanted=Wanted(
                claim_key(delivery),
                State.OPTED_IN,
                frozenset(look.topic for look in live),
                max((look.view.event.may_be_sent_until for look in live), default=self.telling.clock()),
                lane,
                names,
            ),
            body=lambda claimed: self._words(live, claimed),
            event=None,
            role=DIGEST,
            line=line,
            attempts=1,
            tells=tuple(look.piece(subscriber) for look in live),
            dropped=dropped,
            without=lambda names: self._text(subscriber, lane, line, elsewhere | names),
        )

    def _sorted_out(
        self, subscriber: SubscriberKey, elsewhere: frozenset[str]
    ) -> tuple[tuple[EventLook, ...], tuple[tuple[Piece, Reason], ...]]:
        """What is worth telling, the newest of what is one text to a person; and what is not, and why."""
        now = self.telling.clock()
        live: dict[DeliveryKey, EventLook] = {}
        dropped: dict[DeliveryKey, tuple[Piece, Reason]] = {}
        for look in self.looks:
            delivery = look.delivery(subscriber)
            if reason := look.not_worth_sending(now):
                dropped[delivery] = look.piece(subscriber), reason
            elif claim_key(delivery) not in elsewhere:
                live[delivery] = look
        left = tuple(each for delivery, each in dropped.items() if delivery not in live)
        return tuple(live.values()), left

    def _words(self, looks: Sequence[EventLook], claimed: Claimed) -> str:
        ids = [look.view.event.id for look in looks if look.topic in claimed.topics]
        telling = self.telling
        return words_of_digest(ids, telling.settings, telling.reader(claimed), telling.clock())
