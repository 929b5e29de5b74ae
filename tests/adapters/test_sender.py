"""One text, from claim to outcome: what the carrier says decides what is owed (G1, G2, G3)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from shared.notification.delivery import of_notice
from shared.notification.send import Later
from shared.sms.carrier import Accepted, AccountRefused, Answer, Refused, RefusedForNow, Throttled, Unclear
from shared.sms.inbound import Receipt

from .ana import ALERT, ELSEWHERE, LATER, SOON, UNUSED, USED, Ana, crashes
from .stage import Call, Stage
from .tables import NOON


def test_an_accepted_text(stage: Stage, ana: Ana) -> None:
    stage.clock.time = NOON + timedelta(hours=1)
    assert ana.is_sent() == USED
    [call] = stage.carrier.calls
    assert (call.number, call.body) == (stage.people.numbers[ana.key], "Email is slow")
    assert call.valid_for == timedelta(hours=3)
    assert ana.stands == ["submitted"]


def test_the_context_leads_back_to_delivery_and_consent(stage: Stage, ana: Ana) -> None:  # G7
    ana.is_sent()
    [call] = stage.carrier.calls
    assert call.context["delivery"] == str(of_notice(ALERT, ana.key))
    [row] = stage.tables.items(stage.tables.deliveries)
    assert call.context["consent"] == f"{row['consent_seq']['N']}:{row['consent_hash']['S']}"
    assert len(call.context) <= 5
    assert call.number.e164[2:] not in str(call.context)
    assert call.number.e164[2:] not in str(row)


def test_the_words_that_left_are_kept(stage: Stage, ana: Ana) -> None:
    ana.is_sent()
    [row] = stage.tables.items(stage.tables.deliveries)
    assert row["body"]["S"] == stage.carrier.calls[0].body


ONCE = [
    # attempts, what the carrier answers, what is to be done, what stands
    (2, Accepted("1"), USED, ["submitted"]),
    (1, Accepted("1"), USED, ["submitted"]),
    (2, Refused("OPTED_OUT"), USED, ["failed: refused_by_carrier"]),
    (1, Refused("OPTED_OUT"), USED, ["failed: refused_by_carrier"]),
    (2, Throttled(), SOON, []),
    (1, Throttled(), SOON, []),
    (2, RefusedForNow("SPEND_LIMIT"), LATER, []),
    (1, RefusedForNow("SPEND_LIMIT"), LATER, []),
    (2, AccountRefused("DISABLED"), Later(refused="DISABLED"), []),
    (1, AccountRefused("DISABLED"), Later(refused="DISABLED"), []),
    (2, Unclear("ReadTimeoutError"), LATER, ["unknown: unknown"]),
    (1, Unclear("ReadTimeoutError"), USED, ["unknown: unknown"]),
]


@pytest.mark.parametrize(("attempts", "answer", "result", "stands"), ONCE)
def test_what_an_answer_means(
    stage: Stage, ana: Ana, attempts: int, answer: Answer, result: object, stands: list[str]
) -> None:
    stage.carrier.answers = [answer]
    assert ana.is_sent(attempts) == result
    assert ana.stands == stands


HISTORIES = [
    # attempts allowed, the carrier's answers in turn, how often it was called, what stands in the end
    (2, [Accepted("1")], 1, "submitted"),
    (2, [Unclear("time-out"), Accepted("2")], 2, "submitted"),
    (2, [Unclear("time-out"), Unclear("time-out")], 2, "unknown: unknown"),
    (2, [Unclear("time-out"), Refused("INVALID")], 2, "unknown: unknown"),
    (2, [Unclear("time-out"), Throttled(), Accepted("3")], 3, "submitted"),
    (
        2,
        [Unclear("time-out"), Throttled(), RefusedForNow("LIMIT"), Unclear("time-out")],
        4,
        "unknown: unknown",
    ),
    (2, [Throttled(), Throttled(), Unclear("time-out"), Unclear("time-out")], 4, "unknown: unknown"),
    (1, [Accepted("1")], 1, "submitted"),
    (1, [Unclear("time-out")], 1, "unknown: unknown"),
    (1, [Throttled(), Unclear("time-out")], 2, "unknown: unknown"),
    (1, [RefusedForNow("LIMIT"), Accepted("2")], 2, "submitted"),
]


@pytest.mark.parametrize(("attempts", "answers", "calls", "stands"), HISTORIES)
def test_urgent_is_tried_once_more_after_an_unknown_outcome_and_routine_never(  # G3
    stage: Stage, ana: Ana, attempts: int, answers: list[Answer | Exception], calls: int, stands: str
) -> None:
    """However often its message comes: only what may have been taken counts as an attempt."""
    stage.carrier.answers = [*answers]
    for _ in range(8):
        ana.is_sent(attempts)
        stage.clock.pass_by(seconds=20)
    assert ana.heard == calls
    assert ana.stands == [stands]
    assert sum(isinstance(answer, Accepted | Unclear) for answer in answers) <= attempts


@pytest.mark.parametrize("attempts", [1, 2])
def test_a_message_that_comes_again_texts_nobody_twice(stage: Stage, ana: Ana, attempts: int) -> None:  # G3
    assert ana.is_sent(attempts) == USED
    for wait in (0, 1, 59, 2, 3600):
        stage.clock.pass_by(seconds=wait)
        assert ana.is_sent(attempts) == UNUSED
    assert ana.heard == 1
    assert ana.stands == ["submitted"]


def test_a_lease_that_stands_is_left_alone_and_not_forgotten(stage: Stage, ana: Ana) -> None:  # G3, G4
    """Nobody can tell whether its holder is still there, so whoever has the text looks again."""
    crashes(stage, ana)
    stage.clock.pass_by(seconds=59)
    assert ana.is_sent() == ELSEWHERE
    assert ana.heard == 1
    assert ana.stands == []


def test_urgent_is_tried_again_when_the_lease_of_a_crash_ran_out(stage: Stage, ana: Ana) -> None:  # G3
    crashes(stage, ana)
    stage.clock.pass_by(seconds=61)
    assert ana.is_sent() == USED
    assert ana.stands == ["submitted"]
    stage.clock.pass_by(seconds=61)
    assert ana.is_sent() == UNUSED
    assert ana.heard == 2


def test_two_crashes_are_two_attempts(stage: Stage, ana: Ana) -> None:  # G3
    for _ in range(2):
        crashes(stage, ana)
        stage.clock.pass_by(seconds=61)
    assert ana.is_sent() == UNUSED
    assert ana.heard == 2
    assert ana.stands == ["unknown: unknown"]


def test_a_refusal_after_a_crash_leaves_the_outcome_unknown(stage: Stage, ana: Ana) -> None:  # G4, G9
    """The text that crashed may have arrived; what refuses the second does not tell of the first."""
    crashes(stage, ana)
    stage.clock.pass_by(seconds=61)
    stage.carrier.answers = [Refused("OPTED_OUT")]
    assert ana.is_sent() == USED
    assert ana.stands == ["unknown: unknown"]


def test_routine_ends_unknown_when_the_lease_of_a_crash_ran_out(stage: Stage, ana: Ana) -> None:  # G3
    crashes(stage, ana, attempts=1)
    stage.clock.pass_by(seconds=61)
    assert ana.is_sent(1) == UNUSED
    assert ana.heard == 1
    assert ana.stands == ["unknown: unknown"]


def test_a_throttled_second_attempt_after_a_crash_is_not_forgotten(stage: Stage, ana: Ana) -> None:  # G3
    crashes(stage, ana)
    stage.clock.pass_by(seconds=61)
    stage.carrier.answers = [Throttled()]
    assert ana.is_sent() == SOON
    stage.clock.pass_by(seconds=1)
    assert ana.is_sent() == USED
    assert ana.heard == 3
    assert ana.stands == ["submitted"]


def test_a_receipt_that_comes_first_spares_the_second_attempt(stage: Stage, ana: Ana) -> None:  # G3
    stage.carrier.answers = [Unclear("time-out")]
    ana.is_sent()
    said = Receipt("", delivered=True, final=True, status="TEXT_DELIVERED", at=NOON)
    stage.deliveries.confirm(of_notice(ALERT, ana.key), said)
    assert ana.is_sent() == UNUSED
    assert ana.heard == 1


def test_two_workers_with_the_same_text(stage: Stage, ana: Ana) -> None:  # G3
    """The second one comes while the first is in its call."""
    results: list[object] = []

    def meanwhile(_: Call) -> None:
        stage.carrier.before = lambda _: None
        results.append(ana.is_sent())

    stage.carrier.before = meanwhile
    results.append(ana.is_sent())
    assert results == [ELSEWHERE, USED]
    assert ana.heard == 1
    assert ana.is_sent() == UNUSED


def test_two_workers_with_the_same_second_attempt(stage: Stage, ana: Ana) -> None:  # G3
    stage.carrier.answers = [Unclear("time-out")]
    ana.is_sent()
    results: list[object] = []

    def meanwhile(_: Call) -> None:
        stage.carrier.before = lambda _: None
        results.append(ana.is_sent())

    stage.carrier.before = meanwhile
    results.append(ana.is_sent())
    assert results == [UNUSED, USED]
    assert ana.heard == 2


def test_a_text_whose_moment_on_the_line_has_passed_is_not_sent_and_not_lost(stage: Stage, ana: Ana) -> None:
    """G8: the machine stood still between claim and call."""
    assert stage.sender.send(replace(ana.text(), hold=lambda: False)) == Later(missed=True)
    assert (ana.heard, ana.stands) == (0, [])
    assert ana.is_sent() == USED
    assert (ana.heard, ana.stands) == (1, ["submitted"])
