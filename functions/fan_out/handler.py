"""SQS ``fan-out`` → an ITSM event, a gathering or the rest of a plan becomes packed messages on a lane."""

import json
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord

from functions.planning import planners
from functions.queue import BAD, each_record
from functions.world import world
from shared.itsm.model import BadEvent, event_of
from shared.notification.messages import closing, planning

log = Logger()


def handler(event: dict[str, Any], _: object) -> Any:
    """One event a record; a bad one is a dead letter with its reason and the rest goes on."""
    return each_record(event, plan, lambda _: world.dead_letters("FAN_OUT"), (*BAD, BadEvent))


def plan(record: SQSRecord) -> None:
    """Plan one event, close a gathering, or go on with a plan."""
    fields = parsed(record.body)
    if fields.get("kind") == "Closing":
        planners.closer.go_on(closing(fields))
        return
    if "kind" in fields:
        planners.planner.go_on(planning(fields))
        return
    itsm_event = event_of(fields, world.clock())
    reason = planners.planner.take(itsm_event)
    log.info("event taken", type=itsm_event.type.name, id=itsm_event.id, outcome=reason or "planned")


def parsed(body: str) -> dict[str, Any]:
    """The JSON object in a record.

    Raises:
        BadEvent: it is none.
    """
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        raise BadEvent("message: not JSON") from None
    if not isinstance(fields, dict):
        raise BadEvent("message: not an object")
    return fields
