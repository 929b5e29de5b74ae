"""What the person did not say here: HR says who has left, the carrier who opted out there or is no more."""

import json
import uuid
from typing import Any

import pytest

from tests.end_to_end.dead_letters import DeadLetters
from tests.end_to_end.itsm import Itsm, incident
from tests.end_to_end.others import Hr, Operator
from tests.end_to_end.people import People, Phone
from tests.end_to_end.records import Records
from tests.end_to_end.stage import SAMPLES, Clock, Stage, eventually

UNREACHABLE = "+43676800442032"  # of the service's own simulator: every text to it fails
SECONDS = 15.0


@pytest.fixture
def hr(stage: Stage) -> Hr:
    """The HR system."""
    return Hr(stage)


@pytest.fixture
def operator(stage: Stage) -> Operator:
    """The carrier."""
    return Operator(stage)


def becomes(person: Phone, state: str) -> None:
    """The portal shows this state soon."""
    eventually(
        lambda: person.state == state, within=SECONDS, otherwise=lambda: f"{person!r} is {person.state}"
    )


def test_who_left_the_company_hears_nothing_more(ana: Phone, hr: Hr, itsm: Itsm, records: Records) -> None:
    ana.opts_in()

    event = hr.offboards(ana)

    becomes(ana, "suspended")
    itsm.raises(incident(title="Not for those who left"))
    ana.hears_nothing()
    ana.replies("START").hears_nothing()
    assert ana.state == "suspended"
    [entry] = [facts for facts in records.facts_of(ana) if facts["kind"] == "offboarded"]
    assert (entry["actor"], entry["channel"], entry["cause"]) == ("system", "hr", event)


def test_somebody_we_do_not_know_leaves(hr: Hr, stage: Stage, records: Records, ana: Phone) -> None:
    ana.opts_in()
    stranger = f"stranger-{uuid.uuid4().hex}"

    with records.untouched():
        hr.says({"sub": stranger})
        stage.settles("Observed")

    assert ana.state == "opted_in"
    assert stranger not in (stage.home / "log" / "engine.log").read_text()


def test_the_same_event_twice_is_one_entry(ana: Phone, stage: Stage, records: Records) -> None:
    ana.opts_in()
    sample = json.loads((SAMPLES / "hr/employee-offboarded.json").read_text())
    body = json.dumps({**sample, "id": str(uuid.uuid4()), "detail": {"sub": ana.sub}})

    for _ in range(3):
        stage.client("sqs").send_message(QueueUrl=stage.outputs["ObservedQueueUrl"], MessageBody=body)

    becomes(ana, "suspended")
    stage.settles("Observed")
    assert [facts["kind"] for facts in records.facts_of(ana)].count("offboarded") == 1


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"detail": {"name": "Zebedee"}}, "sub: missing"),
        ({"detail": {"sub": ["Zebedee"]}}, "sub: missing"),
        ({"detail": ["Zebedee"]}, "detail: not an object"),
        ({"detail": {"sub": "Zebedee"}, "detail_type": "Employee Hired"}, "detail-type: unknown"),
    ],
)
def test_bad_news_of_hr_is_a_dead_letter(
    hr: Hr, dead_letters: DeadLetters, records: Records, told: dict[str, Any], reason: str
) -> None:  # G10
    with records.untouched():
        event = hr.says(**told)
        letter = dead_letters.of("Observed", event)

    assert letter.reason == reason
    assert json.loads(letter.body)["detail"] == told["detail"]


def test_a_number_that_does_not_exist_is_suspended(
    people: People, operator: Operator, itsm: Itsm, records: Records
) -> None:
    gone = people.meet("Gone", number=UNREACHABLE)
    gone.opts_in()
    opened = incident(title="To a number that is no more")
    itsm.raises(opened)
    text = gone.receives("To a number that is no more")
    records.delivery_ends(gone, opened, "failed")
    assert gone.state == "opted_in", "what passes suspends nobody"

    operator.says_of(text, "TEXT_INVALID")

    becomes(gone, "suspended")
    itsm.raises(incident(title="Into the void"))
    gone.hears_nothing()
    entry = records.facts_of(gone)[-1]
    assert (entry["kind"], entry["actor"], entry["channel"]) == ("permanent_failure", "carrier", "receipt")


def test_what_was_delivered_does_exist(ana: Phone, operator: Operator, itsm: Itsm, records: Records) -> None:
    ana.opts_in()
    opened = incident(title="It did arrive")
    itsm.raises(opened)
    text = ana.receives("It did arrive")
    records.delivery_ends(ana, opened, "delivered")

    operator.says_of(text, "TEXT_INVALID")

    ana.stage.settles("Receipts", "Observed")
    assert ana.state == "opted_in"


def test_a_refusal_tells_of_an_opt_out(ana: Phone, operator: Operator, itsm: Itsm, records: Records) -> None:
    ana.opts_in()
    operator.lists(ana.number)
    opened = incident(title="The carrier knows better")

    itsm.raises(opened)

    becomes(ana, "opted_out")
    delivery = records.delivery_ends(ana, opened, "failed")
    assert delivery["reason"] == "refused_by_carrier"
    entry = records.facts_of(ana)[-1]
    assert (entry["kind"], entry["actor"], entry["channel"]) == ("carrier_opt_out", "carrier", "refusal")
    assert entry["cause"].endswith(f"{delivery['pk']}|{delivery['sk']}")
    ana.hears_nothing()


def test_what_only_the_carriers_list_knows_is_an_entry_within_the_hour(
    ana: Phone, ben: Phone, operator: Operator, clock: Clock, itsm: Itsm, records: Records
) -> None:
    ana.opts_in()
    elsewhere = Operator(operator.stage, "us-west-2")
    operator.lists(ana.number)
    elsewhere.lists(ben.number)
    listed = operator.listed | elsewhere.listed

    clock.moves(hours=1)

    becomes(ana, "opted_out")
    eventually(lambda: records.consent_of(ben), within=SECONDS)
    for person in (ana, ben):
        entry = records.facts_of(person)[-1]
        assert (entry["kind"], entry["channel"]) == ("carrier_opt_out", "carrier_list")
        assert person.number not in json.dumps(entry)
    itsm.raises(incident(title="Nobody listens"))
    ana.hears_nothing()
    assert ben.texts == []
    assert operator.listed | elsewhere.listed == listed, "nothing is written there"


def test_the_list_read_again_makes_no_second_entry(
    ana: Phone, operator: Operator, clock: Clock, records: Records
) -> None:
    ana.opts_in()
    operator.lists(ana.number)
    clock.moves(hours=1)
    becomes(ana, "opted_out")
    before = records.facts_of(ana)

    clock.moves(hours=2)
    eventually(lambda: looked_at(records) > before[-1]["at"], within=SECONDS)

    assert records.facts_of(ana) == before


def looked_at(records: Records) -> str:
    """When the list was read to its end."""
    lines = records.stage.client("dynamodb").list_tables()["TableNames"]
    table = next(name for name in lines if "Lines" in name)
    items = records.stage.client("dynamodb").scan(TableName=table)["Items"]
    return max((item["looked_at"]["S"] for item in items if "looked_at" in item), default="")
