"""The automatic texts: request, welcome, confirmation, help and question."""

from collections.abc import Collection
from datetime import datetime

from shared.consent.entry import AutomaticText, Topic
from shared.consent.language import Language
from shared.notification.messages import AnswerDue
from shared.notification.texts.files import Templates, templates
from shared.notification.texts.reader import Reader
from shared.settings import Settings
from shared.sms.alphabet import in_gsm
from shared.sms.encoding import size


def of_answer(
    answer: AnswerDue,
    settings: Settings,
    reader: Reader,
    topics: Collection[Topic],
    code: str,
    *,
    known: bool,
    now: datetime,
) -> str:
    """An automatic text. ``known`` tells whether START could bring this number back."""
    words = templates(reader.language, now)
    confirms = answer.text is AutomaticText.CONFIRMATION
    template = words.answers[_confirmation(answer, known) if confirms else answer.text]
    if not reader.can_answer:
        template = words.one_way.get(answer.text, template)
    return filled_in(template, words, settings, topics, code, answer.topic)


def _confirmation(answer: AnswerDue, known: bool) -> str:
    """Which form a confirmation has: what is left, or which way back there is."""
    if answer.topic:
        return "confirmation_topic"
    if not known:
        return "confirmation"
    return "confirmation_keep" if answer.keeps else "confirmation_start"


def filled_in(
    template: str,
    words: Templates,
    settings: Settings,
    topics: Collection[Topic],
    code: str,
    topic: Topic | None = None,
) -> str:
    """A template of an automatic text with everything in its place."""
    chosen = [each for each in Topic if each in topics]
    offers = [f"KEEP {each.upper()}" for each in chosen]
    body = template.format(
        brand=settings.brand,
        support=settings.support,
        portal_url=settings.portal_url.rstrip("/"),
        topic=words.words[topic] if topic else "",
        topics=_listed([words.words[each] for each in chosen], words.words["and"]),
        offered=_listed(offers, words.words["or"]),
        code=code,
    )
    return in_gsm(body)


def parts_at_most(answer: AnswerDue, settings: Settings, now: datetime) -> int:
    """The most parts that this answer may take, whoever reads it: the line is waited for before the claim
    tells the language."""
    ways = (True, False) if settings.one_way_countries else (True,)
    readers = [Reader(language, can_answer=way) for language in Language for way in ways]
    texts = (
        of_answer(answer, settings, each, tuple(Topic), "000000", known=True, now=now) for each in readers
    )
    return max(size(text).parts for text in texts)


def _listed(names: list[str], last: str) -> str:
    return f" {last} ".join(filter(None, [", ".join(names[:-1]), names[-1] if names else ""]))
