"""docs/texts.md shows every text as it is rendered, so that who registers or reviews them can rely on it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from shared.consent.language import Language
from shared.consent.topic import Topic
from shared.itsm.event import TYPES
from shared.notification.texts import Reader, of_digest, of_event
from shared.notification.texts.answer import filled_in
from shared.notification.texts.files import templates
from shared.sms.encoding import size
from tests.adapters.tables import SETTINGS
from tests.unit.itsm.events import at, event

PAGE = (Path(__file__).parents[3] / "docs" / "texts.md").read_text("utf-8")
COMPANY = replace(SETTINGS, portal_url="https://sms.example.com", support="it-help@example.com")
ZONES = {
    Language.ENGLISH: "America/New_York",
    Language.SPANISH: "Europe/Madrid",
    Language.FRENCH: "Europe/Paris",
}
NOW = at(9)


def notifications(language: Language) -> Iterator[str]:
    reader = Reader(language, ZONES[language])
    for name in TYPES:
        told = event(name, starts_at=at(20), ends_at=at(22))
        yield f"| {name} | {of_event(told, 'Email is slow', COMPANY, reader, NOW)} |"
    yield f"| Several (`digest`) | {of_digest(['CHG0030012', 'MNT0001001'], COMPANY, reader, NOW)} |"


def answers(language: Language) -> Iterator[str]:
    words = templates(language, NOW)
    for section, texts in (("answers", words.answers), ("one_way", words.one_way)):
        for name, template in texts.items():
            text = filled_in(template, words, COMPANY, tuple(Topic), "123456", Topic.SERVICE)
            where = "" if section == "answers" else " where nobody can answer"
            yield f"| `{name}`{where} | {text} | {size(text).parts} |"


@pytest.mark.parametrize("language", Language)
def test_every_text_stands_on_the_page_as_it_is_sent(language: Language) -> None:
    assert [line for line in (*notifications(language), *answers(language)) if line not in PAGE] == []
