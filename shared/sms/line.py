"""Lines in DynamoDB: one item each, booked by conditional updates."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from shared.conditional import is_refused, written
from shared.sms.pacing import SECOND, Busy, Lane, Line, Slots
from shared.tables import PARTITION

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

SLOWED = SECOND // 2
"""How long a line rests after its carrier said "throttled"."""


@dataclass(frozen=True)
class LineStore:
    """The table of lines."""

    dynamodb: "DynamoDBClient"
    table: str

    def book(self, line: Line, lane: Lane, parts: int, now: int) -> Slots | Busy:
        """Book the next ``parts`` of the line, or hear when to ask again."""
        span = parts * line.gap
        horizon = line.horizon(lane)
        refused = self._advance(line, "next_slot BETWEEN :now AND :horizon", now, horizon, span)
        if isinstance(refused, Slots):
            return refused
        if refused > now:
            return Busy(max(now, refused - horizon))
        restarted = self._advance(
            line, "attribute_not_exists(next_slot) OR next_slot < :now", now, None, span
        )
        return restarted if isinstance(restarted, Slots) else Busy(now)

    def slow(self, line: Line, now: int) -> None:
        """Let the line rest: its carrier refused to go so fast."""
        written(
            lambda: self.dynamodb.update_item(
                TableName=self.table,
                Key={PARTITION: {"S": line.name}},
                UpdateExpression="SET next_slot = :rested",
                ConditionExpression="attribute_not_exists(next_slot) OR next_slot < :rested",
                ExpressionAttributeValues={":rested": {"N": str(now + SLOWED)}},
            )
        )

    def _advance(self, line: Line, condition: str, now: int, horizon: int | None, span: int) -> Slots | int:
        """The booked slots, or the next free slot when the condition does not hold (0: none yet)."""
        continued = horizon is not None
        values: dict[str, Any] = {":now": {"N": str(now)}}
        values |= {":horizon": {"N": str(now + horizon)}} if horizon is not None else {}
        values |= {":next": {"N": str(span if continued else now + span)}}
        try:
            answer = self.dynamodb.update_item(
                TableName=self.table,
                Key={PARTITION: {"S": line.name}},
                UpdateExpression=f"SET next_slot = {'next_slot + ' if continued else ''}:next, v = :v",
                ConditionExpression=condition,
                ExpressionAttributeValues=values | {":v": {"N": "1"}},
                ReturnValues="UPDATED_NEW",
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except ClientError as error:
            if not is_refused(error):
                raise
            item: Any = error.response.get("Item", {})
            return int(item["next_slot"]["N"]) if "next_slot" in item else 0
        end = int(answer["Attributes"]["next_slot"]["N"])
        return Slots(end - span, span // line.gap, line.gap)
