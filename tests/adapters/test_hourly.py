"""The hourly limit: so many routine texts an hour, and one text for all that it had no room for."""

from dataclasses import replace
from datetime import timedelta

import pytest

from shared.notification import claims
from shared.notification.held import release
from shared.settings import Settings
from shared.sms.carrier import Accepted, Throttled
from tests.unit.itsm.events import at, completed, event, opened, scheduled, started

from .flood import LIMIT, NEXT, change, flood, rows, stands
from .stage import Stage
from .tables import NOON


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Nobody gets more than two routine texts an hour."""
    return replace(settings, routine_an_hour=LIMIT)


def test_so_many_an_hour_and_then_one_digest(stage: Stage) -> None:
    ana = stage.people.somebody()
    flood(stage, 5)
    assert len(stage.texts(ana)) == LIMIT
    assert stands(stage, ana) == ["submitted"] * LIMIT + ["skipped rate_limited"] * 3
    stage.clock.time = NEXT - timedelta(seconds=1)
    assert stage.releases() == 0
    stage.clock.time = NEXT
    assert stage.releases() == 3
    [digest] = stage.texts(ana)[LIMIT:]
    assert digest == "Example IT: further updates (3): CHG003, CHG004, CHG005. STOP to end."
    assert stands(stage, ana) == ["submitted"] * LIMIT + ["skipped rate_limited"] * 3 + ["submitted"]
    assert stage.waiting == 0
    assert stage.releases() == 0
    assert len(stage.texts(ana)) == LIMIT + 1


def test_urgent_is_not_limited_and_does_not_count(stage: Stage) -> None:
    ana = stage.people.somebody()
    for number in range(8):
        stage.tells(opened(12, id=f"INC{number}"))
    flood(stage, LIMIT)
    assert len(stage.texts(ana)) == 8 + LIMIT


def test_no_limit_is_no_limit(stage: Stage) -> None:
    limits = replace(stage.claims.limits, routine_an_hour=0)
    sender = replace(stage.sender, claims=replace(stage.claims, limits=limits))
    stage.work = replace(stage.work, sender=sender)
    ana = stage.people.somebody()
    flood(stage, 10)
    assert len(stage.texts(ana)) == 10


def test_the_next_hour_has_room_again(stage: Stage) -> None:
    ana = stage.people.somebody()
    flood(stage, LIMIT)
    stage.clock.time = NEXT
    flood(stage, LIMIT, first=20)
    assert len(stage.texts(ana)) == 2 * LIMIT


def test_a_digest_is_one_of_its_hour(stage: Stage) -> None:
    ana = stage.people.somebody()
    flood(stage, LIMIT + 2)
    stage.clock.time = NEXT
    stage.releases()
    flood(stage, LIMIT, first=20)
    assert len(stage.texts(ana)) == 2 * LIMIT
    assert stage.waiting == 1


def test_a_single_one_that_waited_comes_in_its_own_words(stage: Stage) -> None:
    ana = stage.people.somebody()
    flood(stage, LIMIT + 1)
    stage.clock.time = NEXT
    stage.releases()
    assert "change scheduled" in stage.texts(ana)[-1]
    assert stands(stage, ana) == ["submitted"] * (LIMIT + 1)


def test_what_is_given_back_to_the_carrier_leaves_its_place_in_the_hour(stage: Stage) -> None:
    ana = stage.people.somebody()
    stage.carrier.answers = [Throttled(), Throttled(), Accepted("1")]
    flood(stage, LIMIT)
    assert stands(stage, ana) == ["submitted"] * LIMIT


def test_an_end_reaches_whoever_got_its_alert_by_a_digest(stage: Stage) -> None:  # G9
    ana = stage.people.somebody()
    flood(stage, LIMIT + 2)
    stage.clock.time = NEXT
    stage.releases()
    stage.tells(completed(13, id="CHG004"))
    assert "CHG004 change completed" in stage.texts(ana)[-1]


def test_what_is_held_is_no_alert_until_it_is_told(stage: Stage) -> None:  # G9
    ana = stage.people.somebody()
    flood(stage, LIMIT + 3)
    stage.tells(event("Change Cancelled", 12.5, id="CHG004"))
    stage.clock.time = NEXT
    stage.releases()
    assert "(2): CHG003, CHG005." in stage.texts(ana)[-1]
    assert len(stage.texts(ana)) == LIMIT + 1
    assert rows(stage, ana)["CHG004"]["reason"] == "overtaken"


def test_of_two_one_is_left_and_comes_in_its_own_words(stage: Stage) -> None:
    ana = stage.people.somebody()
    flood(stage, LIMIT + 2)
    stage.tells(started(12.5, id="CHG004", ends_at=at(20)))
    stage.clock.time = NEXT
    stage.releases()
    assert "CHG003 change scheduled" in stage.texts(ana)[-1]
    assert stands(stage, ana) == ["submitted"] * 3 + ["skipped overtaken"]


def test_of_two_none_is_left(stage: Stage) -> None:
    ana = stage.people.somebody()
    flood(stage, LIMIT)
    for number in (3, 4):
        stage.tells(scheduled(12, id=f"CHG00{number}", starts=12.5))
    stage.clock.time = NEXT
    stage.releases()
    assert stands(stage, ana) == ["submitted"] * LIMIT + ["skipped expired"] * 2


def test_a_topic_that_is_off_by_then_is_left_out(stage: Stage) -> None:  # G1
    ana = stage.people.somebody()
    flood(stage, LIMIT + 1)
    for number in (1, 2):
        stage.tells(event("Maintenance Scheduled", 12, id=f"MNT{number}", starts_at=at(20)))
    stage.people.does(ana, "STOP changes")
    stage.clock.time = NEXT
    stage.releases()
    assert "MNT1, MNT2" in stage.texts(ana)[-1]
    assert "CHG" not in stage.texts(ana)[-1]
    assert rows(stage, ana)["CHG003"]["reason"] == "topic_off"


@pytest.mark.parametrize("happens", ["STOP", "portal", "PAUSE"])
def test_no_digest_without_a_current_opt_in(stage: Stage, happens: str) -> None:  # G1, G2
    ana = stage.people.somebody()
    flood(stage, LIMIT + 2)
    if happens == "PAUSE":
        hold = {":since": {"S": "2026-11-24T12:30:00.000Z"}}
        stage.tables.dynamodb.update_item(
            TableName=stage.tables.subscribers,
            Key={"pk": {"S": ana}, "sk": {"S": "state"}},
            UpdateExpression="SET held = :since",
            ExpressionAttributeValues=hold,
        )
    else:
        stage.people.does(ana, happens)
    stage.clock.time = NEXT
    stage.releases()
    assert len(stage.texts(ana)) == LIMIT
    reason = "held" if happens == "PAUSE" else "opted_out"
    assert stands(stage, ana)[LIMIT:] == [f"skipped {reason}"] * 2


def test_a_digest_waits_for_the_morning_too(stage: Stage) -> None:
    ana = stage.people.somebody()
    flood(stage, LIMIT + 2)
    stage.people.sleeps(ana, ("12:30", "15:00"))
    stage.clock.time = NEXT
    assert stage.releases() == 2
    assert len(stage.texts(ana)) == LIMIT
    assert stands(stage, ana)[LIMIT:] == ["skipped quiet_hours"] * 2
    stage.clock.time = NOON + timedelta(hours=3)
    assert stage.releases() == 2
    assert len(stage.texts(ana)) == LIMIT + 2


def test_hours_that_are_over_are_forgotten(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "GATHERED", 6)
    ana = stage.people.somebody()
    for hour in range(3):
        stage.clock.time = NOON + timedelta(hours=hour)
        for number in range(2):
            stage.tells(scheduled(12, id=f"C{hour}{number}", starts=12 + hour + 0.01))
    stage.clock.time = NOON + timedelta(hours=5)
    stage.tells(change(1, 16))
    [item] = [i for i in stage.tables.items(stage.tables.subscribers) if i["sk"]["S"] == "state"]
    assert set(item["hours"]["M"]) == {"2026112417"}
    assert len(stage.texts(ana)) == 7


def test_more_than_one_digest_holds(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write has room for so many claims; the rest is a second text."""
    monkeypatch.setattr(release, "TOLD_TOGETHER", 3)
    ana = stage.people.somebody()
    flood(stage, LIMIT + 5)
    stage.clock.time = NEXT
    assert stage.releases() == 5
    assert ["(3)" in text or "(2)" in text for text in stage.texts(ana)[LIMIT:]] == [True, True]
