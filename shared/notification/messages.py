"""What travels on our own queues: keys and names, never a number, a name or words (G7)."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from shared.consent.entry import AutomaticText, Topic
from shared.consent.keys import SubscriberKey
from shared.consent.standing import State
from shared.itsm.event import Role
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

    def rest(self, keys: tuple[SubscriberKey, ...]) -> "Packed":
        """The same notice for those who are still to be texted."""
        return replace(self, keys=keys)


@dataclass(frozen=True, slots=True)
class Digest:
    """Several notices that an hour had no room for, to be told in one text to each of these subscribers."""

    notices: tuple[Notice, ...]
    keys: tuple[SubscriberKey, ...]
    line: str | None = None

    def rest(self, keys: tuple[SubscriberKey, ...]) -> "Digest":
        """The same for those who are still to be texted."""
        return replace(self, keys=keys)


OnLane = Packed | Digest
"""What a lane carries."""


@dataclass(frozen=True, slots=True)
class Planning:
    """The rest of a plan: a notice, from a shard and a key on. ``finder`` names whom it looks for."""

    notice: Notice
    finder: Literal["event", "alert"]
    shard: int = 0
    after: str | None = None
    again: bool = False
    """Whether this is the second look, for texts that were in flight at the first."""


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


def written(message: OnLane | Planning | AnswerDue) -> str:
    """A message as the queue carries it."""
    kind = type(message).__name__
    return json.dumps({"v": FORMAT, "kind": kind, **asdict(message)}, separators=(",", ":"))


def on_lane(body: str) -> OnLane:
    """The message in a lane's record.

    Raises:
        UnknownMessage: it is none, or one of a later format.
    """
    fields = _parsed(body)
    if fields.get("kind") != "Digest":
        return _packed(fields)
    _check(fields, "Digest")
    with _well_formed():
        notices = tuple(_notice(each) for each in fields["notices"])
        return Digest(notices, _keys(fields), fields.get("line"))


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
        return Planning(
            _notice(fields["notice"]), fields["finder"], fields["shard"], fields["after"], fields["again"]
        )


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
