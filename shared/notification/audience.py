"""Who an event concerns: topic, services and locations; and how they are found."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from shared.consent.keys import SHARDS
from shared.itsm.event import Event
from shared.itsm.history import Notice
from shared.notification.delivery import ALERTS, DIGEST, GOT_IT, alerted_pk
from shared.notification.pages import ROWS, Page, Row
from shared.settings import Settings
from shared.tables import AUDIENCE_INDEX, AUDIENCE_SHARD, PARTITION, SORT

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

ALL_SHARDS = range(SHARDS)
NONE: Row = {}
CHOSEN = "pk, topics, services, locations, country"
"""What planning asks of a subscriber; the index holds more, for others."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a subscriber chose; no services or locations means all."""

    topics: Collection[str]
    services: Collection[str] = ()
    locations: Collection[str] = ()


def concerns(event: Event, chosen: Chosen) -> bool:
    """Whether an event is for somebody who chose so."""
    return (
        event.type.topic in chosen.topics
        and _meet(event.services, chosen.services)
        and _meet(event.locations, chosen.locations)
    )


def _meet(named: frozenset[str], chosen: Collection[str]) -> bool:
    return not named or not chosen or not named.isdisjoint(chosen)


def chosen_in(row: Row) -> Chosen:
    """What a row of the index says that its subscriber chose."""
    topics, services, locations = (row.get(name, NONE) for name in ("topics", "services", "locations"))
    return Chosen(topics.get("SS", ()), services.get("SS", ()), locations.get("SS", ()))


def country_in(row: Row) -> str | None:
    """The country of the number in a row of the index, where it is written down."""
    return row["country"]["S"] if "country" in row else None


def got_it(row: Row) -> bool:
    """Whether the text of this delivery may have reached the phone, by itself or in a digest."""
    return row["status"]["S"] in GOT_IT or DIGEST in row


def line_before(row: Row, settings: Settings) -> str | None:
    """The line that this delivery took; None for the stage's own."""
    name = row["line"]["S"] if "line" in row else None
    return name if any(line.identity == name for line in settings.lines) else None


@dataclass(frozen=True)
class Audience:
    """Finds recipients: the opted in through the sparse index, the texted through their deliveries."""

    dynamodb: "DynamoDBClient"
    subscribers: str
    deliveries: str

    def opted_in(self, shard: int, after: str | None) -> Page:
        """The subscribers of a shard behind a key, in order of their keys."""
        start = {AUDIENCE_SHARD: str(shard), PARTITION: after, SORT: "state"} if after else None
        return self._page(
            shard,
            start,
            PARTITION,
            TableName=self.subscribers,
            IndexName=AUDIENCE_INDEX,
            KeyConditionExpression="#shard = :shard",
            ProjectionExpression=CHOSEN,
            ExpressionAttributeNames={"#shard": AUDIENCE_SHARD},
            ExpressionAttributeValues={":shard": {"S": str(shard)}},
        )

    def alerts(self, notice: Notice, shard: int, after: str | None) -> Page:
        """The alert deliveries of the opening of ``notice``, of one shard of its audience."""
        # A message of the version before this one names a subscriber here; the claim absorbs the repeat.
        begin = after if after and after.startswith(ALERTS) else None
        return self.texts(alerted_pk(notice, shard), shard, begin, ALERTS)

    def texts(self, pk: str, shard: int, after: str | None, prefix: str = "") -> Page:
        """The deliveries under one key, behind ``after``, whose sort keys begin with ``prefix``."""
        values = {":pk": {"S": pk}, **({":prefix": {"S": prefix}} if prefix else {})}
        behind = f" AND begins_with({SORT}, :prefix)" if prefix else ""
        return self._page(
            shard,
            {PARTITION: pk, SORT: after} if after else None,
            SORT,
            TableName=self.deliveries,
            KeyConditionExpression=f"{PARTITION} = :pk{behind}",
            ProjectionExpression=f"{SORT}, subscriber, #status, #at, line, told, {DIGEST}",
            ExpressionAttributeNames={"#status": "status", "#at": "at"},
            ExpressionAttributeValues=values,
            ConsistentRead=True,
        )

    def _page(self, shard: int, start: dict[str, str] | None, by: str, **query: Any) -> Page:
        if start:
            query["ExclusiveStartKey"] = {name: {"S": value} for name, value in start.items()}
        answer = self.dynamodb.query(**query, Limit=ROWS)
        behind = answer.get("LastEvaluatedKey")
        return Page(shard, answer["Items"], behind[by]["S"] if behind else None)
