"""The help desk's question: why did this person get the text of this event, or none?"""

from functools import cache
from http import HTTPStatus
from typing import Any

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from functions.caller import require
from functions.http import Problem, answer, checked, json_of
from functions.staff_api.asked import look_of, number_in
from functions.staff_api.models import EXPLANATION_SENTENCES, Question
from functions.world import world
from shared.clock import iso
from shared.consent.entry import Actor
from shared.consent.ledger import History
from shared.consent.looked_up import note_look
from shared.notification.explain_steps import Trace
from shared.notification.explanations import Explanations, NotFound

router = APIGatewayHttpRouter()  # type: ignore[no-untyped-call]


@router.post("/api/help-desk/explanations")
def explain() -> Response[str]:
    """The trace of an event and a person; whoever was never seen is a person who is not opted in."""
    event = router.current_event
    require("help-desk", event, world.settings)
    asked = checked(Question, json_of(event), EXPLANATION_SENTENCES)
    number = number_in(asked.phone)
    versions = explanations().event(asked.event)
    if isinstance(versions, NotFound):
        raise not_found(versions)
    look = look_of(event, Actor.HELP_DESK, "explanation")
    history = note_look(number, look, world.book) or History(world.keys.subscriber(number))
    return answer(HTTPStatus.OK, trace_view(explanations().explain(versions, history)))


def trace_view(trace: Trace) -> dict[str, Any]:
    """The trace in the contract's keys."""
    return {
        "outcome": trace.outcome,
        "reason": trace.reason,
        "steps": [{"at": iso(step.at), "what": step.what, "detail": step.detail} for step in trace.steps],
    }


def not_found(why: NotFound) -> Problem:
    """404 for an event that nobody told us of, 409 for an id that says too little."""
    if why is NotFound.UNKNOWN:
        return Problem(HTTPStatus.NOT_FOUND, "No such event was ever received.")
    return Problem(HTTPStatus.CONFLICT, "Several systems use this id: name the event as source/id.")


@cache
def explanations() -> Explanations:
    """What answers, made when it is first asked."""
    return Explanations(
        world.dynamodb,
        world.environment["SUBSCRIBERS_TABLE"],
        world.environment["DELIVERIES_TABLE"],
        world.events,
        world.pauses,
        world.settings,
        world.clock,
    )
