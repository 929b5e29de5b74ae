"""The queues as SQS holds them: lanes, answers and dead letters."""

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import boto3
import pytest

from shared.consent.entry import AutomaticText
from shared.consent.keys import SubscriberKey
from shared.itsm.event import Role, event_key
from shared.itsm.history import FIRST, Notice
from shared.notification.lanes import AnswerQueue, DeadLetters, Lanes
from shared.notification.messages import Packed, Planning, answer_due, packed, planning
from shared.sms.pacing import Lane
from tests.unit.consent.story import entries

from .tables import NOON

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient
    from mypy_boto3_sqs.type_defs import MessageTypeDef

NOTICE = Notice("itsm.desk", "INC1", "v1", Role.ALERT, FIRST)
PACKED = Packed(NOTICE, (SubscriberKey("one"), SubscriberKey("two")))
ANA = SubscriberKey("ana")


@pytest.fixture
def sqs(aws: None) -> "SQSClient":
    return boto3.client("sqs", region_name="us-east-1")


def queue(sqs: "SQSClient", name: str) -> str:
    return sqs.create_queue(QueueName=name)["QueueUrl"]


def lanes(sqs: "SQSClient") -> Lanes:
    return Lanes(sqs, {lane: queue(sqs, lane.value) for lane in Lane}, queue(sqs, "planning"))


def only(sqs: "SQSClient", url: str) -> "MessageTypeDef":
    """The one message that can be received from a queue now."""
    answer = sqs.receive_message(
        QueueUrl=url,
        MaxNumberOfMessages=10,
        MessageAttributeNames=["All"],
        MessageSystemAttributeNames=["All"],
    )
    [message] = answer["Messages"]
    return message


def delayed(sqs: "SQSClient", url: str) -> int:
    names = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    return int(names["ApproximateNumberOfMessagesDelayed"])


def test_a_packed_message_waits_on_its_lane(sqs: "SQSClient") -> None:
    both = lanes(sqs)
    for lane in Lane:
        both.put(lane, PACKED)
        assert packed(only(sqs, both.urls[lane])["Body"]) == PACKED


def test_routine_events_share_their_lane_fairly(sqs: "SQSClient") -> None:
    both = lanes(sqs)
    both.put(Lane.ROUTINE, PACKED)
    attributes = only(sqs, both.urls[Lane.ROUTINE])["Attributes"]
    assert attributes["MessageGroupId"] == event_key("itsm.desk", "INC1")
    assert "INC1" not in attributes["MessageGroupId"]


def test_what_is_put_off_cannot_be_received_yet(sqs: "SQSClient") -> None:
    both = lanes(sqs)
    both.put(Lane.URGENT, PACKED, delay=15)
    both.put(Lane.ROUTINE, PACKED, delay=900)
    both.plan_on(Planning(NOTICE, "alert", again=True), delay=65)
    both.plan_on(Planning(NOTICE, "alert", again=True), delay=10_000)
    assert [delayed(sqs, url) for url in (*both.urls.values(), both.planning_url)] == [1, 1, 2]


def test_planning_goes_on_at_once_unless_told_otherwise(sqs: "SQSClient") -> None:
    both, rest = lanes(sqs), Planning(NOTICE, "event", 7, "one")
    both.plan_on(rest)
    assert planning(json.loads(only(sqs, both.planning_url)["Body"])) == rest


@pytest.mark.parametrize("text", AutomaticText)
def test_an_answer_is_worth_sending_for_five_minutes(sqs: "SQSClient", text: AutomaticText) -> None:
    """A confirmation's five minutes count from the opt-out, wherever its text was held up."""
    answers = AnswerQueue(sqs, queue(sqs, "answers"))
    [entry] = entries("STOP")
    entry = replace(entry, answer=text, recorded_at=NOON)
    answers.hand_over(ANA, entry)
    due = answer_due(only(sqs, answers.url)["Body"])
    assert (due.subscriber, due.seq, due.text) == (ANA, 1, text)
    from_the_opt_out = text is AutomaticText.CONFIRMATION
    assert due.until == ("2026-11-24T09:05:00.000Z" if from_the_opt_out else "2026-11-24T12:05:00.000Z")


def test_an_entry_without_an_answer_is_not_handed_over(sqs: "SQSClient") -> None:
    [entry] = entries("portal")
    with pytest.raises(AssertionError):
        AnswerQueue(sqs, queue(sqs, "answers")).hand_over(ANA, entry)


def test_bad_input_is_buried_unchanged_with_its_reason(sqs: "SQSClient") -> None:  # G4, G10
    dead = DeadLetters(sqs, queue(sqs, "dead"))
    dead.bury('{"detail": "né à 9 h"}', "title: is missing")
    message = only(sqs, dead.url)
    assert message["Body"] == '{"detail": "né à 9 h"}'
    assert message["MessageAttributes"]["reason"]["StringValue"] == "title: is missing"


@pytest.mark.parametrize(("reason", "kept"), [("", "unknown"), ("a" * 900, "a" * 500)])
def test_a_reason_is_neither_empty_nor_endless(sqs: "SQSClient", reason: str, kept: str) -> None:
    dead = DeadLetters(sqs, queue(sqs, "dead"))
    dead.bury("x", reason)
    assert only(sqs, dead.url)["MessageAttributes"]["reason"]["StringValue"] == kept
