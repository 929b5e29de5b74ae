"""Tables that answer as DynamoDB's do: each write is one moment, each transaction two, and reads may lag.

``Database`` knows no network: its calls take no time. Errors are those of the real client.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from botocore.exceptions import ClientError

from shared.tables import (
    AUDIENCE_INDEX,
    AUDIENCE_PROJECTION,
    AUDIENCE_SHARD,
    LEDGER_SORT,
    PARTITION,
    SORT,
)
from tests.races.expressions import condition, update
from tests.races.values import Given, InvalidPath, Item, plain

Key = tuple[str, Any, Any]
"""Table, partition and sort value."""
EMPTY: Item = {}
SORTS = {"subscribers": SORT, "ledger": LEDGER_SORT, "events": SORT, "deliveries": SORT, "held": SORT}
"""The sort attribute of each table; that of lines has none."""
PROJECTED = {PARTITION, SORT, AUDIENCE_SHARD, *AUDIENCE_PROJECTION}


class TransactionCanceledException(ClientError):
    """A transaction that was not done, and why not."""


class Exceptions:
    """The errors that a client has by name."""

    TransactionCanceledException = TransactionCanceledException


@dataclass(frozen=True, slots=True)
class Effect:
    """A write that was done: the how many-th of all, and what it made of an item."""

    order: int
    at: int
    key: Key
    old: Item
    new: Item


@dataclass
class Database:
    """All tables. ``now`` is in microseconds."""

    now: Callable[[], int] = lambda: 0
    versions: dict[Key, list[tuple[int, Item]]] = field(default_factory=dict)
    """Every item that ever was, with since when."""
    partitions: dict[tuple[str, Any], list[Key]] = field(default_factory=dict)
    effects: list[Effect] = field(default_factory=list)
    met: int = 0
    """How many single writes met a transaction that was under way."""
    _locked: set[Key] = field(default_factory=set)
    _order: int = 0

    def copied(self, now: Callable[[], int]) -> "Database":
        """The same items in another database, as if they had always been there."""
        other = Database(now)
        for key, versions in self.versions.items():
            other._keep(key, versions[-1][1], at=-(10**15))
        return other

    def item(self, key: Key, lag: int = 0) -> Item:
        """An item as it was ``lag`` microseconds ago."""
        versions = self.versions.get(key, ())
        if not lag:
            return versions[-1][1] if versions else EMPTY
        before = self.now() - lag
        return next((item for since, item in reversed(versions) if since <= before), EMPTY)

    def items(self, table: str) -> Iterator[Item]:
        """Everything that is in a table."""
        return (versions[-1][1] for key, versions in self.versions.items() if key[0] == table)

    def query(self, request: Mapping[str, Any], lag: int) -> list[Item]:
        """The items that a query finds, in order."""
        table, expression = request["TableName"], request["KeyConditionExpression"]
        given, holds = _given(request), condition(expression)
        index = request.get("IndexName")
        if index:
            assert index == AUDIENCE_INDEX
            found = [self.item(key, lag) for key in self.versions if key[0] == table]
            order = PARTITION
        else:
            pk = plain(given.values[expression.split()[2]])
            found = [self.item(key, lag) for key in self.partitions.get((table, pk), ())]
            order = SORTS[table]
        found = [item for item in found if item and holds(item, given)]
        if index:
            found = [{name: item[name] for name in item.keys() & PROJECTED} for item in found]
        found.sort(key=lambda item: plain(item[order]), reverse=not request.get("ScanIndexForward", True))
        return found[: request.get("Limit", len(found))]

    def write(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """One put or update by itself.

        Raises:
            ClientError: its condition does not hold, or a transaction is under way.
        """
        key = key_of(request)
        if key in self._locked:
            self.met += 1
            raise failed("TransactionConflictException")
        old = self.item(key)
        if not _holds(request, old):
            shown = old if request.get("ReturnValuesOnConditionCheckFailure") == "ALL_OLD" else EMPTY
            raise failed("ConditionalCheckFailedException", **({"Item": shown} if shown else {}))
        new = _written(request, old)
        self._order += 1
        self._done(key, old, new, self._order)
        return {"Attributes": new} if "NEW" in request.get("ReturnValues", "") else {}

    def prepare(self, writes: Sequence[Mapping[str, Any]]) -> "Prepared":
        """The first moment of a transaction: nobody else writes its items from now on.

        Raises:
            TransactionCanceledException: something speaks against it; nothing was written.
        """
        requests = [request for write in writes for request in write.values()]
        keys = [key_of(request) for request in requests]
        assert len(set(keys)) == len(keys)
        reasons = [self._against(key, request) for key, request in zip(keys, requests, strict=True)]
        if any(reasons):
            raise cancelled(*reasons)
        self._locked.update(keys)
        self._order += 1
        news = [(key, _written(request, self.item(key))) for key, request in zip(keys, requests, strict=True)]
        return Prepared(self, self._order, news)

    def _against(self, key: Key, request: Mapping[str, Any]) -> str | None:
        if key in self._locked:
            return "TransactionConflict"
        return None if _holds(request, self.item(key)) else "ConditionalCheckFailed"

    def commit(self, key: Key, new: Item, order: int) -> None:
        """One item of a prepared transaction is written."""
        self._locked.remove(key)
        self._done(key, self.item(key), new, order)

    def _done(self, key: Key, old: Item, new: Item, order: int) -> None:
        self._keep(key, new, self.now())
        self.effects.append(Effect(order, self.now(), key, old, new))

    def _keep(self, key: Key, item: Item, at: int) -> None:
        if key not in self.versions:
            self.versions[key] = []
            self.partitions.setdefault(key[:2], []).append(key)
        self.versions[key].append((at, item))


@dataclass(frozen=True)
class Prepared:
    """A transaction that will be done, as of ``order``; its items are written one by one."""

    database: Database
    order: int
    news: list[tuple[Key, Item]]

    def commit(self, key: Key, new: Item) -> None:
        """Write one of the items."""
        self.database.commit(key, new, self.order)


def key_of(request: Mapping[str, Any]) -> Key:
    """Which item a request is about."""
    table, said = request["TableName"], request.get("Key") or request["Item"]
    return table, said[PARTITION]["S"], plain(said[SORTS[table]]) if table in SORTS else None


def failed(code: str, **more: Any) -> ClientError:
    """The error of a call."""
    error: Any = {"Error": {"Code": code, "Message": code}, **more}
    return ClientError(error, "Call")


def cancelled(*reasons: str | None) -> TransactionCanceledException:
    """The error of a transaction, with a reason or none for each of its writes."""
    error: Any = {"Error": {"Code": "TransactionCanceledException", "Message": "cancelled"}}
    error["CancellationReasons"] = [{"Code": reason or "None"} for reason in reasons]
    return TransactionCanceledException(error, "TransactWriteItems")


def _given(request: Mapping[str, Any]) -> Given:
    return Given(request.get("ExpressionAttributeNames", {}), request.get("ExpressionAttributeValues", {}))


def _holds(request: Mapping[str, Any], item: Item) -> bool:
    text = request.get("ConditionExpression")
    return text is None or condition(text)(item, _given(request))


def _written(request: Mapping[str, Any], old: Item) -> Item:
    if "Item" in request:
        new: Item = request["Item"]
        return new
    try:
        return update(request["UpdateExpression"])(old or request["Key"], _given(request))
    except InvalidPath as invalid:
        raise failed("ValidationException") from invalid
