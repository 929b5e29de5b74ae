"""The ledger's table read from one end to the other, with little in memory whatever its size."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from shared.consent.keys import SubscriberKey
from shared.evidence.export import StoredEntry
from shared.evidence.heads import Head, in_order
from shared.evidence.records import plain_item
from shared.tables import LEDGER_SORT, PARTITION

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

A_FILE_OF_ITS_OWN = ""
"""What SQLite takes for a temporary database that lies on disk when it grows, and is gone when closed."""


@dataclass(frozen=True)
class WholeLedger:
    """The table of all entries."""

    dynamodb: "DynamoDBClient"
    table: str

    def heads(self) -> tuple[Head, ...]:
        """The last entry of every chain, in order. One head a number is all that is held in memory."""
        heads: dict[str, Head] = {}
        projection = {
            "ProjectionExpression": f"{PARTITION}, {LEDGER_SORT}, #hash",
            "ExpressionAttributeNames": {"#hash": "hash"},
        }
        for item in self._scan(**projection):
            subscriber, seq = item[PARTITION]["S"], int(item[LEDGER_SORT]["N"])
            if subscriber not in heads or heads[subscriber].seq < seq:
                heads[subscriber] = Head(SubscriberKey(subscriber), seq, item["hash"]["S"])
        return in_order(heads.values())

    def entries(self) -> Iterator[StoredEntry]:
        """All entries, chain by chain, each from its first entry on. They are sorted on disk."""
        with closing(sqlite3.connect(A_FILE_OF_ITS_OWN)) as sorting:
            sorting.execute("CREATE TABLE entry (pk TEXT, seq INTEGER, facts TEXT, hash TEXT)")
            sorting.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", self._rows())
            for facts, digest in sorting.execute("SELECT facts, hash FROM entry ORDER BY pk, seq"):
                yield StoredEntry(json.loads(facts), digest)

    def _rows(self) -> Iterator[tuple[str, int, str, str]]:
        for stored in self._scan():
            item = plain_item(stored)
            yield item[PARTITION], item[LEDGER_SORT], json.dumps(item["facts"]), item["hash"]

    def _scan(self, **request: Any) -> Iterator[Any]:
        """Consistent, so that all that was on record when the scan began is in it."""
        pages = self.dynamodb.get_paginator("scan").paginate(
            TableName=self.table, ConsistentRead=True, **request
        )
        return (item for page in pages for item in page["Items"])
