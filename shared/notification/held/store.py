"""Held texts in DynamoDB, under the moment at which they are due."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from shared.clock import iso
from shared.consent.keys import SubscriberKey, shard_of
from shared.itsm.history import Reason
from shared.notification.claims import Held
from shared.notification.messages import OnLane, written
from shared.sms.pacing import Lane
from shared.tables import PARTITION, SORT

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

SHARDS = 4
"""All that wait for one morning are written within minutes, and a partition takes 1,000 a second."""
DELETED_AT_ONCE = 25


@dataclass(frozen=True, slots=True)
class Waiting:
    """One text that is due, with the body of the message that brings it back onto its lane."""

    shard: int
    sort: str
    due_at: str
    subscriber: SubscriberKey
    lane: Lane
    reason: Reason
    body: str


@dataclass(frozen=True)
class HeldTexts:
    """The table of held texts. An item is removed once its message is on its lane, and never before."""

    dynamodb: "DynamoDBClient"
    table: str

    def keep(self, subscriber: SubscriberKey, lane: Lane, message: OnLane, held: Held) -> None:
        """Keep a text until it is due; the same one again is the same item."""
        body = written(message)
        self.dynamodb.put_item(
            TableName=self.table,
            Item={
                PARTITION: {"S": _pk(shard_of(subscriber) % SHARDS)},
                SORT: {"S": f"{iso(held.due_at)}#{subscriber}#{_short(body)}"},
                "v": {"N": "1"},
                "subscriber": {"S": subscriber},
                "lane": {"S": lane.value},
                "reason": {"S": held.reason.value},
                "message": {"S": body},
            },
        )

    def due(self, shard: int, now: datetime) -> Iterator[Waiting]:
        """What is due in a shard, in order of time, and of one moment each person's together."""
        pages = self.dynamodb.get_paginator("query").paginate(
            TableName=self.table,
            KeyConditionExpression=f"{PARTITION} = :pk AND {SORT} < :now",
            # A due moment is followed by a mark that sorts before this one.
            ExpressionAttributeValues={":pk": {"S": _pk(shard)}, ":now": {"S": f"{iso(now)}$"}},
            ConsistentRead=True,
        )
        for page in pages:
            yield from (_waiting(shard, item) for item in page["Items"])

    def forget(self, done: Sequence[Waiting]) -> None:
        """Remove what is on its lane; what this leaves is put there again, and the claim absorbs it."""
        for start in range(0, len(done), DELETED_AT_ONCE):
            some = done[start : start + DELETED_AT_ONCE]
            keys = [{PARTITION: {"S": _pk(each.shard)}, SORT: {"S": each.sort}} for each in some]
            self.dynamodb.batch_write_item(
                RequestItems={self.table: [{"DeleteRequest": {"Key": key}} for key in keys]}
            )


def _pk(shard: int) -> str:
    return f"held#{shard}"


def _short(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()[:16]


def _waiting(shard: int, item: Any) -> Waiting:
    sort = item[SORT]["S"]
    return Waiting(
        shard,
        sort,
        sort.partition("#")[0],
        SubscriberKey(item["subscriber"]["S"]),
        Lane(item["lane"]["S"]),
        Reason(item["reason"]["S"]),
        item["message"]["S"],
    )
