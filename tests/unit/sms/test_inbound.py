"""What comes through SNS and SQS: the documented payloads, and what is no such thing."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.sms.inbound import BadMessage, inbound_text, receipt

REPLY = {
    "originationNumber": "+14155550123",
    "destinationNumber": "+12065550100",
    "messageKeyword": "STOP",
    "messageBody": "Stop.",
    "inboundMessageId": "cae173d2-66b9-564c-8309-21f858e9fb84",
    "previousPublishedMessageId": "wJalrXUtnFEMI",
}
SAID = {
    "eventType": "TEXT_DELIVERED",
    "eventVersion": "1.0",
    "eventTimestamp": 1795510800123,
    "isFinal": True,
    "destinationPhoneNumber": "+14155550123",
    "messageId": "862a8790-60c0-4430-9b2b-658bdexample",
    "context": {"delivery": "a|b", "consent": "1:abc"},
}


def envelope(message: Any, **more: Any) -> str:
    text = message if isinstance(message, str) else json.dumps(message)
    return json.dumps(
        {"Type": "Notification", "Message": text, "Timestamp": "2026-11-24T09:00:00.250Z"} | more
    )


def test_a_reply() -> None:
    text = inbound_text(envelope(REPLY))
    assert (text.id, text.number.e164, text.body) == (REPLY["inboundMessageId"], "+14155550123", "Stop.")
    assert text.sent_at == datetime(2026, 11, 24, 9, 0, 0, 250_000, UTC)


def test_a_reply_prints_neither_number_nor_words() -> None:  # G7
    shown = repr(inbound_text(envelope(REPLY)))
    assert "Stop" not in shown
    assert "415" not in shown


def test_half_an_emoji_hides_no_stop() -> None:  # G4
    text = inbound_text(envelope(REPLY | {"messageBody": "STOP \ud83d"}))
    assert text.body == "STOP \ufffd"
    assert text.body.encode()
    assert inbound_text(envelope(REPLY | {"messageBody": "Stop \U0001f44d"})).body == "Stop \U0001f44d"


BAD_REPLIES = [
    ("{", "body: not JSON"),
    ("[]", "body: not an object"),
    ("{}", "Message: missing"),
    (envelope("{"), "Message: not JSON"),
    (envelope("[]"), "Message: not an object"),
    (envelope(REPLY | {"originationNumber": None}), "originationNumber: missing"),
    (envelope(REPLY | {"originationNumber": "415 555 0123"}), "originationNumber: not in E.164"),
    (envelope(REPLY | {"messageBody": 1}), "messageBody: missing"),
    (envelope(REPLY | {"inboundMessageId": None}), "inboundMessageId: missing"),
    (envelope(REPLY | {"inboundMessageId": ""}), "inboundMessageId: no id"),
    (envelope(REPLY | {"inboundMessageId": "a\nb"}), "inboundMessageId: no id"),
    (envelope(REPLY | {"inboundMessageId": "é"}), "inboundMessageId: no id"),
    (envelope(REPLY | {"inboundMessageId": "a" * 10_000}), "inboundMessageId: no id"),
    (envelope(REPLY, Timestamp=None), "Timestamp"),
    (envelope(REPLY, Timestamp="yesterday"), "Timestamp: not a time"),
    (envelope(REPLY, Timestamp="2026-11-24T09:00:00"), "Timestamp: not a time"),
    (envelope(REPLY, Timestamp="0001-01-01T00:00:00+14:00"), "Timestamp: not a time"),
]


@pytest.mark.parametrize(("body", "sentence"), BAD_REPLIES)
def test_what_is_no_reply(body: str, sentence: str) -> None:  # G10
    with pytest.raises(BadMessage, match=sentence) as caught:
        inbound_text(body)
    assert "555" not in str(caught.value)  # G7


FATES = [
    ("TEXT_DELIVERED", True, True, True),
    ("TEXT_SUCCESSFUL", True, True, True),
    ("TEXT_SUCCESSFUL", False, True, False),
    ("TEXT_SENT", False, False, False),
    ("TEXT_PENDING", None, False, False),
    ("TEXT_QUEUED", None, False, False),
    ("TEXT_UNKNOWN", True, False, False),
    ("TEXT_INVALID", True, False, True),
    ("TEXT_INVALID_MESSAGE", True, False, True),
    ("TEXT_UNREACHABLE", True, False, True),
    ("TEXT_CARRIER_UNREACHABLE", None, False, True),
    ("TEXT_BLOCKED", True, False, True),
    ("TEXT_CARRIER_BLOCKED", True, False, True),
    ("TEXT_SPAM", True, False, True),
    ("TEXT_TTL_EXPIRED", True, False, True),
    ("TEXT_PROTECT_BLOCKED", True, False, True),
]


@pytest.mark.parametrize(("kind", "is_final", "delivered", "final"), FATES)
def test_a_receipt(kind: str, is_final: bool | None, delivered: bool, final: bool) -> None:
    said = receipt(envelope(SAID | {"eventType": kind, "isFinal": is_final}))
    assert (said.delivery, said.status, said.delivered, said.final) == ("a|b", kind, delivered, final)
    assert said.at == datetime.fromtimestamp(1795510800.123, UTC)
    assert said.no_such_number is (kind == "TEXT_INVALID")


def test_a_number_is_not_gone_before_the_receipt_is_final() -> None:
    assert not receipt(envelope(SAID | {"eventType": "TEXT_INVALID", "isFinal": False})).no_such_number


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"eventType": None}, "eventType"),
        ({"context": None}, "context: missing"),
        ({"context": {}}, "delivery: missing"),
        ({"eventTimestamp": "now"}, "eventTimestamp"),
        ({"eventTimestamp": -1}, "eventTimestamp"),
        ({"eventTimestamp": 10**15}, "eventTimestamp"),
    ],
)
def test_what_is_no_receipt(change: dict[str, Any], sentence: str) -> None:  # G10
    with pytest.raises(BadMessage, match=sentence) as caught:
        receipt(envelope(SAID | change))
    assert "555" not in str(caught.value)


@given(st.one_of(st.text(), st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps)))
def test_anything_on_the_queue_is_read_or_told_why_not(body: str) -> None:  # G10
    for parser in (inbound_text, receipt):
        for written in (body, envelope(body)):
            with pytest.raises(BadMessage):
                parser(written)


def test_the_samples_of_the_contract_are_read() -> None:
    samples = Path(__file__).parents[3] / "events" / "carrier"
    reply = json.loads((samples / "inbound-queue-record.json").read_text())
    said = json.loads((samples / "receipts-queue-record.json").read_text())
    assert inbound_text(json.dumps(reply)).body
    assert receipt(json.dumps(said)).final
