"""How well replies are read, on the published replies: the goals, and the figures as published."""

import json
import subprocess
import sys
import time

import pytest

from shared.consent.meaning import Meaning
from shared.consent.reading import read
from shared.consent.reading.lookup import PHRASES, RULES, TAGS
from shared.consent.topic import Topic
from tests.unit.consent.replies import (
    BLIND,
    EIGHTH,
    FIFTH,
    FOURTH,
    PAGE,
    PARTS,
    ROOT,
    RULES_AUTHOR,
    SEVENTH,
    SIXTH,
    STRANGERS,
    figures,
    page,
    replies,
)

GOAL = {"en": 0.97, "es": 0.95, "fr": 0.95}
"""The recall that free sentences are to reach."""
NEVER_SAW_THE_RULES = (BLIND, STRANGERS, FIFTH, SIXTH, SEVENTH, EIGHTH)
REACHED = {"": 0.98, "en": 0.975, "es": 0.975, "fr": 0.97}
"""The goal over all languages, and what held-out replies of blind authors reached in each, less a little.

The figures may only rise.
"""


@pytest.mark.parametrize("by", [RULES_AUTHOR, BLIND, STRANGERS])
@pytest.mark.parametrize("language", GOAL)
def test_opt_outs_are_found_in_development(language: str, by: str) -> None:
    found = figures("development").by(by)
    assert found.recall(language, "free") >= GOAL[language]
    assert found.recall(language) >= GOAL[language]


@pytest.mark.parametrize("language", GOAL)
def test_opt_outs_that_weights_were_made_from_are_found(language: str) -> None:
    assert figures("weighed").recall(language) >= GOAL[language]


@pytest.mark.parametrize("language", GOAL)
def test_opt_outs_that_the_rules_were_not_written_against_are_found(language: str) -> None:
    assert figures("held_out").by(RULES_AUTHOR).recall(language, "free") >= GOAL[language]


@pytest.mark.parametrize("language", REACHED)
def test_opt_outs_in_the_words_of_somebody_who_never_saw_the_rules_are_found(language: str) -> None:
    assert figures("held_out").by(*NEVER_SAW_THE_RULES).recall(language) >= REACHED[language]


def test_every_keyword_is_found() -> None:
    keywords = [reply for part in PARTS for reply in replies(part) if reply.kind == "keyword"]
    assert len(keywords) > 20
    assert {reply.read_as for reply in keywords if reply.expected == "opt_out"} == {"opt_out"}


@pytest.mark.parametrize(
    ("part", "by", "kept"),
    [
        ("development", (RULES_AUTHOR, BLIND), 0.995),
        ("development", (STRANGERS,), 0.995),
        ("held_out", (RULES_AUTHOR, BLIND), 0.985),
        ("weighed", (FOURTH,), 0.995),
        ("held_out", (STRANGERS,), 0.99),
        ("held_out", NEVER_SAW_THE_RULES, 0.995),
        ("held_out", (BLIND, STRANGERS, FIFTH, SIXTH), 0.995),
        ("held_out", (FIFTH, SIXTH), 0.99),
        ("held_out", (SEVENTH, EIGHTH), 0.995),
    ],
)
def test_harmless_replies_end_nothing(part: str, by: tuple[str, ...], kept: float) -> None:
    assert figures(part).by(*by).harmless_kept() >= kept


@pytest.mark.parametrize("part", PARTS)
def test_harmless_replies_pause_hardly_ever(part: str) -> None:
    assert figures(part).harmless_paused() <= 0.02


@pytest.mark.parametrize(
    ("part", "by", "right"),
    [
        ("development", (RULES_AUTHOR, BLIND, STRANGERS), 0.985),
        ("held_out", (RULES_AUTHOR, BLIND, STRANGERS), 0.97),
        ("development", (RULES_AUTHOR, BLIND), 0.99),
        ("development", (STRANGERS,), 0.975),
        ("held_out", (RULES_AUTHOR, BLIND), 0.99),
        ("weighed", (FOURTH,), 0.97),
        ("held_out", (STRANGERS,), 0.985),
        ("held_out", (FIFTH, SIXTH), 0.985),
        ("held_out", (SEVENTH, EIGHTH), 0.975),
    ],
)
def test_a_request_for_one_topic_ends_that_topic(part: str, by: tuple[str, ...], right: float) -> None:
    assert figures(part).by(*by).scoped() >= right


def test_the_page_shows_the_figures_of_now() -> None:
    assert PAGE.read_text("utf-8") == page(), "run python -m tests.unit.consent.replies"


def test_the_parts_share_no_reply() -> None:
    texts = [reply.text for part in PARTS for reply in replies(part)]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize(
    ("body", "topic"),
    [
        ("stop the maintenance texts", Topic.SERVICE),
        ("keep me on incidents and changes but drop maintenance", Topic.SERVICE),
        ("changes are none of my business, stop texting me about them", Topic.CHANGE),
        ("maintenance reminders: unsubscribe", Topic.SERVICE),
        ("the change texts are too much. drop those", Topic.CHANGE),
        ("I left the company, no more incident texts", None),
        ("no more change alerts", Topic.CHANGE),
        ("STOP INCIDENTS", Topic.INCIDENT),
        ("stop the change and maintenance texts", None),
        ("stop everything except incidents", None),
        ("sauf les incidents, je ne veux plus rien", None),
        ("keep everything except changes, I don't need those", Topic.CHANGE),
        ("for outages ring me, as for changes spare me", Topic.CHANGE),
        ("Thanks for the outage notice but I retired, take me off", None),
        ("Los cambios sobran, las incidencias me sirven", Topic.CHANGE),
        ("please stop", None),
        ("Change notices: count me out. Everything else stays.", Topic.CHANGE),
        ("Incidents: no thanks. Changes: yes", Topic.INCIDENT),
        ("incidents: no. changes: yes. outages: yes", Topic.INCIDENT),
        ("These incident notices, I'd like to stop. Others can stay.", Topic.INCIDENT),
        ("no point sending me the changes. The outage ones stay useful", Topic.CHANGE),
        ("outage texts no longer needed for me, rest ok", Topic.SERVICE),
        ("CHG texts - opt me out", Topic.CHANGE),
        ("de los cambios programados me puedes sacar? el resto me sirve", Topic.CHANGE),
        ("Kindly remove me from your notification service", None),
        ("Keep incidents, lose outages/maintenance. Ta", Topic.SERVICE),
        ("Dejen las incidencias, que esas las miro. Los cambios sáquenlos", Topic.CHANGE),
    ],
)
def test_topic_words_scope_a_stop(body: str, topic: Topic | None) -> None:
    reading = read(body)
    assert (reading.meaning, reading.scope) == (Meaning.STOP, topic)


@pytest.mark.parametrize("topic", Topic)
@pytest.mark.parametrize(
    "words",
    [
        *(
            "KEEP {}",
            "Keep {}s",
            "keep {} please",
            "keep the {} ones",
            "just keep the {} texts",
            "keep {} only",
        ),
        *("please keep the {} alerts on", "keep me on {}"),
    ],
)
def test_keep_names_the_topic(words: str, topic: Topic) -> None:
    reading = read(words.format(topic))
    assert (reading.meaning, reading.scope) == (Meaning.KEEP, topic)


@pytest.mark.parametrize(
    "body", ["keep incident and change", "keep the service running", "keep it", "keep P1 open"]
)
def test_keep_without_one_topic_keeps_none(body: str) -> None:
    assert read(body).meaning is not Meaning.KEEP


@pytest.mark.parametrize(
    "body", ["opt me in", "please resubscribe me", "start texting me again", "suscríbanme", "réabonnez-moi"]
)
def test_whoever_wants_texts_is_read_as_a_yes(body: str) -> None:
    assert read(body).meaning is Meaning.YES


@pytest.mark.parametrize(
    "body",
    [
        *(
            "Wrong number",
            "I got a new job",
            "I don't work there anymore",
            "this is not Daniel's phone",
            "lose my number",
        ),
        *("ya no trabajo en la empresa", "se equivocó de número", "J'ai quitté la société", "mauvais numéro"),
    ],
)
def test_whom_the_texts_should_not_reach_gets_no_more(body: str) -> None:
    assert read(body).meaning is Meaning.STOP


@pytest.mark.parametrize(
    "body",
    [
        "stopsendingme these",
        "pleae leave me alon",
        "jveux plus de sms",
        "no deceo recibir mensages",
        "delet my nubmer",
    ],
)
def test_slips_and_spelling_by_ear_are_read(body: str) -> None:
    assert read(body).meaning is Meaning.STOP


@pytest.mark.parametrize(
    "body",
    [
        *("STOP gracias y buen día", "stop, have a good day", "STOP merci bonne journée"),
        *("STOP merci au revoir", "stop, goodbye", "END please"),
        "yes hi please can you stop sending me these messages full stop thank you",
    ],
)
def test_courtesy_and_signs_that_are_spoken_change_nothing(body: str) -> None:
    assert read(body).meaning is Meaning.STOP


@pytest.mark.parametrize(
    ("body", "meaning"),
    [
        ("I'm not Siobhan", Meaning.STOP),
        ("this is not Mr Okafor's number", Meaning.STOP),
        ("I'm not sure", Meaning.NOTHING),
        ("I'm not done", Meaning.NOTHING),
    ],
)
def test_who_denies_a_name_is_a_stranger(body: str, meaning: Meaning) -> None:
    assert read(body).meaning is meaning


@pytest.mark.parametrize("body", ["Your texts are worthless. End it.", "who gave you my number? remove it"])
def test_a_vague_request_beside_a_complaint_about_the_texts_is_a_stop(body: str) -> None:
    assert read(body).meaning is Meaning.STOP


def test_every_name_in_a_pattern_is_known() -> None:
    """A name in capitals that nothing is filed under, or a phrase that is not defined, never matches."""
    named = {name for rule in RULES for wanted in rule.patterns for e in wanted for name in e.names}
    filed = {tag for tags in TAGS.values() for tag in tags} | set(PHRASES)
    filed |= {"_", "$", "ID", "NUMBER", "NAME"}
    assert {name for name in named if not (name.isalnum() and name == name.lower())} <= filed


@pytest.mark.parametrize("body", ["stop it", "Enough!", "not again", "how about fewer texts"])
def test_real_doubt_pauses(body: str) -> None:
    assert read(body).meaning is Meaning.PAUSE


@pytest.mark.parametrize(
    "body",
    [
        *("back on the weekend", "please cancel CHG0031", "did the job stop?", "can you stop by"),
        *("the server stopped", "end of shift", "remove the old printer", "please stop the deployment"),
        *(
            "remove me from the CAB invite",
            "unsubscribe the service account from the topic",
            "stop the deployment",
        ),
        *("please unsubscribe bot@example.com from the build notifications", "has the disk been removed?"),
        *(
            "wrong number in the ticket",
            "I left my laptop at work",
            "he doesn't work here anymore",
            "no me den de baja",
        ),
        *(
            "arrêtez le serveur",
            "eliminen los archivos",
            "delete the messages in the queue",
            "I don't want these to end",
        ),
        *("don't stop the texts", "do not remove me from the list", "start the bridge", "yes but no"),
        *("count me out for the pizza, but I'll be on the bridge", "good info", "Have a nice day"),
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
        "began = time.process_time(); import shared.consent.reading.judge;"
        "print(json.dumps(time.process_time() - began))"
    )
    took = min(
        json.loads(subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True))
        for _ in range(5)
    )
    assert took <= 0.06
