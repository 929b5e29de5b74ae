"""What became of a text, as the carrier tells it: delivered, failed, and nothing it never sent (G4)."""

import json
import uuid

from tests.end_to_end.dead_letters import DeadLetters
from tests.end_to_end.itsm import Itsm, incident
from tests.end_to_end.people import People, Phone
from tests.end_to_end.records import Records
from tests.end_to_end.stage import SAMPLES, Stage

# Numbers of the service's own simulator: every text to them fails.
UNREACHABLE = ("+14254147167", "+33755512502")


def test_what_arrived_is_delivered(ana: Phone, itsm: Itsm, records: Records) -> None:
    ana.opts_in()
    opened = incident(title="It arrives")
    itsm.raises(opened)
    text = ana.receives("It arrives")

    delivery = records.delivery_ends(ana, opened, "delivered")

    assert delivery["message_id"] == text.id
    assert delivery["carrier_status"] == "TEXT_DELIVERED"
    assert delivery["confirmed_at"] >= delivery["at"]
    assert text.context == {
        "delivery": f"{delivery['pk']}|{delivery['sk']}",
        "consent": f"{delivery['consent_seq']}:{delivery['consent_hash']}",
    }


def test_automatic_texts_are_deliveries_too(ana: Phone, records: Records) -> None:
    ana.opts_in()
    ana.replies("HELP").receives("Help:")
    ana.replies("STOP").receives("opted out")
    ana.stage.settles()

    roles = [delivery["role"] for delivery in records.deliveries_of(ana)]

    assert sorted(roles) == ["confirmation", "help", "opt_in_request", "welcome"]


def test_what_cannot_arrive_has_failed(people: People, itsm: Itsm, records: Records) -> None:
    unlucky = people.meet("Unlucky", number=UNREACHABLE[0])
    unlucky.opts_in()
    opened = incident(title="It never arrives")
    itsm.raises(opened)
    unlucky.receives("It never arrives")

    assert records.delivery_ends(unlucky, opened, "failed")["carrier_status"] == "TEXT_CARRIER_UNREACHABLE"


def test_an_end_is_not_for_those_whom_the_alert_failed(
    people: People, itsm: Itsm, records: Records
) -> None:  # G9
    unlucky = people.meet("Unlucky", number=UNREACHABLE[1])
    unlucky.opts_in()
    opened = incident(title="Unheard of")
    itsm.raises(opened)
    unlucky.receives("Unheard of")
    records.delivery_ends(unlucky, opened, "failed")

    itsm.raises(opened.then("Incident Resolved", title="Over"))

    unlucky.hears_nothing()


def test_receipts_for_nothing_known_are_dead_letters(  # G4, G10
    ana: Phone, stage: Stage, itsm: Itsm, records: Records, dead_letters: DeadLetters
) -> None:
    receipt = json.loads((SAMPLES / "carrier/receipt.json").read_text())
    messages = [json.dumps({**receipt, "messageId": uuid.uuid4().hex}) for _ in range(10)]
    entries = [{"Id": str(place), "Message": message} for place, message in enumerate(messages)]

    stage.client("sns").publish_batch(
        TopicArn=stage.outputs["ReceiptsTopicArn"], PublishBatchRequestEntries=entries
    )
    ana.opts_in()
    opened = incident(title="Known all the same")
    itsm.raises(opened)

    records.delivery_ends(ana, opened, "delivered")
    for message in messages:
        letter = dead_letters.of("Receipts", json.loads(message)["messageId"])
        assert json.loads(letter.body)["Message"] == message
        assert letter.reason == "delivery: not known"


def test_a_receipt_twice_and_one_that_is_late_change_nothing(
    ana: Phone, stage: Stage, itsm: Itsm, records: Records
) -> None:
    ana.opts_in()
    opened = incident(title="Told twice")
    itsm.raises(opened)
    text = ana.receives("Told twice")
    before = records.delivery_ends(ana, opened, "delivered")
    sample = json.loads((SAMPLES / "carrier/receipt.json").read_text())
    late = {"context": text.context, "messageId": text.id, "eventType": "TEXT_CARRIER_UNREACHABLE"}

    for message in (sample | late | {"eventType": "TEXT_DELIVERED"}, sample | late):
        stage.client("sns").publish(
            TopicArn=stage.outputs["ReceiptsTopicArn"], Message=json.dumps({**message, "isFinal": True})
        )

    stage.settles("Receipts")
    assert records.delivery_of(ana, opened) == before
