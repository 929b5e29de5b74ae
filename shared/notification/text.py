"""One text that is due to one number, and the deliveries that it is or tells of."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from shared.consent.entry import Topic
from shared.consent.keys import SubscriberKey
from shared.itsm.history import Reason
from shared.notification.claims import Claimed, Wanted
from shared.notification.delivery import DeliveryKey
from shared.notification.messages import OnLane


@dataclass(frozen=True, slots=True)
class Piece:
    """One delivery: a text of its own, or one of those that a digest tells of."""

    delivery: DeliveryKey
    event: str | None
    role: str
    alone: OnLane | None = None
    """The message that brings it back onto its lane by itself."""
    topic: Topic | None = None


@dataclass(frozen=True)
class Text:
    """One text that is due to one number."""

    delivery: DeliveryKey
    subscriber: SubscriberKey
    wanted: Wanted
    body: Callable[[Claimed], str]
    event: str | None
    role: str
    line: str
    """The identity that it is sent from."""
    attempts: int
    """How often the carrier may be called when an outcome stays unknown: 2 on the urgent lane, else 1."""
    repeated: bool = False
    """Whether it may have been sent so long ago that its claim is forgotten."""
    secret: str = ""
    """What of the body only its reader may know, and no record."""
    alone: OnLane | None = None
    """The message that brings it back onto its lane, should it have to wait."""
    tells: tuple[Piece, ...] | None = None
    """Whatever a digest tells of; None for a text of its own."""
    dropped: tuple[tuple[Piece, Reason], ...] = ()
    """What it would have told of as well, and why it does not."""
    reason: Reason | None = None
    """Why it is not sent after all."""
    marks: Callable[[Collection[Topic]], str] | None = None
    """Of a gathering: which of its events it tells to somebody with these topics on, as bits."""
    hold: Callable[[], bool] = lambda: True
    """Waits for the text's moment on its line, a few hundredths of a second away; False when it is past."""
    without: Callable[[frozenset[str]], "Text"] | None = None
    """The digest that is left when these, by the names of their claims, are told otherwise."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The deliveries that depend on this text."""
        own = Piece(self.delivery, self.event, self.role, self.alone)
        return (own,) if self.tells is None else self.tells

    def told(self, claimed: Claimed) -> tuple[Piece, ...]:
        """Those of a digest that this person gets, by the topics that are on."""
        return tuple(each for each in self.tells or () if each.topic in claimed.topics)
