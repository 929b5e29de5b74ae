"""Replies that no rule finds: what they weigh, and that the table comes from the published replies."""

import json

import pytest

from shared.consent.meaning import Meaning
from shared.consent.reading import judge, read
from shared.consent.reading.grammar import Sentence
from shared.consent.reading.weighing import marks, weight, weights
from shared.consent.reading.words import plain
from tests.unit.consent.weights import TABLE, source


def sentences(body: str) -> list[Sentence]:
    return judge.sentences(plain(body))


def test_the_weights_are_those_of_the_published_replies() -> None:
    made = json.loads(TABLE.read_text("utf-8"))
    assert made["source"] == source(), (
        "uv run --isolated --group weights python -m tests.unit.consent.weights"
    )


def test_what_is_weighed_are_words_and_their_neighbours() -> None:
    assert marks(sentences("server. xyzzy plugh")) == {
        *("server", "WORK", "| server", "| WORK", "server |", "WORK |", "| . |"),
        *("xyzzy", "plugh", "_", "| xyzzy", "| _", "plugh |", "_ |", "| . plugh", "| . _"),
        *("xyzzy plugh", "xyzzy _", "_ plugh", "_ _", "xyzzy . |", "_ . |"),
    }


def test_a_weight_is_a_sum_that_anybody_can_add_up() -> None:
    found = sentences("Adios, wrongly inscribed here")
    assert weight(found) == weights()[""] + sum(weights().get(mark, 0) for mark in marks(found))
    assert weight([]) == weights()[""] < 0


@pytest.mark.parametrize(
    "body",
    [
        "please don't unsubscribe me, I still need the alerts",
        "I did not opt out, don't remove me",
        "I do not want these to stop",
    ],
)
def test_who_asks_for_the_opposite_is_not_weighed(body: str) -> None:
    assert read(body).meaning is not Meaning.STOP
