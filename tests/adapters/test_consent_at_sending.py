"""Consent, time and event are looked at when a text leaves, not when it was planned (G1, G2, G9)."""

from datetime import timedelta

import pytest

from shared.itsm.history import Reason
from shared.sms.carrier import Throttled, Unclear

from .ana import ELSEWHERE, LATER, SOON, UNUSED, Ana, crashes
from .stage import Call, Stage
from .tables import NOON


def test_the_outcome_of_a_crash_after_a_skip_is_unknown(stage: Stage, ana: Ana) -> None:  # G3
    """Skipped while opted out, claimed after START, crashed: what stands is not the skip."""
    stage.people.does(ana.key, "STOP")
    assert ana.is_sent() == UNUSED
    assert ana.stands == ["skipped: opted_out"]
    stage.people.does(ana.key, "START")
    crashes(stage, ana, attempts=1)
    stage.clock.pass_by(seconds=61)
    assert ana.is_sent(1) == UNUSED
    assert ana.stands == ["unknown: unknown"]


def test_no_text_after_an_opt_out(stage: Stage, ana: Ana) -> None:  # G2
    stage.people.does(ana.key, "STOP")
    assert ana.is_sent() == UNUSED
    assert ana.heard == 0
    assert ana.stands == ["skipped: opted_out"]


def test_no_second_attempt_after_an_opt_out(stage: Stage, ana: Ana) -> None:  # G2
    stage.carrier.answers = [Unclear("time-out")]
    assert ana.is_sent() == LATER
    stage.people.does(ana.key, "STOP")
    assert ana.is_sent() == UNUSED
    assert ana.heard == 1
    assert ana.stands == ["unknown: unknown"]


@pytest.mark.parametrize("attempts", [1, 2])
def test_an_opt_out_does_not_hide_a_text_that_may_have_arrived(  # G4
    stage: Stage, ana: Ana, attempts: int
) -> None:
    """Nobody heard what came of the call before the opt-out, so no record may say that there was none."""
    crashes(stage, ana, attempts)
    stage.people.does(ana.key, "STOP")
    stage.clock.pass_by(seconds=61)
    assert ana.is_sent(attempts) == UNUSED
    assert ana.heard == 1
    assert ana.stands == ["unknown: unknown"]


def test_an_opt_out_during_the_call_stops_what_follows(stage: Stage, ana: Ana) -> None:  # G2
    def stop(_: Call) -> None:
        stage.carrier.before = lambda _: None
        stage.people.does(ana.key, "STOP")

    stage.carrier.before, stage.carrier.answers = stop, [Throttled()]
    assert ana.is_sent() == SOON
    assert ana.is_sent() == UNUSED
    assert ana.heard == 1
    assert ana.stands == ["skipped: opted_out"]


def test_who_never_opted_in_is_not_texted(stage: Stage) -> None:  # G1
    ben = Ana(stage, stage.people.somebody(opted_in=False))
    assert ben.is_sent() == UNUSED
    assert ben.heard == 0
    assert ben.stands == ["skipped: not_opted_in"]


def test_what_has_expired_is_not_sent(stage: Stage, ana: Ana) -> None:
    stage.clock.time = NOON + timedelta(hours=4)
    assert ana.is_sent() == UNUSED
    assert ana.heard == 0
    assert ana.stands == ["skipped: expired"]


@pytest.mark.parametrize("reason", [Reason.OVERTAKEN, Reason.EXPIRED])
def test_a_skip_knows_of_texts_that_may_have_arrived(stage: Stage, ana: Ana, reason: Reason) -> None:  # G9
    """Overtaken between a crash and its redelivery: the person may have the alert and gets the end."""
    crashes(stage, ana)
    assert stage.sender.skip(ana.text(), reason) == ELSEWHERE
    assert ana.stands == []
    stage.clock.pass_by(seconds=61)
    assert stage.sender.skip(ana.text(), reason) == UNUSED
    assert ana.stands == ["unknown: unknown"]


def test_a_skip_does_not_take_back_what_was_sent(stage: Stage, ana: Ana) -> None:
    ana.is_sent()
    stage.clock.pass_by(seconds=61)
    stage.sender.skip(ana.text(), Reason.OVERTAKEN)
    assert ana.stands == ["submitted"]
