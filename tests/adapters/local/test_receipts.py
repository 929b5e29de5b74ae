"""Receipts and the phones' answers, as they reach the stack."""

import json
from pathlib import Path
from typing import Any

import pytest

from local.carrier import Line, Store
from local.carrier.fate import DELIVERED, EXPIRED, Fate, fate
from local.clock import LaptopClock

from .stand import Laptop, a_number, eventually

BOTH_ATTEMPTS = 2
"""Of the doors' client, for one publication."""

FAILING = "+14254147167"
"""The service's own simulator of a failing phone in the US."""


def test_a_delivered_text_brings_its_receipt(laptop: Laptop) -> None:
    number = a_number()
    sent = laptop.sends(number, "a" * 161, Context={"delivery": "abc"})
    [receipt] = eventually(lambda: laptop.engine.receipts_of(sent))
    assert receipt["eventType"] == "TEXT_DELIVERED"
    assert (receipt["isFinal"], receipt["messageStatus"]) == (True, "DELIVERED")
    assert (receipt["destinationPhoneNumber"], receipt["originationPhoneNumber"]) == (number, "+12065550100")
    assert (receipt["context"], receipt["totalMessageParts"]) == ({"delivery": "abc"}, 2)
    assert receipt["eventTimestamp"] >= receipt["messageRequestTimestamp"]
    assert laptop.texts(number)[0]["status"] == "delivered"


def test_a_failing_phone_fails(laptop: Laptop) -> None:
    sent = laptop.sends(FAILING)
    [receipt] = eventually(lambda: laptop.engine.receipts_of(sent))
    assert receipt["eventType"] == "TEXT_CARRIER_UNREACHABLE"
    assert laptop.texts(FAILING)[-1]["status"] == "failed"


@pytest.mark.parametrize(("way_ms", "end"), [(5_001, Fate(EXPIRED, 5, 1)), (5_000, Fate(DELIVERED, 5, 1))])
def test_a_text_that_lives_shorter_than_its_way_expires(tmp_path: Path, way_ms: int, end: Fate) -> None:
    line = Line(Store(tmp_path / "carrier.sqlite3"), LaptopClock(tmp_path / "clock.json"))
    line.change(line.settings.merged({"receipts": {"delay_ms": way_ms}}))
    assert fate(line, a_number(), life=5) == end


def test_without_a_configuration_set_nobody_is_told(laptop: Laptop) -> None:
    number = a_number()
    sent = laptop.carrier.send_text_message(DestinationPhoneNumber=number, MessageBody="a")["MessageId"]
    eventually(lambda: laptop.texts(number)[0]["status"] == "delivered")
    assert laptop.engine.receipts_of(sent) == []


def test_receipts_come_twice_or_never(laptop: Laptop) -> None:
    laptop.behaves(receipts={"duplicate_rate": 1})
    twice = laptop.sends(a_number())
    eventually(lambda: len(laptop.engine.receipts_of(twice)) == 2)
    laptop.behaves(receipts={"lost_rate": 1})
    number = a_number()
    lost = laptop.sends(number)
    eventually(lambda: laptop.texts(number)[0]["status"] == "delivered")
    assert laptop.engine.receipts_of(lost) == []


def test_a_receipt_waits_for_the_engine(laptop: Laptop) -> None:
    laptop.engine.out_of_order = True
    sent = laptop.sends(a_number()).encode()
    eventually(lambda: sum(sent in body for body in laptop.engine.refused) == BOTH_ATTEMPTS)
    assert laptop.engine.receipts_of(sent.decode()) == []
    laptop.engine.out_of_order = False
    eventually(lambda: laptop.engine.receipts_of(sent.decode()))


def test_a_reply_lies_on_the_queue_as_sns_would_put_it(laptop: Laptop) -> None:
    reply = {"from": a_number(), "body": " Stop. 🙂", "id": "r1", "sent_at": "2026-11-24T10:00:00.123+01:00"}
    answer = laptop.http.post("/carrier/replies", json=reply)
    assert (answer.status_code, answer.json()) == (202, {"id": "r1"})
    envelope = laptop.engine.queued[-1]
    assert (envelope["Type"], envelope["Timestamp"]) == ("Notification", "2026-11-24T09:00:00.123Z")
    assert envelope["TopicArn"].endswith(":inbound")
    payload = json.loads(envelope["Message"])
    assert (payload["originationNumber"], payload["destinationNumber"]) == (reply["from"], "+12065550100")
    assert (payload["messageBody"], payload["messageKeyword"]) == (" Stop. 🙂", "STOP.")
    assert payload["inboundMessageId"] == "r1"


def test_the_same_reply_again_is_a_duplicate_on_the_queue_only(laptop: Laptop) -> None:
    reply = {"from": a_number(), "body": "STOP", "id": "r2"}
    before = len(laptop.engine.queued)
    for _ in range(2):
        assert laptop.http.post("/carrier/replies", json=reply).status_code == 202
    assert len(laptop.engine.queued) == before + 2
    [kept] = laptop.http.get("/carrier/replies", params={"from": reply["from"]}).json()
    assert (kept["id"], kept["body"]) == ("r2", "STOP")


def test_a_reply_bears_the_moved_time(laptop: Laptop) -> None:
    laptop.http.put("/local/clock", json={"offset_seconds": 400 * 86_400})
    laptop.http.post("/carrier/replies", json={"from": a_number(), "body": "YES"})
    assert laptop.engine.queued[-1]["Timestamp"] >= "2027"


@pytest.mark.parametrize(
    ("member", "value", "field"),
    [
        ("from", None, "from"),
        ("from", "415 555 0123", "from"),
        ("from", 14155550123, "from"),
        ("to", "us", "to"),
        ("body", None, "body"),
        ("body", 1, "body"),
        ("body", "a" * 1601, "body"),
        ("id", "", "id"),
        ("sent_at", "2026-11-24T10:00:00", "sent_at"),
        ("sent_at", "yesterday", "sent_at"),
        ("sent_at", 5, "sent_at"),
        ("sent_at", "0001-01-01T00:00:00+23:00", "sent_at"),
        ("colour", "red", "colour"),
    ],
)
def test_a_reply_that_makes_no_sense(laptop: Laptop, member: str, value: Any, field: str) -> None:
    before = len(laptop.engine.queued)
    reply = {"from": a_number(), "body": "STOP", member: value}
    answer = laptop.http.post("/carrier/replies", json=reply)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert len(laptop.engine.queued) == before


def test_a_reply_that_is_half_a_character(laptop: Laptop) -> None:
    body = '{"from": "+14155550123", "body": "\\ud83d"}'
    assert laptop.http.post("/carrier/replies", content=body).status_code == 422


def test_a_reply_is_not_taken_while_the_engine_is_away(laptop: Laptop) -> None:
    laptop.engine.out_of_order = True
    number = a_number()
    assert laptop.http.post("/carrier/replies", json={"from": number, "body": "STOP"}).status_code == 503
    assert laptop.http.get("/carrier/replies", params={"from": number}).json() == []
