"""Why somebody got a text or none, told from the tables that planning and sending left behind."""

import pytest

from shared.sms.carrier import AccountRefused, Refused, Unclear
from shared.sms.pacing import Lane
from tests.unit.itsm.events import at, opened, resolved, scheduled

from .ana import CRASH
from .explained import Explain, outcome, whats
from .stage import Stage

ID = "INC0012345"


# What became of a text


def test_a_text_that_went_out(stage: Stage, explained: Explain) -> None:
    ana = stage.people.somebody()
    stage.tells(opened(11))
    trace = explained(ana)
    assert outcome(trace) == "submitted"
    assert whats(trace) == ["received", "planned", "consent", "claimed", "submitted"]
    assert "Allowed by entry 2 of the record (code by portal" in trace.steps[3].detail
    assert "as message message 1" in trace.steps[4].detail


def test_alert_and_end_tell_of_both_and_the_end_counts(stage: Stage, explained: Explain) -> None:
    ana = stage.people.somebody()
    stage.tells(opened(11))
    stage.clock.pass_by(minutes=1)
    stage.carrier.answers = [Refused("INVALID")]
    stage.tells(resolved(11.5))
    trace = explained(ana)
    assert outcome(trace) == "failed: refused_by_carrier"
    assert whats(trace).count("submitted") == 1
    assert [step.at for step in trace.steps] == sorted(step.at for step in trace.steps)


def test_texts_of_other_events_count_nothing(stage: Stage, explained: Explain) -> None:
    ana = stage.people.somebody()
    stage.tells(opened(11))
    stage.carrier.answers = [Refused("INVALID")]
    stage.tells(opened(11, id="INC2"))
    assert outcome(explained(ana)) == "submitted"
    assert outcome(explained(ana, "INC2")) == "failed: refused_by_carrier"


def test_who_came_while_it_was_planned_is_told_by_what_became_of_the_text(
    stage: Stage, explained: Explain
) -> None:
    stage.events.receive(opened(11))
    stage.clock.pass_by(seconds=1)
    ana = stage.people.somebody()
    stage.tells(opened(11))
    trace = explained(ana)
    assert outcome(trace) == "submitted"
    assert trace.steps[2].detail.endswith("For this number too.")


def test_who_opted_out_between_planning_and_claim(stage: Stage, explained: Explain) -> None:  # G2
    ana = stage.people.somebody()
    stage.raises(opened(11))
    stage.people.does(ana, "STOP")
    stage.sends()
    trace = explained(ana)
    assert outcome(trace) == "skipped: opted_out"
    assert "For this number too" in trace.steps[2].detail
    assert "since 2026-11-24T12:00:00" in trace.steps[-1].detail


SAID = [(Refused("NO"), "failed: refused_by_carrier"), (Unclear("TIME_OUT"), "unknown: unknown")]


@pytest.mark.parametrize(("answer", "comes_to"), SAID)
def test_what_the_carrier_said(stage: Stage, explained: Explain, answer: Refused, comes_to: str) -> None:
    ana = stage.people.somebody()
    stage.carrier.answers = [answer] * 2
    stage.tells(scheduled(11))
    trace = explained(ana, "CHG0030012")
    assert outcome(trace) == comes_to
    assert answer.error in trace.steps[-1].detail


# What waits


def test_a_text_that_waits_is_claimed_and_later_may_have_been_lost(stage: Stage, explained: Explain) -> None:
    ana = stage.people.somebody()
    stage.raises(opened(11))
    assert outcome(explained(ana)) == "claimed"
    assert "waits for its turn on the urgent lane" in explained(ana).steps[-1].detail
    stage.clock.time = at(15)
    assert outcome(explained(ana)) == "skipped: expired"


def test_an_end_that_waits_for_whoever_got_the_alert(stage: Stage, explained: Explain) -> None:
    ana = stage.people.somebody()
    stage.tells(opened(11))
    stage.raises(resolved(11.5))
    trace = explained(ana)
    assert outcome(trace) == "claimed"
    assert whats(trace)[-2:] == ["consent", "claimed"]


def test_a_call_that_was_cut_off_has_an_unknown_end(stage: Stage, explained: Explain) -> None:  # G3
    ana = stage.people.somebody()
    stage.carrier.answers = [CRASH]
    stage.raises(opened(11))
    with pytest.raises(RuntimeError):
        stage.sends()
    assert outcome(explained(ana)) == "claimed"
    stage.clock.pass_by(seconds=61)
    assert outcome(explained(ana)) == "unknown: unknown"


LATER = {"STOP": "opted_out", "offboarded": "suspended", "PAUSE": "held", "only changes": "topic_off"}


@pytest.mark.parametrize(("happened", "reason"), LATER.items())
def test_a_text_that_waits_for_somebody_who_is_no_reader_any_more(
    stage: Stage, explained: Explain, happened: str, reason: str
) -> None:
    ana = stage.people.somebody()
    stage.raises(opened(11))
    stage.clock.pass_by(seconds=1)
    stage.people.does(ana, happened)
    assert outcome(explained(ana)) == f"skipped: {reason}"
    stage.sends()
    assert stage.statuses(ana) == [f"skipped: {reason}"]
    assert outcome(explained(ana)) == f"skipped: {reason}"


def test_a_text_that_waits_and_is_overtaken(stage: Stage, explained: Explain) -> None:  # G9
    ana = stage.people.somebody()
    stage.raises(opened(11))
    stage.raises(resolved(11.5))
    assert outcome(explained(ana)) == "skipped: overtaken"


def test_a_lane_that_the_carrier_refuses(stage: Stage, explained: Explain) -> None:
    ana = stage.people.somebody()
    stage.carrier.answers = [AccountRefused("SPEND_LIMIT")]
    stage.raises(opened(11))
    stage.pauses.refuse(Lane.URGENT, "phone-local", "SPEND_LIMIT", stage.clock())
    trace = explained(ana)
    assert outcome(trace) == "skipped: paused"
    assert trace.steps[-2].what == "paused"
    assert "SPEND_LIMIT" in trace.steps[-2].detail


def test_a_moved_change_and_its_second_alert(stage: Stage, explained: Explain) -> None:
    ana = stage.people.somebody()
    stage.tells(scheduled(9))
    stage.clock.pass_by(minutes=5)
    stage.people.does(ana, "STOP")
    stage.tells(scheduled(10, 21))
    trace = explained(ana, "CHG0030012")
    assert outcome(trace) == "not_planned: opted_out"
    assert whats(trace).count("submitted") == 1
    assert trace.steps[-1].detail.endswith("(opted_out)")
