"""Starts and ends find those who got the alert, whenever they come and in whatever order (G9)."""

import pytest

from shared.consent.keys import SubscriberKey
from shared.itsm.event import Event, Role
from shared.itsm.history import FIRST, Notice, Reason
from shared.notification.messages import Planning
from shared.notification.plan import AGAIN_AFTER
from shared.sms.carrier import Answer, Refused, Unclear
from tests.unit.itsm.events import completed, event, opened, resolved, scheduled, started, updated

from .stage import Call, Stage


def outcomes(stage: Stage, id: str = "INC0012345") -> list[str | None]:
    """What became of the events of an id, by their place in time."""
    versions = stage.events.versions("itsm.desk", id)
    return [v.outcome for v in sorted(versions, key=lambda v: v.event.position)]


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
    assert [message["DelaySeconds"] for message in stage.queues.put] == [*AGAIN_AFTER]
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
