"""Texts that wait: kept before they are skipped, brought back once due, asked everything again (G4, G9)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from shared.consent.keys import SubscriberKey
from shared.itsm.event import Event
from shared.notification.claims import Claimed, Wanted
from shared.sms.carrier import Unclear
from shared.sms.pacing import Lane
from tests.unit.itsm.events import at, completed, event, opened, scheduled, started

from .flood import change
from .stage import Call, Stage

NIGHT = ("22:00", "07:00")
EVENING = datetime(2026, 11, 24, 23, tzinfo=UTC)
MORNING = datetime(2026, 11, 25, 7, tzinfo=UTC)
HOUR = timedelta(hours=1)


def sleeper(stage: Stage, hours: tuple[str, str] = NIGHT, **more: Any) -> SubscriberKey:
    """Somebody with quiet hours, who is texted of anything urgent all the same unless told otherwise."""
    key = stage.people.somebody()
    stage.people.sleeps(key, hours, **more)
    return key


def at_night(stage: Stage) -> Stage:
    stage.clock.time = EVENING
    return stage


def test_routine_waits_for_the_morning(stage: Stage) -> None:
    ana = sleeper(at_night(stage))
    stage.tells(change(1, 23))
    assert stage.texts(ana) == []
    assert stage.statuses(ana) == ["skipped: quiet_hours"]
    stage.clock.time = MORNING - timedelta(seconds=1)
    assert stage.releases() == 0
    stage.clock.time = MORNING
    assert stage.releases() == 1
    assert [("CHG001" in text) for text in stage.texts(ana)] == [True]
    assert stage.statuses(ana) == ["submitted"]
    assert stage.waiting == 0
    assert stage.releases() == 0


@pytest.mark.parametrize("passes", [True, False])
def test_urgent_passes_only_where_the_person_said_so(stage: Stage, passes: bool) -> None:
    ana = sleeper(at_night(stage), hours=("22:00", "01:30"), urgent_in_quiet_hours=passes)
    stage.tells(opened(23))
    assert len(stage.texts(ana)) == passes
    stage.clock.time = EVENING + 2.5 * HOUR
    assert stage.releases() == (not passes)
    assert len(stage.texts(ana)) == 1
    assert stage.statuses(ana) == ["submitted"]


def test_who_chose_no_zone_sleeps_by_the_stages(stage: Stage) -> None:
    limits = replace(stage.claims.limits, time_zone="Asia/Tokyo")
    stage.sender = replace(stage.sender, claims=replace(stage.claims, limits=limits))
    stage.work = replace(stage.work, sender=stage.sender)
    ana, berlin = sleeper(stage), sleeper(stage, time_zone="Europe/Berlin")
    stage.clock.time = datetime(2026, 11, 24, 20, tzinfo=UTC)
    stage.tells(change(1, 20))
    assert [len(stage.texts(key)) for key in (ana, berlin)] == [0, 1]
    stage.clock.time = datetime(2026, 11, 24, 22, tzinfo=UTC)
    assert stage.releases() == 1
    assert [len(stage.texts(key)) for key in (ana, berlin)] == [1, 1]


def test_an_automatic_text_never_waits(stage: Stage) -> None:
    """Neither lane nor hour holds up an answer; the claim of one asks for no topic."""
    ana = sleeper(at_night(stage))
    stage.people.does(ana, "HELP")
    wanted = Wanted("help", None, frozenset(), EVENING + HOUR)
    assert isinstance(stage.claims.claim(wanted, ana, "mine", EVENING), Claimed)


OVERTAKEN = [
    # what is held in the evening, what comes in the night, and what is written down in the morning
    ([change(1, 23)], [started(24, id="CHG001", ends_at=at(40))], "skipped: overtaken"),
    ([change(1, 23)], [event("Change Cancelled", 24, id="CHG001")], "skipped: overtaken"),
    ([scheduled(23, starts=26, id="CHG001")], [], "skipped: expired"),
]


@pytest.mark.parametrize(("held", "meanwhile", "stands"), OVERTAKEN)
def test_what_events_went_over_is_not_sent_in_the_morning(  # G9
    stage: Stage, held: list[Event], meanwhile: list[Event], stands: str
) -> None:
    ana = sleeper(at_night(stage))
    for each in held:
        stage.tells(each)
    stage.clock.time = EVENING + 2 * HOUR
    for each in meanwhile:
        stage.tells(each)
    stage.clock.time = MORNING
    stage.releases()
    assert stage.texts(ana) == []
    assert stage.statuses(ana) == [stands]
    assert stage.waiting == 0


@pytest.mark.parametrize(
    ("happens", "stands"), [("STOP", "skipped: opted_out"), ("STOP changes", "skipped: topic_off")]
)
def test_who_stops_in_the_night_hears_nothing_in_the_morning(  # G1
    stage: Stage, happens: str, stands: str
) -> None:
    ana = sleeper(at_night(stage))
    stage.tells(change(1, 23))
    stage.people.does(ana, happens)
    stage.clock.time = MORNING
    stage.releases()
    assert stage.texts(ana) == []
    assert stage.statuses(ana) == [stands]


def test_who_sleeps_longer_by_now_is_left_alone(stage: Stage) -> None:
    ana = sleeper(at_night(stage))
    stage.tells(change(1, 23))
    stage.people.sleeps(ana, ("22:00", "09:00"))
    stage.clock.time = MORNING
    assert stage.releases() == 1
    assert stage.texts(ana) == []
    stage.clock.time = MORNING + 2 * HOUR
    assert stage.releases() == 1
    assert len(stage.texts(ana)) == 1


def test_quiet_hours_that_are_chosen_while_a_text_is_claimed_count(stage: Stage) -> None:
    """Whoever is not in their hours is claimed as of the entry that says so, and of no other."""
    ana = sleeper(at_night(stage), hours=("09:00", "10:00"))
    asked: list[int] = []
    client = stage.tables.dynamodb

    class Between:
        """The table, on which the person chooses other hours between the two writes of a claim."""

        def update_item(self, **update: Any) -> Any:
            asked.append(1)
            if len(asked) == 2:
                stage.people.does(ana, "in Berlin")
                stage.people.sleeps(ana, NIGHT)
            return client.update_item(**update)

        def __getattr__(self, name: str) -> Any:
            return getattr(client, name)

    between: Any = Between()
    sender = replace(stage.sender, claims=replace(stage.claims, dynamodb=between))
    stage.work = replace(stage.work, sender=sender)
    stage.tells(change(1, 23))
    assert stage.texts(ana) == []
    assert stage.statuses(ana) == ["skipped: quiet_hours"]


def test_an_end_waits_as_well_and_reaches_who_got_the_alert(stage: Stage) -> None:
    ana = sleeper(stage)
    stage.tells(change(1, 11))
    at_night(stage).tells(completed(23, id="CHG001"))
    assert len(stage.texts(ana)) == 1
    stage.clock.time = MORNING
    stage.releases()
    assert ["completed" in text for text in stage.texts(ana)] == [False, True]


def test_one_message_brings_all_of_an_event_back(stage: Stage) -> None:
    people = [sleeper(at_night(stage)) for _ in range(9)]
    stage.tells(change(1, 23))
    stage.clock.time = MORNING
    stage.release()
    messages = stage.on_lane(Lane.ROUTINE)
    assert len(messages) <= 4  # one of each shard
    assert {key for each in messages for key in each.keys} == set(people)


def test_nothing_in_the_table_tells_a_number(stage: Stage) -> None:  # G7
    ana = sleeper(at_night(stage))
    stage.tells(scheduled(23, starts=200, title="Secret plans"))
    [item] = stage.tables.items(stage.tables.held)
    assert stage.people.numbers[ana].e164[2:] not in str(item)
    assert "Secret" not in str(item)


def test_urgent_again_after_an_unknown_outcome_waits_too(stage: Stage) -> None:
    """A second attempt is a new claim, and asks the wall again (G3)."""
    ana = sleeper(at_night(stage), hours=("23:00", "23:30"), urgent_in_quiet_hours=False)
    stage.clock.time = EVENING - timedelta(seconds=5)
    stage.carrier.answers = [Unclear("time-out")]

    def sleeps(_: Call) -> None:
        stage.carrier.before = lambda _: None
        stage.clock.pass_by(seconds=10)

    stage.carrier.before = sleeps
    stage.tells(opened(22.9))
    assert len(stage.texts(ana)) == 1
    assert stage.statuses(ana) == ["unknown: unknown"]
    stage.clock.time = EVENING + HOUR
    assert stage.releases() == 1
    assert len(stage.texts(ana)) == 2
    assert stage.statuses(ana) == ["submitted"]
