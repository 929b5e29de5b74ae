"""What others tell us about a consent: the carrier, by messages of ours, and the HR system, by its events.

Messages of ours carry keys alone, never a number (G7). An event of the HR system lies here as
EventBridge wraps it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from shared.clock import from_iso, iso
from shared.consent.keys import SubscriberKey
from shared.sms.inbound import BadMessage

FORMAT = 1
HR_SOURCES = "hr."
OFFBOARDED = "Employee Offboarded"
LONGEST_NAME = 255


class Observed(StrEnum):
    """What the carrier may tell of a number."""

    CARRIER_OPT_OUT = "carrier_opt_out"
    """It refused a text because the number stands on its opt-out list."""
    UNREACHABLE = "unreachable"
    """There is no such number, and there will be none."""


KINDS = frozenset(kind.value for kind in Observed)


@dataclass(frozen=True, slots=True)
class Observation:
    """What the carrier told of one subscriber; the same ``cause`` again is the same observation."""

    kind: Observed
    subscriber: SubscriberKey
    cause: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Offboarded:
    """The employee with this ``sub`` has left the company; ``cause`` is the id of the event."""

    sub: str
    cause: str


def written(observation: Observation) -> str:
    """An observation as the queue carries it."""
    fields = {
        "v": FORMAT,
        "kind": observation.kind.value,
        "subscriber": observation.subscriber,
        "cause": observation.cause,
        "at": iso(observation.at),
    }
    return json.dumps(fields, separators=(",", ":"))


def observation(body: str) -> Observation | Offboarded:
    """What a record of the queue says.

    Raises:
        BadMessage: neither a message of ours in a known format nor an event of the HR system.
    """
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        raise BadMessage("message: not JSON") from None
    if not isinstance(fields, dict):
        raise BadMessage("message: not an object")
    return _event(fields) if "detail-type" in fields else _message(fields)


def _message(fields: Mapping[str, Any]) -> Observation:
    if fields.get("v") != FORMAT:
        raise BadMessage(f"v: not {FORMAT}")
    kind = _name(fields, "kind")
    if kind not in KINDS:
        raise BadMessage("kind: unknown")
    subscriber, cause = SubscriberKey(_name(fields, "subscriber")), _name(fields, "cause")
    return Observation(Observed(kind), subscriber, cause, _time(_name(fields, "at")))


def _event(fields: Mapping[str, Any]) -> Offboarded:
    if not _name(fields, "source").startswith(HR_SOURCES):
        raise BadMessage(f"source: does not begin with {HR_SOURCES}")
    if fields["detail-type"] != OFFBOARDED:
        raise BadMessage("detail-type: unknown")
    detail = fields.get("detail")
    if not isinstance(detail, dict):
        raise BadMessage("detail: not an object")
    return Offboarded(_name(detail, "sub"), _name(fields, "id"))


def _time(text: str) -> datetime:
    try:
        return from_iso(text)
    except ValueError:
        raise BadMessage("at: not a time") from None


def _name(fields: Mapping[str, Any], name: str) -> str:
    """A name that a machine made. It is never echoed: a ``sub`` may be a person's address."""
    value = fields.get(name)
    if not isinstance(value, str) or not value.strip():
        raise BadMessage(f"{name}: missing")
    if len(value) > LONGEST_NAME or not value.isprintable():
        raise BadMessage(f"{name}: no name")
    return value
