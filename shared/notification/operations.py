"""The stop button: a lane is paused or goes on, and who did it stands in the ledger (G5).

The orders are a chain of their own among the subscribers' chains, so whoever exports, anchors and
verifies the ledger has them too. Order and entry are one transaction: no lane stands still without an
entry that says by whom. The reason is text that a person typed, so it stands beside the chain, as
particulars do, and can be erased.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from boto3.dynamodb.types import TypeSerializer

from shared.clock import iso
from shared.consent.item import beside
from shared.consent.keys import EmployeeKey
from shared.consent.ledger import FORMAT, GENESIS, committed, digest
from shared.consent.store import RETRIED, Conflict, ConsentStore
from shared.sms.pacing import Lane
from shared.sms.pauses import Pauses, pause_key
from shared.tables import LEDGER_SORT, PARTITION, SORT

CHAIN = "operations"
"""The name of the chain of orders; no subscriber's key is as short."""


class Kind(StrEnum):
    """What was ordered."""

    PAUSE = "pause"
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class Ordered:
    """An order: what, for which lanes, by whom and why."""

    kind: Kind
    lanes: tuple[Lane, ...]
    by: EmployeeKey
    reason: str
    request: str


@dataclass(frozen=True)
class Operations:
    """The tables that an order touches."""

    store: ConsentStore
    pauses: Pauses

    def carry_out(self, order: Ordered, now: datetime) -> tuple[Lane, ...]:
        """Pause lanes or let them go on; answers with those that stand still now.

        Raises:
            Conflict: too many orders at once; nothing was changed.
        """
        self.store.settle(lambda: self._write(order, now))
        return tuple(lane for lane in Lane if self.pauses.stops(lane).order)

    def _write(self, order: Ordered, now: datetime) -> None:
        seq, previous = self._head()
        salt = secrets.token_hex(32)
        facts = _facts(order, seq + 1, previous, salt, now)
        entry = {PARTITION: CHAIN, LEDGER_SORT: seq + 1, "facts": facts, "hash": digest(facts)}
        reason = {PARTITION: CHAIN, SORT: beside(seq + 1), "v": 1, "salt": salt, "reason": order.reason}
        writes: list[Any] = [_put(self.store.ledger, entry), _put(self.store.subscribers, reason)]
        writes += [self._lane(lane, order, now) for lane in order.lanes]
        dynamodb = self.store.dynamodb
        try:
            dynamodb.transact_write_items(TransactItems=writes)
        except dynamodb.exceptions.TransactionCanceledException as cancelled:
            if RETRIED & {reason.get("Code") for reason in cancelled.response.get("CancellationReasons", [])}:
                raise Conflict from cancelled
            raise

    def _head(self) -> tuple[int, str]:
        """Seq and hash of the last order."""
        found = self.store.dynamodb.query(
            TableName=self.store.ledger,
            KeyConditionExpression=f"{PARTITION} = :pk",
            ExpressionAttributeValues={":pk": {"S": CHAIN}},
            ScanIndexForward=False,
            Limit=1,
            ConsistentRead=True,
        )["Items"]
        return (int(found[0][LEDGER_SORT]["N"]), found[0]["hash"]["S"]) if found else (0, GENESIS)

    def _lane(self, lane: Lane, order: Ordered, now: datetime) -> dict[str, Any]:
        values = {":paused": order.kind is Kind.PAUSE, ":by": order.by, ":at": iso(now), ":v": 1}
        return {
            "Update": {
                "TableName": self.pauses.table,
                "Key": pause_key(lane),
                "UpdateExpression": "SET paused = :paused, #by = :by, #at = :at, v = :v",
                "ExpressionAttributeNames": {"#by": "by", "#at": "at"},
                "ExpressionAttributeValues": {
                    name: TypeSerializer().serialize(value) for name, value in values.items()
                },
            }
        }


def _facts(order: Ordered, seq: int, previous: str, salt: str, now: datetime) -> dict[str, Any]:
    """What the entry says, with what every entry of the ledger has."""
    return {
        "v": FORMAT,
        "subscriber": CHAIN,
        "seq": seq,
        "kind": order.kind.value,
        "actor": "itsm",
        "channel": "api",
        "cause": order.request,
        "at": iso(now),
        "recorded_at": iso(now),
        "by": order.by,
        "lanes": [lane.value for lane in order.lanes],
        "commitment": committed(None, {"reason": order.reason}, salt),
        "previous": previous,
    }


def _put(table: str, item: dict[str, Any]) -> dict[str, Any]:
    return {
        "Put": {
            "TableName": table,
            "Item": {name: TypeSerializer().serialize(value) for name, value in item.items()},
            "ConditionExpression": f"attribute_not_exists({PARTITION})",
        }
    }
