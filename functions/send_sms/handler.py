"""SQS ``urgent``, ``routine`` and ``answers`` → pace, claim, carrier. The only door to a phone."""

from typing import Any

from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.queue import each_record, queue_of
from functions.world import world
from shared.notification.lanes import DeadLetters
from shared.notification.messages import answer_due, on_lane
from shared.sms.pacing import Lane

QUEUES = ("URGENT", "ROUTINE", "ANSWERS")
SPARE_SECONDS = 6
"""What a call in flight and the hand-over of the rest may take."""


def handler(event: dict[str, Any], context: LambdaContext) -> Any:
    """One packed message or answer a record; one failed text never holds up its batch (G4)."""

    def send(record: SQSRecord) -> None:
        queue = queue_of(record, world.environment, QUEUES)
        if queue == "ANSWERS":
            world.answer_work.do(answer_due(record.body))
            return
        seconds = context.get_remaining_time_in_millis() / 1000 - SPARE_SECONDS
        world.lane_work.do(on_lane(record.body), Lane(queue.lower()), seconds)

    return each_record(event, send, dead_letters)


def dead_letters(record: SQSRecord) -> DeadLetters:
    """The dead-letter queue behind a record's queue."""
    return world.dead_letters(queue_of(record, world.environment, QUEUES))
