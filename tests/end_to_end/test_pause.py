"""The stop button, and a carrier that refuses the account: nobody is lost, nobody hears anything twice."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from shared.evidence.verifier.chains import Chains
from tests.end_to_end.itsm import Itsm, change, incident
from tests.end_to_end.people import People, Phone, Text, nobody_hears_more, together
from tests.end_to_end.records import Records
from tests.end_to_end.staff import Operations
from tests.end_to_end.stage import Clock, Stage, eventually
from tests.end_to_end.test_crowd import carrier, moment

CROWD = 60
IN_FORCE = timedelta(seconds=2)
RESUMED_SECONDS = 10.0
SPENT = "ServiceQuotaExceededException:MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT"


@pytest.fixture
def operations(stage: Stage) -> Iterator[Operations]:
    """The stop button, which nobody presses any more afterwards."""
    hand = Operations(stage)
    yield hand
    assert hand.resumes() == []


def test_a_pause_stops_a_wrong_text_within_two_seconds(
    people: People, ana: Phone, itsm: Itsm, operations: Operations
) -> None:  # G3, G4
    crowd = people.crowd(CROWD)
    ana.opts_in(topics=["change"])
    with carrier(itsm.stage, delay_ms=300):  # so that the texts take a while
        itsm.raises(incident(title="A wrong text"))
        eventually(lambda: sum(bool(alerts(phone)) for phone in crowd[:8]) >= 2, within=10)
        assert operations.pauses("urgent") == ["urgent"]
        paused_at = datetime.now(UTC)
        itsm.raises(change(title="The other lane goes on"))
        ana.receives("The other lane goes on")
        ana.replies("HELP").receives("Example IT")  # answers go on, too
        told = [phone for phone in crowd if alerts(phone)]
        assert 0 < len(told) < CROWD
        eventually(lambda: datetime.now(UTC) > paused_at + 2 * IN_FORCE, within=5)
        resumed_at = datetime.now(UTC)
    assert operations.resumes("urgent") == []

    together(lambda phone: phone.receives("A wrong text", within=RESUMED_SECONDS), crowd)
    itsm.stage.settles()
    assert {len(alerts(phone)) for phone in crowd} == {1}
    times = [moment(text.submitted_at) for phone in crowd for text in alerts(phone)]
    assert [at for at in times if paused_at + IN_FORCE < at < resumed_at] == []
    assert min(at for at in times if at >= resumed_at) - resumed_at <= timedelta(seconds=7)


def test_what_lost_its_use_meanwhile_is_not_sent(
    ana: Phone, itsm: Itsm, operations: Operations, records: Records, clock: Clock
) -> None:  # G9
    ana.opts_in()
    operations.pauses()
    over, old = incident(title="Over before it is resumed"), incident(title="Of no use after four hours")
    itsm.raises(over, old)
    for each in (over, old):
        eventually(lambda: "planned" in records.outcomes_of(each).values(), within=10)  # noqa: B023
    itsm.raises(over.then("Incident Resolved"))
    assert records.delivery_ends(ana, over, "skipped")["reason"] == "overtaken"
    clock.moves(hours=4)
    assert records.delivery_ends(ana, old, "skipped")["reason"] == "expired"

    operations.resumes()

    ana.hears_nothing()


def test_who_pressed_it_is_a_chain_of_its_own_in_the_ledger(
    operations: Operations, records: Records, stage: Stage
) -> None:
    together(lambda lane: operations.pauses(lane, f"because of {lane}"), ["urgent", "routine", "all"] * 3)
    assert operations.resumes("routine") == ["urgent"]
    operations.resumes()

    entries = [item for item in records.all_of("Ledger") if item["pk"] == "operations"]
    entries.sort(key=lambda item: item["seq"])

    checked = Chains()
    checked.read({"facts": item["facts"], "hash": item["hash"]} for item in entries)
    said = [(item["facts"]["kind"], item["facts"]["lanes"]) for item in entries[-11:]]
    assert sorted(said[:9]) == sorted(
        [("pause", lanes) for lanes in (["urgent"], ["routine"], ["urgent", "routine"])] * 3
    )
    assert said[9:] == [("resume", ["routine"]), ("resume", ["urgent", "routine"])]
    assert len({item["facts"]["by"] for item in entries[-11:]}) == 1


BAD: dict[str, tuple[Any, str]] = {
    "no lane": ({"reason": "Why"}, "lane"),
    "an unknown lane": ({"lane": "fast-lane", "reason": "Why"}, "lane"),
    "a list of lanes": ({"lane": ["urgent"], "reason": "Why"}, "lane"),
    "no reason": ({"lane": "all"}, "reason"),
    "an empty reason": ({"lane": "all", "reason": "  "}, "reason"),
    "a reason that is a number": ({"lane": "all", "reason": 7}, "reason"),
    "a reason without end": ({"lane": "all", "reason": "because" * 50}, "reason"),
}


@pytest.mark.parametrize("what", BAD)
@pytest.mark.parametrize("route", ["pause", "resume"])
def test_an_order_that_is_none(
    operations: Operations, records: Records, route: str, what: str
) -> None:  # G10
    body, field = BAD[what]
    with records.untouched():
        answer = operations.posts(route, body)
        assert answer.status_code == 422
        assert [error["field"] for error in answer.json()["errors"]] == [field]
        assert "fast-lane" not in answer.text
        assert "because" not in answer.text


@pytest.mark.parametrize("groups", [("help-desk", "compliance"), ("itsm-readers",)])
def test_nobody_else_may_press_it(operations: Operations, records: Records, groups: tuple[str, ...]) -> None:
    with records.untouched():
        for route in ("pause", "resume"):
            answer = operations.posts(route, {"lane": "all", "reason": "Why"}, *groups)
            assert (answer.status_code, answer.json()["title"]) == (403, "Forbidden")


def test_a_carrier_that_refuses_the_account_fails_nobody(
    people: People, itsm: Itsm, records: Records, clock: Clock
) -> None:  # G3, G4
    crowd = people.crowd(5)
    opened = incident(title="While nothing is paid for")
    refused = alarms(itsm.stage)
    with carrier(itsm.stage, refuse=SPENT):
        itsm.raises(opened)
        eventually(lambda: alarms(itsm.stage) > refused, within=15)
        asked = alarms(itsm.stage)
        itsm.raises(incident(title="And this one too", priority=2))
        eventually(lambda: len(waiting_orders(itsm.stage)) >= 1, within=10)
    assert records.deliveries_about(opened) == {}
    assert [text for phone in crowd for text in alerts(phone)] == []
    assert alarms(itsm.stage) <= asked + 1  # the lane waits; nobody goes on asking

    clock.moves(seconds=61)

    together(lambda phone: phone.receives("While nothing is paid for", within=20), crowd)
    together(lambda phone: phone.receives("And this one too", within=20), crowd)
    nobody_hears_more(crowd)


def alerts(phone: Phone) -> list[Text]:
    """The texts about incidents on a phone."""
    return [text for text in phone.texts if " incident: " in text.body]


def alarms(stage: Stage) -> int:
    """How often it was counted that the carrier refuses us."""
    logs = stage.client("logs")
    groups = [group["logGroupName"] for group in logs.describe_log_groups()["logGroups"]]
    [group] = [name for name in groups if "SendSms" in name]
    pages = logs.get_paginator("filter_log_events").paginate(logGroupName=group)
    return sum('"CarrierRefuses":[1' in event["message"] for page in pages for event in page["events"])


def waiting_orders(stage: Stage) -> list[Any]:
    """What is written down of carriers that refuse us."""
    items = stage.client("dynamodb").scan(TableName=stage.outputs["LinesTable"])["Items"]
    return [name for item in items for name in item if name.startswith("refused#")]
