"""The door for queues: one bad record never holds up its batch (G4), and none is lost (G10)."""

import traceback
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord

from shared.notification.lanes import DeadLetters
from shared.notification.messages import UnknownMessage
from shared.sms.inbound import BadMessage

log = Logger()
BAD = (BadMessage, UnknownMessage)


def each_record(
    event: dict[str, Any],
    work: Callable[[SQSRecord], None],
    dead: Callable[[SQSRecord], DeadLetters],
    bad: tuple[type[Exception], ...] = BAD,
) -> Any:
    """Do ``work`` on every record. Bad input is buried with its reason; a crash is SQS' to redeliver."""

    def one(record: SQSRecord) -> None:
        try:
            work(record)
        except bad as wrong:
            log.warning("message buried", reason=str(wrong), message_id=record.message_id)
            dead(record).bury(record.body, str(wrong))
        except Exception as error:
            # Only its type and place: a message of an exception may carry what a log must not (G7).
            log.error("message failed", error=type(error).__name__, where=place(error))  # noqa: TRY400
            raise

    processor = BatchProcessor(event_type=EventType.SQS, raise_on_entire_batch_failure=False)
    return process_partial_response(event=event, record_handler=one, processor=processor)


def queue_of(record: SQSRecord, environment: Mapping[str, str], queues: Iterable[str]) -> str:
    """Which of these queues (``INBOUND``, …) a record came from."""
    name = record.queue_url.rsplit("/", 1)[-1]
    return next(queue for queue in queues if environment[f"{queue}_QUEUE_URL"].endswith(f"/{name}"))


def place(error: BaseException) -> list[str]:
    """Where an exception came from, as file and line."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename.rsplit('/', 2)[-1]}:{frame.lineno}" for frame in frames[-8:]]
