"""Deliveries in DynamoDB: what came of each text."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.types import TypeSerializer
from botocore.exceptions import ClientError

from shared.clock import iso
from shared.conditional import is_refused, written
from shared.itsm.history import Reason
from shared.notification.delivery import DIGEST, DeliveryKey, Outcome, Status
from shared.sms.inbound import Receipt
from shared.tables import PARTITION, SORT, TIME_TO_LIVE

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

KEPT = timedelta(days=400)
NEW = f"attribute_not_exists({PARTITION})"
OPEN = f"{NEW} OR #status IN (:skipped, :unknown)"
WAITING = f"{NEW} OR (#status = :skipped AND reason IN (:quiet, :limited) AND attribute_not_exists(digest))"
"""What a text is skipped for that waits: whatever becomes of it then is the last word."""


@dataclass(frozen=True)
class Deliveries:
    """The table of deliveries."""

    dynamodb: "DynamoDBClient"
    table: str

    def status(self, key: DeliveryKey) -> Status | None:
        """Where a delivery stands, read consistently; None when nothing came of it yet.

        One that a digest told of is as good as sent.
        """
        answer = self.dynamodb.get_item(TableName=self.table, Key=_key(key), ConsistentRead=True)
        if "Item" not in answer:
            return None
        return Status.SUBMITTED if DIGEST in answer["Item"] else Status(answer["Item"]["status"]["S"])

    def record(self, key: DeliveryKey, outcome: Outcome, now: datetime) -> None:
        """Write down what came of a text, never over what a receipt or a better outcome said."""
        item = TypeSerializer().serialize(_item(key, outcome, now))["M"]
        skipped = outcome.status is Status.SKIPPED
        values = {":skipped": Status.SKIPPED, ":quiet": Reason.QUIET_HOURS, ":limited": Reason.RATE_LIMITED}
        if not skipped:
            values = {":skipped": Status.SKIPPED, ":unknown": Status.UNKNOWN}
        write: dict[str, Any] = {
            "ConditionExpression": WAITING if skipped else OPEN,
            "ExpressionAttributeNames": {"#status": "status"},
            "ExpressionAttributeValues": {name: {"S": value.value} for name, value in values.items()},
        }
        written(lambda: self.dynamodb.put_item(TableName=self.table, Item=item, **write))

    def confirm(self, key: DeliveryKey, receipt: Receipt) -> bool:
        """Write down what the carrier says; False when no such delivery is known. ``delivered`` stands."""
        status = Status.DELIVERED if receipt.delivered else Status.FAILED
        try:
            answer = self.dynamodb.update_item(
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
                ReturnValues="ALL_NEW",
            )
        except ClientError as error:
            if not is_refused(error):
                raise
            return self.status(key) is not None
        for told in answer["Attributes"].get("tells", {}).get("L", ()):
            self._confirm_told(DeliveryKey.parse(told["S"]), key, delivered=receipt.delivered)
        return True

    def _confirm_told(self, key: DeliveryKey, digest: DeliveryKey, *, delivered: bool) -> None:
        """Whoever did not get a digest got none of the alerts in it."""
        update: dict[str, Any] = {"UpdateExpression": f"REMOVE {DIGEST}"}
        if delivered:
            values = {":digest": {"S": str(digest)}}
            update = {"UpdateExpression": f"SET {DIGEST} = :digest", "ExpressionAttributeValues": values}
        exists = f"attribute_exists({PARTITION})"
        written(
            lambda: self.dynamodb.update_item(
                TableName=self.table, Key=_key(key), ConditionExpression=exists, **update
            )
        )


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
        DIGEST: outcome.digest,
        "tells": list(outcome.tells) or None,
        "at": iso(now),
        TIME_TO_LIVE: int((now + KEPT).timestamp()),
    }
    return {name: value for name, value in item.items() if value is not None}
