"""Lines in DynamoDB: one item each, booked by conditional updates."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from shared.conditional import is_refused
from shared.sms.pacing import Busy, Lane, Line, Slots
from shared.tables import PARTITION

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

BOOKED = "next_slot BETWEEN :now AND :horizon"
BUSY = "next_slot >= :now"
IDLE = "attribute_not_exists(next_slot) OR next_slot < :now"


@dataclass(frozen=True)
class LineStore:
    """The table of lines."""

    dynamodb: "DynamoDBClient"
    table: str

    def book(self, line: Line, lane: Lane, parts: int, now: int, slack: int = 0) -> Slots | Busy:
        """Book the next ``parts`` of the line, or hear when to ask again.

        ``slack`` is what a slow machine may book further ahead, lest it asks when the line is idle already.
        """
        span = parts * line.gap
        horizon = line.horizon(lane) + slack
        refused = self._advance(line, BOOKED, now, span, now + horizon, continued=True)
        if isinstance(refused, Slots):
            return refused
        if refused > now:
            return Busy(max(now, refused - horizon))
        restarted = self._advance(line, IDLE, now, span)
        return restarted if isinstance(restarted, Slots) else Busy(now)

    def slow(self, line: Line, rest: int, now: int) -> None:
        """Let the line rest for so long: its carrier refused to go so fast.

        What is booked already stays, everything after it comes later.
        """
        refused = self._advance(line, BUSY, now, rest, continued=True)
        if not isinstance(refused, Slots):
            self._advance(line, IDLE, now, rest)

    def _advance(
        self,
        line: Line,
        condition: str,
        now: int,
        span: int,
        horizon: int | None = None,
        *,
        continued: bool = False,
    ) -> Slots | int:
        """The booked slots, or the next free slot when the condition does not hold (0: none yet)."""
        values: dict[str, Any] = {":now": {"N": str(now)}, ":v": {"N": "1"}}
        values |= {":horizon": {"N": str(horizon)}} if horizon is not None else {}
        values |= {":next": {"N": str(span if continued else now + span)}}
        try:
            answer = self.dynamodb.update_item(
                TableName=self.table,
                Key={PARTITION: {"S": line.name}},
                UpdateExpression=f"SET next_slot = {'next_slot + ' if continued else ''}:next, v = :v",
                ConditionExpression=condition,
                ExpressionAttributeValues=values,
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
