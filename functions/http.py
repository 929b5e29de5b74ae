"""The door for HTTP: bodies in, JSON or problem details out, and no value of a request in either (G10)."""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from typing import Any, TypeVar
from urllib.parse import parse_qs

from aws_lambda_powertools import Logger
from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.utilities.data_classes import APIGatewayProxyEventV2
from pydantic import BaseModel, ValidationError

from functions.queue import place
from shared.consent.store import Conflict

LARGEST_BODY = 16 * 1024
JSON, FORM, PROBLEM = "application/json", "application/x-www-form-urlencoded", "application/problem+json"
REPLACED = "\ufffd"
"""What stands where bytes were no UTF-8, whether a gateway or we decoded them."""

log = Logger()
BODY = "body"
"""Stands for a field whose name we do not know."""
M = TypeVar("M", bound=BaseModel)


@dataclass
class Problem(Exception):
    """A request that cannot be served, as RFC 9457 tells it."""

    status: HTTPStatus
    detail: str
    errors: list[tuple[str, str]] = field(default_factory=list)
    retry_after: int | None = None


def answer(status: HTTPStatus, body: Mapping[str, Any] | None = None) -> Response[str]:
    """An answer in JSON, or one without a body."""
    if body is None:
        return Response(status.value, body="", headers={"Cache-Control": "no-store"})
    return Response(status.value, JSON, json.dumps(body, ensure_ascii=False), {"Cache-Control": "no-store"})


def too_many(again_at: datetime, now: datetime) -> Problem:
    """A 429 that says when to come back."""
    seconds = max(1, int((again_at - now).total_seconds()) + 1)
    return Problem(HTTPStatus.TOO_MANY_REQUESTS, "Too many attempts for now.", retry_after=seconds)


def problems(app: APIGatewayHttpResolver) -> None:
    """Let ``app`` answer every failure as problem details."""
    app.exception_handler(Problem)(_problem)
    app.exception_handler(Conflict)(_busy)
    app.exception_handler(Exception)(_failed)


def _busy(_: Conflict) -> Response[str]:
    return _problem(Problem(HTTPStatus.SERVICE_UNAVAILABLE, "Too busy; nothing was changed.", [], 1))


def _failed(error: Exception) -> Response[str]:
    log.error("request failed", error=type(error).__name__, where=place(error))
    return _problem(Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side."))


def _problem(problem: Problem) -> Response[str]:
    body = {
        "type": "about:blank",
        "title": problem.status.phrase,
        "status": problem.status.value,
        "detail": problem.detail,
        "errors": [{"field": field, "message": message} for field, message in problem.errors],
    }
    headers: dict[str, str | list[str]] = {"Cache-Control": "no-store"}
    if problem.retry_after:
        headers["Retry-After"] = str(problem.retry_after)
    return Response(problem.status.value, PROBLEM, json.dumps(body, ensure_ascii=False), headers)


def fields_of(event: APIGatewayProxyEventV2, lists: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The fields of a JSON or form-urlencoded body. ``lists`` are those that may repeat in a form.

    Raises:
        Problem: 413 too large, 415 of another type, 400 not parseable.
    """
    content_type = (event.headers.get("content-type") or "").split(";")[0].strip().lower()
    raw = _raw(event)
    if len(raw) > LARGEST_BODY:
        raise Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The body is over 16 KiB.")
    if content_type not in (JSON, FORM):
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"Send {JSON} or {FORM}.")
    text = raw.decode("utf-8", "replace")
    if REPLACED in text:
        raise Problem(HTTPStatus.BAD_REQUEST, "The body is not UTF-8.")
    return _json(text) if content_type == JSON else _form(text, lists)


def json_of(event: APIGatewayProxyEventV2) -> dict[str, Any]:
    """The fields of a JSON body.

    Raises:
        Problem: 413 too large, 415 of another type, 400 not parseable.
    """
    content_type = (event.headers.get("content-type") or "").split(";")[0].strip().lower()
    if content_type == FORM:
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"Send {JSON}.")
    return fields_of(event)


def _raw(event: APIGatewayProxyEventV2) -> bytes:
    body = event.body or ""
    if not event.is_base64_encoded:
        return body.encode("utf-8", "surrogateescape")
    try:
        return base64.b64decode(body)
    except binascii.Error:
        raise Problem(HTTPStatus.BAD_REQUEST, "The body cannot be read.") from None


def _json(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise Problem(HTTPStatus.BAD_REQUEST, "The body is not JSON.") from None
    if not isinstance(value, dict):
        raise Problem(HTTPStatus.BAD_REQUEST, "The body is no JSON object.")
    return value


def _form(text: str, lists: frozenset[str]) -> dict[str, Any]:
    try:
        given = parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=50)
    except ValueError:
        raise Problem(HTTPStatus.BAD_REQUEST, "The body is not form-urlencoded.") from None
    repeated = [name for name, values in given.items() if len(values) > 1 and name not in lists]
    if repeated:
        raise Problem(HTTPStatus.BAD_REQUEST, "A field is given twice.")
    return {name: values if name in lists else values[0] for name, values in given.items()}


def checked(
    model: type[M],
    fields: Mapping[str, Any],
    sentences: Mapping[str, str],
    context: Mapping[str, Any] | None = None,
) -> M:
    """The fields as ``model``. ``sentences`` say, for each field, what it should be.

    Raises:
        Problem: 422, naming every bad field and repeating neither a value nor a name that is none of ours.
    """
    try:
        return model.model_validate(fields, context=context)
    except ValidationError as wrong:
        names = {str(error["loc"][0]) for error in wrong.errors(include_input=False) if error["loc"]}
        errors = [(name, sentences[name]) for name in sorted(names & sentences.keys())]
        if names - sentences.keys():
            errors.append((BODY, f"may hold {', '.join(sentences)}, and nothing else"))
        raise unprocessable(errors) from None


def unprocessable(errors: list[tuple[str, str]]) -> Problem:
    """A 422 about these fields."""
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "Some fields need another look.", errors)
