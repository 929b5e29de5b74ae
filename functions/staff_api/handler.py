"""HTTP → what staff may do for others: the help desk's opt-out on behalf, look-ups, explanations,
evidence, erasure, and the stop button."""

from http import HTTPStatus
from typing import Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.caller import employee, require
from functions.http import answer, checked, json_of, problems, unprocessable
from functions.staff_api import compliance, explain, look_up, operations
from functions.staff_api.asked import number_in
from functions.staff_api.models import OPT_OUT_SENTENCES, OptOut
from functions.world import world
from shared.clock import iso
from shared.consent.deadline import due_at
from shared.consent.opt_out import OnBehalf, by_help_desk
from shared.consent.overdue import note_late_request

app = APIGatewayHttpResolver()
app.include_router(look_up.router)
app.include_router(explain.router)
app.include_router(compliance.router)
app.include_router(operations.router)
problems(app)


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """The staff's half of the API, each route for the role that the contract names."""
    return app.resolve(event, context)


@app.post("/api/help-desk/opt-outs")
def opt_out() -> Response[str]:
    """Opt somebody out who asked by phone, mail, chat, in person or voicemail."""
    event = app.current_event
    require("help-desk", event, world.settings)
    asked = checked(OptOut, json_of(event), OPT_OUT_SENTENCES)
    if asked.received_at > world.clock():
        raise unprocessable([("received_at", OPT_OUT_SENTENCES["received_at"])])
    staff = employee(event, world.keys)
    on_behalf = OnBehalf(
        number_in(asked.phone),
        asked.channel,
        asked.received_at,
        staff,
        asked.note,
        event.request_context.request_id,
    )
    subscriber = world.keys.subscriber(on_behalf.number)
    note_late_request(subscriber, asked.received_at, world.notices, world.clock())
    decided_at = by_help_desk(on_behalf, world.book)
    return answer(
        HTTPStatus.CREATED,
        {"state": "opted_out", "decided_at": iso(decided_at), "due_at": iso(due_at(asked.received_at))},
    )
