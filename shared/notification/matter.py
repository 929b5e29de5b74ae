"""What a message of a lane is about, as it stands right now, and the text of it for each person."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from shared.clock import Clock
from shared.consent.entry import Topic
from shared.consent.keys import SubscriberKey
from shared.consent.states import State
from shared.itsm.history import Notice, Reason
from shared.notification.claims import Claimed, Wanted
from shared.notification.delivery import DeliveryKey, claim_key, of_notice
from shared.notification.messages import Packed
from shared.notification.text import Piece, Text
from shared.notification.texts import of_event, reader
from shared.notification.texts.reader import Reader
from shared.notification.watch import View, Watch
from shared.settings import Settings
from shared.sms.pacing import Lane

URGENT_ATTEMPTS = 2


class Look(Protocol):
    """One look at a matter, at most a second old."""

    def not_worth_sending(self, now: datetime) -> Reason | None:
        """Why nobody is to be texted of it any more."""

    def text(self, subscriber: SubscriberKey, lane: Lane, line: str) -> Text:
        """The text of it for somebody, from this identity."""


class Matter(Protocol):
    """What all recipients of one message are texted of."""

    def look(self) -> Look | None:
        """How it stands; None when nothing is known of it any more."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How a stage words its texts, and the line that a message asks for."""

    settings: Settings
    clock: Clock
    line: str | None = None

    def reader(self, claimed: Claimed) -> Reader:
        """Whoever is texted, as far as it changes the words."""
        return reader(claimed.language, claimed.time_zone, claimed.number, self.settings)


@dataclass(frozen=True, slots=True)
class EventMatter:
    """One notice."""

    watch: Watch
    telling: Telling

    def look(self) -> "EventLook | None":
        """The event as it stands."""
        view = self.watch.look()
        return EventLook(view, self.watch.notice, self.telling) if view else None


@dataclass(frozen=True, slots=True)
class EventLook:
    """A notice and its event as last read."""

    view: View
    notice: Notice
    telling: Telling

    def not_worth_sending(self, now: datetime) -> Reason | None:
        """Whether it is overtaken or has expired."""
        return self.view.not_worth_sending(now)

    def text(self, subscriber: SubscriberKey, lane: Lane, line: str) -> Text:
        """The text of the event."""
        event, piece = self.view.event, self.piece(subscriber)
        return Text(
            delivery=piece.delivery,
            subscriber=subscriber,
            wanted=Wanted(
                claim_key(piece.delivery),
                State.OPTED_IN,
                frozenset({self.topic}),
                event.may_be_sent_until,
                lane,
            ),
            body=self._words,
            event=piece.event,
            role=piece.role,
            line=line,
            attempts=URGENT_ATTEMPTS if lane is Lane.URGENT else 1,
            repeated=self.notice.repeated,
            alone=piece.alone,
        )

    def piece(self, subscriber: SubscriberKey) -> Piece:
        """The delivery of the event to somebody."""
        event = self.view.event
        return Piece(
            self.delivery(subscriber),
            f"{event.source}/{event.id}",
            event.type.role,
            Packed(self.notice, (subscriber,), self.telling.line),
            self.topic,
        )

    @property
    def topic(self) -> Topic:
        """What it is about."""
        return self.view.event.type.topic

    def delivery(self, subscriber: SubscriberKey) -> DeliveryKey:
        """Its key."""
        return of_notice(self.notice, subscriber)

    def _words(self, claimed: Claimed) -> str:
        telling = self.telling
        to, now = telling.reader(claimed), telling.clock()
        return of_event(self.view.event, self.view.title, telling.settings, to, now)
