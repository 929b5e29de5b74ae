"""The review of the policy in the table of subscribers: when the last one was, and where everybody stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from shared.clock import from_iso, iso
from shared.conditional import written
from shared.consent.book import Book
from shared.consent.disclosure import in_force, versions
from shared.consent.keys import CONTESTED, SubscriberKey
from shared.consent.notices import Notice, Notices
from shared.consent.review import Reviewed, Standing, report, review_due
from shared.consent.states import State
from shared.tables import PARTITION, SORT

WHAT = "Policy Review Due"
CLOCK_WENT_BACK = timedelta(days=1)
"""A last review so far ahead is one of a clock that was moved; the stage begins anew."""
KEY = {PARTITION: {"S": "review"}, SORT: {"S": "review"}}


@dataclass(frozen=True)
class Review:
    """The reviews of one stage."""

    book: Book
    notices: Notices
    every: str
    """``12 months`` or ``90 days``."""
    texts: tuple[str, ...] = ()
    """The versions of all texts, each named after its day."""

    def run(self) -> int:
        """Write the notice of a review that is due, once; 1 when one was.

        The notice goes first and has a name of its own: a run that is killed behind it is made good by the
        next, which finds the name taken.
        """
        now, among = self.book.clock(), versions()
        last = self._last()
        if last is None or last.at > now + CLOCK_WENT_BACK:
            self._write(Reviewed(now, in_force(now, among).name), last)
            return 0
        due = review_due(last, self.every, now, among)
        if due is None:
            return 0
        told = report(due, last, self.every, self._standings(), among, self.texts, now)
        name = f"policy-review/{due.because}/{iso(due.at)}"
        self.notices.put(Notice(name, WHAT, told), now)
        at = due.at if due.because == "time" else last.at
        return int(self._write(Reviewed(at, in_force(now, among).name), last))

    def _last(self) -> Reviewed | None:
        item = self._dynamodb.get_item(TableName=self._table, Key=KEY, ConsistentRead=True).get("Item")
        return Reviewed(from_iso(item["at"]["S"]), item["version"]["S"]) if item else None

    def _write(self, reviewed: Reviewed, before: Reviewed | None) -> bool:
        values = {":v": {"N": "1"}, ":at": {"S": iso(reviewed.at)}, ":version": {"S": reviewed.version}}
        condition = f"attribute_not_exists({PARTITION})"
        if before:
            condition = "#at = :before AND version = :known"
            values |= {":before": {"S": iso(before.at)}, ":known": {"S": before.version}}
        return written(
            lambda: self._dynamodb.update_item(
                TableName=self._table,
                Key=KEY,
                UpdateExpression="SET v = :v, #at = :at, version = :version",
                ConditionExpression=condition,
                ExpressionAttributeNames={"#at": "at"},
                ExpressionAttributeValues=values,
            )
        )

    def _standings(self) -> Iterator[Standing]:
        """Everybody's state, a page at a time: read whole once a review, by nobody's number or name."""
        pages = self._dynamodb.get_paginator("scan").paginate(
            TableName=self._table,
            FilterExpression="sk = :state AND NOT begins_with(pk, :contested)",
            ProjectionExpression="pk, #state, since, disclosure",
            ExpressionAttributeNames={"#state": "state"},
            ExpressionAttributeValues={":state": {"S": "state"}, ":contested": {"S": CONTESTED}},
        )
        return (self._standing(item) for page in pages for item in page["Items"])

    def _standing(self, item: Mapping[str, Any]) -> Standing:
        key, state = SubscriberKey(item[PARTITION]["S"]), State(item["state"]["S"])
        version = item["disclosure"]["S"] if "disclosure" in item else None
        if version is None and state is State.OPTED_IN:  # written before the item held the version
            shown = self.book.store.history(key).consent(self.book.clock()).disclosure
            version = shown.version if shown else None
        return Standing(key, state, _moment(item), version)

    @property
    def _dynamodb(self):  # type: ignore[no-untyped-def]
        return self.book.store.dynamodb

    @property
    def _table(self) -> str:
        return self.book.store.subscribers


def _moment(item: Mapping[str, Any]) -> datetime | None:
    return from_iso(item["since"]["S"]) if "since" in item else None
