"""The stop button, for those who run the ITSM system: a wrong text to everybody ends here."""

from http import HTTPStatus

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from functions.caller import employee, require
from functions.http import answer, checked, json_of
from functions.staff_api.models import OPERATION_SENTENCES, Operation
from functions.world import world
from shared.notification.operations import Kind, Ordered

router = APIGatewayHttpRouter()  # type: ignore[no-untyped-call]


@router.post("/api/operations/pause")
def pause() -> Response[str]:
    """Hold a lane's texts back until it is resumed."""
    return _ordered(Kind.PAUSE)


@router.post("/api/operations/resume")
def resume() -> Response[str]:
    """Let a lane's texts go on, those that are still worth sending."""
    return _ordered(Kind.RESUME)


def _ordered(kind: Kind) -> Response[str]:
    event = router.current_event
    require("itsm", event, world.settings)
    asked = checked(Operation, json_of(event), OPERATION_SENTENCES)
    staff, request = employee(event, world.keys), event.request_context.request_id
    order = Ordered(kind, asked.lanes, staff, asked.reason, request)
    paused = world.operations.carry_out(order, world.clock())
    return answer(HTTPStatus.OK, {"paused": [lane.value for lane in paused]})
