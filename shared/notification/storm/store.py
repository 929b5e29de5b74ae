"""The storm's one item: read by every urgent event, written when something goes out at once or opens."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer

from shared.clock import exact, from_iso
from shared.conditional import written
from shared.notification.storm.rules import Gathering, Out, Storm
from shared.tables import PARTITION, SORT

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

KEY = {PARTITION: {"S": "storm"}, SORT: {"S": "urgent"}}
TRIES = 30
"""How often a decision is made anew because others were faster; a handful of events open a storm, and
whatever comes after only reads."""


class Contended(Exception):
    """Others were faster each time; the event is delivered again."""


@dataclass(frozen=True)
class StormStore:
    """The storm in the table of events, changed by one writer at a time."""

    dynamodb: "DynamoDBClient"
    table: str

    def now(self) -> Storm:
        """The storm as it is, read consistently."""
        return self._read()[0]

    def change(self, rule: Callable[[Storm], Storm]) -> Storm:
        """Let ``rule`` change the storm; it is asked again of whatever somebody else has written meanwhile.

        Raises:
            Contended: that happened too often.
        """
        for _ in range(TRIES):
            storm, seen = self._read()
            changed = rule(storm)
            if changed == storm or self._write(changed, seen):
                return changed
        raise Contended

    def _read(self) -> tuple[Storm, int]:
        answer = self.dynamodb.get_item(TableName=self.table, Key=KEY, ConsistentRead=True)
        if "Item" not in answer:
            return Storm(), 0
        item: dict[str, Any] = TypeDeserializer().deserialize({"M": answer["Item"]})
        return _storm(item), int(item["change"])

    def _write(self, storm: Storm, seen: int) -> bool:
        item = {**KEY, **TypeSerializer().serialize({"v": 1, "change": seen + 1, **_item(storm)})["M"]}
        condition: dict[str, Any] = {"ConditionExpression": f"attribute_not_exists({PARTITION})"}
        if seen:
            condition = {
                "ConditionExpression": "#change = :seen",
                "ExpressionAttributeNames": {"#change": "change"},
                "ExpressionAttributeValues": {":seen": {"N": str(seen)}},
            }
        return written(lambda: self.dynamodb.put_item(TableName=self.table, Item=item, **condition))


def _item(storm: Storm) -> dict[str, Any]:
    gathering = storm.gathering
    opened = gathering and {
        "id": gathering.id,
        "opened_at": exact(gathering.opened_at),
        "closes_at": exact(gathering.closes_at),
        "step": gathering.step,
    }
    return {"out": [{"name": each.name, "at": exact(each.at)} for each in storm.out], "gathering": opened}


def _storm(item: dict[str, Any]) -> Storm:
    out = tuple(Out(each["name"], from_iso(each["at"])) for each in item["out"])
    opened = item["gathering"]
    return Storm(
        out,
        opened
        and Gathering(
            opened["id"], from_iso(opened["opened_at"]), from_iso(opened["closes_at"]), int(opened["step"])
        ),
    )
