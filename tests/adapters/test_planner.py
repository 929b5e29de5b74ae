"""From an event to those it is for, sentence by sentence of the contract's section on the bus."""

import pytest

from shared.itsm.event import Event, Role
from shared.itsm.history import FIRST, Notice, Reason
from shared.notification.messages import Planning
from tests.unit.itsm.events import at, completed, event, opened, resolved, scheduled, started, updated

from .stage import Stage

ENDS = {
    "Incident Opened": "Incident Resolved",
    "Change Scheduled": "Change Completed",
    "Outage Reported": "Service Restored",
    "Maintenance Scheduled": "Maintenance Cancelled",
}


def outcomes(stage: Stage, id: str = "INC0012345") -> list[str | None]:
    """What became of the events of an id, by their place in time."""
    versions = stage.events.versions("itsm.desk", id)
    return [v.outcome for v in sorted(versions, key=lambda v: v.event.position)]


@pytest.mark.parametrize(("alert", "end"), ENDS.items())
def test_an_alert_and_its_end(stage: Stage, alert: str, end: str) -> None:
    ana = stage.people.somebody()
    assert stage.tells(event(alert, 11)) is None
    assert len(stage.texts(ana)) == 1
    assert stage.tells(event(end, 11.5)) is None
    assert len(stage.texts(ana)) == 2
    assert stage.statuses(ana) == ["submitted", "submitted"]


def test_a_duplicate_is_planned_once(stage: Stage) -> None:
    ana = stage.people.somebody()
    assert stage.tells(opened(11)) is None
    assert stage.tells(opened(11, title="In other words")) is Reason.DUPLICATE
    assert len(stage.texts(ana)) == 1
    assert outcomes(stage) == ["planned"]


def test_an_event_whose_planning_crashed_is_taken_up_again(stage: Stage) -> None:  # G4
    ana = stage.people.somebody()
    stage.events.receive(opened(11))
    assert stage.tells(opened(11)) is None
    assert len(stage.texts(ana)) == 1


def test_a_crash_after_the_lanes_were_filled_texts_nobody_twice(stage: Stage) -> None:  # G3
    ana = stage.people.somebody()
    stage.events.receive(opened(11))
    stage.planner.go_on(
        Planning(Notice("itsm.desk", "INC0012345", opened(11).version, Role.ALERT, FIRST), "event")
    )
    assert stage.tells(opened(11)) is None
    assert len(stage.texts(ana)) == 1


def test_the_end_closes_the_id_even_when_it_arrives_first(stage: Stage) -> None:  # G9
    ana = stage.people.somebody()
    assert stage.tells(resolved(11)) is Reason.NOT_ALERTED
    assert stage.tells(opened(10)) is Reason.OVERTAKEN
    assert stage.tells(updated(10.5)) is Reason.OVERTAKEN
    assert stage.texts(ana) == []


def test_a_newer_opening_is_a_new_alert_with_an_end_of_its_own(stage: Stage) -> None:
    ana = stage.people.somebody()
    for each in (opened(9), resolved(10), opened(11), resolved(11.5)):
        assert stage.tells(each) is None
    assert len(stage.texts(ana)) == 4


def test_a_newer_update_or_start_does_not_open_it_again(stage: Stage) -> None:
    ana = stage.people.somebody()
    stage.tells(opened(9, priority=4))
    stage.tells(resolved(10))
    assert stage.tells(updated(11)) is Reason.OVERTAKEN
    stage.tells(completed(10))
    assert stage.tells(started(11)) is Reason.OVERTAKEN
    assert stage.texts(ana) == []


def test_an_update_alerts_once(stage: Stage) -> None:
    ana = stage.people.somebody()
    assert stage.tells(opened(9, priority=3)) is Reason.BELOW_THRESHOLD
    assert stage.tells(updated(10, 4)) is Reason.NOT_A_CLASS
    assert stage.tells(updated(10.5, 2)) is None
    assert stage.tells(updated(11, 1)) is Reason.NOT_A_CLASS
    assert len(stage.texts(ana)) == 1
    assert "P2" in stage.texts(ana)[0]


def test_an_update_alerts_whether_or_not_opened_was_seen(stage: Stage) -> None:
    ana = stage.people.somebody()
    assert stage.tells(updated(10)) is None
    assert stage.tells(opened(9)) is None
    assert len(stage.texts(ana)) == 1


def test_the_text_shows_the_newest_title(stage: Stage) -> None:
    ana = stage.people.somebody()
    stage.raises(opened(10, title="Email is slow"))
    stage.raises(updated(11, 2, title="Email is down"))
    stage.sends()
    [text] = stage.texts(ana)
    assert "Email is down" in text
    assert "P1" in text


OVERTAKING = [
    (opened(10), resolved(11), "skipped: overtaken"),
    (opened(10), updated(11, 3), "skipped: overtaken"),
    (opened(10), updated(11, 2), "submitted"),
    (scheduled(9), started(11), "skipped: overtaken"),
    (scheduled(9), completed(11), "skipped: overtaken"),
    (event("Outage Reported", 10), event("Service Restored", 11, id="MNT0001001"), "skipped: overtaken"),
]


@pytest.mark.parametrize(("waiting", "came", "stands"), OVERTAKING)
def test_what_overtakes_an_alert_that_waits(  # G9
    stage: Stage, waiting: Event, came: Event, stands: str
) -> None:
    ana = stage.people.somebody()
    for each in (waiting, came):
        stage.raises(each)
    stage.sends()
    stage.plans_on()
    stage.sends()
    assert stage.statuses(ana) == [stands]
    assert len(stage.texts(ana)) == (stands == "submitted")


def test_a_newer_schedule_overtakes_the_waiting_one(stage: Stage) -> None:  # G9
    ana = stage.people.somebody()
    stage.raises(scheduled(9))
    stage.raises(scheduled(10, starts=21))
    stage.sends()
    [text] = stage.texts(ana)
    assert "21:00" in text


def test_one_alert_more_when_a_schedule_moves(stage: Stage) -> None:
    ana = stage.people.somebody()
    for each in (scheduled(9), scheduled(10, title="Other words"), scheduled(10.5, 21), scheduled(11, 21)):
        assert stage.tells(each) is None
    assert ["20:00-22:00" in text for text in stage.texts(ana)] == [True, False]


def test_an_outage_told_again_with_an_estimate_is_no_second_text(stage: Stage) -> None:
    ana = stage.people.somebody()
    stage.tells(event("Outage Reported", 10))
    stage.tells(event("Outage Reported", 11, ends_at=at(15)))
    assert len(stage.texts(ana)) == 1


def test_it_may_be_sent_until(stage: Stage) -> None:
    ana = stage.people.somebody()
    assert stage.tells(opened(8)) is Reason.EXPIRED
    stage.raises(opened(11, id="INC2"))
    stage.clock.time = at(15)
    stage.sends()
    assert stage.texts(ana) == []
    assert stage.statuses(ana) == ["skipped: expired"]


def test_the_carrier_hears_for_how_long_a_text_is_worth_delivering(stage: Stage) -> None:
    stage.people.somebody()
    stage.tells(opened(11))
    [call] = stage.carrier.calls
    assert abs(call.valid_for - (at(15) - stage.clock())).total_seconds() < 1
