"""What somebody in the company has to be told: written down first, put on the bus afterwards, never lost.

Whoever finds something to tell writes a notice under a name, once; housekeeping puts on the bus what
waits. A run that is killed between the two leaves the notice waiting, so that it may come twice, under the
same id, and never not at all.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from shared.clock import exact, iso
from shared.conditional import written
from shared.tables import DUE_AT, DUE_INDEX, DUE_JOB, PARTITION, SORT

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_events import EventBridgeClient

SOURCE = "assent"
WAITING = "notice"
LEASE = timedelta(minutes=1)
"""How long one run has for putting a notice on the bus before another takes it up."""


class BusRefused(Exception):
    """The bus did not take a notice; it waits, and the next run tries again."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell; ``name`` says what it is about, so that the same one is told once."""

    name: str
    what: str
    """The event's detail-type."""
    detail: Mapping[str, Any]


@dataclass(frozen=True)
class Bus:
    """The bus that the ITSM system uses too."""

    events: "EventBridgeClient"
    name: str

    def tell(self, what: str, detail: str, now: datetime) -> None:
        """Put one event on it.

        Raises:
            BusRefused: it was not taken.
        """
        event = {"Source": SOURCE, "DetailType": what, "Detail": detail, "EventBusName": self.name}
        answer = self.events.put_events(Entries=[{**event, "Time": now}])  # type: ignore[typeddict-item]
        if answer["FailedEntryCount"]:
            raise BusRefused(answer["Entries"][0].get("ErrorCode", ""))


@dataclass(frozen=True)
class Notices:
    """The notices in the table of subscribers, those that wait found by the index of what is due."""

    dynamodb: "DynamoDBClient"
    table: str

    def put(self, notice: Notice, now: datetime) -> None:
        """Write it down to be told; one of its name that is there already counts, told or not."""
        item = {
            **_key(f"n#{notice.name}"),
            "v": {"N": "1"},
            "what": {"S": notice.what},
            "detail": {"S": json.dumps({"id": notice.name, **notice.detail}, ensure_ascii=False)},
            DUE_JOB: {"S": WAITING},
            DUE_AT: {"S": exact(now)},
        }
        condition = f"attribute_not_exists({PARTITION})"
        written(
            lambda: self.dynamodb.put_item(TableName=self.table, Item=item, ConditionExpression=condition)
        )

    def tell(self, bus: Bus, now: datetime) -> int:
        """Put everything that waits on the bus, and count it.

        Raises:
            BusRefused: the bus did not take one; it and those behind it wait.
        """
        pages = self.dynamodb.get_paginator("query").paginate(
            TableName=self.table,
            IndexName=DUE_INDEX,
            KeyConditionExpression=f"{DUE_JOB} = :waiting AND {DUE_AT} <= :now",
            ExpressionAttributeValues={":waiting": {"S": WAITING}, ":now": {"S": exact(now)}},
        )
        waiting = [(item[PARTITION]["S"], item[DUE_AT]["S"]) for page in pages for item in page["Items"]]
        return sum(self._tell(pk, since, bus, now) for pk, since in waiting)

    def _tell(self, pk: str, since: str, bus: Bus, now: datetime) -> int:
        leased = exact(now + LEASE)
        if not self._change(pk, since, f"SET {DUE_AT} = :leased", {":leased": {"S": leased}}):
            return 0
        item = self.dynamodb.get_item(TableName=self.table, Key=_key(pk), ConsistentRead=True)["Item"]
        bus.tell(item["what"]["S"], item["detail"]["S"], now)
        told = {":told": {"S": iso(now)}}
        self._change(pk, leased, f"SET told_at = :told REMOVE {DUE_JOB}, {DUE_AT}", told)
        return 1

    def _change(self, pk: str, since: str, update: str, values: Mapping[str, Any]) -> bool:
        """Update a notice unless another run has done so since."""
        return written(
            lambda: self.dynamodb.update_item(
                TableName=self.table,
                Key=_key(pk),
                UpdateExpression=update,
                ConditionExpression=f"{DUE_AT} = :since",
                ExpressionAttributeValues={":since": {"S": since}, **values},
            )
        )


def _key(pk: str) -> dict[str, dict[str, str]]:
    return {PARTITION: {"S": pk}, SORT: {"S": "notice"}}
