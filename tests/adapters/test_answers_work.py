"""Automatic texts on their way: each once, in the state that it speaks of, or not at all (G1)."""

from dataclasses import replace
from typing import cast

import pytest
from mypy_boto3_sqs import SQSClient

from shared.clock import iso
from shared.consent.answers import SENT_IN
from shared.consent.entry import AutomaticText
from shared.consent.keys import SubscriberKey
from shared.notification.answers import AGAIN_SOON, AnswerWork
from shared.notification.lanes import TRIED_FOR, AnswerQueue
from shared.notification.messages import AnswerDue, answer_due
from shared.notification.work import AGAIN_LATER
from shared.settings import CountryLine
from shared.sms.carrier import Accepted, AccountRefused, Answer, Refused, RefusedForNow, Throttled, Unclear
from shared.sms.line import LineStore
from shared.sms.pacing import SECOND, SLOWED, Lane, Line

from .people import SECRET
from .stage import Call, Stage
from .tables import NOON

REQUEST, WELCOME = AutomaticText.OPT_IN_REQUEST, AutomaticText.WELCOME
CONFIRMATION, HELP = AutomaticText.CONFIRMATION, AutomaticText.HELP


@pytest.fixture
def work(stage: Stage) -> AnswerWork:
    queue = AnswerQueue(cast("SQSClient", stage.queues), "answers")
    return AnswerWork(stage.sender, queue, SECRET, stage.settings, stage.pacer, stage.alarms.append)


def due(key: SubscriberKey, text: AutomaticText, seq: int = 1) -> AnswerDue:
    return AnswerDue(key, seq, text, iso(NOON + TRIED_FOR), SENT_IN[text])


def somebody(stage: Stage, *happened: str) -> SubscriberKey:
    key = stage.people.somebody(opted_in=False)
    stage.people.does(key, *happened)
    return key


SPEAKS_OF = [
    # the text, what happened to the number, whether the text still speaks the truth
    (REQUEST, ["form"], True),
    (REQUEST, ["form", "code"], False),
    (REQUEST, ["form", "STOP"], False),
    (WELCOME, ["form", "code"], True),
    (WELCOME, ["form", "code", "STOP"], False),
    (CONFIRMATION, ["form", "code", "STOP"], True),
    (CONFIRMATION, ["form", "code", "STOP", "START"], False),
    (CONFIRMATION, ["STOP"], True),
    (HELP, ["HELP"], True),
    (HELP, ["form", "code", "HELP"], True),
    (HELP, ["form", "code", "STOP", "HELP"], True),
]


@pytest.mark.parametrize(("text", "happened", "sent"), SPEAKS_OF)
def test_an_answer_is_sent_in_the_state_it_speaks_of(  # G1, G2
    stage: Stage, work: AnswerWork, text: AutomaticText, happened: list[str], sent: bool
) -> None:
    key = somebody(stage, *happened)
    work.do(due(key, text))
    assert len(stage.texts(key)) == sent
    assert stage.queues.put == []


def test_the_request_bears_the_code_of_its_entry(stage: Stage, work: AnswerWork) -> None:
    key = somebody(stage, "form")
    work.do(due(key, REQUEST))
    [text] = stage.texts(key)
    assert f"code {SECRET.code(key, 1)} " in text


def test_what_is_kept_of_the_request_hides_the_code(stage: Stage, work: AnswerWork) -> None:  # G7
    key = somebody(stage, "form")
    work.do(due(key, REQUEST))
    [text] = stage.texts(key)
    [row] = stage.tables.items(stage.tables.deliveries)
    assert row["body"]["S"] == text.replace(SECRET.code(key, 1), "••••••") != text


def test_the_welcome_names_the_topics(stage: Stage, work: AnswerWork) -> None:
    key = somebody(stage, "form of incident", "code")
    work.do(due(key, WELCOME))
    [text] = stage.texts(key)
    assert "opted in to incident texts" in text


@pytest.mark.parametrize(("happened", "can"), [(["form", "code", "STOP"], True), (["STOP"], False)])
def test_start_is_offered_to_those_whom_it_brings_back(
    stage: Stage, work: AnswerWork, happened: list[str], can: bool
) -> None:
    key = somebody(stage, *happened)
    work.do(due(key, CONFIRMATION))
    [text] = stage.texts(key)
    assert ("START" in text) is can


def test_an_answer_is_a_delivery_of_no_event(stage: Stage, work: AnswerWork) -> None:
    key = somebody(stage, "form", "code")
    work.do(due(key, WELCOME, 2))
    [row] = stage.tables.items(stage.tables.deliveries)
    assert (row["role"]["S"], row["status"]["S"], "event" in row) == ("welcome", "submitted", False)
    assert row["sk"]["S"] == "000002#welcome"


def test_an_answer_that_comes_again_is_sent_once(stage: Stage, work: AnswerWork) -> None:  # G3
    key = somebody(stage, "HELP")
    for seconds in (0, 1, 61):
        stage.clock.pass_by(seconds=seconds)
        work.do(due(key, HELP))
    assert len(stage.texts(key)) == 1
    work.do(due(key, HELP, 2))
    assert len(stage.texts(key)) == 2


RETRIES = [
    # what the carrier answers, after how many seconds it is tried again, what stands
    (Accepted("1"), None, "submitted"),
    (Throttled(), AGAIN_SOON, None),
    (RefusedForNow("LIMIT"), AGAIN_LATER, None),
    (AccountRefused("DISABLED"), AGAIN_LATER, None),
    (Refused("INVALID"), None, "failed: refused_by_carrier"),
    (Unclear("time-out"), None, "unknown: unknown"),
]


@pytest.mark.parametrize(("answer", "again", "stands"), RETRIES)
def test_what_is_refused_for_now_is_tried_again_and_an_unknown_outcome_is_not(  # G3
    stage: Stage, work: AnswerWork, answer: Answer, again: int | None, stands: str | None
) -> None:
    key = somebody(stage, "HELP")
    stage.carrier.answers = [answer]
    work.do(due(key, HELP))
    assert [message["DelaySeconds"] for message in stage.queues.put] == ([again] if again else [])
    assert [answer_due(message["MessageBody"]) for message in stage.queues.put] == [due(key, HELP)] * bool(
        again
    )
    assert stage.statuses(key) == ([stands] if stands else [])


def test_it_is_tried_for_five_minutes(stage: Stage, work: AnswerWork) -> None:
    key = somebody(stage, "HELP")
    stage.carrier.answers = [RefusedForNow("LIMIT")] * 100
    work.do(due(key, HELP))
    tried = 1
    while waiting := stage.queues.take("answers"):
        stage.clock.pass_by(seconds=waiting[0]["DelaySeconds"])
        work.do(answer_due(waiting[0]["MessageBody"]))
        tried += 1
    assert tried == 21
    assert stage.statuses(key) == ["skipped: expired"]


def test_an_answer_leaves_by_the_line_of_its_number(stage: Stage, work: AnswerWork) -> None:
    """And is paced by it: the other lines are untouched."""
    settings = replace(stage.settings, lines=(CountryLine(("US",), "pool-us", 3),))
    stage.settings = settings
    key = somebody(stage, "HELP")
    replace(work, settings=settings).do(due(key, HELP))
    assert [call.line for call in stage.carrier.calls] == ["pool-us"]
    assert [item["pk"]["S"] for item in stage.tables.items(stage.tables.lines)] == ["pool-us"]
    [row] = stage.tables.items(stage.tables.deliveries)
    assert row["line"]["S"] == "pool-us"


def test_an_account_that_is_refused_is_an_alarm_and_ends_no_answer(stage: Stage, work: AnswerWork) -> None:
    key = somebody(stage, "HELP")
    stage.carrier.answers = [AccountRefused("ACCOUNT_DISABLED")]
    work.do(due(key, HELP))
    assert stage.alarms == ["ACCOUNT_DISABLED"]
    assert stage.statuses(key) == []


def test_the_line_rests_after_too_fast(stage: Stage, work: AnswerWork) -> None:  # G8
    key = somebody(stage, "HELP")
    stage.carrier.answers = [Throttled()]
    times: list[int] = []

    def note(_: Call) -> None:
        times.append(stage.now())

    stage.carrier.before = note
    for _ in range(2):
        work.do(due(key, HELP))
    assert times[1] - times[0] >= SLOWED


def test_an_answer_that_finds_no_slot_goes_back(stage: Stage, work: AnswerWork) -> None:  # G4
    key = somebody(stage, "HELP")
    store, line = LineStore(stage.tables.dynamodb, stage.tables.lines), Line("phone-local", 20)
    for ahead in range(60):
        store.book(line, Lane.URGENT, 10, stage.now() + ahead * SECOND // 2)
    work.do(due(key, HELP))
    assert stage.texts(key) == []
    [message] = stage.queues.put
    assert answer_due(message["MessageBody"]) == due(key, HELP)


def test_queues_carry_keys_alone(stage: Stage, work: AnswerWork) -> None:  # G7
    key = somebody(stage, "form")
    stage.carrier.answers = [Throttled()]
    work.do(due(key, REQUEST))
    said = str(stage.queues.put)
    assert stage.people.numbers[key].e164[2:] not in said
    assert SECRET.code(key, 1) not in said
