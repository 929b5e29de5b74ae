"""Bodies in, problems out; whatever is sent, nothing of it comes back."""

import base64
import json
from http import HTTPStatus
from typing import Any

import pytest
from aws_lambda_powertools.utilities.data_classes import APIGatewayProxyEventV2
from hypothesis import given
from hypothesis import strategies as st

from functions.employee_api.models import OPT_IN_SENTENCES, OptInForm, UrlencodedOptInForm
from functions.http import FORM, JSON, LARGEST_BODY, Problem, checked, fields_of, json_of

TOPICS = frozenset({"topics"})


def request(body: bytes | str | None, kind: str = JSON) -> APIGatewayProxyEventV2:
    event: dict[str, Any] = {"headers": {"content-type": kind}, "isBase64Encoded": isinstance(body, bytes)}
    if body is not None:
        event["body"] = base64.b64encode(body).decode() if isinstance(body, bytes) else body
    return APIGatewayProxyEventV2(event)


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("{", JSON, 400),
        ("", JSON, 400),
        (None, JSON, 400),
        ("[]", JSON, 400),
        ('"text"', JSON, 400),
        ("[" * 9000, JSON, 400),
        (b"\xff\xfe{}", JSON, 400),
        ('{"name": "\ufffd"}', JSON, 400),
        (b"name=\xff", FORM, 400),
        ("name=%FF", FORM, 400),
        ("name=a&name=b", FORM, 400),
        ("&".join(f"a{n}=1" for n in range(60)), FORM, 400),
        ("{}", "text/plain", 415),
        ("{}", "", 415),
        ("{}", "application/jsonp", 415),
        ("a" * (LARGEST_BODY + 1), JSON, 413),
        ("é" * (LARGEST_BODY // 2 + 1), JSON, 413),
        (b"a" * (LARGEST_BODY + 1), FORM, 413),
    ],
)
def test_what_cannot_be_read(body: bytes | str | None, kind: str, status: int) -> None:  # G10
    with pytest.raises(Problem) as refused:
        fields_of(request(body, kind), TOPICS)
    assert refused.value.status == status


def test_what_can_be_read() -> None:
    assert fields_of(request('{"a": 1}', "Application/JSON; charset=utf-8")) == {"a": 1}
    assert fields_of(request(b"a=1&topics=x&topics=y", FORM), TOPICS) == {"a": "1", "topics": ["x", "y"]}
    assert fields_of(request(json.dumps({"a": "é" * 10}).encode())) == {"a": "é" * 10}


def test_a_form_is_no_json() -> None:
    with pytest.raises(Problem) as refused:
        json_of(request("code=123456", FORM))
    assert refused.value.status is HTTPStatus.UNSUPPORTED_MEDIA_TYPE


GOOD: dict[str, Any] = {"name": "Ana Lopez", "phone": "4155550123", "consent": True}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"consent": False}, "consent"),
        ({"consent": "true"}, "consent"),
        ({"consent": 1}, "consent"),
        ({"consent": None}, "consent"),
        ({"name": " "}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"name": 7}, "name"),
        ({"name": "\ud800"}, "name"),
        ({"phone": 4155550123}, "phone"),
        ({"phone": ""}, "phone"),
        ({"topics": []}, "topics"),
        ({"topics": "incident"}, "topics"),
        ({"topics": ["weather"]}, "topics"),
        ({"language": "de"}, "language"),
    ],
)
def test_a_field_that_is_wrong_is_named(change: dict[str, Any], field: str) -> None:  # G10
    with pytest.raises(Problem) as refused:
        checked(OptInForm, GOOD | change, OPT_IN_SENTENCES)
    assert refused.value.status is HTTPStatus.UNPROCESSABLE_ENTITY
    assert [name for name, _ in refused.value.errors] == [field]


@pytest.mark.parametrize("word", ["true", "on", "yes", "1", "ON"])
def test_a_ticked_box_of_a_plain_form(word: str) -> None:
    assert checked(UrlencodedOptInForm, GOOD | {"consent": word}, OPT_IN_SENTENCES).consent


@pytest.mark.parametrize("word", ["", "false", "off", "no", "0"])
def test_an_unticked_box_of_a_plain_form(word: str) -> None:
    with pytest.raises(Problem):
        checked(UrlencodedOptInForm, GOOD | {"consent": word}, OPT_IN_SENTENCES)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(min_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([*GOOD, "topics", "language", "more"]), JUNK))
def test_nothing_that_was_sent_is_repeated(fields: dict[str, Any]) -> None:  # G10
    try:
        checked(OptInForm, fields, OPT_IN_SENTENCES)
    except Problem as refused:
        said = {sentence for _, sentence in refused.errors}
        assert said <= {*OPT_IN_SENTENCES.values(), "is not allowed"}
