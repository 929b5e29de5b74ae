"""The words of a text: always one part, always the brand, the id, the state and how to end it."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.consent.entry import AutomaticText, Topic
from shared.consent.keys import SubscriberKey
from shared.itsm.event import TYPES
from shared.notification.messages import AnswerDue
from shared.notification.text import HINT, of_answer, of_event
from shared.sms.encoding import size
from tests.adapters.tables import SETTINGS
from tests.unit.itsm.events import at, event

WINDOW = {"starts_at": at(20), "ends_at": at(22)}
TEXTS = [
    ("Incident Opened", {}, "Example IT: INC0012345 P1 incident: Email is slow. STOP to end."),
    ("Incident Updated", {"priority": 2}, "Example IT: INC0012345 P2 incident: Email is slow. STOP to end."),
    ("Incident Resolved", {}, "Example IT: INC0012345 resolved: Email is slow. STOP to end."),
    (
        "Change Scheduled",
        WINDOW,
        "Example IT: CHG0030012 change scheduled 24 Nov 20:00-22:00 UTC: Email is slow. STOP to end.",
    ),
    (
        "Change Scheduled",
        {"starts_at": at(22), "ends_at": at(26)},
        "Example IT: CHG0030012 change scheduled 24 Nov 22:00-25 Nov 02:00 UTC: Email is slow. STOP to end.",
    ),
    (
        "Change Scheduled",
        {"starts_at": at(22)},
        "Example IT: CHG0030012 change scheduled 24 Nov 22:00 UTC: Email is slow. STOP to end.",
    ),
    ("Change Scheduled", {}, "Example IT: CHG0030012 change scheduled: Email is slow. STOP to end."),
    (
        "Change Started",
        WINDOW,
        "Example IT: CHG0030012 change started, until 24 Nov 22:00 UTC: Email is slow. STOP to end.",
    ),
    ("Change Started", {}, "Example IT: CHG0030012 change started: Email is slow. STOP to end."),
    ("Change Completed", WINDOW, "Example IT: CHG0030012 change completed: Email is slow. STOP to end."),
    ("Change Cancelled", {}, "Example IT: CHG0030012 change cancelled: Email is slow. STOP to end."),
    ("Outage Reported", {}, "Example IT: MNT0001001 outage: Email is slow. STOP to end."),
    ("Service Restored", {}, "Example IT: MNT0001001 service restored: Email is slow. STOP to end."),
    (
        "Maintenance Scheduled",
        WINDOW,
        "Example IT: MNT0001001 maintenance scheduled 24 Nov 20:00-22:00 UTC: Email is slow. STOP to end.",
    ),
    (
        "Maintenance Started",
        {"ends_at": at(22)},
        "Example IT: MNT0001001 maintenance started, until 24 Nov 22:00 UTC: Email is slow. STOP to end.",
    ),
    (
        "Maintenance Completed",
        {},
        "Example IT: MNT0001001 maintenance completed: Email is slow. STOP to end.",
    ),
    (
        "Maintenance Cancelled",
        {},
        "Example IT: MNT0001001 maintenance cancelled: Email is slow. STOP to end.",
    ),
]
STATES = {
    name: name.lower().replace("outage reported", "outage").replace("incident resolved", "resolved")
    for name in TYPES
} | dict.fromkeys(("Incident Opened", "Incident Updated"), "P1 incident")


@pytest.mark.parametrize(("name", "more", "text"), TEXTS)
def test_the_text_of_each_type(name: str, more: dict[str, Any], text: str) -> None:
    assert of_event(event(name, **more), "Email is slow", SETTINGS) == text


SHORTENED = [
    ("Email is slow...", "Email is slow"),
    ("  Email\n is \t slow ", "Email is slow"),
    ("Email \u2013 it\u2019s \u201cslow\u201d", 'Email - it\'s "slow"'),
    ("Email\u202eis\u200bslow", "Email is slow"),
    ("{title} {hint} {0}", "{title} {hint} {0}"),
    ("a" * 300, "a" * 107 + "..."),
    ("word " * 60, "word " * 21 + "..."),
]


@pytest.mark.parametrize(("title", "shown"), SHORTENED)
def test_how_a_title_is_shown(title: str, shown: str) -> None:
    text = of_event(event("Incident Opened"), title, SETTINGS)
    shown = shown.replace(" ...", "...")
    assert text == f"Example IT: INC0012345 P1 incident: {shown}. STOP to end."


def test_a_shortened_title_uses_the_room_there_is() -> None:
    text = of_event(event("Incident Opened"), "Email is slow in Berlin and everywhere " * 10, SETTINGS)
    assert 150 <= len(text) <= 160


ids = st.text(alphabet="ABCXYZ0123456789-_/.#", min_size=1, max_size=64)
moments = st.floats(-24 * 300, 24 * 300).map(at)


@given(
    name=st.sampled_from(list(TYPES)),
    id=ids,
    title=st.text(max_size=400) | st.text(alphabet="€[]ab ", max_size=400),
    starts=st.none() | moments,
    ends=st.none() | moments,
)
def test_no_title_costs_more_than_a_part_or_hides_the_rest(
    name: str, id: str, title: str, starts: datetime | None, ends: datetime | None
) -> None:
    brand = "Example IT"
    text = of_event(event(name, id=id, starts_at=starts, ends_at=ends), title, replace(SETTINGS, brand=brand))
    assert (size(text).encoding, size(text).parts) == ("GSM", 1)
    assert text.startswith(f"{brand}: {id} {STATES[name]}")
    assert text.endswith(f". {HINT}")


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
TWO = frozenset({Topic.CHANGE, Topic.INCIDENT})


def answered(kind: AutomaticText, topic: Topic | None = None, keeps: bool = False) -> AnswerDue:
    return AnswerDue(SubscriberKey("one"), 1, kind, "", None, topic, keeps)


@pytest.mark.parametrize(("kind", "text"), ANSWERS)
def test_the_automatic_texts(kind: AutomaticText, text: str) -> None:
    assert of_answer(answered(kind), SETTINGS, TWO, "123456", known=True) == text


def test_who_cannot_come_back_by_start_is_not_told_so() -> None:
    text = of_answer(answered(AutomaticText.CONFIRMATION), SETTINGS, frozenset(), "", known=False)
    assert text == "Example IT: you are opted out. You will get no more texts."


def test_who_ended_several_topics_may_keep_one() -> None:  # 47 CFR 64.1200(a)(12)
    text = of_answer(answered(AutomaticText.CONFIRMATION, keeps=True), SETTINGS, frozenset(Topic), "", True)
    assert text == (
        "Example IT: you are opted out. You will get no more texts. "
        "To keep one: text KEEP INCIDENT, KEEP CHANGE or KEEP SERVICE within 24 h. START for all."
    )
    assert size(text).parts == 1


def test_who_ended_one_topic_hears_which_are_left() -> None:
    text = of_answer(answered(AutomaticText.CONFIRMATION, Topic.SERVICE), SETTINGS, TWO, "", known=True)
    assert text == (
        "Example IT: no more service texts for you. You still get incident and change texts. STOP to end all."
    )
