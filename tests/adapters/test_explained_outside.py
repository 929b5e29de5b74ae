"""Why an event was no text for somebody, or for nobody at all, as the help desk is told it."""

import pytest

from shared.consent.entry import Topic
from shared.itsm.event import Event, event_key
from shared.itsm.history import Reason
from shared.sms.carrier import Refused
from tests.unit.itsm.events import at, opened, resolved, updated

from .explained import ID, Explain, outcome, whats
from .stage import Stage

# Whom it was not for


OUTSIDE = {
    "nobody": ([], "not_opted_in"),
    "pending": (["form"], "not_opted_in"),
    "stopped": (["form", "code", "STOP"], "opted_out"),
    "left": (["form", "code", "offboarded"], "suspended"),
    "chose changes": (["form", "code", "only changes"], "topic_off"),
    "chose changes and is held": (["form", "code", "only changes", "PAUSE"], "held"),
    "in Berlin": (["form", "code", "in Berlin"], "location_not_chosen"),
}


@pytest.mark.parametrize("what", OUTSIDE)
def test_whoever_is_not_of_the_audience(stage: Stage, explained: Explain, what: str) -> None:
    happened, reason = OUTSIDE[what]
    ana = stage.people.somebody(opted_in=False)
    stage.people.does(ana, *happened)
    assert stage.tells(opened(11, locations=frozenset({"MAD"}))) in (None, Reason.NOT_OPTED_IN)
    trace = explained(ana)
    assert outcome(trace) == f"not_planned: {reason}"
    assert reason in trace.steps[-1].detail


def test_what_was_chosen_later_changes_no_explanation(stage: Stage, explained: Explain) -> None:
    stage.people.somebody()
    ana = stage.people.somebody(opted_in=False)
    stage.tells(opened(11))
    stage.clock.pass_by(minutes=1)
    stage.people.does(ana, "form", "code")
    assert outcome(explained(ana)) == "not_planned: not_opted_in"
    stage.tells(resolved(11.5))
    assert outcome(explained(ana)) == "not_planned: not_opted_in"


def test_a_clock_that_went_back_puts_nothing_before_what_was_on_record(
    stage: Stage, explained: Explain
) -> None:
    ana = stage.people.somebody()
    stage.tells(opened(11))
    stage.clock.time = at(13)
    stage.people.does(ana, "looked up")
    stage.clock.time = at(11.5)
    stage.people.does(ana, "help desk")
    stage.clock.time = at(14)
    assert "On record then: opted_in" in explained(ana).steps[2].detail


def test_an_end_is_not_for_whoever_got_no_alert(stage: Stage, explained: Explain) -> None:
    ana, ben = stage.people.somebody(), stage.people.somebody()
    stage.carrier.answers = [Refused("NO")]
    stage.tells(opened(11))
    stage.tells(resolved(11.5))
    refused, texted = sorted((ana, ben), key=lambda key: len(stage.texts(key)))
    assert outcome(explained(refused)) == "failed: refused_by_carrier"
    assert outcome(explained(texted)) == "submitted"
    assert Topic.INCIDENT in explained(texted).steps[2].detail


# What was a text for nobody


OWN = [
    ([opened(11, priority=3)], "below_threshold"),
    ([opened(11, priority=3), updated(11.2, 4)], "below_threshold"),
    ([opened(11, priority=3), resolved(11.5)], "below_threshold"),
    ([resolved(11.5), opened(11)], "not_alerted"),
    ([opened(6)], "expired"),
]


@pytest.mark.parametrize(("events", "reason"), OWN)
def test_the_reason_of_an_event_is_everybodys(
    stage: Stage, explained: Explain, events: list[Event], reason: str
) -> None:
    people = [stage.people.somebody(), stage.people.somebody(opted_in=False)]
    for each in events:
        stage.tells(each)
    assert [outcome(explained(key)) for key in people] == [f"not_planned: {reason}"] * 2


def test_an_event_that_nobody_decided_about_yet(stage: Stage, explained: Explain) -> None:
    ana = stage.people.somebody()
    stage.events.receive(opened(11))
    trace = explained(ana)
    assert (outcome(trace), whats(trace)) == ("not_planned", ["received", "undecided"])


def test_a_text_sent_before_planning_came_to_its_end_is_told_of(stage: Stage, explained: Explain) -> None:
    ana = stage.people.somebody()
    stage.tells(opened(11))
    stage.carrier.answers = [Refused("INVALID")]
    stage.tells(resolved(11.5))
    stage.tables.dynamodb.update_item(
        TableName=stage.tables.events,
        Key={"pk": {"S": event_key("itsm.desk", ID)}, "sk": {"S": resolved(11.5).version}},
        UpdateExpression="REMOVE outcome, notice, decided_at",
    )
    trace = explained(ana)
    assert outcome(trace) == "failed: refused_by_carrier"
    assert "undecided" in whats(trace)


def test_names_that_the_catalogue_lacks_are_reported(stage: Stage, explained: Explain) -> None:
    ana = stage.people.somebody()
    stage.tells(opened(11, services=frozenset({"email", "abacus"}), locations=frozenset({"MOON"})))
    assert "about email. Unknown and dropped: abacus, MOON." in explained(ana).steps[0].detail
