"""The carrier's opt-out list, one a Region: put, describe, delete."""

from datetime import timedelta
from typing import Any

from . import identity
from .errors import Fault, invalid, not_found
from .line import Line
from .pages import matches, page
from .sending import e164

REMOVABLE_EVERY = timedelta(days=30)
"""A number can be taken off the list once in this time."""


def put_opted_out_number(line: Line, request: dict[str, Any]) -> dict[str, Any]:
    """Put a number on the list; it gets no text from here on."""
    _check_list(line, request)
    number = e164(request["OptedOutNumber"])
    since = line.store.opt_out(line.region, number, line.clock.now().timestamp())
    return _list(line) | _entry(number, since)


def delete_opted_out_number(line: Line, request: dict[str, Any]) -> dict[str, Any]:
    """Take a number off the list.

    Raises:
        Refusal: it is not on the list, or was taken off it less than 30 days ago.
    """
    _check_list(line, request)
    number = e164(request["OptedOutNumber"])
    if line.store.opted_out(line.region, number) is None:
        raise not_found("opted-out-number", number)
    now = line.clock.now().timestamp()
    last = line.store.removed_at(line.region, number)
    if last is not None and abs(now - last) < REMOVABLE_EVERY.total_seconds():
        fault = Fault("OptedOutNumber", "was removed in the last 30 days", "PHONE_NUMBER_CANNOT_BE_OPTED_IN")
        raise invalid(fault)
    line.store.remove(line.region, number, now)
    return _list(line) | _entry(number, now)


def describe_opted_out_numbers(line: Line, request: dict[str, Any]) -> dict[str, Any]:
    """The list, a page at a time, or the asked numbers of it.

    Raises:
        Refusal: an asked number is not on the list.
    """
    _check_list(line, request)
    asked = [e164(number) for number in request.get("OptedOutNumbers", ())]
    for number in asked:
        if line.store.opted_out(line.region, number) is None:
            raise not_found("opted-out-number", number)
    listed = [
        (number, at)
        for number, at in line.store.opted_out_numbers(line.region)
        if not asked or number in asked
    ]
    if not matches(request, {"end-user-opted-out": "false"}):
        listed = []
    shown, more = page(listed, request)
    return _list(line) | {"OptedOutNumbers": [_entry(number, at) for number, at in shown]} | more


def _check_list(line: Line, request: dict[str, Any]) -> None:
    name = request["OptOutListName"]
    if name not in identity.names("opt-out-list", identity.OPT_OUT_LIST, line.region):
        raise not_found("opt-out-list", name)


def _list(line: Line) -> dict[str, Any]:
    return {
        "OptOutListArn": identity.arn("opt-out-list", identity.OPT_OUT_LIST, line.region),
        "OptOutListName": identity.OPT_OUT_LIST,
    }


def _entry(number: str, at: float) -> dict[str, Any]:
    # Opt-outs are self-managed here: no phone ever put itself on this list.
    return {"OptedOutNumber": number, "OptedOutTimestamp": at, "EndUserOptedOut": False}
