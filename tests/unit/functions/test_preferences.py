"""What ``PATCH /api/me`` takes, and what it says of the rest."""

from http import HTTPStatus
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.employee_api.models import PREFERENCES_SENTENCES, PreferencesPatch
from functions.http import BODY, Problem, checked

CATALOGUE = {"services": ("email", "vpn"), "locations": ("BER", "NYC")}
NIGHT: dict[str, Any] = {"from": "22:00", "to": "06:30"}

GOOD: list[dict[str, Any]] = [
    {},
    {"topics": []},
    {"topics": ["incident", "change", "service"]},
    {"topics": ["incident", "incident"]},
    {"services": []},
    {"services": ["vpn", "email"], "locations": ["NYC"]},
    {"quiet_hours": None},
    {"quiet_hours": NIGHT},
    {"quiet_hours": {"from": "00:00", "to": "23:59"}},
    {"urgent_in_quiet_hours": False},
    {"time_zone": "America/Argentina/Buenos_Aires"},
    {"time_zone": "Asia/Calcutta"},
    {"time_zone": "UTC"},
    {"language": "fr"},
]
BAD: list[tuple[str, Any]] = [
    ("topics", None),
    ("topics", "incident"),
    ("topics", {"incident": True}),
    ("topics", ["incident", "Change"]),
    ("topics", [["incident"]]),
    ("services", None),
    ("services", "email"),
    ("services", ["email", "erp"]),
    ("services", ["Email"]),
    ("services", [1]),
    ("services", ["BER"]),
    ("locations", ["email"]),
    ("locations", ["BER", ""]),
    ("locations", {"BER": 1}),
    ("quiet_hours", {}),
    ("quiet_hours", []),
    ("quiet_hours", "22:00-06:00"),
    ("quiet_hours", False),
    ("quiet_hours", {"from": "22:00"}),
    ("quiet_hours", {"from": "22:00", "to": None}),
    ("quiet_hours", {"begin": "22:00", "end": "06:00"}),
    ("quiet_hours", NIGHT | {"on": "weekdays"}),
    ("quiet_hours", NIGHT | {"to": "22:00"}),
    *(
        ("quiet_hours", NIGHT | {"to": time})
        for time in ("24:00", "6:30", "06:60", "0630", "06:30:00", "06:30Z", " 06:30", "06:30\n", "6 am", 630)
    ),
    ("quiet_hours", NIGHT | {"to": "\u0660\u0666:\u0663\u0660"}),
    ("urgent_in_quiet_hours", None),
    ("urgent_in_quiet_hours", 1),
    ("urgent_in_quiet_hours", "true"),
    ("time_zone", None),
    ("time_zone", ""),
    ("time_zone", "Berlin"),
    ("time_zone", "europe/berlin"),
    ("time_zone", "+02:00"),
    ("time_zone", "../../etc/passwd"),
    ("time_zone", "/usr/share/zoneinfo/UTC"),
    ("time_zone", "localtime"),
    ("time_zone", "Factory"),
    ("time_zone", "UTC\x00"),
    ("time_zone", 2),
    ("language", None),
    ("language", "de"),
    ("language", "EN"),
    ("language", ["en"]),
]


def patch(fields: dict[str, Any]) -> PreferencesPatch:
    return checked(PreferencesPatch, fields, PREFERENCES_SENTENCES, CATALOGUE)


@pytest.mark.parametrize("fields", GOOD)
def test_what_may_be_changed(fields: dict[str, Any]) -> None:
    assert patch(fields).model_fields_set == fields.keys()


@pytest.mark.parametrize(("field", "value"), BAD)
def test_what_is_wrong_is_named(field: str, value: Any) -> None:  # G10
    with pytest.raises(Problem) as refused:
        patch({"topics": ["change"], "language": "es", field: value})
    assert refused.value.status is HTTPStatus.UNPROCESSABLE_ENTITY
    assert refused.value.errors == [(field, PREFERENCES_SENTENCES[field])]


def test_a_name_that_is_none_of_ours_is_not_repeated() -> None:  # G10
    with pytest.raises(Problem) as refused:
        patch({"phone": "+14155550123", "+14155550123": True, "language": "de"})
    (_, of_language), (field, message) = refused.value.errors
    assert of_language == PREFERENCES_SENTENCES["language"]
    assert (field, message) == (
        BODY,
        "may hold topics, services, locations, quiet_hours, urgent_in_quiet_hours, time_zone, language, "
        "and nothing else",
    )


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(min_size=1),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([*PREFERENCES_SENTENCES, "state", "number"]), JUNK))
def test_nothing_that_was_sent_is_repeated(fields: dict[str, Any]) -> None:  # G10
    try:
        patch(fields)
    except Problem as refused:
        said = dict(refused.errors)
        assert said.pop(BODY, "nothing else").endswith("nothing else")
        assert said.items() <= PREFERENCES_SENTENCES.items()
