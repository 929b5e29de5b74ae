"""Bad requests: a clear error that repeats no value, and nothing written, nothing sent (G10)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from tests.end_to_end.people import HelpDesk, Phone
from tests.end_to_end.records import Records
from tests.end_to_end.stage import Stage

FORM = "application/x-www-form-urlencoded"
PROBLEM = "application/problem+json"
KEYS = {"type", "title", "status", "detail", "errors"}
DEEP = "[" * 20_000

NO_PHONE = {
    "letters": "not-a-number-at-all",
    "too few digits": "12345678",
    "an unused area": "+1 999 555 0100",
    "toll-free": "+1 800 234 5678",
    "premium": "+1 900 234 5678",
    "a fixed line": "+44 20 7946 0958",
    "an extension": "+1 415 555 0199 ext. 77",
    "an unknown country": "+999 1234 5678",
    "half a character": "+1415555\ud800199",
    "ten thousand digits": "4155550199" * 1_000,
}
BAD_FIELDS: dict[str, tuple[str, dict[str, Any]]] = {
    "no consent": ("consent", {"consent": None}),
    "consent is false": ("consent", {"consent": False}),
    "consent is a word": ("consent", {"consent": "true"}),
    "consent is a number": ("consent", {"consent": 1}),
    "no phone": ("phone", {"phone": None}),
    "the phone is a number": ("phone", {"phone": 14155550199}),
    "no name": ("name", {"name": None}),
    "the name is empty": ("name", {"name": "   "}),
    "the name is a list": ("name", {"name": ["Zebedee"]}),
    "the name is half a character": ("name", {"name": "Zebedee\ud800"}),
    "an unknown topic": ("topics", {"topics": ["incident", "weather-forecast"]}),
    "topics are a word": ("topics", {"topics": "weather-forecast"}),
    "no topic": ("topics", {"topics": []}),
    "an unknown language": ("language", {"language": "klingon"}),
    **{f"the phone is {what}": ("phone", {"phone": phone}) for what, phone in NO_PHONE.items()},
}


@dataclass(frozen=True)
class Body:
    """A body that cannot be read, and its status."""

    status: int
    content: bytes
    content_type: str | None = "application/json"
    values: tuple[str, ...] = field(default=("Zebedee",))


OPT_IN = {"name": "Zebedee", "phone": "+14155550199", "consent": True}
BAD_BODIES = {
    "nothing": Body(400, b""),
    "not JSON": Body(400, b"{'name': 'Zebedee'}"),
    "a list": Body(400, json.dumps([OPT_IN]).encode()),
    "a word": Body(400, b'"Zebedee"'),
    "null": Body(400, b"null"),
    "very deep": Body(400, DEEP[:16_000].encode()),
    "not UTF-8": Body(400, json.dumps(OPT_IN).encode().replace(b"Zebedee", b"Zebedee\xff\xfe")),
    "UTF-16": Body(400, json.dumps(OPT_IN).encode("utf-16")),
    "a form that is not UTF-8": Body(400, b"name=Zebedee%FF&phone=%2B14155550199&consent=on", FORM),
    "a form with two phones": Body(
        400, b"name=Zebedee&phone=%2B14155550199&phone=%2B14155550198&consent=on", FORM
    ),
    "a form without consent": Body(422, b"name=Zebedee&phone=%2B14155550199", FORM),
    "a form whose consent is off": Body(422, b"name=Zebedee&phone=%2B14155550199&consent=off", FORM),
    "a form with an unknown topic": Body(
        422, b"name=Zebedee&phone=%2B14155550199&consent=on&topics=weather", FORM, ("Zebedee", "weather")
    ),
    "plain text": Body(415, json.dumps(OPT_IN).encode(), "text/plain"),
    "XML": Body(415, b"<name>Zebedee</name>", "application/xml"),
    "no type": Body(415, json.dumps(OPT_IN).encode(), None),
    "over 16 KiB": Body(413, json.dumps(OPT_IN | {"more": "x" * 16_384}).encode()),
    "a form over 16 KiB": Body(413, b"name=Zebedee&more=" + b"x" * 16_384, FORM),
}
BAD_OPT_OUTS: dict[str, tuple[str, dict[str, Any]]] = {
    "no phone": ("phone", {"phone": None}),
    "a phone that is none": ("phone", {"phone": "not-a-number-at-all"}),
    "no channel": ("channel", {"channel": None}),
    "an unknown channel": ("channel", {"channel": "carrier-pigeon"}),
    "no time": ("received_at", {"received_at": None}),
    "a time without zone": ("received_at", {"received_at": "2026-11-24T09:00:00"}),
    "a time to come": ("received_at", {"received_at": "2036-11-24T09:00:00Z"}),
    "no time at all": ("received_at", {"received_at": "yesterday-evening"}),
    "a note without end": ("note", {"note": "carrier-pigeon" * 100}),
    "a note that is half a character": ("note", {"note": "carrier-pigeon\ud800"}),
}


@pytest.fixture(autouse=True, scope="module")
def nothing_is_written(records: Records) -> Iterator[None]:
    """Whatever these tests ask for."""
    with records.untouched():
        yield


@pytest.fixture(autouse=True)
def nothing_is_sent(ana: Phone) -> Iterator[None]:
    """Whatever a test asks for."""
    yield
    assert ana.texts == []


@pytest.mark.parametrize("what", BAD_FIELDS)
def test_a_form_with_a_bad_field(ana: Phone, what: str) -> None:  # G10
    name, fields = BAD_FIELDS[what]
    answer = ana.fills_in_the_form(**{"name": "Zebedee", **fields})

    tells_of(answer, 422, *values_of(fields), "Zebedee", ana.number)
    assert [error["field"] for error in answer.json()["errors"]] == [name]
    assert ana.me.status_code == 404


def test_all_that_is_wrong_is_told_at_once(ana: Phone) -> None:
    answer = ana.fills_in_the_form(phone="12", consent=False, topics=["weather"])
    assert {error["field"] for error in answer.json()["errors"]} == {"phone", "consent", "topics"}


@pytest.mark.parametrize("what", BAD_BODIES)
def test_a_body_that_cannot_be_read(ana: Phone, what: str) -> None:  # G10
    body = BAD_BODIES[what]
    headers = {"Content-Type": body.content_type} if body.content_type else {}
    answer = ana.posts("/api/opt-ins", content=body.content, headers=headers)
    tells_of(answer, body.status, *body.values, "4155550199")
    assert ana.me.status_code == 404


@pytest.mark.parametrize("code", [None, 123456, "", "12345", "1234567", "\u0661" * 6, "abcdef", ["123456"]])
def test_a_code_that_is_none(ana: Phone, code: Any) -> None:
    answer = ana.posts("/api/opt-ins/confirmations", json={"code": code})
    tells_of(answer, 422, *([str(code)] if code else []))
    assert [error["field"] for error in answer.json()["errors"]] == ["code"]


def test_a_code_comes_as_json_alone(ana: Phone) -> None:
    answer = ana.posts("/api/opt-ins/confirmations", content="code=123456", headers={"Content-Type": FORM})
    tells_of(answer, 415, "123456")


@pytest.mark.parametrize("what", BAD_OPT_OUTS)
def test_an_opt_out_with_a_bad_field(ana: Phone, help_desk: HelpDesk, what: str) -> None:  # G10
    name, fields = BAD_OPT_OUTS[what]
    answer = help_desk.opts_out(ana, **fields)
    tells_of(answer, 422, *values_of(fields), ana.number)
    assert [error["field"] for error in answer.json()["errors"]] == [name]


@pytest.mark.parametrize("groups", [(), ("itsm", "compliance"), ("help-desk-trainee",), ("Help-Desk",)])
def test_staff_alone_act_for_others(ana: Phone, stage: Stage, groups: tuple[str, ...]) -> None:
    asked = {"phone": ana.number, "channel": "phone", "received_at": "2026-11-24T09:00:00Z"}
    answer = stage.api("POST", "/api/help-desk/opt-outs", token=stage.token("mallory", *groups), json=asked)
    tells_of(answer, 403, ana.number, "mallory")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/api/opt-ins"),
        ("POST", "/api/opt-ins/confirmations"),
        ("GET", "/api/me"),
        ("PATCH", "/api/me"),
        ("DELETE", "/api/me"),
        ("POST", "/api/help-desk/opt-outs"),
    ],
)
def test_without_a_good_token_there_is_no_way_in(ana: Phone, stage: Stage, method: str, path: str) -> None:
    good = stage.token(ana.sub, "help-desk")
    tokens = {
        "none": None,
        "expired": stage.token(ana.sub, "help-desk", expires_in="-60"),
        "foreign": stage.token(ana.sub, "help-desk", issuer="other"),
        "garbage": "garbage",
        "signed by nobody": good.rsplit(".", 1)[0] + ".",
        "of another": good[:-6] + ("AAAAAA" if good[-6:] != "AAAAAA" else "BBBBBB"),
    }
    asked = {"name": ana.name, "phone": ana.number, "consent": True, "channel": "phone", "code": "123456"}
    body = {"json": {**asked, "received_at": "2026-11-24T09:00:00Z"}} if method == "POST" else {}

    statuses = {
        what: stage.api(method, path, token=each, **body).status_code for what, each in tokens.items()
    }

    assert statuses == dict.fromkeys(tokens, 401)


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/opt-in", "/api/me/2", "/api/openapi.json.bak"])
def test_a_route_that_is_not_there(ana: Phone, stage: Stage, path: str) -> None:
    assert stage.api("GET", path, token=ana.token).status_code == 404


def tells_of(answer: httpx.Response, status: int, *values: str) -> None:
    """It is a problem of this status that repeats none of the values."""
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"].startswith(PROBLEM)
    problem = answer.json()
    assert problem.keys() == KEYS
    assert (problem["status"], problem["type"]) == (status, "about:blank")
    assert problem["title"]
    assert problem["detail"]
    assert all(error.keys() == {"field", "message"} for error in problem["errors"])
    assert [value for value in values if value and value in answer.text] == []


def values_of(fields: dict[str, Any]) -> list[str]:
    """The values as they would stand in an answer, when they can be told from its own words."""
    return [str(value) for value in fields.values() if isinstance(value, str) and len(value) > 4]
