"""What comes from the carrier through SNS and SQS: replies of phones, and receipts.

Every parser raises :class:`BadMessage` with a sentence that holds no number and no words.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from shared.clock import from_iso
from shared.sms.number import NotTextable, PhoneNumber


class BadMessage(ValueError):
    """What lay on the queue is not what its contract says."""


@dataclass(frozen=True, slots=True, repr=False)
class InboundText:
    """A text that a phone sent us; ``sent_at`` is the carrier's time."""

    id: str
    number: PhoneNumber
    body: str
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a text; ``final`` tells that nothing more will come."""

    delivery: str
    delivered: bool
    final: bool
    status: str
    at: datetime

    @property
    def no_such_number(self) -> bool:
        """Whether it will never be otherwise: the number does not exist, or no longer."""
        return self.final and self.status == INVALID


DELIVERED = {"TEXT_DELIVERED", "TEXT_SUCCESSFUL"}
LONGEST_ID = 200
INVALID = "TEXT_INVALID"
"""The one failure that lasts: AWS says of it that the destination's number is not valid. All others pass
(a phone that is off, a carrier's hiccup, a text that came too late), lie with the text (an invalid body,
spam), or are somebody's block that may be lifted, and then say nothing of whose number it is."""
UNDECIDED = {"TEXT_SENT", "TEXT_PENDING", "TEXT_QUEUED", "TEXT_UNKNOWN"}


def inbound_text(body: str) -> InboundText:
    """The reply in an SQS record of the inbound queue: an SNS envelope around the two-way payload.

    Raises:
        BadMessage: anything of it is missing or of the wrong shape.
    """
    envelope, message = _opened(body)
    try:
        number = PhoneNumber(_text(message, "originationNumber"))
    except NotTextable:
        raise BadMessage("originationNumber: not in E.164") from None
    try:
        sent_at = from_iso(_text(envelope, "Timestamp"))
    except ValueError:
        raise BadMessage("Timestamp: not a time") from None
    return InboundText(
        _id(message, "inboundMessageId"), number, _whole(_text(message, "messageBody")), sent_at
    )


def receipt(body: str) -> Receipt:
    """The receipt in an SQS record of the receipts queue.

    Raises:
        BadMessage: anything of it is missing or of the wrong shape.
    """
    _, message = _opened(body)
    kind = _text(message, "eventType")
    context = message.get("context")
    if not isinstance(context, dict):
        raise BadMessage("context: missing")
    stamp = message.get("eventTimestamp")
    if not isinstance(stamp, int) or not 0 <= stamp < 10**14:
        raise BadMessage("eventTimestamp: not in milliseconds")
    return Receipt(
        delivery=_id(context, "delivery"),
        delivered=kind in DELIVERED,
        final=kind not in UNDECIDED and message.get("isFinal") is not False,
        status=kind,
        at=datetime.fromtimestamp(stamp / 1000, UTC),
    )


def _id(values: Mapping[str, Any], name: str) -> str:
    """A name that a machine made: printable, and not longer than any of them is."""
    value = _text(values, name)
    if not (0 < len(value) <= LONGEST_ID and value.isascii() and value.isprintable()):
        raise BadMessage(f"{name}: no id")
    return value


def _whole(words: str) -> str:
    """``words`` without the halves of emoji that a phone may cut: nothing could write those down."""
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _opened(body: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    envelope = _object(body, "body")
    return envelope, _object(_text(envelope, "Message"), "Message")


def _object(text: str, name: str) -> Mapping[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise BadMessage(f"{name}: not JSON") from None
    if not isinstance(value, dict):
        raise BadMessage(f"{name}: not an object")
    return value


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    if not isinstance(value, str):
        raise BadMessage(f"{name}: missing")
    return value
