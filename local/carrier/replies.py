"""Texts from a phone: checked, wrapped as SNS wraps the service's two-way payload, put on the queue.

The door writes the SNS envelope itself because the engine stamps whole seconds, and the carrier's
milliseconds decide which of two texts came first (G6).
"""

import json
import re
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from local.problems import invalid, only
from shared.clock import from_iso, iso

from . import identity

E164 = re.compile(r"\+[1-9][0-9]{6,14}")
LONGEST_BODY = 1600
LONGEST_ID = 128


@dataclass(frozen=True, slots=True)
class Reply:
    """One text that a phone sends."""

    id: str
    sender: str
    recipient: str
    body: str
    sent_at: datetime


def reply_from(request: dict[str, Any], now: datetime) -> Reply:
    """The reply that a request of ``/carrier/replies`` means.

    Raises:
        Problem: a field is missing, unknown or makes no sense.
    """
    only(request, "from", "body", "to", "id", "sent_at")
    given = {name: value for name, value in request.items() if value is not None}
    recipient = given.get("to", identity.PHONE_NUMBER)
    id_ = given.get("id", str(uuid.uuid4()))
    wrong = {
        "from": _number_fault(given.get("from")),
        "to": _number_fault(recipient),
        "body": _text_fault(given.get("body"), 0, LONGEST_BODY),
        "id": _text_fault(id_, 1, LONGEST_ID),
    }
    sent_at, wrong["sent_at"] = _moment(given.get("sent_at", iso(now)))
    if found := {field: said for field, said in wrong.items() if said}:
        raise invalid(**found)
    return Reply(id_, given["from"], recipient, given["body"], sent_at)


def envelope(reply: Reply, topic: str) -> str:
    """What SNS puts on a queue for this reply (not raw, so that the timestamp stays)."""
    return json.dumps(
        {
            "Type": "Notification",
            "MessageId": str(uuid.uuid4()),
            "TopicArn": topic,
            "Message": json.dumps(two_way_payload(reply)),
            "Timestamp": iso(reply.sent_at),
            "SignatureVersion": "1",
            "Signature": "bG9jYWw=",
            "SigningCertURL": "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-local.pem",
            "UnsubscribeURL": "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe",
        }
    )


def two_way_payload(reply: Reply) -> dict[str, str]:
    """The service's payload for a text from a phone; ``originationNumber`` is the person."""
    first_word = reply.body.split(maxsplit=1)[:1]
    return {
        "originationNumber": reply.sender,
        "destinationNumber": reply.recipient,
        "messageKeyword": first_word[0].upper()[:30] if first_word else "",
        "messageBody": reply.body,
        "inboundMessageId": reply.id,
        "previousPublishedMessageId": "",
    }


def _number_fault(value: Any) -> str:
    return "" if isinstance(value, str) and E164.fullmatch(value) else "must be a number in E.164"


def _text_fault(value: Any, shortest: int, longest: int) -> str:
    if not isinstance(value, str) or not shortest <= len(value) <= longest:
        return f"must be a string of {shortest} to {longest} characters"
    try:
        value.encode()
    except UnicodeEncodeError:
        return "must consist of whole characters"
    return ""


def _moment(value: Any) -> tuple[datetime, str]:
    try:
        return from_iso(value), ""
    except (ValueError, TypeError, OverflowError):
        return datetime.min, "must be an ISO 8601 time with a zone"  # noqa: DTZ901, never used
