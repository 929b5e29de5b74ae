"""What stops a lane, in DynamoDB: one item a lane, beside the lines."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.types import TypeDeserializer

from shared.clock import exact, from_iso
from shared.conditional import written
from shared.sms.pacing import Lane
from shared.sms.pause import PROBED_WITHIN, REFUSED_FOR, Order, Refusal, Stops
from shared.tables import PARTITION

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


def pause_key(lane: Lane) -> dict[str, dict[str, str]]:
    """The key of a lane's item; no identity has such a name."""
    return {PARTITION: {"S": f"pause#{lane.value}"}}


@dataclass(frozen=True)
class Pauses:
    """The table of lines, for what stops them. Somebody's order is written by ``Operations``."""

    dynamodb: "DynamoDBClient"
    table: str

    def stops(self, lane: Lane, line: str = "") -> Stops:
        """What stops the lane on this line, read consistently."""
        answer = self.dynamodb.get_item(TableName=self.table, Key=pause_key(lane), ConsistentRead=True)
        item: Mapping[str, Any] = TypeDeserializer().deserialize({"M": answer.get("Item", {})})
        order = Order(item["by"], from_iso(item["at"])) if item.get("paused") else None
        refused = item.get(_of(line))
        refusal = refused and Refusal(refused["error"], from_iso(refused["at"]), from_iso(refused["until"]))
        return Stops(order, refusal)

    def refuse(self, lane: Lane, line: str, error: str, now: datetime) -> Refusal:
        """The carrier refused the account: nothing more on this line for a while."""
        refusal = Refusal(error, now, now + REFUSED_FOR)
        item = {"error": {"S": error}, "at": {"S": exact(now)}, "until": {"S": exact(refusal.until)}}
        self.dynamodb.update_item(
            TableName=self.table,
            Key=pause_key(lane),
            UpdateExpression="SET #refused = :refusal, v = :v",
            ExpressionAttributeNames={"#refused": _of(line)},
            ExpressionAttributeValues={":refusal": {"M": item}, ":v": {"N": "1"}},
        )
        return refusal

    def probe(self, lane: Lane, line: str, refusal: Refusal, now: datetime) -> Refusal | None:
        """Take the right to send one text; None when somebody else was first."""
        probing = replace(refusal, until=now + PROBED_WITHIN)
        names = {"#refused": _of(line), "#until": "until"}
        taken = written(
            lambda: self.dynamodb.update_item(
                TableName=self.table,
                Key=pause_key(lane),
                UpdateExpression="SET #refused.#until = :later",
                ConditionExpression="#refused.#until = :seen",
                ExpressionAttributeNames=names,
                ExpressionAttributeValues={
                    ":later": {"S": exact(probing.until)},
                    ":seen": {"S": exact(refusal.until)},
                },
            )
        )
        return probing if taken else None

    def reopen(self, lane: Lane, line: str, probing: Refusal) -> None:
        """The probe was taken: the line goes on, unless it was refused again meanwhile."""
        written(
            lambda: self.dynamodb.update_item(
                TableName=self.table,
                Key=pause_key(lane),
                UpdateExpression="REMOVE #refused",
                ConditionExpression="#refused.#until = :mine",
                ExpressionAttributeNames={"#refused": _of(line), "#until": "until"},
                ExpressionAttributeValues={":mine": {"S": exact(probing.until)}},
            )
        )


def _of(line: str) -> str:
    """The attribute of a line's refusal."""
    return f"refused#{line}"
