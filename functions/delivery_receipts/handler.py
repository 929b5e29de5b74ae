"""SQS ``receipts`` → what the carrier says became of a text, and of a number that does not exist."""

import time
from typing import Any

from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord

from functions.queue import each_record
from functions.world import world
from shared.consent.observations import Observation, Observed
from shared.notification.delivery import DeliveryKey, Status, subscriber_of
from shared.sms.inbound import BadMessage, Receipt, receipt

PATIENCE_SECONDS, AGAIN_SECONDS = 3, 0.2
"""A receipt may overtake the note of its own text, which is written right after the carrier's call."""


def handler(event: dict[str, Any], _: object) -> Any:
    """One receipt a record; one for nothing known is a dead letter, and all of a batch wait together."""
    until = time.monotonic() + PATIENCE_SECONDS
    return each_record(event, lambda record: confirm(record, until), lambda _: world.dead_letters("RECEIPTS"))


def confirm(record: SQSRecord, until: float) -> None:
    """Write one receipt on its delivery, which may be noted as late as ``until``."""
    said = receipt(record.body)
    if not said.final:
        return
    try:
        delivery = DeliveryKey.parse(said.delivery)
    except ValueError:
        raise BadMessage("delivery: names none") from None
    while not world.deliveries.confirm(delivery, said):
        if time.monotonic() > until:
            raise BadMessage("delivery: not known")
        time.sleep(AGAIN_SECONDS)
    if said.no_such_number:
        tell_of(delivery, said)


def tell_of(delivery: DeliveryKey, said: Receipt) -> None:
    """Tell that there is no such number, unless its text was delivered all the same."""
    if world.deliveries.status(delivery) is Status.FAILED:
        cause = f"receipt of {delivery}"
        world.observed.tell(Observation(Observed.UNREACHABLE, subscriber_of(delivery), cause, said.at))
