"""Filters and pages of the Describe operations."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from .errors import Fault, invalid

Item = TypeVar("Item")

LARGEST_PAGE = 100


def matches(request: dict[str, Any], attributes: Mapping[str, str]) -> bool:
    """Whether something with these attributes passes every filter of the request."""
    return all(attributes.get(wanted["Name"]) in wanted["Values"] for wanted in request.get("Filters", ()))


def page(items: Sequence[Item], request: dict[str, Any]) -> tuple[Sequence[Item], dict[str, str]]:
    """The asked page of ``items``, and the ``NextToken`` member when there are more.

    Raises:
        Refusal: the token is none of ours.
    """
    token = request.get("NextToken", "0")
    if not (token.isascii() and token.isdigit()) or int(token[:9]) > len(items):
        raise invalid(Fault("NextToken", "is not a token of this operation", "INVALID_NEXT_TOKEN"))
    start = int(token)
    end = start + request.get("MaxResults", LARGEST_PAGE)
    return items[start:end], {"NextToken": str(end)} if end < len(items) else {}
