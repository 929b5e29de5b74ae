"""SQS ``inbound`` → what a phone texted becomes an entry of its consent, and at most one answer."""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord

from functions.queue import each_record
from functions.world import world
from shared.consent.reply import take
from shared.sms.inbound import inbound_text

log = Logger()


def handler(event: dict[str, Any], _: object) -> Any:
    """One reply a record; a bad one is a dead letter and the rest goes on."""
    return each_record(event, take_reply, lambda _: world.dead_letters("INBOUND"))


def take_reply(record: SQSRecord) -> None:
    """Take one reply."""
    text = inbound_text(record.body)
    reading = take(text, world.book)
    log.info("reply taken", number=str(text.number), rule=reading.rule)
