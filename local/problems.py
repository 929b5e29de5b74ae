"""Refusals of the laptop's doors, as ``application/problem+json`` (G10)."""

import json
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse


class Problem(Exception):
    """A request that a door refuses; nothing was done."""

    def __init__(self, status: int, detail: str, **fields: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.fields = fields
        """Field → what is wrong with it; never its value."""

    def response(self) -> JSONResponse:
        """This problem as the answer to a request."""
        body = {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
            "errors": [{"field": field, "message": message} for field, message in self.fields.items()],
        }
        headers = {"Retry-After": "1"} if self.status == HTTPStatus.SERVICE_UNAVAILABLE else None
        return JSONResponse(body, self.status, headers, media_type="application/problem+json")


def invalid(**fields: str) -> Problem:
    """One or more fields that make no sense."""
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "Some fields are not valid.", **fields)


async def json_object(request: Request) -> dict[str, Any]:
    """The JSON object that the request carries, whatever its content type says (curl says form).

    Raises:
        Problem: it carries something else.
    """
    try:
        body = json.loads(await request.body(), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Problem(400, "The body is not JSON.") from None
    if not isinstance(body, dict):
        raise Problem(400, "The body is not a JSON object.")
    return body


def only(body: dict[str, Any], *known: str) -> None:
    """Refuse keys that mean nothing here: a typo must not look like success."""
    if unknown := [key for key in body if key not in known]:
        raise Problem(
            422, "Some fields are unknown.", **dict.fromkeys(map(_printable, unknown), "is unknown")
        )


def _printable(key: str) -> str:
    return key[:40].encode(errors="replace").decode()


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")
