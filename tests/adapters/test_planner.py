"""From an event to those it is for, sentence by sentence of the contract's section on the bus."""

from dataclasses import replace

import pytest

from shared.consent.keys import SubscriberKey
from shared.itsm.event import Event, Role
from shared.itsm.history import FIRST, Notice, Reason
from shared.notification.messages import Planning
from shared.notification.plan import AGAIN_AFTER, in_catalogue
from shared.sms.carrier import Answer, Refused, Unclear
from shared.sms.pacing import Lane
from tests.unit.itsm.events import at, completed, event, opened, resolved, scheduled, started, updated

from .stage import Call, Stage

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


def test_each_type_takes_its_lane(stage: Stage) -> None:
    stage.people.somebody()
    for name, lane in (("Incident Opened", Lane.URGENT), ("Change Scheduled", Lane.ROUTINE)):
        stage.raises(event(name, 11))
        assert len(stage.packed(lane)) == 1
        assert stage.queues.put == []


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


def test_a_start_and_an_end_go_to_those_who_got_the_alert(stage: Stage) -> None:  # G9
    got, unknown, failed, stopped = [stage.people.somebody() for _ in range(4)]
    answers: dict[SubscriberKey, Answer] = {unknown: Unclear("time-out"), failed: Refused("INVALID")}
    numbers = {stage.people.numbers[key]: answer for key, answer in answers.items()}

    def by_number(call: Call) -> None:
        stage.carrier.answers = [numbers[call.number]] if call.number in numbers else []

    stage.carrier.before = by_number
    stage.people.does(stopped, "STOP")
    stage.tells(scheduled(9))
    late = stage.people.somebody()
    stage.people.does(stopped, "START")
    for each in (started(11), completed(11.5)):
        assert stage.tells(each) is None
    people = (got, unknown, failed, stopped, late)
    assert [len(stage.texts(key)) for key in people] == [3, 3, 1, 0, 0]


def test_an_end_for_nobody_says_so(stage: Stage) -> None:
    stage.people.somebody(opted_in=False)
    assert stage.tells(opened(10)) is Reason.NOT_OPTED_IN
    assert stage.tells(resolved(11)) is Reason.NOT_ALERTED
    assert outcomes(stage) == ["not_opted_in", "not_alerted"]


def test_one_end_a_person_however_many_events_end_it(stage: Stage) -> None:
    ana = stage.people.somebody()
    for each in (scheduled(9), completed(10), event("Change Cancelled", 11), completed(11.5)):
        assert stage.tells(each) is None
    assert len(stage.texts(ana)) == 2


def test_a_text_in_flight_gets_its_end_too(stage: Stage) -> None:  # G9
    """The alert is accepted while the end is planned: the second look finds it."""
    ana = stage.people.somebody()

    def end(_: Call) -> None:
        stage.carrier.before = lambda _: None
        assert stage.raises(resolved(11)) is Reason.NOT_ALERTED

    stage.carrier.before = end
    stage.raises(opened(10))
    stage.sends()
    assert [message["DelaySeconds"] for message in stage.queues.put] == [AGAIN_AFTER]
    stage.plans_on()
    stage.sends()
    assert ["resolved" in text for text in stage.texts(ana)] == [False, True]
    assert stage.queues.put == []


def test_an_end_that_comes_while_its_alert_is_being_planned(stage: Stage) -> None:  # G9
    """The alert's first texts are out, its planning not yet written down as done."""
    ana = stage.people.somebody()
    stage.events.receive(opened(10))
    notice = Notice("itsm.desk", "INC0012345", opened(10).version, Role.ALERT, FIRST)
    stage.planner.go_on(Planning(notice, "event"))

    def end(_: Call) -> None:
        stage.carrier.before = lambda _: None
        stage.raises(resolved(11))

    stage.carrier.before = end
    stage.sends()
    stage.plans_on()
    stage.sends()
    assert ["resolved" in text for text in stage.texts(ana)] == [False, True]


def test_the_second_look_texts_nobody_twice(stage: Stage) -> None:  # G3
    ana = stage.people.somebody()
    stage.tells(opened(10))
    stage.tells(resolved(11))
    stage.plans_on()
    stage.sends()
    assert len(stage.texts(ana)) == 2


LATE = [
    # arrivals, and which of them are texts to somebody who hears of everything
    ([opened(8.5), opened(10), resolved(9), resolved(11)], "alert end"),
    ([opened(8.5), resolved(9), opened(10.5), resolved(10), resolved(11)], "alert end alert end"),
    ([opened(8.5), resolved(9), opened(10.5), opened(10), resolved(11)], "alert end alert end"),
    ([resolved(11), opened(9)], ""),
    ([opened(9), opened(9), resolved(10), resolved(10), opened(9)], "alert end"),
    ([opened(10), resolved(9)], "alert"),
    ([updated(10), opened(9), resolved(11)], "alert end"),
    ([scheduled(10, 21), scheduled(9), started(11)], "alert start"),
    ([scheduled(8), scheduled(10, 21), scheduled(9, 21), scheduled(11, 21)], "alert alert"),
]


@pytest.mark.parametrize(("arrivals", "told"), LATE)
def test_late_arrivals_neither_lose_an_end_nor_repeat_a_text(
    stage: Stage, arrivals: list[Event], told: str
) -> None:
    ana = stage.people.somebody()
    for each in arrivals:
        stage.tells(each)
    kinds = {"resolved": "end", "started": "start"}
    heard = [
        next((kind for word, kind in kinds.items() if word in text), "alert") for text in stage.texts(ana)
    ]
    assert heard == told.split()


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


AUDIENCE = [
    # topics, services, locations that somebody chose; whether email's incident in Berlin is for them
    ({"incident"}, set(), set(), True),
    ({"change", "service"}, set(), set(), False),
    ({"incident"}, {"email", "vpn"}, set(), True),
    ({"incident"}, {"vpn"}, set(), False),
    ({"incident"}, {"email"}, {"BER"}, True),
    ({"incident"}, {"email"}, {"MAD"}, False),
    ({"incident"}, set(), {"BER", "NYC"}, True),
]


@pytest.mark.parametrize(("topics", "services", "locations", "told"), AUDIENCE)
def test_the_audience(  # G1
    stage: Stage, topics: set[str], services: set[str], locations: set[str], told: bool
) -> None:
    ana = stage.people.somebody()
    stage.people.chooses(ana, topics=topics, services=services, locations=locations)
    stage.tells(opened(11, services=frozenset({"email"}), locations=frozenset({"BER"})))
    assert bool(stage.texts(ana)) is told


@pytest.mark.parametrize(("happened", "told"), [([], True), (["STOP"], False), (["STOP", "START"], True)])
def test_only_the_opted_in_are_the_audience(stage: Stage, happened: list[str], told: bool) -> None:  # G1
    ana, _ = stage.people.somebody(), stage.people.somebody(opted_in=False)
    stage.people.does(ana, *happened)
    stage.raises(opened(11))
    assert [key for each in stage.packed() for key in each.keys] == [ana] * told


def test_an_index_that_lags_texts_nobody_who_left(stage: Stage) -> None:  # G2
    ana = stage.people.somebody()
    stage.raises(opened(11))
    stage.people.does(ana, "STOP")
    stage.sends()
    assert stage.texts(ana) == []
    assert stage.statuses(ana) == ["skipped: opted_out"]


def test_unknown_names_are_dropped_and_limit_nobody(stage: Stage) -> None:
    ana = stage.people.somebody()
    stage.people.chooses(ana, services={"vpn"})
    stage.tells(opened(11, services=frozenset({"fax"}), locations=frozenset({"MARS"})))
    assert len(stage.texts(ana)) == 1
    stage.tells(opened(11, id="INC2", services=frozenset({"fax", "email"})))
    assert len(stage.texts(ana)) == 1


def test_unknown_names_are_reported(stage: Stage) -> None:
    known, unknown = in_catalogue(
        opened(services=frozenset({"fax", "email"}), locations=frozenset({"BER"})), stage.settings
    )
    assert known.services == {"email"}
    assert known.locations == {"BER"}
    assert unknown == {"services": ["fax"], "locations": []}


def test_packed_messages_hold_ten_seconds_of_the_line(stage: Stage) -> None:
    people = set(stage.people.crowd(23))
    stage.planner = replace(stage.planner, settings=replace(stage.settings, parts_per_second=1))
    stage.raises(opened(11))
    messages = stage.packed()
    assert [len(each.keys) for each in messages] == [10, 10, 3]
    assert {key for each in messages for key in each.keys} == people


def test_planning_goes_on_in_a_chain(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each link covers so many, whoever they are; none is lost and none is planned twice."""
    monkeypatch.setattr("shared.notification.plan.KEYS_A_TURN", 5)
    people = stage.people.crowd(17)
    for nobody in people[::3]:
        stage.people.chooses(nobody, topics={"change"})
    stage.raises(opened(11))
    links = 0
    while any(message["QueueUrl"] == "planning" for message in stage.queues.put):
        stage.plans_on()
        links += 1
    assert links == 3
    planned = [key for each in stage.packed() for key in each.keys]
    assert sorted(planned) == sorted(set(people) - set(people[::3]))


def test_a_chain_for_ends_looks_twice_and_no_more(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shared.notification.plan.KEYS_A_TURN", 5)
    people = stage.people.crowd(12)
    stage.raises(opened(10))
    while stage.queues.put:
        stage.plans_on()
        stage.sends()
    stage.raises(resolved(11))
    looks = 0
    while stage.queues.put:
        stage.plans_on()
        stage.sends()
        looks += 1
    assert looks < 10
    assert [len(stage.texts(key)) for key in people] == [2] * 12


def test_a_plan_whose_event_is_no_longer_kept_ends(stage: Stage) -> None:
    stage.people.somebody()
    notice = Notice("itsm.desk", "INC0012345", opened(11).version, Role.ALERT, FIRST)
    assert not stage.planner.go_on(Planning(notice, "event"))
    assert stage.queues.put == []


def test_queues_carry_keys_alone(stage: Stage) -> None:  # G7
    ana = stage.people.somebody()
    stage.raises(opened(11, title="Email of Ana Lopez"))
    said = str(stage.queues.put)
    assert ana in said
    assert stage.people.numbers[ana].e164[2:] not in said
    assert "Lopez" not in said
