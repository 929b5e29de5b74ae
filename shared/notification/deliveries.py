"""Deliveries in DynamoDB: what came of each text."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.types import TypeSerializer

from shared.clock import iso
from shared.conditional import written
from shared.notification.delivery import DeliveryKey, Outcome, Status
from shared.sms.inbound import Receipt
from shared.tables import PARTITION, SORT, TIME_TO_LIVE

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

KEPT = timedelta(days=400)
NEW = f"attribute_not_exists({PARTITION})"
OPEN = f"{NEW} OR #status IN (:skipped, :unknown)"


@dataclass(frozen=True)
class Deliveries:
    """The table of deliveries."""

    dynamodb: "DynamoDBClient"
    table: str

    def status(self, key: DeliveryKey) -> Status | None:
        """Where a delivery stands, read consistently; None when nothing came of it yet."""
        answer = self.dynamodb.get_item(TableName=self.table, Key=_key(key), ConsistentRead=True)
        return Status(answer["Item"]["status"]["S"]) if "Item" in answer else None

    def record(self, key: DeliveryKey, outcome: Outcome, now: datetime) -> None:
        """Write down what came of a text, never over what a receipt or a better outcome said."""
        item = TypeSerializer().serialize(_item(key, outcome, now))["M"]
        write: dict[str, Any] = {"ConditionExpression": NEW}
        if outcome.status is not Status.SKIPPED:
            write = {
                "ConditionExpression": OPEN,
                "ExpressionAttributeNames": {"#status": "status"},
                "ExpressionAttributeValues": {
                    ":skipped": {"S": Status.SKIPPED},
                    ":unknown": {"S": Status.UNKNOWN},
                },
            }
        written(lambda: self.dynamodb.put_item(TableName=self.table, Item=item, **write))

    def confirm(self, key: DeliveryKey, receipt: Receipt) -> bool:
        """Write down what the carrier says; False when no such delivery is known. ``delivered`` stands."""
        status = Status.DELIVERED if receipt.delivered else Status.FAILED
        confirmed = written(
            lambda: self.dynamodb.update_item(
                TableName=self.table,
                Key=_key(key),
                UpdateExpression="SET #status = :status, carrier_status = :said, confirmed_at = :at",
                ConditionExpression=f"attribute_exists({PARTITION}) AND #status <> :delivered",
                ExpressionAttributeNames={"#status": "status"},
                ExpressionAttributeValues={
                    ":status": {"S": status},
                    ":said": {"S": receipt.status},
                    ":at": {"S": iso(receipt.at)},
                    ":delivered": {"S": Status.DELIVERED},
                },
            )
        )
        return confirmed or self.status(key) is not None


def _key(key: DeliveryKey) -> dict[str, Any]:
    return {PARTITION: {"S": key.pk}, SORT: {"S": key.sk}}


def _item(key: DeliveryKey, outcome: Outcome, now: datetime) -> dict[str, Any]:
    item = {
        PARTITION: key.pk,
        SORT: key.sk,
        "v": 1,
        "status": outcome.status.value,
        "subscriber": outcome.subscriber,
        "event": outcome.event,
        "role": outcome.role,
        "reason": outcome.reason and outcome.reason.value,
        "message_id": outcome.message_id,
        "consent_seq": outcome.consent_seq,
        "consent_hash": outcome.consent_hash,
        "parts": outcome.parts,
        "error": outcome.error,
        "body": outcome.body,
        "line": outcome.line,
        "told": outcome.told,
        "at": iso(now),
        TIME_TO_LIVE: int((now + KEPT).timestamp()),
    }
    return {name: value for name, value in item.items() if value is not None}
