"""What replies weigh, what comes of it, and that the table comes from the published replies."""

from math import sqrt

import pytest

from shared.consent.meaning import Meaning
from shared.consent.reading import judge, read, scoping
from shared.consent.reading.judge import HEAVY
from shared.consent.reading.weighing import marks, weight, weights
from shared.consent.reading.words import plain
from tests.unit.consent.weights import REQUESTS, SCOPES, Table, source


def marks_of(body: str) -> frozenset[str]:
    return marks(plain(body), judge.sentences(plain(body)))


def weight_of(body: str) -> int:
    return weight(plain(body), judge.sentences(plain(body)))


@pytest.mark.parametrize("table", [REQUESTS, SCOPES], ids=lambda table: table.name)
def test_the_weights_are_those_of_the_published_replies(table: Table) -> None:
    made_from = table.path.read_text("utf-8").split("\n")[0]
    assert made_from == f"# {source()}", (
        "uv run --isolated --group weights python -m tests.unit.consent.weights"
    )


def test_what_is_weighed_are_words_their_neighbours_and_letters() -> None:
    found = marks_of("server. xyzzy zz plugh")
    assert {mark for mark in found if mark[0] not in "~^$"} == {
        *("server", "WORK", "| server", "| WORK", "server |", "WORK |"),
        *("xyzzy", "zz", "plugh", "_", "| xyzzy", "| _", "plugh |", "_ |"),
        *("xyzzy zz", "xyzzy _", "_ zz", "_ _", "zz plugh", "_ plugh", "zz _"),
        *("xyzzy .. zz", "xyzzy .. _", "_ .. zz", "_ .. _", "zz .. plugh", "_ .. plugh", "zz .. _"),
        "xyzzy .. plugh",
    }
    assert {mark for mark in found if mark[0] == "^"} == {
        *("^ server", "^ WORK", "^ | server", "^ | WORK", "^ server |", "^ WORK |")
    }
    assert {mark for mark in found if mark[0] == "$"} == {
        *("$ xyzzy", "$ zz", "$ plugh", "$ _", "$ | xyzzy", "$ | _", "$ plugh |", "$ _ |"),
        *("$ xyzzy zz", "$ xyzzy _", "$ _ zz", "$ _ _", "$ zz plugh", "$ _ plugh", "$ zz _"),
    }
    assert {mark for mark in marks_of("No, ok") if mark.startswith("~")} == {
        *("~ no", "~no,", "~o, ", "~, o", "~ ok", "~ok "),
        *("~ no,", "~no, ", "~o, o", "~, ok", "~ ok "),
        *("~ no, ", "~no, o", "~o, ok", "~, ok "),
        *("~ no, o", "~no, ok", "~o, ok "),
    }


def test_what_is_weighed_for_a_topic_is_which_clause_names_it() -> None:
    found = scoping.marks("CHANGE", judge.sentences(plain("changes yes. outages no")))
    assert {"# 2", "+^", "-$", "+ <topic>", "+ <topic> yes", "- <other>", "- <other> no"} <= found
    assert not any(mark in found for mark in ("+ no", "- yes", "+ changes", "- outages"))


def test_a_weight_is_a_sum_that_anybody_can_add_up() -> None:
    body = "please remove me from that"
    found = [weights("weights").get(mark, 0) for mark in marks_of(body)]
    assert len([weighs for weighs in found if weighs]) > len(found) / 2
    assert weight_of(body) == weights("weights")[""] + round(sum(found) / sqrt(len(found)))
    assert weight("", []) == weights("weights")[""] < 0


@pytest.mark.parametrize(
    ("body", "meaning", "rule"),
    [
        ("Make it so I no longer get these texts", Meaning.STOP, "weighed.stop"),
        ("My phone is not a dumping ground for your alerts", Meaning.STOP, "weighed.stop"),
        ("let my phone sleep", Meaning.STOP, "weighed.stop"),
        ("your alerts don't interest me", Meaning.STOP, "en.not-for-me"),
        ("Ask the vendor to stop pushing updates mid-shift", Meaning.NOTHING, "none"),
        ("Can you unlist our old app in the catalogue", Meaning.NOTHING, "none"),
        ("stop texting Dave, he is asleep", Meaning.PAUSE, "en.stop-texts"),
        ("stop texting the driver, call him", Meaning.NOTHING, "none"),
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
        "please never take me off these alerts",
        "no need to stop the texts",
        "no borren mi numero",
    ],
)
def test_who_asks_for_the_opposite_is_not_weighed(body: str) -> None:
    assert weight_of(body) >= HEAVY
    assert read(body).meaning is Meaning.NOTHING


@pytest.mark.parametrize(
    "body",
    ["Keep me informed by mail, my number is not for this", "these keep coming, nobody asked my permission"],
)
def test_what_begins_like_the_opposite_and_asks_for_silence_is_a_request(body: str) -> None:
    assert read(body).meaning is Meaning.STOP


@pytest.mark.parametrize(
    "body",
    [
        *("I never asked to be unsubscribed", "do not unsubscribe me", "me, leave? never, keep them coming"),
        *("I didn't ask to be removed", "no need to remove me", "no me den de baja"),
        *("no me quiten de la lista", "surtout ne me retirez pas de la liste"),
    ],
)
def test_who_wants_to_stay_stays(body: str) -> None:
    assert read(body).meaning in (Meaning.NOTHING, Meaning.YES)


@pytest.mark.parametrize(
    "body",
    [
        *("no quiero volver a recibir mensajes", "No vuelvan a mandarme mensajes", "do not text me again"),
        "dont want to be signed up again",
    ],
)
def test_who_wants_no_texts_again_never_says_yes(body: str) -> None:
    assert read(body).meaning in (Meaning.STOP, Meaning.PAUSE)


@pytest.mark.parametrize(
    "body",
    ["only incidents please", "uniquement les incidents pour moi svp", "incidents only", "que les incidents"],
)
def test_who_names_what_alone_is_to_stay_does_not_end_that(body: str) -> None:
    assert read(body).meaning is Meaning.PAUSE


@pytest.mark.parametrize(
    "body",
    [
        *("I will report you if these don't stop", "je vous bloque si vous n'arrêtez pas de m'écrire"),
        *("mi consentimiento lo retiro", "x fvor ya no enviar a este nro"),
        "¿Hay algún enlace para cancelar la suscripción?",
    ],
)
def test_what_only_sounds_like_the_opposite_is_a_request(body: str) -> None:
    assert read(body).meaning is Meaning.STOP


@pytest.mark.parametrize("said", ["thanks", "ok will do", "why?"])
@pytest.mark.parametrize("quoted", ["{}\n> {}", "{}\nLiked “{}”"])
def test_our_own_words_quoted_weigh_nothing(said: str, quoted: str) -> None:
    ours = "Acme IT: P1 incident INC0042: Payroll cannot be reached since 09:12. Reply STOP to opt out."
    assert read(quoted.format(said, ours)).meaning is Meaning.NOTHING
    assert read(quoted.format("please stop texting me", ours)).meaning is Meaning.STOP


@pytest.mark.parametrize("word", ["STOP", "Unsubscribe please", "Arrêt"])
def test_a_keyword_above_a_long_signature_is_a_keyword(word: str) -> None:
    signature = "Jo Abernathy\nSenior Systems Engineer, Server Operations\nTel 0113 496 0000"
    assert read(f"{word}\n\n{signature}").meaning is Meaning.STOP
    assert read(f"Thanks\n\n{signature}").meaning is Meaning.NOTHING


def test_a_stop_above_a_long_sentence_about_the_work_is_no_keyword() -> None:
    body = "Stop!\n\nPlease do not deploy the change to the server before we have a backup of it"
    assert read(body).meaning is not Meaning.STOP
