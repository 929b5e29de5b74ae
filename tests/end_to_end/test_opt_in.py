"""Saying yes: the form, the code, the reply, and that nothing counts before the phone has answered (G1)."""

import pytest

from tests.end_to_end.itsm import Itsm, incident
from tests.end_to_end.people import Phone
from tests.end_to_end.records import Records
from tests.end_to_end.stage import SAMPLES, Clock, eventually

FORM = "application/x-www-form-urlencoded"
ALL_TOPICS = ["change", "incident", "service"]


def test_the_form_asks_the_phone_and_says_until_when(ana: Phone) -> None:
    answer = ana.fills_in_the_form(topics=["incident", "service"])

    assert answer.status_code == 202
    told = answer.json()
    assert told["state"] == "pending"
    assert told["number"] == f"+1•••••{ana.number[-4:]}"
    assert told["topics"] == ["incident", "service"]
    assert told["expires_at"]
    request = ana.receives("YES")
    assert request.body.startswith("Example IT")
    assert request.code
    assert ana.state == "pending"


def test_a_plain_html_form_does_as_well(ana: Phone) -> None:
    body = (SAMPLES / "api/opt-in.form").read_text().strip()
    mine = body.replace("%2B1+415+555+0123", f"%2B1+{ana.number[2:5]}+{ana.number[5:8]}+{ana.number[8:]}")

    answer = ana.posts("/api/opt-ins", content=mine, headers={"Content-Type": FORM})

    assert answer.status_code == 202
    assert answer.json()["topics"] == ["incident", "service"]
    ana.receives("YES").replies("YES")
    ana.receives("opted in")
    assert ana.me.json()["topics"] == ["incident", "service"]


@pytest.mark.parametrize("word", ["YES", " yes! ", "Y", "START", "unstop"])
def test_the_phone_says_yes(ana: Phone, word: str) -> None:
    ana.opts_in(by=word)
    assert ana.me.json()["topics"] == ALL_TOPICS


def test_the_code_says_yes(ana: Phone) -> None:
    ana.fills_in_the_form()
    code = ana.receives("YES").code

    answer = ana.types_code(code)

    assert answer.status_code == 200
    assert answer.json()["state"] == "opted_in"
    assert answer.json() == ana.me.json()
    ana.receives("opted in")


def test_the_welcome_tells_all_that_carriers_ask_for(ana: Phone) -> None:  # O4
    ana.fills_in_the_form()
    ana.receives("YES").replies("YES")

    welcome = ana.receives().body

    for words in ("Example IT", "frequency varies", "rates may apply", "HELP", "STOP"):
        assert words in welcome


def test_posted_twice_is_one_record_and_one_text(ana: Phone, records: Records) -> None:
    assert ana.fills_in_the_form().status_code == 202
    again = ana.fills_in_the_form(topics=["change"])

    assert again.status_code == 202
    assert again.json()["topics"] == ["change"]  # the newest form counts
    ana.receives("YES")
    ana.hears_nothing()
    assert len(records.deliveries_of(ana)) == 1
    consent = records.consent_of(ana)
    assert consent
    assert (consent["state"], consent["topics"]) == ("pending", ["change"])


def test_opted_in_already_is_said_and_not_texted(ana: Phone) -> None:
    ana.opts_in()

    answer = ana.fills_in_the_form()

    assert answer.status_code == 200
    assert answer.json() == ana.me.json()
    ana.hears_nothing()


def test_nothing_is_sent_before_the_phone_has_answered(ana: Phone, itsm: Itsm) -> None:  # G1
    ana.fills_in_the_form()
    ana.receives("YES")

    itsm.raises(incident(priority=1, title="Email is down"))

    ana.hears_nothing()


def test_a_wrong_code_is_a_field_to_look_at_again(ana: Phone) -> None:
    ana.fills_in_the_form()
    right = ana.receives("YES").code

    answer = ana.types_code(wrong(right))

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == ["code"]
    assert right not in answer.text
    assert ana.state == "pending"
    assert ana.types_code(right).status_code == 200


def test_the_sixth_try_is_one_too_many_even_with_the_right_code(ana: Phone, clock: Clock) -> None:
    ana.fills_in_the_form()
    right = ana.receives("YES").code
    for _ in range(5):
        assert ana.types_code(wrong(right)).status_code == 422

    for code in (wrong(right), right):
        answer = ana.types_code(code)
        assert answer.status_code == 429
        assert 0 < int(answer.headers["Retry-After"]) <= 600
    assert ana.state == "pending"

    clock.moves(minutes=11)
    assert ana.types_code(right).status_code == 429
    ana.fills_in_the_form()
    assert ana.types_code(ana.receives("YES").code).status_code == 200


def test_a_code_lasts_ten_minutes_and_yes_a_day(ana: Phone, clock: Clock) -> None:
    ana.fills_in_the_form()
    request = ana.receives("YES")

    clock.moves(minutes=11)
    assert ana.types_code(request.code).status_code == 422

    clock.moves(hours=23)
    request.replies("YES")
    ana.receives("opted in")


def test_the_third_request_in_a_day_is_one_too_many(ana: Phone, clock: Clock) -> None:
    for minutes in (0, 11):
        clock.moves(minutes=minutes)
        assert ana.fills_in_the_form().status_code == 202
        ana.receives("YES")

    clock.moves(minutes=22)
    answer = ana.fills_in_the_form()

    assert answer.status_code == 429
    assert 23 * 3600 < int(answer.headers["Retry-After"]) <= 24 * 3600
    ana.hears_nothing()


def test_a_code_for_nothing_is_not_found(ana: Phone) -> None:
    assert ana.types_code("123456").status_code == 404
    assert ana.me.status_code == 404


def test_a_request_that_nobody_answers_is_gone_after_a_day(
    ana: Phone, clock: Clock, records: Records
) -> None:
    ana.fills_in_the_form()
    ana.receives("YES")

    clock.moves(hours=24)

    eventually(lambda: records.facts_of(ana)[-1]["kind"] == "expired", within=5)
    assert ana.me.status_code == 404
    assert ana.types_code("123456").status_code == 404
    ana.replies("YES").hears_nothing()
    assert ana.state == "none"


def wrong(code: str) -> str:
    """Six other digits."""
    return f"{(int(code) + 1) % 10**6:06}"
