"""What travels on the queues: it comes back as it went, bears its format, and holds no person (G7)."""

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import pytest

from shared.consent.entry import AutomaticText, Topic
from shared.consent.keys import SubscriberKey
from shared.consent.standing import State
from shared.itsm.event import Role
from shared.itsm.history import FIRST, Notice
from shared.notification.messages import (
    AnswerDue,
    Digest,
    Packed,
    Planning,
    UnknownMessage,
    answer_due,
    on_lane,
    packed,
    planning,
    written,
)

NOTICE = Notice("itsm.desk", "INC1", "v1", Role.END, FIRST, "v0")
PACKED = Packed(NOTICE, (SubscriberKey("one"), SubscriberKey("two")))
DIGEST = Digest((NOTICE, NOTICE), PACKED.keys, "pool-gb")
PLANNING = Planning(NOTICE, "alert", 3, "one", again=True)
ANSWER = AnswerDue(
    SubscriberKey("one"),
    7,
    AutomaticText.CONFIRMATION,
    "2026-11-24T09:00:00.000Z",
    State.OPTED_IN,
    Topic.CHANGE,
    keeps=True,
)


def test_each_comes_back_as_it_went() -> None:
    assert packed(written(PACKED)) == PACKED
    assert on_lane(written(PACKED)) == PACKED
    assert on_lane(written(DIGEST)) == DIGEST
    assert planning(json.loads(written(PLANNING))) == PLANNING
    assert answer_due(written(ANSWER)) == ANSWER
    assert isinstance(packed(written(PACKED)).notice.role, Role)


def test_each_bears_its_format() -> None:
    for message in (PACKED, DIGEST, PLANNING, ANSWER):
        assert json.loads(written(message))["v"] == 1


@pytest.mark.parametrize(
    "fields",
    [{"kind": "Digest"}, {"v": 1, "kind": "Digest"}, {"v": 1, "kind": "Digest", "notices": 3, "keys": []}],
)
def test_what_is_no_digest(fields: dict[str, Any]) -> None:  # G10
    with pytest.raises(UnknownMessage):
        on_lane(json.dumps(fields))


def test_the_rest_is_the_same_notice() -> None:
    assert PACKED.rest((SubscriberKey("two"),)) == Packed(NOTICE, (SubscriberKey("two"),))


@pytest.mark.parametrize(
    "body",
    ["", "[]", "1", "{}", json.dumps({"v": 2, "kind": "Packed"}), written(ANSWER), written(PLANNING)],
)
def test_what_is_no_packed_message(body: str) -> None:  # G10
    with pytest.raises(UnknownMessage):
        packed(body)


@pytest.mark.parametrize(
    ("message", "change"),
    [
        (PACKED, {"keys": None}),
        (PACKED, {"notice": None}),
        (PACKED, {"notice": {"source": "itsm.desk"}}),
        (PLANNING, {"notice": {**asdict(NOTICE), "role": "song"}}),
        (ANSWER, {"text": "song"}),
    ],
)
def test_a_field_that_is_wrong_is_told(
    message: Packed | Planning | AnswerDue, change: dict[str, Any]
) -> None:  # G10
    fields = json.loads(written(message)) | change
    readers: dict[str, Callable[[], object]] = {
        "Packed": lambda: packed(json.dumps(fields)),
        "Planning": lambda: planning(fields),
        "AnswerDue": lambda: answer_due(json.dumps(fields)),
    }
    with pytest.raises(UnknownMessage, match="a field is missing or wrong"):
        readers[fields["kind"]]()


def test_another_format_or_kind_is_not_guessed_at() -> None:  # G10
    with pytest.raises(UnknownMessage):
        answer_due(written(PACKED))
    with pytest.raises(UnknownMessage):
        planning(json.loads(written(PLANNING)) | {"v": 2})
