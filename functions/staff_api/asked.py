"""What all questions about somebody's record have in common: whose it is, and who asks."""

from http import HTTPStatus

from aws_lambda_powertools.utilities.data_classes import APIGatewayProxyEventV2

from functions.caller import employee
from functions.http import Problem, unprocessable
from functions.world import world
from shared.consent.entry import Actor
from shared.consent.looked_up import Look
from shared.sms.number import NotTextable, PhoneNumber, textable


def number_in(phone: str) -> PhoneNumber:
    """The number that staff wrote: any mobile number of any country, as people write it.

    Raises:
        Problem: 422, it is none.
    """
    try:
        return textable(phone, world.settings.default_region)
    except NotTextable as wrong:
        raise unprocessable([("phone", str(wrong))]) from None


def look_of(event: APIGatewayProxyEventV2, actor: Actor, what: str) -> Look:
    """The look that this request is, for the chain of whoever is looked at."""
    return Look(actor, employee(event, world.keys), what, event.request_context.request_id)


def unknown() -> Problem:
    """404: of this number nothing was ever written down, and nothing is now."""
    return Problem(HTTPStatus.NOT_FOUND, "There is no record of this number.")
