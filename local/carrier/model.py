"""Requests checked against botocore's own model of ``pinpoint-sms-voice-v2``.

The checks are compiled once for the operations that the local carrier offers; a member that the
model does not know is ignored, as AWS does, and a null is an absent member.
"""

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from botocore.loaders import Loader
from botocore.model import ListShape, MapShape, ServiceModel, Shape, StringShape, StructureShape

from .errors import Fault, invalid, unknown_operation

SERVICE = "pinpoint-sms-voice-v2"
TARGET = "PinpointSMSVoiceV2."

Check = Callable[[str, Any], list[Fault]]
"""(member, value) → what is wrong with it."""


class Requests:
    """Reads requests for the offered operations."""

    def __init__(self, offered: Iterable[str]) -> None:
        service = ServiceModel(Loader().load_service_model(SERVICE, "service-2"), SERVICE)
        self._known = frozenset(service.operation_names)
        self._checks = {name: _structure(service.operation_model(name).input_shape) for name in offered}

    def read(self, target: str, body: bytes) -> tuple[str, dict[str, Any]]:
        """The operation and its checked members.

        Raises:
            Refusal: unknown operation, not JSON, or against the model.
        """
        operation = target.removeprefix(TARGET)
        if operation not in self._checks:
            raise unknown_operation(operation, exists=operation in self._known)
        request = _parsed(body)
        if faults := self._checks[operation]("", request):
            raise invalid(*faults)
        return operation, _without_nulls(request)


def _parsed(body: bytes) -> Any:
    try:
        request = json.loads(body)
        json.dumps(request, ensure_ascii=False).encode()  # half a surrogate pair is no text
    except (ValueError, RecursionError):
        raise invalid(Fault("body", "is not JSON of whole characters", "CANNOT_PARSE")) from None
    return request


def _without_nulls(members: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value is not None}


def _check_for(shape: Shape) -> Check:
    match shape:
        case StructureShape():
            return _structure(shape)
        case ListShape():
            return _list(shape)
        case MapShape():
            return _map(shape)
        case StringShape():
            return _string(shape)
    return {"integer": _integer, "long": _integer, "boolean": _boolean}[shape.type_name](shape)


def _structure(shape: Any) -> Check:
    members = {name: _check_for(member) for name, member in shape.members.items()}
    required = tuple(shape.required_members)

    def check(at: str, value: Any) -> list[Fault]:
        if not isinstance(value, dict):
            return [_unparsable(at or "body", "an object")]
        prefix = f"{at}." if at else ""
        missing = [name for name in required if value.get(name) is None]
        faults = [Fault(prefix + name, "is required", "MISSING_PARAMETER") for name in missing]
        for name, member in value.items():
            if member is not None and name in members:
                faults += members[name](prefix + name, member)
        return faults

    return check


def _list(shape: ListShape) -> Check:
    element = _check_for(shape.member)
    size = _range(shape, "elements")

    def check(at: str, value: Any) -> list[Fault]:
        if not isinstance(value, list):
            return [_unparsable(at, "a list")]
        inner = [fault for place, item in enumerate(value) for fault in element(f"{at}[{place}]", item)]
        return size(at, len(value)) + inner

    return check


def _map(shape: MapShape) -> Check:
    key_check, value_check = _check_for(shape.key), _check_for(shape.value)
    size = _range(shape, "entries")

    def check(at: str, value: Any) -> list[Fault]:
        if not isinstance(value, dict):
            return [_unparsable(at, "a map")]
        faults = size(at, len(value))
        for key, item in value.items():
            faults += key_check(f"{at} key", key) + value_check(f"{at} value", item)
        return faults

    return check


def _string(shape: StringShape) -> Check:
    length = _range(shape, "characters")
    choices = frozenset(shape.enum)
    pattern = re.compile(shape.metadata.get("pattern", r"[\s\S]*"))

    def check(at: str, value: Any) -> list[Fault]:
        if not isinstance(value, str):
            return [_unparsable(at, "a string")]
        faults = length(at, len(value))
        if choices and value not in choices:
            faults.append(Fault(at, f"must be one of {', '.join(sorted(choices))}"))
        if not pattern.fullmatch(value):
            faults.append(Fault(at, f"must match {pattern.pattern}"))
        return faults

    return check


def _integer(shape: Shape) -> Check:
    size = _range(shape, "")

    def check(at: str, value: Any) -> list[Fault]:
        if not isinstance(value, int) or isinstance(value, bool):
            return [_unparsable(at, "an integer")]
        return size(at, value)

    return check


def _boolean(_shape: Shape) -> Check:
    def check(at: str, value: Any) -> list[Fault]:
        return [] if isinstance(value, bool) else [_unparsable(at, "true or false")]

    return check


def _range(shape: Shape, unit: str) -> Callable[[str, int], list[Fault]]:
    low, high = shape.metadata.get("min"), shape.metadata.get("max")

    def check(at: str, amount: int) -> list[Fault]:
        if low is not None and amount < low:
            return [Fault(at, f"must be at least {low} {unit}".rstrip())]
        if high is not None and amount > high:
            return [Fault(at, f"must be at most {high} {unit}".rstrip())]
        return []

    return check


def _unparsable(at: str, expected: str) -> Fault:
    return Fault(at, f"must be {expected}", "CANNOT_PARSE")
