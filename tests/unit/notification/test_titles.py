"""Titles as they come from ITSM tools: whatever people write there, a notification takes one part."""

import unicodedata
from collections import Counter

import pytest

from bench.text_parts import TITLES, parts_per_notification
from shared.consent.language import Language
from shared.itsm.event import TYPES
from shared.notification.texts import Reader, of_event
from shared.sms.alphabet import in_gsm, needs_ucs2
from shared.sms.encoding import size
from shared.sms.links import untappable
from tests.adapters.tables import SETTINGS
from tests.unit.itsm.events import at, event

ALL = TITLES.read_text("utf-8").splitlines()
NOW = at(9)


def test_there_are_enough_of_them_and_no_two_alike() -> None:
    assert len(ALL) >= 200
    assert max(Counter(ALL).values()) == 1
    assert sum(not title.isascii() for title in ALL) >= 100
    assert sum(needs_ucs2(title) for title in ALL) >= 10


@pytest.mark.parametrize("language", Language)
def test_each_takes_one_part_in_each_type_and_language(language: Language) -> None:
    reader = Reader(language, "Europe/Madrid")
    for title in ALL:
        for name in TYPES:
            text = of_event(event(name, starts_at=at(20), ends_at=at(30)), title, SETTINGS, reader, NOW)
            assert size(text).parts == 1, text
            assert size(text).encoding == "GSM" or needs_ucs2(title), text
            assert text.startswith(f"Example IT: {event(name).id} "), text
            assert text.endswith((" STOP to end.", " STOP para salir.")) or " STOP pour arr" in text, text
            assert not any(unicodedata.category(c) in ("Cc", "Cf") for c in text), text
            assert untappable(text) == text, text


@pytest.mark.parametrize("title", [title for title in ALL if not needs_ucs2(title)])
def test_no_question_mark_stands_for_what_could_be_said(title: str) -> None:
    assert in_gsm(title).count("?") == title.count("?")
    kept = sum(c.isalnum() for c in in_gsm(title))
    assert kept >= sum(c.isalnum() for c in title if c.isalnum()) - title.count("️⃣")


def test_a_plain_f_string_costs_more() -> None:
    parts = parts_per_notification(SETTINGS)
    assert parts.value == parts.goal
    assert parts.against
    assert parts.against > 1.2
    assert parts_per_notification(SETTINGS, ["“Email” is slow"]).against == pytest.approx(2, abs=0.5)
