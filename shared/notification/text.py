"""The words of a text: brand first, the event's id, state and time, and how to end it; one part."""

import unicodedata
from datetime import datetime
from itertools import chain

from shared.consent.entry import AutomaticText, Topic
from shared.itsm.event import TYPES, Event
from shared.notification.messages import AnswerDue
from shared.settings import Settings
from shared.sms.encoding import fits_one, in_gsm

HINT = "STOP to end."
LONGEST_TITLE = 160
TEMPLATES = {
    TYPES["Incident Opened"]: "{brand}: {id} P{priority} incident: {title}. {hint}",
    TYPES["Incident Updated"]: "{brand}: {id} P{priority} incident: {title}. {hint}",
    TYPES["Incident Resolved"]: "{brand}: {id} resolved: {title}. {hint}",
    TYPES["Change Scheduled"]: "{brand}: {id} change scheduled{when}: {title}. {hint}",
    TYPES["Change Started"]: "{brand}: {id} change started{when}: {title}. {hint}",
    TYPES["Change Completed"]: "{brand}: {id} change completed: {title}. {hint}",
    TYPES["Change Cancelled"]: "{brand}: {id} change cancelled: {title}. {hint}",
    TYPES["Outage Reported"]: "{brand}: {id} outage: {title}. {hint}",
    TYPES["Service Restored"]: "{brand}: {id} service restored: {title}. {hint}",
    TYPES["Maintenance Scheduled"]: "{brand}: {id} maintenance scheduled{when}: {title}. {hint}",
    TYPES["Maintenance Started"]: "{brand}: {id} maintenance started{when}: {title}. {hint}",
    TYPES["Maintenance Completed"]: "{brand}: {id} maintenance completed: {title}. {hint}",
    TYPES["Maintenance Cancelled"]: "{brand}: {id} maintenance cancelled: {title}. {hint}",
}
ANSWERS = {
    AutomaticText.OPT_IN_REQUEST: (
        "{brand}: reply YES to get IT texts, or enter code {code} in the portal (10 min). "
        "Not you? Ignore this. HELP for help, STOP to end."
    ),
    # The carriers' checklist: brand, frequency, rates, HELP and STOP in the first text after the opt-in.
    AutomaticText.WELCOME: (
        "{brand}: you are opted in to {topics} texts. Message frequency varies. "
        "Message and data rates may apply. Reply HELP for help, STOP to end."
    ),
    AutomaticText.CONFIRMATION: "{brand}: you are opted out. You will get no more texts.{start}",
    AutomaticText.QUESTION: (
        "{brand}: did you mean to stop these texts? Reply STOP to end all or YES to go on. "
        "Until then we send none."
    ),
    AutomaticText.HELP: (
        "{brand}: texts on IT incidents, changes and service. Help: {support}. "
        "Message and data rates may apply. STOP to end."
    ),
}
ONE_TOPIC_LESS = "{brand}: no more {topic} texts for you. You still get {topics} texts. STOP to end all."


def of_event(event: Event, title: str, settings: Settings) -> str:
    """The text of an event in one part; only the title is shortened for it, at a word."""
    words = _plain(title[:LONGEST_TITLE]).split()
    fields = {
        "brand": settings.brand,
        "id": event.id,
        "priority": event.priority,
        "when": _when(event),
        "hint": HINT,
    }

    def body(shown: str) -> str:
        return in_gsm(TEMPLATES[event.type].format(**fields, title=shown))

    whole = body(" ".join(words).rstrip("."))
    if len(title) <= LONGEST_TITLE and fits_one(whole):
        return whole
    by_words = (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))
    by_letters = ("".join(words)[:count] for count in range(LONGEST_TITLE, 0, -1))
    shortened = (body(f"{shown}...") for shown in chain(by_words, by_letters))
    return next(filter(fits_one, shortened), body("..."))


def of_answer(answer: AnswerDue, settings: Settings, topics: frozenset[Topic], code: str, known: bool) -> str:
    """An automatic text. ``known`` tells whether START could bring this number back."""
    template = ONE_TOPIC_LESS if answer.topic else ANSWERS[answer.text]
    body = template.format(
        brand=settings.brand,
        support=settings.support,
        topic=answer.topic,
        topics=_listed([topic.value for topic in Topic if topic in topics]),
        code=code,
        start=_way_back(topics, known, answer.keeps),
    )
    return in_gsm(body)


def _way_back(topics: frozenset[Topic], known: bool, keeps: bool) -> str:
    if not known:
        return ""
    if not keeps:
        return " Text START to come back."
    offered = _listed([f"KEEP {topic.upper()}" for topic in Topic if topic in topics], "or")
    return f" To keep one: text {offered} within 24 h. START for all."


def _listed(names: list[str], last: str = "and") -> str:
    return f" {last} ".join(filter(None, [", ".join(names[:-1]), names[-1] if names else ""]))


def _plain(title: str) -> str:
    """The title without control and format characters, which have no place on a phone."""
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") else c for c in title)


def _when(event: Event) -> str:
    if event.starts_at and event.ends_at and event.type.opens:
        same_day = event.starts_at.date() == event.ends_at.date()
        end = f"{event.ends_at:%H:%M}" if same_day else _time(event.ends_at)
        return f" {_time(event.starts_at)}-{end} UTC"
    if event.type.opens and event.starts_at:
        return f" {_time(event.starts_at)} UTC"
    if not event.type.opens and event.ends_at:
        return f", until {_time(event.ends_at)} UTC"
    return ""


def _time(moment: datetime) -> str:
    return f"{moment:%d %b %H:%M}"
