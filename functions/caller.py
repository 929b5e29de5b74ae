"""Who is calling, from the token that the gateway has checked."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from aws_lambda_powertools.utilities.data_classes import APIGatewayProxyEventV2

from functions.http import Problem
from shared.consent.keys import EmployeeKey, Keys
from shared.consent.limits import source_of
from shared.settings import Settings


def employee(event: APIGatewayProxyEventV2, keys: Keys) -> EmployeeKey:
    """The employee whose token this is, known by its ``sub``.

    Raises:
        Problem: 403, the token names nobody.
    """
    sub = claims_of(event).get("sub")
    if not isinstance(sub, str) or not sub:
        raise Problem(HTTPStatus.FORBIDDEN, "The token names no employee.")
    return keys.employee(sub)


def source(event: APIGatewayProxyEventV2, keys: Keys) -> str:
    """The name of where the request came from, as the gateway saw it: what a header claims counts nothing."""
    return keys.source(source_of(event.request_context.http.source_ip))


def require(role: str, event: APIGatewayProxyEventV2, settings: Settings) -> None:
    """Let only those pass to whom the settings grant ``role``.

    Raises:
        Problem: 403, the token does not grant it.
    """
    claim, value = settings.roles[role]
    if value not in words_of(claims_of(event).get(claim)):
        raise Problem(HTTPStatus.FORBIDDEN, "Your account may not do this.")


def words_of(claim: object) -> list[str]:
    """The values of a claim: the gateway writes a list as ``"[a b]"``."""
    if not isinstance(claim, str):
        return []
    inner = claim[1:-1] if claim.startswith("[") and claim.endswith("]") else claim
    return inner.split()


def claims_of(event: APIGatewayProxyEventV2) -> Mapping[str, Any]:
    """The claims that the gateway's authorizer passed on."""
    authorizer = event.request_context.authorizer
    return (authorizer.jwt_claim if authorizer else None) or {}
