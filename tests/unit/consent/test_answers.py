"""Which text answers what, and when it is left out."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from shared.consent.answers import answer_to, left_out, next_request_at
from shared.consent.entry import AutomaticText
from shared.consent.keys import SubscriberKey
from shared.consent.ledger import History
from shared.consent.states import state_after
from tests.unit.consent.story import NINE, entries

REQUEST, WELCOME = AutomaticText.OPT_IN_REQUEST, AutomaticText.WELCOME
CONFIRMATION, HELP = AutomaticText.CONFIRMATION, AutomaticText.HELP


@pytest.mark.parametrize(
    ("story", "text"),
    [
        ("form", REQUEST),
        ("form, form", None),
        ("form, form of ben", None),
        ("form, YES", WELCOME),
        ("form, code", WELCOME),
        ("form, wrong code", None),
        ("form, YES, YES", None),
        ("form, YES, form", None),
        ("form, STOP", CONFIRMATION),
        ("form, YES, STOP", CONFIRMATION),
        ("form, YES, portal", CONFIRMATION),
        ("form, YES, help desk", CONFIRMATION),
        ("form, YES, STOP, STOP", None),
        ("form, YES, STOP, portal", None),
        ("form, YES, STOP, START", WELCOME),
        ("form, YES, number changed", None),
        ("form, number replaced", None),
        ("STOP", CONFIRMATION),
        ("STOP, START", None),
        ("help desk", None),
        ("YES", None),
        ("portal", None),
        ("HELP", HELP),
        ("form, YES, STOP, HELP", HELP),
        ("form, YES, NOTHING", None),
    ],
)
def test_what_answers_what(story: str, text: AutomaticText | None) -> None:
    *before, last = entries(*story.split(", "))
    assert answer_to(last, state_after(before), state_after([*before, last])) is text


def history_of(*story: str, answer: AutomaticText | None = None) -> History:
    return History(SubscriberKey("k"), tuple(replace(e, answer=answer) for e in entries(*story)))


@pytest.mark.parametrize(("seconds", "why"), [(300, None), (301, "late")])
def test_a_confirmation_is_sent_within_five_minutes_or_not_at_all(seconds: int, why: str | None) -> None:
    stop = entries("STOP")[0]
    now = stop.at + timedelta(seconds=seconds)
    assert left_out(CONFIRMATION, stop, History(SubscriberKey("k")), now) == why


def test_five_answers_an_hour_and_no_more() -> None:
    help_ = entries("HELP")[0]
    now = NINE + timedelta(minutes=5)
    assert left_out(HELP, help_, history_of(*["HELP"] * 4, answer=HELP), now) is None
    five = history_of(*["HELP"] * 5, answer=HELP)
    assert left_out(HELP, help_, five, now) == "too_many"
    assert left_out(REQUEST, help_, five, now) is None


@pytest.mark.parametrize(("requests", "again"), [(0, None), (1, None), (2, NINE + timedelta(hours=24))])
def test_two_requests_a_day(requests: int, again: datetime | None) -> None:
    history = history_of(*["form"] * requests, answer=REQUEST)
    assert next_request_at(history, NINE + timedelta(hours=1)) == again
    assert next_request_at(history, NINE + timedelta(hours=25)) is None
