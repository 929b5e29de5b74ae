"""SQS ``inbound``, ``observed`` → what a phone texted, or others told us, becomes an entry of its consent."""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord

from functions.ground import ground
from functions.queue import each_record, queue_of
from shared.consent.observations import Observation, Observed, observation
from shared.consent.observed import offboard, opted_out_at_carrier_of, unreachable
from shared.consent.reply import take
from shared.sms.inbound import inbound_text

QUEUES = ("INBOUND", "OBSERVED")

log = Logger()


def handler(event: dict[str, Any], _: object) -> Any:
    """One reply or observation a record; a bad one is a dead letter and the rest goes on."""
    return each_record(event, take_one, lambda record: ground.dead_letters(queue(record)))


def queue(record: SQSRecord) -> str:
    """Which of the two a record came from."""
    return queue_of(record, ground.environment, QUEUES)


def take_one(record: SQSRecord) -> None:
    """Take what lies in a record."""
    if queue(record) == "INBOUND":
        take_reply(record)
    else:
        take_observation(record)


def take_reply(record: SQSRecord) -> None:
    """Take one reply."""
    text = inbound_text(record.body)
    reading = take(text, ground.book)
    log.info("reply taken", cause=text.id, rule=reading.rule)


def take_observation(record: SQSRecord) -> None:
    """Take what the carrier or the HR system told; of somebody unknown, nothing is written."""
    told = observation(record.body)
    if not isinstance(told, Observation):
        numbers = offboard(ground.keys.employee(told.sub), told.cause, ground.book)
        log.info("employee offboarded", numbers=numbers)
    elif told.kind is Observed.UNREACHABLE:
        done = unreachable(told.subscriber, told.cause, told.at, ground.book)
        log.info("no such number", written=done)
    else:
        done = opted_out_at_carrier_of(told.subscriber, told.cause, told.at, ground.book)
        log.info("opted out at the carrier", written=done)
