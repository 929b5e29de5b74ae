"""Why somebody got a text or none, told from the tables that planning and sending left behind."""

from collections.abc import Callable

import pytest

from shared.consent.entry import Topic
from shared.consent.keys import SubscriberKey
from shared.consent.store import ConsentStore
from shared.itsm.event import Event, event_key
from shared.itsm.history import Reason
from shared.notification.explain_steps import Trace
from shared.notification.explanations import Explanations, NotFound
from shared.sms.carrier import AccountRefused, Refused, Unclear
from shared.sms.pacing import Lane
from tests.unit.itsm.events import at, opened, resolved, scheduled, updated

from .ana import CRASH
from .stage import Stage

ID = "INC0012345"


@pytest.fixture
def explanations(stage: Stage) -> Explanations:
    tables = stage.tables
    return Explanations(
        tables.dynamodb,
        tables.subscribers,
        tables.deliveries,
        stage.events,
        stage.pauses,
        stage.settings,
        stage.clock,
    )


Explain = Callable[..., Trace]


@pytest.fixture
def explained(stage: Stage, explanations: Explanations) -> Explain:
    """The trace of somebody and an id."""

    def explain(key: SubscriberKey, name: str = ID) -> Trace:
        tables = stage.tables
        versions = explanations.event(name)
        assert not isinstance(versions, NotFound)
        consents = ConsentStore(tables.dynamodb, tables.subscribers, tables.ledger)
        return explanations.explain(versions, consents.history(key))

    return explain


def outcome(trace: Trace) -> str:
    """Outcome and reason in one word."""
    return f"{trace.outcome}: {trace.reason}" if trace.reason else trace.outcome


def whats(trace: Trace) -> list[str]:
    return [step.what for step in trace.steps]


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


# How an event is named


def test_an_id_that_one_system_uses_needs_no_source(stage: Stage, explanations: Explanations) -> None:
    stage.tells(opened(11))
    stage.tells(updated(11.2))
    for name in (ID, f"itsm.desk/{ID}"):
        versions = explanations.event(name)
        assert not isinstance(versions, NotFound)
        assert len(versions) == 2


def test_an_id_that_two_systems_use_says_too_little(stage: Stage, explanations: Explanations) -> None:
    stage.tells(opened(11))
    stage.tells(opened(11, source="itsm.other", title="Theirs"))
    assert explanations.event(ID) is NotFound.SHARED
    versions = explanations.event(f"itsm.other/{ID}")
    assert not isinstance(versions, NotFound)
    assert [version.event.title for version in versions] == ["Theirs"]


@pytest.mark.parametrize("id_", ["CHG/7", "a/b/c", "itsm.desk/INC1", "/", "x" * 64])
def test_slashes_in_an_id(stage: Stage, explanations: Explanations, id_: str) -> None:
    stage.tells(opened(11, id=id_, source="itsm.a/b"))
    for name in (id_, f"itsm.a/b/{id_}"):
        versions = explanations.event(name)
        assert not isinstance(versions, NotFound)
        assert versions[0].event.id == id_


@pytest.mark.parametrize("name", ["INC999", f"itsm.other/{ID}", "itsm.desk", "itsm.desk/", "/", "x" * 400])
def test_an_event_never_received(stage: Stage, explanations: Explanations, name: str) -> None:
    stage.tells(opened(11))
    assert explanations.event(name) is NotFound.UNKNOWN


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
