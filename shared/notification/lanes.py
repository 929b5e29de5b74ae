"""The queues between planning and sending, and the answers' own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from shared.clock import iso
from shared.consent.answers import reply_of
from shared.consent.entry import AutomaticText, Entry
from shared.consent.keys import SubscriberKey
from shared.consent.observations import Observation
from shared.consent.observations import written as observed
from shared.itsm.event import event_key
from shared.notification.messages import AnswerDue, OnLane, Packed, Planning, written
from shared.sms.pacing import Lane

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient

LONGEST_DELAY = 900
TRIED_FOR = timedelta(minutes=5)
"""An answer's use ends then; a confirmation's counts from the opt-out (47 CFR 64.1200(a)(12))."""


@dataclass(frozen=True)
class Lanes:
    """Hands packed messages to a lane, and planning its own rest."""

    sqs: "SQSClient"
    urls: Mapping[Lane, str]
    planning_url: str = ""

    def put(self, lane: Lane, message: OnLane, delay: int = 0) -> None:
        """Put a message on its lane."""
        self.put_body(lane, written(message), _group(message), delay)

    def put_body(self, lane: Lane, body: str, group: str, delay: int = 0) -> None:
        """Put a message on its lane as it is written; the routine lane is shared fairly by groups."""
        url = self.urls[lane]
        if lane is Lane.ROUTINE:
            self.sqs.send_message(QueueUrl=url, MessageBody=body, MessageGroupId=group, DelaySeconds=delay)
        else:
            self.sqs.send_message(QueueUrl=url, MessageBody=body, DelaySeconds=delay)

    def plan_on(self, planning: Planning, delay: int = 0) -> None:
        """Let planning go on in a message of its own."""
        self.sqs.send_message(
            QueueUrl=self.planning_url, MessageBody=written(planning), DelaySeconds=min(delay, LONGEST_DELAY)
        )


def _group(message: OnLane) -> str:
    if isinstance(message, Packed):
        return event_key(message.notice.source, message.notice.id)
    return "digest"


@dataclass(frozen=True)
class AnswerQueue:
    """Takes automatic texts. They have a queue of their own, so that none waits behind a whole audience."""

    sqs: "SQSClient"
    url: str

    def hand_over(self, subscriber: SubscriberKey, entry: Entry) -> None:
        """Queue the answer that ``entry`` calls for; it is claimed once, however often it is queued."""
        assert entry.answer is not None
        confirms = entry.answer is AutomaticText.CONFIRMATION
        until = (entry.at if confirms else entry.recorded_at) + TRIED_FOR
        reply = reply_of(entry)
        self.put(
            AnswerDue(subscriber, entry.seq, reply.text, iso(until), reply.state, reply.topic, reply.keeps)
        )

    def put(self, answer: AnswerDue, delay: int = 0) -> None:
        """Queue an answer, to be sent in ``delay`` seconds."""
        self.sqs.send_message(QueueUrl=self.url, MessageBody=written(answer), DelaySeconds=delay)


@dataclass(frozen=True)
class ObservedQueue:
    """Takes what the carrier told of a number, for those who may write a consent down."""

    sqs: "SQSClient"
    url: str

    def tell(self, observation: Observation) -> None:
        """Queue an observation; the same one twice is one entry."""
        self.sqs.send_message(QueueUrl=self.url, MessageBody=observed(observation))


@dataclass(frozen=True)
class DeadLetters:
    """Where bad input ends: unchanged, with its reason (G4, G10)."""

    sqs: "SQSClient"
    url: str

    def bury(self, body: str, reason: str) -> None:
        """Send a message to the dead-letter queue with the sentence that says why."""
        self.sqs.send_message(
            QueueUrl=self.url,
            MessageBody=body,
            MessageAttributes={"reason": {"DataType": "String", "StringValue": reason[:500] or "unknown"}},
        )
