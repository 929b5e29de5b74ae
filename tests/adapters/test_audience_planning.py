"""Whom planning reaches, packs and hands on: everybody of the audience once, and nobody else."""

import itertools
import json
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest

from shared.consent.keys import shard_of
from shared.itsm.event import Role
from shared.itsm.history import FIRST, Notice
from shared.notification.delivery import Outcome, Status, of_notice
from shared.notification.lanes import Lanes
from shared.notification.messages import Planning, planning
from shared.notification.plan import in_catalogue
from shared.settings import CountryLine
from shared.sms.pacing import Lane
from tests.unit.itsm.events import event, opened, resolved

from .stage import Stage


def test_each_type_takes_its_lane(stage: Stage) -> None:
    stage.people.somebody()
    for name, lane in (("Incident Opened", Lane.URGENT), ("Change Scheduled", Lane.ROUTINE)):
        stage.raises(event(name, 11))
        assert len(stage.packed(lane)) == 1
        assert stage.queues.put == []


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
    assert stage.queues.calls == 1
    messages = stage.packed()
    assert [len(each.keys) for each in messages] == [10, 10, 3]
    assert {key for each in messages for key in each.keys} == people


@pytest.fixture
def short_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """A turn of planning reads one page of two rows in each shard."""
    monkeypatch.setattr("shared.notification.audience.ROWS", 2)
    monkeypatch.setattr("shared.notification.plan.PAGES_A_TURN", 1)


@pytest.mark.usefixtures("short_turns")
def test_planning_goes_on_in_a_chain(stage: Stage) -> None:
    """Each link goes on where one shard was left; none is lost and none is planned twice."""
    people = stage.people.crowd(60)
    for nobody in people[::3]:
        stage.people.chooses(nobody, topics={"change"})
    stage.raises(opened(11))
    links = 0
    while any(message["QueueUrl"] == "planning" for message in stage.queues.put):
        stage.plans_on()
        links += 1
    largest = Counter(shard_of(key) for key in people).most_common(1)[0][1]
    assert links == (largest - 1) // 2
    planned = [key for each in stage.packed() for key in each.keys]
    assert sorted(planned) == sorted(set(people) - set(people[::3]))


@pytest.mark.usefixtures("short_turns")
def test_a_chain_for_ends_looks_twice_again_and_no_more(stage: Stage) -> None:
    people = stage.people.crowd(40)
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
    assert [len(stage.texts(key)) for key in people] == [2] * 40


@pytest.mark.usefixtures("short_turns")
@pytest.mark.parametrize("killed_after", range(5))
def test_a_planner_that_is_killed_anywhere_ends_the_same(  # G3, G4
    stage: Stage, monkeypatch: pytest.MonkeyPatch, killed_after: int
) -> None:
    """The event is delivered again, and so is each message of the plan that was not done with."""
    people = stage.people.crowd(40)
    stage.planner = replace(stage.planner, settings=replace(stage.settings, parts_per_second=1))
    once(monkeypatch, stage.lanes, after=killed_after)
    with suppress(Killed):
        stage.raises(opened(11))
    stage.raises(opened(11))
    while stage.queues.put:
        for message in stage.queues.take("planning"):
            rest = planning(json.loads(message["MessageBody"]))
            stage.planner.go_on(rest)
            stage.planner.go_on(rest)
        stage.sends()
    assert [len(stage.texts(key)) for key in people] == [1] * 40


class Killed(Exception):
    """The function's time was over, or its machine was."""


def once(monkeypatch: pytest.MonkeyPatch, lanes: Lanes, after: int) -> None:
    """Let planning be killed once, after so many hand-overs."""
    done = itertools.count()

    def killed_at_last(name: str) -> None:
        hand_over = getattr(Lanes, name)

        def handing(*given: Any, **more: Any) -> None:
            if next(done) == after:
                raise Killed
            hand_over(*given, **more)

        monkeypatch.setattr(Lanes, name, handing)

    killed_at_last("put_all")
    killed_at_last("plan_on")


def test_a_text_leaves_by_the_line_to_its_country(stage: Stage) -> None:
    ana, ben = stage.people.somebody(), stage.people.somebody()
    british = CountryLine(("GB",), "pool-gb", 10)
    stage.planner = replace(stage.planner, settings=replace(stage.settings, lines=(british,)))
    stage.tables.dynamodb.update_item(
        TableName="subscribers",
        Key={"pk": {"S": ben}, "sk": {"S": "state"}},
        UpdateExpression="SET country = :gb",
        ExpressionAttributeValues={":gb": {"S": "GB"}},
    )
    stage.raises(opened(10))
    assert {each.line: each.keys for each in stage.packed()} == {None: (ana,), "pool-gb": (ben,)}
    for key, line in ((ana, "phone-local"), (ben, "pool-gb")):
        alert = Notice("itsm.desk", "INC0012345", opened(10).version, Role.ALERT, FIRST)
        got = Outcome(Status.SUBMITTED, key, "itsm.desk/INC0012345", "alert", line=line)
        stage.deliveries.record(of_notice(alert, key), got, stage.clock())
    stage.raises(resolved(11))
    assert {each.line: each.keys for each in stage.packed()} == {None: (ana,), "pool-gb": (ben,)}


def test_the_rest_of_a_plan_of_the_version_before_goes_on(stage: Stage) -> None:
    """It names a shard from which on all are to be looked through."""
    people = sorted(stage.people.crowd(20), key=lambda key: (shard_of(key), key))
    stage.events.receive(opened(11))
    notice = Notice("itsm.desk", "INC0012345", opened(11).version, Role.ALERT, FIRST)
    stage.planner.go_on(Planning(notice, "event", shard_of(people[6]), people[6]))
    assert {key for each in stage.packed() for key in each.keys} == set(people[7:])


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
