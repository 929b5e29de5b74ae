"""Who an event concerns: topic, services and locations; and how they are found."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.types import TypeDeserializer

from shared.consent.entry import Topic
from shared.consent.keys import SHARDS, SubscriberKey
from shared.itsm.event import Event
from shared.itsm.history import Notice
from shared.notification.delivery import ALERTS, DIGEST, GOT_IT, alerted_pk
from shared.tables import AUDIENCE_INDEX, AUDIENCE_SHARD, PARTITION, SORT

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

ALL_SHARDS = range(SHARDS)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a subscriber chose; no services or locations means all."""

    topics: frozenset[Topic]
    services: frozenset[str] = frozenset()
    locations: frozenset[str] = frozenset()


def concerns(event: Event, chosen: Chosen) -> bool:
    """Whether an event is for somebody who chose so."""
    return (
        event.type.topic in chosen.topics
        and _meet(event.services, chosen.services)
        and _meet(event.locations, chosen.locations)
    )


def _meet(named: frozenset[str], chosen: frozenset[str]) -> bool:
    return not named or not chosen or not named.isdisjoint(chosen)


@dataclass(frozen=True)
class Audience:
    """Finds recipients: the opted in through the sparse index, the alerted through their deliveries."""

    dynamodb: "DynamoDBClient"
    subscribers: str
    deliveries: str

    def of_event(self, event: Event, shard: int, after: str | None) -> Iterator[tuple[SubscriberKey, bool]]:
        """The subscribers of a shard behind ``after``, in order, each with whether the event is for them."""
        values: dict[str, Any] = {":shard": {"S": str(shard)}}
        condition = "#shard = :shard"
        if after:
            condition, values[":after"] = f"{condition} AND {PARTITION} > :after", {"S": after}
        pages = self.dynamodb.get_paginator("query").paginate(
            TableName=self.subscribers,
            IndexName=AUDIENCE_INDEX,
            KeyConditionExpression=condition,
            ExpressionAttributeNames={"#shard": AUDIENCE_SHARD},
            ExpressionAttributeValues=values,
        )
        for page in pages:
            for item in page["Items"]:
                yield SubscriberKey(item[PARTITION]["S"]), concerns(event, _chosen(item))

    def of_alert(self, notice: Notice, shard: int, after: str | None) -> Iterator[tuple[SubscriberKey, bool]]:
        """The subscribers of a shard behind ``after`` with an alert of this opening, and who got it."""
        pages = self.dynamodb.get_paginator("query").paginate(
            TableName=self.deliveries,
            KeyConditionExpression=f"{PARTITION} = :pk AND begins_with({SORT}, :alerts)",
            ExpressionAttributeValues={":pk": {"S": alerted_pk(notice, shard)}, ":alerts": {"S": ALERTS}},
            ConsistentRead=True,
        )
        rows = [item for page in pages for item in page["Items"]]
        got = {row["subscriber"]["S"] for row in rows if row["status"]["S"] in GOT_IT or DIGEST in row}
        for subscriber in sorted(got):
            if after is None or subscriber > after:
                yield SubscriberKey(subscriber), True


def _chosen(item: Any) -> Chosen:
    values = TypeDeserializer().deserialize({"M": item})
    return Chosen(
        frozenset(Topic(topic) for topic in values.get("topics", ())),
        frozenset(values.get("services", ())),
        frozenset(values.get("locations", ())),
    )
