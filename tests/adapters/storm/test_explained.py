"""What the help desk is told of somebody and an event that went into a gathering."""

from tests.adapters.explained import Explain, explained, explanations, outcome, whats
from tests.adapters.stage import Stage

from .conftest import Storm

__all__ = ["explained", "explanations"]


def test_each_event_of_a_gathering_is_found_again(stage: Stage, storm: Storm, explained: Explain) -> None:
    ana, ben = stage.people.somebody(), stage.people.somebody()
    stage.people.does(ben, "STOP")
    storm.breaks()
    storm.opens("INC7", "INC8")
    assert outcome(explained(ana, "INC7")) == "claimed"
    storm.passes(seconds=60)
    trace = explained(ana, "INC7")
    assert outcome(trace) == "submitted: collapsed"
    assert whats(trace) == ["received", "gathered", "consent", "skipped", "claimed", "submitted"]
    assert outcome(explained(ben, "INC8")) == "not_planned: opted_out"
    assert outcome(explained(ana, "INC0")) == "submitted"


def test_whoever_stopped_before_the_text_left_has_that_reason(
    stage: Stage, storm: Storm, explained: Explain
) -> None:
    ana = stage.people.somebody()
    storm.breaks()
    storm.opens("INC7")
    stage.clock.pass_by(seconds=60)
    stage.plans_on()
    stage.people.does(ana, "STOP")
    stage.sends()
    assert outcome(explained(ana, "INC7")) == "skipped: opted_out"


def test_what_was_taken_out_was_a_text_for_nobody(stage: Stage, storm: Storm, explained: Explain) -> None:
    ana = stage.people.somebody()
    storm.breaks()
    storm.opens("INC7", "INC8")
    storm.ends("INC7")
    storm.passes(seconds=60)
    assert outcome(explained(ana, "INC7")) == "not_planned: not_alerted"
    assert outcome(explained(ana, "INC8")) == "submitted: collapsed"


def test_what_ended_while_the_texts_waited_says_so(stage: Stage, storm: Storm, explained: Explain) -> None:
    ana = stage.people.somebody()
    storm.breaks()
    storm.opens("INC7", "INC8")
    stage.clock.pass_by(seconds=60)
    stage.plans_on()
    stage.raises(storm.event("Incident Resolved", "INC7"))
    stage.sends()
    assert outcome(explained(ana, "INC7")) == "skipped: overtaken"


def test_the_end_of_what_a_gathering_told(stage: Stage, storm: Storm, explained: Explain) -> None:
    ana = stage.people.somebody()
    storm.breaks()
    storm.opens("INC7")
    storm.passes(seconds=60)
    storm.ends("INC7", "INC0")
    storm.passes(minutes=4)
    for id in ("INC7", "INC0"):
        assert outcome(explained(ana, id)) == "submitted: collapsed"
    assert "2 ended" in storm.hears(ana)[-1]
