"""Replies that no rule finds: what they weigh, and that the table comes from the published replies."""

import json

import pytest

from shared.consent.meaning import Meaning
from shared.consent.reading import judge, read
from shared.consent.reading.grammar import Sentence
from shared.consent.reading.judge import HEAVY
from shared.consent.reading.weighing import marks, weight
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
    table = json.loads(TABLE.read_text("utf-8"))["weights"]
    told = [table.get(mark, 0) for mark in ("remove", "REMOVE", "ERASE", "| remove", "| REMOVE", "| ERASE")]
    told += [table.get(mark, 0) for mark in ("remove |", "REMOVE |", "ERASE |", "| . |")]
    assert any(told)
    assert weight(sentences("remove")) == table[""] + sum(told)
    assert weight([]) == table[""] < 0


@pytest.mark.parametrize(
    ("body", "meaning", "rule"),
    [
        ("Make it so I no longer get these texts", Meaning.STOP, "weighed.stop"),
        ("My phone is not a dumping ground for your alerts", Meaning.STOP, "weighed.stop"),
        ("your alerts don't interest me", Meaning.STOP, "en.not-for-me"),
        ("Ask the vendor to stop pushing updates mid-shift", Meaning.PAUSE, "en.stop-texts"),
        ("Can you unlist our old app in the catalogue", Meaning.PAUSE, "en.unsubscribe"),
        ("the pizza is on the bridge", Meaning.NOTHING, "none"),
    ],
)
def test_weight_decides_where_no_rule_does_and_checks_what_one_found(
    body: str, meaning: Meaning, rule: str
) -> None:
    reading = read(body)
    assert (reading.meaning, reading.rule) == (meaning, rule)


@pytest.mark.parametrize(
    "body",
    [
        "don't take me off these texts",
        "I didn't ask to be removed",
        "no need to remove me",
        "no me den de baja",
    ],
)
def test_who_asks_for_the_opposite_is_not_weighed(body: str) -> None:
    assert weight(sentences(body)) >= HEAVY
    assert read(body).meaning is Meaning.NOTHING
