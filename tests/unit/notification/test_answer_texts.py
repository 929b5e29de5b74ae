"""The words of the automatic texts, in each language and for those who cannot answer."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from shared.consent.entry import AutomaticText, Topic
from shared.consent.keys import SubscriberKey
from shared.consent.language import Language
from shared.consent.reading import Meaning, read
from shared.notification.messages import AnswerDue
from shared.notification.texts import Reader, of_answer, parts_at_most, reader, versions
from shared.notification.texts.files import in_force
from shared.sms.encoding import Size, size
from shared.sms.number import PhoneNumber
from tests.adapters.tables import SETTINGS
from tests.unit.itsm.events import at

NOW = at(9)
ANYBODY = Reader()
TWO = frozenset({Topic.CHANGE, Topic.INCIDENT})

ANSWERS = [
    (
        AutomaticText.OPT_IN_REQUEST,
        "Example IT: reply YES to get IT texts, or enter code 123456 in the portal (10 min). "
        "Not you? Ignore this. HELP for help, STOP to end.",
    ),
    (
        AutomaticText.WELCOME,
        "Example IT: you are opted in to incident and change texts. Message frequency varies. "
        "Message and data rates may apply. Reply HELP for help, STOP to end.",
    ),
    (
        AutomaticText.CONFIRMATION,
        "Example IT: you are opted out. You will get no more texts. Text START to come back.",
    ),
    (
        AutomaticText.HELP,
        "Example IT: texts on IT incidents, changes and service. Help: +12065550199. "
        "Message and data rates may apply. STOP to end.",
    ),
    (
        AutomaticText.QUESTION,
        "Example IT: did you mean to stop these texts? Reply STOP to end all or YES to go on. "
        "Until then we send none.",
    ),
]


def answered(kind: AutomaticText, topic: Topic | None = None, keeps: bool = False) -> AnswerDue:
    return AnswerDue(SubscriberKey("one"), 1, kind, "", None, topic, keeps)


def text_of(
    answer: AnswerDue,
    topics: frozenset[Topic] = TWO,
    to: Reader = ANYBODY,
    known: bool = True,
) -> str:
    return of_answer(answer, SETTINGS, to, topics, "123456", known=known, now=NOW)


@pytest.mark.parametrize(("kind", "text"), ANSWERS)
def test_the_automatic_texts(kind: AutomaticText, text: str) -> None:
    assert text_of(answered(kind)) == text


def test_who_cannot_come_back_by_start_is_not_told_so() -> None:
    text = text_of(answered(AutomaticText.CONFIRMATION), frozenset(), known=False)
    assert text == "Example IT: you are opted out. You will get no more texts."


def test_who_ended_several_topics_may_keep_one() -> None:  # 47 CFR 64.1200(a)(12)
    text = text_of(answered(AutomaticText.CONFIRMATION, keeps=True), frozenset(Topic))
    assert text == (
        "Example IT: you are opted out. You will get no more texts. "
        "To keep one: text KEEP INCIDENT, KEEP CHANGE or KEEP SERVICE within 24 h. START for all."
    )
    assert size(text).parts == 1


def test_who_ended_one_topic_hears_which_are_left() -> None:
    text = text_of(answered(AutomaticText.CONFIRMATION, Topic.SERVICE))
    assert text == (
        "Example IT: no more service texts for you. You still get incident and change texts. STOP to end all."
    )


TRANSLATED = [
    (
        Language.SPANISH,
        AutomaticText.WELCOME,
        "Example IT: alta en los avisos de incidencias y cambios. La frecuencia de los mensajes varia. "
        "Pueden aplicarse tarifas de mensajes y datos. Responda HELP para ayuda, STOP para salir.",
    ),
    (
        Language.SPANISH,
        AutomaticText.CONFIRMATION,
        "Example IT: baja confirmada. No recibira mas mensajes. Envie START para volver.",
    ),
    (
        Language.FRENCH,
        AutomaticText.OPT_IN_REQUEST,
        "Example IT: répondez OUI pour recevoir les SMS informatiques, ou entrez le code 123456 "
        "sur le portail (10 min). Pas vous? Ignorez. HELP: aide. STOP: fin.",
    ),
    (
        Language.FRENCH,
        AutomaticText.QUESTION,
        "Example IT: vouliez-vous arreter ces SMS? Répondez STOP pour tout arreter ou OUI pour continuer. "
        "D'ici là, nous n'en envoyons aucun.",
    ),
]


@pytest.mark.parametrize(("language", "kind", "text"), TRANSLATED)
def test_they_come_in_the_readers_language(language: Language, kind: AutomaticText, text: str) -> None:
    assert text_of(answered(kind), to=Reader(language)) == text


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", AutomaticText)
def test_an_automatic_text_is_gsm_and_takes_two_parts_at_most(
    kind: AutomaticText, language: Language
) -> None:
    for answer in (answered(kind), answered(kind, keeps=True), answered(kind, Topic.CHANGE)):
        assert text_of(answer, frozenset(Topic), Reader(language)).startswith("Example IT: ")
        assert size(text_of(answer, frozenset(Topic), Reader(language))).encoding == "GSM"
        assert size(text_of(answer, frozenset(Topic), Reader(language))).parts <= 2


@pytest.mark.parametrize("language", Language)
def test_what_we_offer_to_text_back_is_understood(language: Language) -> None:
    request = text_of(answered(AutomaticText.OPT_IN_REQUEST), to=Reader(language))
    yes = next(word for word in ("YES", "SI", "OUI") if f" {word} " in request)
    assert read(yes).meaning is Meaning.YES
    offer = text_of(answered(AutomaticText.CONFIRMATION, keeps=True), frozenset(Topic), Reader(language))
    assert all(f"KEEP {topic.upper()}" in offer for topic in Topic)


@pytest.mark.parametrize(
    "kind",
    [AutomaticText.OPT_IN_REQUEST, AutomaticText.WELCOME, AutomaticText.CONFIRMATION, AutomaticText.HELP],
)
@pytest.mark.parametrize("language", Language)
def test_who_cannot_answer_is_told_of_the_portal_and_of_no_reply(  # R10
    kind: AutomaticText, language: Language
) -> None:
    text = text_of(answered(kind), to=Reader(language, can_answer=False))
    assert text.endswith(": http://127.0.0.1:8080")
    assert not any(word in text for word in ("STOP", "START", "HELP", "YES", "SI ", "OUI"))


def test_the_line_is_asked_for_as_many_parts_as_the_longest_language_takes() -> None:
    welcome = answered(AutomaticText.WELCOME)
    assert size(text_of(welcome)) == Size("GSM", 1)
    assert parts_at_most(welcome, SETTINGS, NOW) == 2
    assert parts_at_most(answered(AutomaticText.CONFIRMATION), SETTINGS, NOW) == 1
    assert size(text_of(answered(AutomaticText.HELP))) == Size("GSM", 1)
    assert parts_at_most(answered(AutomaticText.HELP), SETTINGS, NOW) == 2
    long = replace(SETTINGS, one_way_countries=("IN",), portal_url="https://" + "x" * 80)
    assert parts_at_most(answered(AutomaticText.CONFIRMATION), long, NOW) == 2


BERLIN, DELHI = PhoneNumber("+4915112345678"), PhoneNumber("+919876543210")


def test_a_reader_is_who_their_choices_and_their_number_say() -> None:
    settings = replace(SETTINGS, time_zone="Europe/Berlin", one_way_countries=("IN",))
    assert reader(Language.FRENCH, "Asia/Kolkata", DELHI, settings) == Reader(
        Language.FRENCH, "Asia/Kolkata", can_answer=False
    )
    assert reader(Language.ENGLISH, None, BERLIN, settings) == Reader(Language.ENGLISH, "Europe/Berlin")
    assert reader(Language.ENGLISH, None, DELHI, SETTINGS) == Reader()


@pytest.mark.parametrize(
    ("now", "name"),
    [
        (datetime.min.replace(year=2020, tzinfo=NOW.tzinfo), "2026-01-01"),
        (datetime(2026, 11, 1, tzinfo=NOW.tzinfo) - timedelta(seconds=1), "2026-01-01"),
        (datetime(2026, 11, 1, tzinfo=NOW.tzinfo), "2026-11-01"),
        (datetime(2030, 1, 1, tzinfo=NOW.tzinfo), "2027-01-01"),
    ],
)
def test_words_count_from_their_day_on(now: datetime, name: str, tmp_path: Path) -> None:
    for each in ("2027-01-01", "2026-01-01", "2026-11-01"):
        (tmp_path / f"{each}.toml").touch()
    assert in_force(now, versions(tmp_path)) == name


def test_the_versions_are_known_by_their_day() -> None:
    assert versions()[0] == "2026-11-01"
