"""Texts that would take too many parts with this stage's brand, support and portal."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from shared.consent.language import Language
from shared.consent.topic import Topic
from shared.itsm.event import TYPES, Event, EventType
from shared.notification.texts.answer import filled_in
from shared.notification.texts.event import room_left
from shared.notification.texts.files import Templates, read
from shared.notification.texts.gathered import briefly
from shared.notification.texts.reader import Reader
from shared.settings import Settings
from shared.sms.encoding import size

LONGEST_ID = "M" * 36
"""A UUID; with a longer one a text still fits, and something of it gives way."""
ZONE = "Europe/Berlin"
OVER_THE_CHANGE = (datetime(2026, 10, 24, 20, tzinfo=UTC), timedelta(days=1))
"""The longest way to tell a time: two days and two names of a zone."""
MANY = 99_999
MOST_PARTS = 2
"""Of an automatic text. The carriers want so much in a welcome that one does not always hold it."""


def faults_of_size(version: str, language: Language, folder: Path, settings: Settings) -> Iterator[str]:
    """The texts of a language that do not fit."""
    words = read(version, language, folder)
    name = f"{version}.{language}.json"
    for can_answer in (True, False) if settings.one_way_countries else (True,):
        reader = Reader(language, ZONE, can_answer)
        tight = [kind.name for kind in TYPES.values() if not _fits(kind, settings, reader, words)]
        if tight:
            yield f"{name}: {', '.join(tight)}: no room for a title in one part, with {_with(reader)}"
        if size(briefly(MANY, MANY, settings, reader, words)).parts > 1:
            yield f"{name}: gathered_briefly: takes more than one part, with {_with(reader)}"
    for section, texts in (("answers", words.answers), ("one_way", words.one_way)):
        for answer, template in texts.items() if section == "answers" or settings.one_way_countries else ():
            text = filled_in(template, words, settings, tuple(Topic), "000000", Topic.INCIDENT)
            if (parts := size(text).parts) > MOST_PARTS:
                yield f"{name}: {answer}: takes {parts} parts with this brand, support and portal"


def _with(reader: Reader) -> str:
    return "this brand" if reader.can_answer else "this brand and portal"


def _fits(kind: EventType, settings: Settings, reader: Reader, words: Templates) -> bool:
    """Whether a long id leaves all else whole; a usual one then leaves some words of a title."""
    starts, lasts = OVER_THE_CHANGE
    event = Event(
        "itsm.x", LONGEST_ID, kind, "", starts, priority=1, starts_at=starts, ends_at=starts + lasts
    )
    return room_left(event, settings, reader, words) >= 0
