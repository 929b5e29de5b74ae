"""Events in DynamoDB: every version of every id, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer

from shared.clock import Clock, exact, from_iso, system_clock
from shared.conditional import written
from shared.itsm.event import TYPES, Event, event_key
from shared.itsm.history import Notice
from shared.itsm.version import Version as Version
from shared.tables import IDS_INDEX, IDS_OF, IDS_SOURCE, PARTITION, SORT, TIME_TO_LIVE

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

KEPT = timedelta(days=400)


@dataclass(frozen=True)
class EventStore:
    """The table of events."""

    dynamodb: "DynamoDBClient"
    table: str
    clock: Clock = system_clock
    """Tells when an event was received, and when it was decided about."""

    def sources(self, id: str) -> list[str]:
        """The systems that have told of something with this id; one that did just now may be missing."""
        pages = self.dynamodb.get_paginator("query").paginate(
            TableName=self.table,
            IndexName=IDS_INDEX,
            KeyConditionExpression="#id = :id",
            ProjectionExpression="#source",
            ExpressionAttributeNames={"#id": IDS_OF, "#source": IDS_SOURCE},
            ExpressionAttributeValues={":id": {"S": id}},
        )
        return list(dict.fromkeys(item[IDS_SOURCE]["S"] for page in pages for item in page["Items"]))

    def versions(self, source: str, id: str) -> list[Version]:
        """All events of an id, read consistently."""
        pages = self.dynamodb.get_paginator("query").paginate(
            TableName=self.table,
            KeyConditionExpression=f"{PARTITION} = :pk",
            ExpressionAttributeValues={":pk": {"S": event_key(source, id)}},
            ConsistentRead=True,
        )
        return [_version(TypeDeserializer().deserialize({"M": i})) for page in pages for i in page["Items"]]

    def receive(self, event: Event) -> bool:
        """Keep an event; False when it was there already."""
        item = TypeSerializer().serialize(_item(event) | {"received_at": exact(self.clock())})["M"]
        new = f"attribute_not_exists({PARTITION})"
        return written(
            lambda: self.dynamodb.put_item(TableName=self.table, Item=item, ConditionExpression=new)
        )

    def conclude(
        self, event: Event, outcome: str, unknown: Mapping[str, list[str]], notice: Notice | None = None
    ) -> None:
        """Write down what became of an event: ``planned`` or a reason, and what the catalogue lacks."""
        told = {"opening": notice.opening, "times": notice.times} if notice else None
        self.dynamodb.update_item(
            TableName=self.table,
            Key={PARTITION: {"S": event_key(event.source, event.id)}, SORT: {"S": event.version}},
            UpdateExpression=(
                "SET outcome = :outcome, unknown_names = :unknown, notice = :notice, decided_at = :now"
            ),
            ExpressionAttributeValues={
                ":now": {"S": exact(self.clock())},
                ":outcome": {"S": outcome},
                ":unknown": TypeSerializer().serialize(dict(unknown)),
                ":notice": TypeSerializer().serialize(told),
            },
        )


def _item(event: Event) -> dict[str, Any]:
    item = {
        PARTITION: event_key(event.source, event.id),
        SORT: event.version,
        "v": 1,
        "source": event.source,
        "id": event.id,
        "type": event.type.name,
        "title": event.title[:1000],
        "occurred_at": exact(event.occurred_at),
        "revision": event.revision,
        "priority": event.priority,
        "services": sorted(event.services),
        "locations": sorted(event.locations),
        "starts_at": event.starts_at and exact(event.starts_at),
        "ends_at": event.ends_at and exact(event.ends_at),
        TIME_TO_LIVE: int((event.occurred_at + KEPT).timestamp()),
    }
    return {name: value for name, value in item.items() if value is not None}


def _version(item: Mapping[str, Any]) -> Version:
    event = Event(
        source=item["source"],
        id=item["id"],
        type=TYPES[item["type"]],
        title=item["title"],
        occurred_at=from_iso(item["occurred_at"]),
        revision=int(item["revision"]),
        priority=int(item["priority"]) if "priority" in item else None,
        services=frozenset(item["services"]),
        locations=frozenset(item["locations"]),
        starts_at=from_iso(item["starts_at"]) if "starts_at" in item else None,
        ends_at=from_iso(item["ends_at"]) if "ends_at" in item else None,
    )
    told = item.get("notice")
    notice = told and Notice(
        event.source, event.id, event.version, event.type.role, told["opening"], told["times"]
    )
    unknown = tuple(name for names in item.get("unknown_names", {}).values() for name in names)
    times = (from_iso(item[at]) if at in item else None for at in ("received_at", "decided_at"))
    return Version(event, item.get("outcome"), notice, unknown, *times)
