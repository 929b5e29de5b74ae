"""How well replies are read, on the published replies: the goals, and the figures as published."""

import json
import subprocess
import sys
import time

import pytest

from shared.consent.meaning import Meaning
from shared.consent.reading import read
from shared.consent.topic import Topic
from tests.unit.consent.replies import HALVES, PAGE, ROOT, figures, page


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize(("language", "goal"), [("en", 0.97), ("es", 0.95), ("fr", 0.95)])
def test_opt_outs_are_found(language: str, goal: float, half: str) -> None:
    assert figures(half).recall(language, "free") >= goal


def test_every_keyword_is_found() -> None:
    assert all(figures(half).recall("en", "keyword") == 1.0 for half in HALVES)


@pytest.mark.parametrize("half", HALVES)
def test_harmless_replies_end_nothing(half: str) -> None:
    assert figures(half).harmless_kept() >= 0.995


@pytest.mark.parametrize("half", HALVES)
def test_harmless_replies_pause_hardly_ever(half: str) -> None:
    assert figures(half).harmless_paused() <= 0.02


def test_the_page_shows_the_figures_of_now() -> None:
    assert PAGE.read_text("utf-8") == page(), "run python -m tests.unit.consent.replies"


def test_the_halves_share_no_reply() -> None:
    first, second = ({reply.text for reply in figures(half).replies} for half in HALVES)
    assert not first & second


@pytest.mark.parametrize(
    ("body", "topic"),
    [
        ("stop the maintenance texts", Topic.SERVICE),
        ("no more change alerts", Topic.CHANGE),
        ("STOP INCIDENTS", Topic.INCIDENT),
        ("stop the change and maintenance texts", None),
        ("stop everything except incidents", None),
        ("please stop", None),
    ],
)
def test_topic_words_scope_a_stop(body: str, topic: Topic | None) -> None:
    reading = read(body)
    assert (reading.meaning, reading.scope) == (Meaning.STOP, topic)


@pytest.mark.parametrize("topic", Topic)
def test_keep_names_the_topic(topic: Topic) -> None:
    reading = read(f"Keep {topic}.")
    assert (reading.meaning, reading.scope) == (Meaning.KEEP, topic)


@pytest.mark.parametrize("body", ["stop it", "Enough!", "not again", "how about fewer texts"])
def test_real_doubt_pauses(body: str) -> None:
    assert read(body).meaning is Meaning.PAUSE


@pytest.mark.parametrize(
    "body",
    [
        *("back on the weekend", "please cancel CHG0031", "did the job stop?", "can you stop by"),
        *("the server stopped", "end of shift", "remove the old printer", "please stop the deployment"),
        *("don't stop the texts", "do not remove me from the list", "start the bridge", "yes but no"),
    ],
)
def test_words_about_the_work_change_nothing(body: str) -> None:
    assert read(body).meaning is Meaning.NOTHING


def test_the_longest_reply_is_read_in_no_time() -> None:
    began = time.process_time()
    for word in ("stop ", "the ", "no more ", "a", "don't send me "):
        read((word * 1600)[:1600])
    assert time.process_time() - began < 5


def test_reading_needs_no_time_to_load() -> None:
    code = (
        "import time, shared.consent.meaning, unicodedata, re, dataclasses, enum, json;"
        "began = time.process_time(); import shared.consent.reading;"
        "print(json.dumps(time.process_time() - began))"
    )
    took = min(
        json.loads(subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True))
        for _ in range(5)
    )
    assert took <= 0.06
