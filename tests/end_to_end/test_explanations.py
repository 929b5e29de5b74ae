"""Why somebody got a text or none, as the help desk is told it; and that audience = texted + all reasons."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.end_to_end.itsm import Happening, Itsm, change, incident
from tests.end_to_end.people import HelpDesk, People, Phone
from tests.end_to_end.reckoning import reckoning
from tests.end_to_end.records import Records
from tests.end_to_end.stage import SAMPLES, Stage, eventually


def test_a_text_that_arrived_is_told_step_by_step(
    ana: Phone, itsm: Itsm, help_desk: HelpDesk, records: Records
) -> None:
    ana.opts_in(by="code")
    opened = incident(title="Email is down", services=["email", "abacus"])
    itsm.raises(opened)
    ana.receives("Email is down")
    records.delivery_ends(ana, opened, "delivered")
    told = explanation(help_desk, ana, opened)
    assert (told["outcome"], told["reason"]) == ("delivered", None)
    assert [step["what"] for step in told["steps"]] == [
        *("received", "planned", "consent", "claimed", "submitted", "delivered")
    ]
    assert [step["at"] for step in told["steps"]] == sorted(step["at"] for step in told["steps"])
    details = " ".join(step["detail"] for step in told["steps"])
    for words in ("priority 1", "dropped: abacus", "entry 2", "TEXT_DELIVERED"):
        assert words in details
    assert opened.title not in details
    assert records.facts_of(ana)[-1]["channel"] == "explanation"


def test_the_sample_is_a_question(itsm: Itsm, help_desk: HelpDesk) -> None:
    asked = json.loads((SAMPLES / "api/help-desk-explanation.json").read_text())
    itsm.raises(incident(id=asked["event"], title="Email is slow in Berlin"))
    itsm.stage.settles()
    told = help_desk.asks({**asked, "event": f"{itsm.source}/{asked['event']}"})
    assert told.status_code == 200
    assert told.json()["outcome"] == "not_planned"


def test_whoever_is_not_of_the_audience_hears_why(
    people: People, itsm: Itsm, help_desk: HelpDesk, records: Records
) -> None:
    names = ("Nobody", "Pia", "Stan", "Heidi", "Tom", "Vera", "Madita", "Olga", "Early")
    never, pending, stopped, held, off, vpn, madrid, on, early = (people.meet(name) for name in names)
    pending.fills_in_the_form()
    for phone in (stopped, held, vpn, madrid, on, early):
        phone.opts_in()
    off.opts_in(topics=["change"])
    stopped.replies("STOP").receives("opted out")
    held.replies("enough").receives()
    vpn.prefers(services=["vpn"])
    madrid.prefers(locations=["MAD"])
    early.opts_out_in_the_portal()
    opened = incident(title="Email is down", services=["email"], locations=["BER"])
    itsm.raises(opened)
    on.receives("Email is down")
    itsm.stage.settles()
    reasons = {
        "not_planned": {
            never: "not_opted_in",
            pending: "not_opted_in",
            stopped: "opted_out",
            off: "topic_off",
            vpn: "service_not_chosen",
            madrid: "location_not_chosen",
            early: "opted_out",
        },
        "skipped": {held: "held"},
    }
    for outcome, told in reasons.items():
        for phone, reason in told.items():
            answer = explanation(help_desk, phone, opened)
            assert (phone, answer["outcome"], answer["reason"]) == (phone, outcome, reason)
            assert any(f"({reason})" in step["detail"] for step in answer["steps"])
    assert records.key_of(never) is None


@pytest.mark.parametrize(("priority", "reason"), [(3, "below_threshold"), (5, "below_threshold")])
def test_an_event_of_no_audience_has_a_reason_for_everybody(
    ana: Phone, ben: Phone, itsm: Itsm, help_desk: HelpDesk, priority: int, reason: str
) -> None:
    ana.opts_in()
    opened = incident(priority=priority)
    itsm.raises(opened)
    itsm.stage.settles()
    for phone in (ana, ben):
        told = explanation(help_desk, phone, opened)
        assert (told["outcome"], told["reason"]) == ("not_planned", reason)


def test_what_waits_on_a_paused_lane_says_so_and_goes_out_later(
    ana: Phone, itsm: Itsm, help_desk: HelpDesk
) -> None:
    ana.opts_in()
    scheduled = change(title="New mail server")
    with paused(itsm.stage, "routine"):
        itsm.raises(scheduled)
        told = eventually(lambda: decided(help_desk, ana, scheduled), within=20)
        assert told
        assert (told["outcome"], told["reason"]) == ("skipped", "paused")
        assert told["steps"][0]["what"] == "paused"  # which it was before the event came
    ana.receives("New mail server")
    itsm.stage.settles()
    assert explanation(help_desk, ana, scheduled)["reason"] is None


def test_an_id_of_two_systems_needs_its_source(ana: Phone, itsm: Itsm, help_desk: HelpDesk) -> None:
    ana.opts_in(topics=["incident"])
    one = incident(title="Theirs")
    other = Happening(one.detail_type, {**one.detail, "priority": 4}, source="itsm.other")
    itsm.raises(one, other)
    ana.receives("Theirs")
    itsm.stage.settles()
    assert help_desk.explains(ana, one.id).status_code == 409
    told = [help_desk.explains(ana, f"{each.source}/{each.id}").json() for each in (one, other)]
    assert [each["reason"] for each in told] == [None, "below_threshold"]


def test_what_makes_no_sense_is_refused_and_nobody_looked(
    ana: Phone, itsm: Itsm, help_desk: HelpDesk, records: Records
) -> None:  # G10
    ana.opts_in()
    opened = incident()
    itsm.raises(opened)
    ana.receives()
    itsm.stage.settles()
    before = len(records.ledger_of(ana))
    assert help_desk.explains(ana, "INC-never-heard-of").status_code == 404
    assert help_desk.explains(ana, f"itsm.nobody/{opened.id}").status_code == 404
    for question in (
        {"phone": ana.number},
        {"phone": ana.number, "event": ""},
        {"phone": ana.number, "event": 7},
        {"phone": ana.number, "event": "x" * 401},
        {"phone": "12345678", "event": opened.id},
        {"event": opened.id},
    ):
        answer = help_desk.asks(question)
        assert answer.status_code == 422, question
        assert opened.id not in answer.text
    assert len(records.ledger_of(ana)) == before


def test_a_person_left_out_is_found(ana: Phone, itsm: Itsm, records: Records) -> None:
    """The reckoning after each test finds somebody who has neither text nor reason."""
    ana.opts_in()
    opened = incident(title="For her alone")
    itsm.raises(opened)
    ana.receives("For her alone")
    itsm.stage.settles()
    key = records.key_of(ana)
    assert key
    account = (records, opened.source, opened.id, [key])
    assert reckoning(*account) == []
    row = records.delivery_of(ana, opened)
    table = {"TableName": itsm.stage.outputs["DeliveriesTable"]}
    dynamodb = itsm.stage.client("dynamodb")
    place = {name: {"S": row[name]} for name in ("pk", "sk")}
    item = dynamodb.get_item(Key=place, **table)["Item"]
    dynamodb.delete_item(Key=place, **table)
    assert "neither text nor reason" in reckoning(*account)[0]
    dynamodb.put_item(Item={**item, "status": {"S": "skipped"}}, **table)
    assert "no reason" in reckoning(*account)[0]
    dynamodb.put_item(Item=item, **table)


def explanation(help_desk: HelpDesk, phone: Phone, happening: Happening) -> dict[str, Any]:
    """The answer of the help desk, which there has to be."""
    answer = help_desk.explains(phone, happening.id)
    assert answer.status_code == 200, answer.text
    assert answer.json().keys() == {"outcome", "reason", "steps"}
    assert phone.number[2:] not in answer.text
    return dict(answer.json())


def decided(help_desk: HelpDesk, phone: Phone, happening: Happening) -> dict[str, Any] | None:
    """The answer, once the event is planned."""
    answer = help_desk.explains(phone, happening.id)
    told = dict(answer.json()) if answer.status_code == 200 else {}
    return told if any(step["what"] == "planned" for step in told.get("steps", ())) else None


@contextmanager
def paused(stage: Stage, lane: str) -> Iterator[None]:
    """The lane stands still meanwhile."""
    orders(stage, "pause", lane)
    try:
        yield
    finally:
        orders(stage, "resume", lane)


def orders(stage: Stage, what: str, lane: str) -> None:
    """Whoever runs the ITSM system presses the button."""
    body = {"lane": lane, "reason": "to see what waits"}
    token = stage.token("operator", "itsm")
    answer = stage.api("POST", f"/api/operations/{what}", token=token, json=body)
    assert answer.status_code == 200, answer.text
