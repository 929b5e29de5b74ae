"""A planner that was killed, and planning that is delivered again: everybody has one text (G3, G4)."""

import json

from shared.itsm.event import event_key
from tests.end_to_end.dead_letters import DeadLetters
from tests.end_to_end.itsm import Itsm, incident
from tests.end_to_end.people import People, nobody_hears_more, together
from tests.end_to_end.records import Records
from tests.end_to_end.stage import Stage

CROWD = 6


def test_an_event_whose_planner_was_killed_is_planned_again_and_told_once(
    stage: Stage, people: People, itsm: Itsm, records: Records
) -> None:
    """It dies after its texts were handed on, and before it wrote down that they were."""
    crowd = people.crowd(CROWD)
    event = incident(title="Killed in the middle")
    itsm.raises(event)
    together(lambda phone: phone.receives(event.title), crowd)
    as_a_killed_planner_leaves_it(stage, records.event(event))
    stopped, late = crowd[0], people.meet("Late").opts_in()
    stopped.replies("STOP").receives("opted out")

    itsm.raises(event)

    late.receives(event.title)
    nobody_hears_more([*crowd, late])
    assert records.outcomes_of(event) == {"Incident Opened 1": "planned"}
    assert {each["status"] for rows in records.deliveries_about(event).values() for each in rows} <= {
        "submitted",
        "delivered",
    }


def test_a_plan_delivered_again_and_again_is_told_once(
    stage: Stage, people: People, itsm: Itsm, records: Records, dead_letters: DeadLetters
) -> None:
    """Whole, or from a shard on, with one in between that nobody can read."""
    crowd = people.crowd(CROWD)
    event = incident(title="Delivered again")
    itsm.raises(event)
    together(lambda phone: phone.receives(event.title), crowd)
    version = records.event(event)
    notice = {"source": event.source, "id": event.id, "version": version["sk"], "role": "alert"}
    whole = {"v": 1, "kind": "Planning", "finder": "event", "again": False, "after": None, "shard": 0}
    whole["notice"] = notice | version["notice"] | {"repeated": False}
    rest = whole | {"shard": 7, "alone": True}
    unreadable = whole | {"v": 99}
    for message in (whole, rest, unreadable, whole, rest):
        stage.client("sqs").send_message(
            QueueUrl=stage.outputs["FanOutQueueUrl"], MessageBody=json.dumps(message)
        )

    nobody_hears_more(crowd)
    letter = dead_letters.of("FanOut", json.dumps(unreadable), whole=True)
    assert letter.reason == "message: not a Planning of format 1"


def as_a_killed_planner_leaves_it(stage: Stage, version: dict[str, str]) -> None:
    """Take away what is written down last."""
    stage.client("dynamodb").update_item(
        TableName=stage.outputs["EventsTable"],
        Key={"pk": {"S": event_key(version["source"], version["id"])}, "sk": {"S": version["sk"]}},
        UpdateExpression="REMOVE outcome, notice, unknown_names, decided_at",
    )
