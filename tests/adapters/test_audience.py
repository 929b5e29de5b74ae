"""How recipients are found: the opted in through the sparse index, the alerted through their deliveries."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from shared.consent.keys import SubscriberKey, shard_of
from shared.itsm.event import Role
from shared.itsm.history import FIRST, Notice
from shared.notification import pages
from shared.notification.audience import ALL_SHARDS, chosen_in, concerns, got_it
from shared.notification.delivery import Outcome, Status, of_notice
from shared.notification.pages import Page, Row
from tests.unit.itsm.events import opened

from .stage import Stage
from .tables import NOON

ALERT = Notice("itsm.desk", "INC1", "v1", Role.ALERT, FIRST)
END = replace(ALERT, version="v2", role=Role.END)


def rows(read: Callable[[int, str | None], Page], shard: int, after: str | None = None) -> list[Row]:
    """Everything of a shard behind a key, a page at a time."""
    found: list[Row] = []
    more = True
    while more:
        page = read(shard, after)
        assert len(page.rows) <= pages.ROWS
        found += page.rows
        after, more = page.after, page.after is not None
    return found


def audience(stage: Stage) -> list[tuple[SubscriberKey, bool]]:
    found = [row for shard in ALL_SHARDS for row in rows(stage.audience.opted_in, shard)]
    return [(SubscriberKey(row["pk"]["S"]), concerns(opened(), chosen_in(row))) for row in found]


def alerted(stage: Stage, notice: Notice = END) -> set[str]:
    def read(shard: int, after: str | None) -> Page:
        return stage.audience.alerts(notice, shard, after)

    found = [row for shard in ALL_SHARDS for row in rows(read, shard)]
    return {row["subscriber"]["S"] for row in found if got_it(row)}


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


def test_each_is_found_in_one_shard_and_in_order(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a page holds, and from whichever key on."""
    monkeypatch.setattr("shared.notification.audience.ROWS", 2)
    monkeypatch.setattr("shared.notification.pages.ROWS", 2)
    people = set(stage.people.crowd(20))
    for shard in ALL_SHARDS:
        mine = sorted(key for key in people if shard_of(key) == shard)
        assert [row["pk"]["S"] for row in rows(stage.audience.opted_in, shard)] == mine
        for place, key in enumerate(mine):
            behind = rows(stage.audience.opted_in, shard, key)
            assert [row["pk"]["S"] for row in behind] == mine[place + 1 :]


def test_planning_asks_for_what_it_needs_and_no_more(stage: Stage) -> None:
    ana = stage.people.somebody()
    stage.people.chooses(ana, services={"vpn"})
    [row] = [row for shard in ALL_SHARDS for row in rows(stage.audience.opted_in, shard)]
    assert set(row) == {"pk", "topics", "services", "country"}


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
