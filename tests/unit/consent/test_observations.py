"""What others tell us about a consent: read as it was written, or refused with a reason."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from shared.consent.keys import SubscriberKey
from shared.consent.observations import Observation, Observed, Offboarded, observation, written
from shared.sms.inbound import BadMessage

AT = datetime(2026, 11, 24, 9, 0, 0, 250_000, tzinfo=UTC)
LEFT: dict[str, Any] = {
    "version": "0",
    "id": "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
    "source": "hr.workday",
    "detail-type": "Employee Offboarded",
    "detail": {"sub": "ana"},
}
TOLD = {"v": 1, "kind": "unreachable", "subscriber": "s" * 22, "cause": "c", "at": "2026-11-24T09:00:00Z"}


@pytest.mark.parametrize("kind", Observed)
def test_an_observation_is_read_as_it_was_written(kind: Observed) -> None:
    told = Observation(kind, SubscriberKey("s" * 22), "refusal of a|b", AT)
    assert observation(written(told)) == told


def test_an_employee_who_left_is_known_by_sub_and_the_event_by_its_id() -> None:
    assert observation(json.dumps(LEFT)) == Offboarded("ana", LEFT["id"])


def without(event: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in event.items() if name not in names}


BAD: list[tuple[Any, str]] = [
    ("offboarded: ana", "message: not an object"),
    ([LEFT], "message: not an object"),
    ({}, "v: not 1"),
    (TOLD | {"v": 2}, "v: not 1"),
    (TOLD | {"kind": "offboarded"}, "kind: unknown"),
    (TOLD | {"kind": ["unreachable"]}, "kind: missing"),
    (without(TOLD, "kind"), "kind: missing"),
    (TOLD | {"subscriber": 7}, "subscriber: missing"),
    (TOLD | {"subscriber": ""}, "subscriber: missing"),
    (without(TOLD, "cause"), "cause: missing"),
    (TOLD | {"at": "yesterday"}, "at: not a time"),
    (TOLD | {"at": "2026-11-24T09:00:00"}, "at: not a time"),
    (without(TOLD, "at"), "at: missing"),
    (LEFT | {"source": "itsm.servicenow"}, "source: does not begin with hr."),
    (without(LEFT, "source"), "source: missing"),
    (LEFT | {"detail-type": "Employee Hired"}, "detail-type: unknown"),
    (LEFT | {"detail-type": None}, "detail-type: unknown"),
    (without(LEFT, "id"), "id: missing"),
    (LEFT | {"detail": ["ana"]}, "detail: not an object"),
    (without(LEFT, "detail"), "detail: not an object"),
    (LEFT | {"detail": {}}, "sub: missing"),
    (LEFT | {"detail": {"sub": 7}}, "sub: missing"),
    (LEFT | {"detail": {"sub": "  "}}, "sub: missing"),
    (LEFT | {"detail": {"sub": "a" * 256}}, "sub: no name"),
    (LEFT | {"detail": {"sub": "ana\n"}}, "sub: no name"),
]


@pytest.mark.parametrize(("message", "reason"), BAD)
def test_what_is_neither_is_refused_with_a_reason(message: Any, reason: str) -> None:  # G10
    with pytest.raises(BadMessage) as refused:
        observation(json.dumps(message))
    assert str(refused.value) == reason


@pytest.mark.parametrize("body", ["", "not JSON", "[" * 20_000])
def test_what_is_no_json_is_refused(body: str) -> None:  # G10
    with pytest.raises(BadMessage, match="message: not JSON"):
        observation(body)


def test_a_refusal_names_no_employee() -> None:  # G7
    with pytest.raises(BadMessage) as refused:
        observation(json.dumps(LEFT | {"detail": {"sub": "ana.lopez@example.com" * 20}}))
    assert "ana" not in str(refused.value)
