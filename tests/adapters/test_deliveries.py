"""What came of each text: written once, bettered, never worsened."""

from datetime import timedelta

import pytest

from shared.consent.keys import SubscriberKey
from shared.itsm.history import Reason
from shared.notification.deliveries import Deliveries
from shared.notification.delivery import DeliveryKey, Outcome, Status
from shared.sms.inbound import Receipt

from .tables import NOON, Tables

KEY = DeliveryKey("event#opening#3", "alert##ana")
SUBMITTED, SKIPPED, UNKNOWN = Status.SUBMITTED, Status.SKIPPED, Status.UNKNOWN
FAILED, DELIVERED = Status.FAILED, Status.DELIVERED


@pytest.fixture
def deliveries(tables: Tables) -> Deliveries:
    return Deliveries(tables.dynamodb, tables.deliveries)


def outcome(status: Status) -> Outcome:
    return Outcome(status, SubscriberKey("ana"), "itsm.desk/INC1", "alert")


def said(kind: str) -> Receipt:
    return Receipt(str(KEY), kind == "TEXT_DELIVERED", True, kind, NOON)


OVER = [
    # what stands, what comes, what stands then
    (SKIPPED, SUBMITTED, SUBMITTED),
    (SKIPPED, UNKNOWN, UNKNOWN),
    (SKIPPED, FAILED, FAILED),
    (SKIPPED, SKIPPED, SKIPPED),
    (UNKNOWN, SUBMITTED, SUBMITTED),
    (UNKNOWN, FAILED, FAILED),
    (UNKNOWN, UNKNOWN, UNKNOWN),
    (UNKNOWN, SKIPPED, UNKNOWN),
    (SUBMITTED, SKIPPED, SUBMITTED),
    (SUBMITTED, UNKNOWN, SUBMITTED),
    (SUBMITTED, FAILED, SUBMITTED),
    (FAILED, SKIPPED, FAILED),
    (FAILED, SUBMITTED, FAILED),
]


@pytest.mark.parametrize(("stands", "comes", "then"), OVER)
def test_an_outcome_is_never_worsened(
    deliveries: Deliveries, stands: Status, comes: Status, then: Status
) -> None:
    deliveries.record(KEY, outcome(stands), NOON)
    deliveries.record(KEY, outcome(comes), NOON)
    assert deliveries.status(KEY) is then


RECEIPTS = [
    # what stands, what the carrier says, what stands then
    (SUBMITTED, ["TEXT_DELIVERED"], DELIVERED),
    (SUBMITTED, ["TEXT_BLOCKED"], FAILED),
    (SUBMITTED, ["TEXT_BLOCKED", "TEXT_DELIVERED"], DELIVERED),
    (SUBMITTED, ["TEXT_DELIVERED", "TEXT_BLOCKED"], DELIVERED),
    (SUBMITTED, ["TEXT_DELIVERED", "TEXT_DELIVERED"], DELIVERED),
    (UNKNOWN, ["TEXT_DELIVERED"], DELIVERED),
    (UNKNOWN, ["TEXT_BLOCKED"], FAILED),
]


@pytest.mark.parametrize(("stands", "receipts", "then"), RECEIPTS)
def test_receipts_in_any_order(
    deliveries: Deliveries, stands: Status, receipts: list[str], then: Status
) -> None:
    deliveries.record(KEY, outcome(stands), NOON)
    for kind in receipts:
        assert deliveries.confirm(KEY, said(kind))
    assert deliveries.status(KEY) is then


def test_a_note_that_comes_after_its_receipt_changes_nothing(deliveries: Deliveries) -> None:
    deliveries.record(KEY, outcome(UNKNOWN), NOON)
    deliveries.confirm(KEY, said("TEXT_DELIVERED"))
    deliveries.record(KEY, outcome(SUBMITTED), NOON)
    assert deliveries.status(KEY) is DELIVERED


def test_a_receipt_for_nothing_known_writes_nothing(deliveries: Deliveries, tables: Tables) -> None:
    assert deliveries.status(KEY) is None
    assert not deliveries.confirm(KEY, said("TEXT_DELIVERED"))
    assert tables.items(tables.deliveries) == []


def test_what_is_written_down(deliveries: Deliveries, tables: Tables) -> None:
    full = Outcome(
        FAILED,
        SubscriberKey("ana"),
        None,
        "welcome",
        Reason.REFUSED_BY_CARRIER,
        "message 1",
        2,
        "abc",
        1,
        "error",
    )
    deliveries.record(KEY, full, NOON)
    [item] = tables.items(tables.deliveries)
    assert {name: next(iter(value.values())) for name, value in item.items()} == {
        "pk": KEY.pk,
        "sk": KEY.sk,
        "v": "1",
        "status": "failed",
        "subscriber": "ana",
        "role": "welcome",
        "reason": "refused_by_carrier",
        "message_id": "message 1",
        "consent_seq": "2",
        "consent_hash": "abc",
        "parts": "1",
        "error": "error",
        "at": "2026-11-24T12:00:00.000Z",
        "ttl": str(int((NOON + timedelta(days=400)).timestamp())),
    }
