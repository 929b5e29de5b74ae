"""The texts of one subscriber, the newest first, and how the help desk reads them."""

from datetime import timedelta

import pytest

from functions.staff_api.look_up import deliveries_view
from shared.consent.keys import SubscriberKey
from shared.evidence.compliance import Compliance
from shared.notification.deliveries import Deliveries
from shared.notification.delivery import DeliveryKey, Outcome, Status
from shared.sms.inbound import Receipt
from tests.adapters.evidence.conftest import Archive
from tests.adapters.tables import NOON

ANA, BEN = SubscriberKey("a"), SubscriberKey("b")


@pytest.fixture
def deliveries(archive: Archive) -> Deliveries:
    found = Deliveries(archive.tables.dynamodb, archive.tables.deliveries)
    for minute in range(25):
        for subscriber in (ANA, BEN):
            outcome = Outcome(Status.SUBMITTED, subscriber, f"itsm.a/INC{minute}", "alert")
            found.record(key(minute, subscriber), outcome, NOON + timedelta(minutes=minute))
    return found


def key(number: int, subscriber: str) -> DeliveryKey:
    return DeliveryKey(f"event{number}", f"alert##{subscriber}")


def test_the_newest_come_first_and_no_more_than_asked_for(
    compliance: Compliance, deliveries: Deliveries
) -> None:
    found = compliance.records.texts(ANA, newest=20)
    assert [item["event"] for item in found] == [f"itsm.a/INC{minute}" for minute in range(24, 4, -1)]
    assert len(compliance.records.texts(ANA)) == 25


def test_they_stand_as_the_receipt_left_them(compliance: Compliance, deliveries: Deliveries) -> None:
    later = NOON + timedelta(hours=1)
    receipt = Receipt(str(key(24, ANA)), delivered=True, final=True, status="TEXT_DELIVERED", at=later)
    assert deliveries.confirm(key(24, ANA), receipt)
    newest, before = compliance.records.texts(ANA, newest=2)
    assert (newest["status"], before["status"]) == ("delivered", "submitted")


def test_an_event_is_told_by_its_id_and_by_its_source_where_two_share_it() -> None:
    told = deliveries_view(
        {"event": event, "role": "alert", "status": "skipped", "reason": "topic_off", "at": "now"}
        for event in ("itsm.a/INC1", "itsm.b/INC1", "itsm.a/INC2", "itsm.a/INC2", None)
    )
    assert [text["event"] for text in told] == ["itsm.a/INC1", "itsm.b/INC1", "INC2", "INC2", None]
    assert told[0].keys() == {"event", "role", "status", "reason", "at"}
