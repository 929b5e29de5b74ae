"""Bad messages: a dead letter with its reason, unchanged, while the rest of the batch goes on (G4, G10)."""

import json
import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from tests.end_to_end.dead_letters import DeadLetters
from tests.end_to_end.itsm import Happening, Itsm, incident, maintenance, now
from tests.end_to_end.people import Phone
from tests.end_to_end.records import Records
from tests.end_to_end.stage import SAMPLES, Stage

FINE = {"id": "INC-bad", "title": "Zebedee", "priority": 1, "occurred_at": now()}
BAD_EVENTS: dict[str, tuple[str, Any, str]] = {
    "a list": ("Incident Opened", [FINE], "detail"),
    "no title": ("Incident Opened", {**FINE, "title": None}, "title"),
    "an empty title": ("Incident Opened", {**FINE, "title": "  "}, "title"),
    "no id": ("Incident Opened", {**FINE, "id": None}, "id"),
    "no time": ("Incident Opened", {**FINE, "occurred_at": None}, "occurred_at"),
    "a time without zone": ("Incident Opened", {**FINE, "occurred_at": "2026-11-24T09:00:00"}, "occurred_at"),
    "a time of tomorrow": ("Incident Opened", {**FINE, "occurred_at": now(timedelta(days=1))}, "occurred_at"),
    "an end beyond all calendars": (
        "Incident Opened",
        {**FINE, "ends_at": "9999-12-31T23:59:59Z"},
        "ends_at",
    ),
    "a time far ahead": ("Incident Opened", {**FINE, "occurred_at": "2036-11-24T09:00:00Z"}, "occurred_at"),
    "a priority of high": ("Incident Opened", {**FINE, "priority": "high"}, "priority"),
    "a priority of six": ("Incident Opened", {**FINE, "priority": 6}, "priority"),
    "no priority": ("Incident Opened", {**FINE, "priority": None}, "priority"),
    "an end before the start": (
        "Change Scheduled",
        {**FINE, "starts_at": "2026-11-24T10:00:00Z", "ends_at": "2026-11-24T09:00:00Z"},
        "ends_at",
    ),
    "services that are a word": ("Outage Reported", {**FINE, "services": "email"}, "services"),
    "an unknown type": ("Incident Forgotten", FINE, "detail-type"),
    "an empty type": ("", FINE, "detail-type"),
}
BAD_BODIES = {
    "FanOut": ["not JSON", "[]", "[" * 20_000, '{"kind":"Planning","v":9}'],
    "Inbound": ["not JSON", "[]", "[" * 20_000, '{"Type":"Notification"}', '{"Message":"STOP"}'],
    "Receipts": ["not JSON", "null", '{"Message":"{}"}'],
    "Urgent": ["not JSON", "{}", '{"kind":"Packed","v":9}'],
    "Routine": ["not JSON", "{}", '{"kind":"AnswerDue","v":1}'],
    "Answers": ["not JSON", "{}", '{"kind":"AnswerDue","v":9}'],
    "Observed": ["not JSON", "[]", '{"kind":"unreachable","v":9}', '{"kind":"forgotten","v":1}'],
}


@pytest.fixture
def listening(ana: Phone) -> Iterator[Phone]:
    """Somebody who would hear it, and hears only what is right."""
    ana.opts_in()
    yield ana
    ana.hears_nothing()


def test_bad_events_are_buried_and_the_good_ones_told(  # G4, G10
    listening: Phone, stage: Stage, itsm: Itsm, dead_letters: DeadLetters, records: Records
) -> None:
    raised = {what: marked(*happened) for what, (*happened, _) in BAD_EVENTS.items()}

    itsm.raises(incident(title="Before."), *raised.values(), incident(title="After."))

    listening.receives("Before.")
    listening.receives("After.")
    for what, happening in raised.items():
        letter = dead_letters.of("FanOut", mark_of(happening))
        envelope = json.loads(letter.body)
        assert (envelope["detail-type"], envelope["detail"]) == (happening.detail_type, happening.detail)
        assert letter.reason
        assert BAD_EVENTS[what][-1] in letter.reason
        assert "Zebedee" not in letter.reason
    assert not any("Zebedee" in item.get("title", "") for item in records.all_of("Events"))


STRANGE = {
    "ten thousand characters": ("Email is down " * 715)[:10_000],
    "control characters": "\x1b[31m\x00Email\x08 is\u202e down\r\n" * 20,
    "templates": "{brand} {0.__class__} {{title}} %s %(id)s ${id} {% raw %} Email is down",
}


def test_strange_events_are_told_in_one_part_and_have_an_outcome(
    ana: Phone, itsm: Itsm, records: Records
) -> None:  # G10
    ana.opts_in()
    raised = [incident(title=title) for title in STRANGE.values()]
    raised += [incident(title="For nobody", services=["abacus"], locations=["MOON"])]
    past = [incident(title="Of last year", occurred_at=now(timedelta(days=-365)))]
    past += [incident(title="Of a century ago", occurred_at="1926-11-24T09:00:00Z")]

    itsm.raises(*raised, *past)

    texts = [ana.receives(each.id) for each in raised]
    ana.hears_nothing()
    assert {text.parts for text in texts} == {1}
    assert all(text.body.startswith("Example IT: ") and text.body.endswith("STOP to end.") for text in texts)
    assert not any(letter < " " for text in texts for letter in text.body)
    outcomes = [list(records.outcomes_of(each).values()) for each in (*raised, *past)]
    assert outcomes == [["planned"]] * 4 + [["expired"]] * 2
    assert records.event(raised[-1])["unknown_names"] == {"services": ["abacus"], "locations": ["MOON"]}


def test_an_event_without_an_audience_has_a_reason(ana: Phone, itsm: Itsm, records: Records) -> None:
    ana.opts_in(topics=["incident"])
    others = maintenance(title="For nobody")

    itsm.raises(others)

    ana.hears_nothing()
    assert records.outcomes_of(others) == {"Maintenance Scheduled 1": "not_opted_in"}


def test_bad_messages_do_not_hold_up_their_batch(  # G4, G10
    listening: Phone, ben: Phone, stage: Stage, dead_letters: DeadLetters, records: Records
) -> None:
    good = maintenance(title="In between")
    replies = [reply(ben, "HELP"), reply(ben, "INFO")]
    also = {"FanOut": [envelope(good)], "Inbound": replies}

    for queue, bodies in BAD_BODIES.items():
        batch = [*bodies, *also.get(queue, [])]
        group = {"MessageGroupId": "some"} if queue == "Routine" else {}
        entries = [{"Id": str(place), "MessageBody": body, **group} for place, body in enumerate(batch)]
        url = stage.outputs[f"{queue}QueueUrl"]
        assert not stage.client("sqs").send_message_batch(QueueUrl=url, Entries=entries).get("Failed")

    listening.receives("In between")
    ben.receives("Help:")
    ben.receives("Help:")
    for queue, bodies in BAD_BODIES.items():
        for body in bodies:
            letter = dead_letters.of(queue, body, whole=True)
            assert letter.reason
            assert "STOP" not in letter.reason


@pytest.mark.parametrize(
    ("what", "field"),
    [
        ({"originationNumber": None}, "originationNumber"),
        ({"originationNumber": "911"}, "originationNumber"),
        ({"originationNumber": "Zebedee"}, "originationNumber"),
        ({"messageBody": None}, "messageBody"),
        ({"messageBody": ["STOP"]}, "messageBody"),
        ({"inboundMessageId": 7}, "inboundMessageId"),
    ],
)
def test_a_reply_that_is_none(
    ana: Phone, stage: Stage, dead_letters: DeadLetters, records: Records, what: dict[str, Any], field: str
) -> None:  # G10
    mark = uuid.uuid4().hex
    payload = {"originationNumber": ana.number, "messageBody": "STOP", "inboundMessageId": mark} | what

    with records.untouched():
        stage.client("sns").publish(
            TopicArn=stage.outputs["InboundTopicArn"], Message=json.dumps({**payload, "mark": mark})
        )
        letter = dead_letters.of("Inbound", mark)

    assert letter.reason
    assert letter.reason.startswith(field)
    assert ana.number not in letter.reason
    assert ana.texts == []


@pytest.mark.parametrize(
    ("what", "field"),
    [
        ({"context": None}, "context"),
        ({"context": {}}, "delivery"),
        ({"context": {"delivery": "Zebedee"}}, "delivery"),
        ({"context": {"delivery": "no|such"}}, "delivery"),
        ({"eventType": None}, "eventType"),
        ({"eventTimestamp": "yesterday"}, "eventTimestamp"),
    ],
)
def test_a_receipt_that_is_none(
    stage: Stage, dead_letters: DeadLetters, what: dict[str, Any], field: str
) -> None:  # G10
    mark = uuid.uuid4().hex
    sample = json.loads((SAMPLES / "carrier/receipt.json").read_text()) | what

    stage.client("sns").publish(
        TopicArn=stage.outputs["ReceiptsTopicArn"], Message=json.dumps({**sample, "mark": mark})
    )

    letter = dead_letters.of("Receipts", mark)
    assert letter.reason
    assert letter.reason.startswith(field)
    assert "Zebedee" not in letter.reason


def marked(detail_type: str, detail: Any) -> Happening:
    """A bad event that can be found again; a key that is None is left out."""
    mark = uuid.uuid4().hex
    if isinstance(detail, dict):
        return Happening(detail_type, {k: v for k, v in detail.items() if v is not None} | {"url": mark})
    return Happening(detail_type, [*detail, mark])  # type: ignore[arg-type]


def mark_of(happening: Happening) -> str:
    """By which a bad event is found again."""
    return str(happening.detail["url"] if isinstance(happening.detail, dict) else happening.detail[-1])


def envelope(happening: Happening) -> str:
    """The event as the bus puts it on the queue."""
    return json.dumps(
        {"source": happening.source, "detail-type": happening.detail_type, "detail": happening.detail}
    )


def reply(phone: Phone, words: str) -> str:
    """A text as it lies on the inbound queue."""
    record = json.loads((SAMPLES / "carrier/inbound-queue-record.json").read_text())
    said = {"originationNumber": phone.number, "messageBody": words, "inboundMessageId": uuid.uuid4().hex}
    return json.dumps({**record, "Message": json.dumps(said), "Timestamp": now()})
