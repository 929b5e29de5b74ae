"""The door for events: what the contract allows comes in, all else is bad input, told clearly (G10)."""

from datetime import UTC, datetime
from typing import Any

import pytest

from shared.consent.language import Language
from shared.itsm.event import TYPES
from shared.itsm.model import BadEvent, event_of
from shared.notification.texts import Reader, of_event
from tests.adapters.tables import SETTINGS

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
DETAIL: dict[str, Any] = {
    "id": "INC0012345",
    "revision": 1,
    "title": "Email is slow in Berlin",
    "priority": 1,
    "services": ["email"],
    "locations": ["BER"],
    "occurred_at": "2026-11-24T09:00:00Z",
    "starts_at": None,
    "ends_at": None,
    "url": "https://itsm.example.com/INC0012345",
}


def envelope(name: str = "Incident Opened", **detail: Any) -> dict[str, Any]:
    return {"source": "itsm.desk", "detail-type": name, "detail": DETAIL | detail}


def without(name: str, kind: str = "Incident Opened") -> dict[str, Any]:
    return {**envelope(kind), "detail": {key: DETAIL[key] for key in DETAIL if key != name}}


def test_the_contracts_example() -> None:
    event = event_of(envelope(), NOW)
    assert (event.source, event.id, event.revision, event.priority) == ("itsm.desk", "INC0012345", 1, 1)
    assert event.services == {"email"}
    assert event.locations == {"BER"}
    assert event.occurred_at == datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert (event.starts_at, event.ends_at) == (None, None)


@pytest.mark.parametrize("name", TYPES)
def test_each_type_is_known(name: str) -> None:
    event = event_of(envelope(name), NOW)
    assert event.type is TYPES[name]
    assert event.priority == (1 if name.startswith("Incident") else None)


@pytest.mark.parametrize("name", ["revision", "services", "locations", "starts_at", "ends_at", "url"])
def test_what_may_be_missing(name: str) -> None:
    event = event_of(without(name), NOW)
    assert event.revision == 1


@pytest.mark.parametrize("kind", ["Incident Opened", "Incident Updated", "Incident Resolved"])
def test_an_incident_needs_a_priority(kind: str) -> None:
    with pytest.raises(BadEvent, match="priority"):
        event_of(without("priority", kind), NOW)
    with pytest.raises(BadEvent, match="priority"):
        event_of(envelope(kind, priority=None), NOW)


def test_what_is_no_incident_needs_none() -> None:
    assert event_of(without("priority", "Outage Reported"), NOW).priority is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", None), ("id", ""), ("id", " "), ("id", 12345), ("id", "a\nb"), ("id", "a" * 65),
        ("title", None), ("title", ""), ("title", " \t "), ("title", ["Email"]),
        ("occurred_at", None), ("occurred_at", "yesterday"), ("occurred_at", "2026-11-24T09:00:00"),
        ("occurred_at", "2026-11-24"), ("occurred_at", 1795510800), ("occurred_at", "1795510800"),
        ("occurred_at", "2026-11-24T25:00:00Z"),
        ("occurred_at", "2026-11-24T09:35:01Z"), ("occurred_at", "0001-01-01T00:00:00+14:00"),
        ("revision", 0), ("revision", -1), ("revision", 1.5), ("revision", "1"), ("revision", True),
        ("revision", 1_000_000), ("revision", None),
        ("priority", 0), ("priority", 6), ("priority", "1"), ("priority", 1.5), ("priority", True),
        ("services", "email"), ("services", [1]), ("services", None), ("locations", {"BER": 1}),
        ("starts_at", "2026-11-24T09:00:00"), ("ends_at", "soon"), ("url", 1),
        ("ends_at", "9999-12-31T23:59:59Z"), ("starts_at", "0001-01-01T00:00:00Z"),
    ],
)  # fmt: skip
def test_bad_input_is_named_by_its_field(field: str, value: Any) -> None:  # G10
    with pytest.raises(BadEvent, match=field) as caught:
        event_of(envelope(**{field: value}), NOW)
    assert "yesterday" not in str(caught.value)


def test_an_end_before_the_start_is_bad_input() -> None:
    times = {"starts_at": "2026-11-24T20:00:00Z", "ends_at": "2026-11-24T19:59:59Z"}
    with pytest.raises(BadEvent, match="ends_at is before starts_at"):
        event_of(envelope("Change Scheduled", **times), NOW)
    times["ends_at"] = times["starts_at"]
    assert event_of(envelope("Change Scheduled", **times), NOW).ends_at


@pytest.mark.parametrize("name", TYPES)
@pytest.mark.parametrize("times", [("0001-01-02T00:00:00Z", None), (None, "9999-12-30T23:59:59Z")])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_whatever_time_comes_in_has_words_in_every_zone(
    name: str, times: tuple[str | None, str | None], zone: str
) -> None:
    starts, ends = times
    event = event_of(envelope(name, starts_at=starts, ends_at=ends), NOW)
    assert of_event(event, event.title, SETTINGS, Reader(Language.ENGLISH, zone), NOW)


def test_five_minutes_ahead_are_allowed() -> None:
    assert event_of(envelope(occurred_at="2026-11-24T09:35:00Z"), NOW)


def test_times_are_read_in_any_zone() -> None:
    event = event_of(envelope(occurred_at="2026-11-24T10:00:00+01:00"), NOW)
    assert event.version == event_of(envelope(), NOW).version


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"detail-type": "Incident Closed"}, "detail-type"),
        ({"detail-type": None}, "detail-type"),
        ({"source": "aws.health"}, "source"),
        ({"source": 1}, "source"),
        ({"source": "itsm." + "x" * 252}, "source: is longer than 256 characters"),
        ({"detail": None}, "detail: is not an object"),
        ({"detail": []}, "detail: is not an object"),
        ({"detail": DETAIL | {"title": "half an emoji \ud83d"}}, "detail: Invalid JSON"),
    ],
)
def test_a_bad_envelope(change: dict[str, Any], sentence: str) -> None:  # G10
    with pytest.raises(BadEvent, match=sentence):
        event_of(envelope() | change, NOW)


def test_every_bad_field_is_named_and_no_value_is() -> None:  # G7, G10
    with pytest.raises(BadEvent) as caught:
        event_of(envelope(title="", revision="secret words", services="secret words"), NOW)
    said = str(caught.value)
    assert all(field in said for field in ("title", "revision", "services"))
    assert "secret" not in said
