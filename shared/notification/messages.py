"""What travels on our own queues: keys and names, never a number, a name or words (G7)."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from shared.consent.entry import AutomaticText, Topic
from shared.consent.keys import SubscriberKey
from shared.consent.standing import State
from shared.itsm.event import Role, event_key
from shared.itsm.history import Notice

FORMAT = 1


class UnknownMessage(ValueError):
    """A message of no format that this code knows."""


@dataclass(frozen=True, slots=True)
class Packed:
    """One notice for many subscribers."""

    notice: Notice
    keys: tuple[SubscriberKey, ...]
    line: str | None = None
    """The identity that all of them are texted from; None for the stage's own."""

    @property
    def group(self) -> str:
        """What shares the routine lane fairly with others: the event."""
        return event_key(self.notice.source, self.notice.id)

    def rest(self, keys: tuple[SubscriberKey, ...]) -> "Packed":
        """The same notice for those who are still to be texted."""
        return replace(self, keys=keys)


@dataclass(frozen=True, slots=True)
class Digest:
    """Several notices that an hour had no room for, to be told in one text to each of these subscribers."""

    notices: tuple[Notice, ...]
    keys: tuple[SubscriberKey, ...]
    line: str | None = None

    @property
    def group(self) -> str:
        """What shares the routine lane fairly with others."""
        return "digest"

    def rest(self, keys: tuple[SubscriberKey, ...]) -> "Digest":
        """The same for those who are still to be texted."""
        return replace(self, keys=keys)


@dataclass(frozen=True, slots=True)
class Planning:
    """A plan or the rest of it: a notice, and from where on. ``finder`` names whom it looks for."""

    notice: Notice
    finder: Literal["event", "alert"]
    shard: int = 0
    """The first shard that is looked through; the others follow, unless it is ``alone``."""
    after: str | None = None
    """The key in that shard behind which it goes on."""
    again: bool = False
    """Whether this is the second look, for texts that were in flight at the first."""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Gathered:
    """A gathering for many subscribers, each with their own of its events."""

    gathering: str
    keys: tuple[SubscriberKey, ...]
    told: tuple[str, ...]
    """For each of them the events that are theirs, as bits."""
    line: str | None = None
    late: bool = False
    """Whether it is for those whose alert was still in flight when the gathering closed."""

    @property
    def group(self) -> str:
        """What shares a lane fairly with others."""
        return self.gathering

    def rest(self, keys: tuple[SubscriberKey, ...]) -> "Gathered":
        """The same gathering for those who are still to be texted."""
        theirs = dict(zip(self.keys, self.told, strict=True))
        return replace(self, keys=keys, told=tuple(theirs[key] for key in keys))


@dataclass(frozen=True, slots=True)
class Closing:
    """A gathering to be closed, or the rest of its plan: one shard, behind a key."""

    gathering: str
    shard: int | None = None
    after: str | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class AnswerDue:
    """The automatic text that an entry called for; see ``Reply`` for what it needs and says."""

    subscriber: SubscriberKey
    seq: int
    text: AutomaticText
    until: str
    """ISO time after which it is not worth sending."""
    state: State | None
    topic: Topic | None = None
    keeps: bool = False


OnLane = Packed | Digest | Gathered
"""What goes on a lane."""
Plan = Planning | Closing
"""What goes on planning's own queue."""


def written(message: OnLane | Plan | AnswerDue) -> str:
    """A message as the queue carries it."""
    kind = type(message).__name__
    return json.dumps({"v": FORMAT, "kind": kind, **asdict(message)}, separators=(",", ":"))


def on_lane(body: str) -> OnLane:
    """The message in a lane's record.

    Raises:
        UnknownMessage: it is none, or one of a later format.
    """
    fields = _parsed(body)
    readers: dict[str, Callable[[dict[str, Any]], OnLane]] = {"Digest": _digest, "Gathered": _gathered}
    return readers.get(str(fields.get("kind")), _packed)(fields)


def _digest(fields: dict[str, Any]) -> Digest:
    _check(fields, "Digest")
    with _well_formed():
        notices = tuple(_notice(each) for each in fields["notices"])
        return Digest(notices, _keys(fields), fields.get("line"))


def _gathered(fields: dict[str, Any]) -> Gathered:
    _check(fields, "Gathered")
    with _well_formed():
        keys, told = _keys(fields), tuple(fields["told"])
        if len(keys) != len(told):
            raise UnknownMessage("message: not as many events as keys")
        return Gathered(fields["gathering"], keys, told, fields["line"], fields["late"])


def packed(body: str) -> Packed:
    """The packed message in a queue's record.

    Raises:
        UnknownMessage: it is none, or one of a later format.
    """
    return _packed(_parsed(body))


def _packed(fields: dict[str, Any]) -> Packed:
    _check(fields, "Packed")
    with _well_formed():
        return Packed(_notice(fields["notice"]), _keys(fields), fields.get("line"))


def _keys(fields: dict[str, Any]) -> tuple[SubscriberKey, ...]:
    return tuple(SubscriberKey(key) for key in fields["keys"])


def planning(fields: dict[str, Any]) -> Planning:
    """The planning message in already parsed fields.

    Raises:
        UnknownMessage: of a later format.
    """
    _check(fields, "Planning")
    with _well_formed():
        where = fields["shard"], fields["after"], fields["again"], bool(fields.get("alone"))
        return Planning(_notice(fields["notice"]), fields["finder"], *where)


def closing(fields: dict[str, Any]) -> Closing:
    """The closing in already parsed fields.

    Raises:
        UnknownMessage: of a later format.
    """
    _check(fields, "Closing")
    with _well_formed():
        return Closing(fields["gathering"], fields["shard"], fields["after"], fields["late"])


def answer_due(body: str) -> AnswerDue:
    """The answer in a queue's record.

    Raises:
        UnknownMessage: it is none, or one of a later format.
    """
    fields = _parsed(body)
    _check(fields, "AnswerDue")
    with _well_formed():
        text = AutomaticText(fields["text"])
        state = State(fields["state"]) if fields.get("state") else None
        topic = Topic(fields["topic"]) if fields.get("topic") else None
        subscriber = SubscriberKey(fields["subscriber"])
        return AnswerDue(
            subscriber, fields["seq"], text, fields["until"], state, topic, bool(fields.get("keeps"))
        )


@contextmanager
def _well_formed() -> Iterator[None]:
    try:
        yield
    except (KeyError, TypeError, ValueError):
        raise UnknownMessage("message: a field is missing or wrong") from None


def _parsed(body: str) -> dict[str, Any]:
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        raise UnknownMessage("message: not JSON") from None
    return fields if isinstance(fields, dict) else {}


def _check(fields: Any, kind: str) -> None:
    if not isinstance(fields, dict) or fields.get("kind") != kind or fields.get("v") != FORMAT:
        raise UnknownMessage(f"message: not a {kind} of format {FORMAT}")


def _notice(notice: dict[str, Any]) -> Notice:
    return Notice(**{**notice, "role": Role(notice["role"])})
