"""How recipients are found: the opted in through the sparse index, the alerted through their deliveries."""

from dataclasses import replace

import pytest

from shared.consent.keys import SubscriberKey, shard_of
from shared.itsm.event import Role
from shared.itsm.history import FIRST, Notice
from shared.notification.audience import ALL_SHARDS
from shared.notification.delivery import Outcome, Status, of_notice
from tests.unit.itsm.events import opened

from .stage import Stage
from .tables import NOON

ALERT = Notice("itsm.desk", "INC1", "v1", Role.ALERT, FIRST)
END = replace(ALERT, version="v2", role=Role.END)


def audience(stage: Stage, after: str | None = None) -> list[tuple[SubscriberKey, bool]]:
    return [found for shard in ALL_SHARDS for found in stage.audience.of_event(opened(), shard, after)]


def alerted(stage: Stage, notice: Notice = END, after: str | None = None) -> set[SubscriberKey]:
    found = [each for shard in ALL_SHARDS for each in stage.audience.of_alert(notice, shard, after)]
    assert len(found) == len({key for key, _ in found})
    return {key for key, wanted in found if wanted}


def record(stage: Stage, notice: Notice, key: SubscriberKey, status: Status) -> None:
    outcome = Outcome(status, key, "itsm.desk/INC1", notice.role)
    stage.deliveries.record(of_notice(notice, key), outcome, NOON)


def test_the_index_holds_the_opted_in_alone(stage: Stage) -> None:  # G1
    people = stage.people
    states = [[], ["form"], ["form", "code"], ["form", "code", "STOP"], ["help desk"]]
    keys = [people.somebody(opted_in=False) for _ in states]
    for key, happened in zip(keys, states, strict=True):
        people.does(key, *happened)
    assert audience(stage) == [(keys[2], True)]


def test_the_index_tells_no_number(stage: Stage) -> None:  # G7
    stage.people.somebody()
    [item] = stage.tables.dynamodb.scan(TableName="subscribers", IndexName="audience")["Items"]
    assert "number" not in item
    assert "employee" not in item


def test_each_is_found_in_one_shard_and_in_order(stage: Stage) -> None:
    people = sorted(stage.people.crowd(20))
    found = [
        (shard, key) for shard in ALL_SHARDS for key, _ in stage.audience.of_event(opened(), shard, None)
    ]
    assert sorted(key for _, key in found) == people
    assert found == sorted(found)
    assert all(shard == shard_of(key) for shard, key in found)


def test_it_goes_on_behind_a_key(stage: Stage) -> None:
    people = stage.people.crowd(20)
    for key in people:
        behind = [k for k, _ in stage.audience.of_event(opened(), shard_of(key), key)]
        assert behind == sorted(k for k in people if shard_of(k) == shard_of(key) and k > key)


def test_whoever_is_not_meant_is_told_apart(stage: Stage) -> None:
    ana, ben = stage.people.somebody(), stage.people.somebody()
    stage.people.chooses(ben, topics={"change"})
    assert dict(audience(stage)) == {ana: True, ben: False}


@pytest.mark.parametrize(("status", "got"), [(s, s in ("submitted", "delivered", "unknown")) for s in Status])
def test_who_got_the_alert(stage: Stage, status: Status, got: bool) -> None:  # G9
    ana = stage.people.somebody()
    record(stage, ALERT, ana, status)
    assert alerted(stage) == ({ana} if got else set())


def test_the_alert_of_any_times_counts(stage: Stage) -> None:  # G9
    ana, ben = stage.people.somebody(), stage.people.somebody()
    record(stage, ALERT, ana, Status.FAILED)
    record(stage, replace(ALERT, times="v2"), ana, Status.DELIVERED)
    record(stage, ALERT, ben, Status.SUBMITTED)
    record(stage, replace(ALERT, times="v2"), ben, Status.SUBMITTED)
    assert alerted(stage) == {ana, ben}
    assert alerted(stage, after="~") == set()


def test_other_texts_are_no_alert(stage: Stage) -> None:  # G9
    ana = stage.people.somebody()
    for other in (
        replace(ALERT, id="INC2"),
        replace(ALERT, source="itsm.other"),
        replace(ALERT, opening="v0"),
        replace(ALERT, role=Role.START),
        END,
    ):
        record(stage, other, ana, Status.DELIVERED)
    assert alerted(stage) == set()
