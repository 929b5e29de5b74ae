"""The client of all tables as one machine has it: DynamoDB behind a network that loses."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from greenlet import getcurrent

from bench.virtual_time import SECOND
from tests.races.database import Database, Exceptions, Prepared, cancelled, failed, key_of
from tests.races.machine import Machine

CROSSING = 10
"""Ways that a claim may take on which something is to cross it."""
LAGS = 2 * SECOND
"""How old an eventually consistent read may be."""

T = TypeVar("T")


@dataclass
class Aim:
    """Something that is to happen as somebody's text is claimed for the ``left``-th time."""

    left: int
    happens: Callable[[], None]

    def is_claimed(self) -> bool:
        """A claim sets out; whether it is the one."""
        self.left -= 1
        if self.left == 0:
            self.happens()
        return self.left == 0


@dataclass
class Client:
    """The client of all tables, on one machine."""

    database: Database
    machine: Machine
    aims: Mapping[str, Aim] = field(default_factory=dict)
    """By subscriber."""
    exceptions: type[Exceptions] = Exceptions
    asked: dict[Any, tuple[str, str]] = field(default_factory=dict)
    """The text that each thread tried to claim last, with the token of the claim."""

    def get_item(self, **request: Any) -> dict[str, Any]:
        """One item; all of it, whatever was asked for."""
        item = self._call(lambda: self.database.item(key_of(request), self._lag(request)))
        return {"Item": item} if item else {}

    def query(self, **request: Any) -> dict[str, Any]:
        """The items of a partition, or of the audience."""
        return {"Items": self._call(lambda: self.database.query(request, self._lag(request)))}

    def put_item(self, **request: Any) -> dict[str, Any]:
        """One conditional write."""
        return self._call(lambda: self.database.write(request))

    def update_item(self, **request: Any) -> dict[str, Any]:
        """One conditional write; that of a claim is remembered."""
        if lease := request.get("ExpressionAttributeValues", {}).get(":lease"):
            self.asked[getcurrent()] = request["ExpressionAttributeNames"]["#k0"], lease["M"]["t"]["S"]
            aim = self.aims.get(request["Key"]["pk"]["S"])
            if aim and aim.is_claimed():
                # What else happens takes several ways; the claim is to arrive in the midst of them.
                self.machine.sleep(self.machine.chance.uniform(0, CROSSING * self.machine.way))
        return self._call(lambda: self.database.write(request))

    def transact_write_items(self, TransactItems: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """All writes or none; asked again by the library, it is the same transaction."""
        done = False

        def once() -> dict[str, Any]:
            nonlocal done
            if not done:
                prepared = self._prepared(TransactItems)
                done = True
                self._commit(prepared)
            return {}

        return self._call(once)

    def get_paginator(self, _: str) -> "Pages":
        """Of queries alone."""
        return Pages(self)

    def _prepared(self, writes: Sequence[Mapping[str, Any]]) -> Prepared:
        if self.machine.chance.random() < self.machine.luck.cancelled:
            raise cancelled(*("TransactionConflict" for _ in writes))
        return self.database.prepare(writes)

    def _commit(self, prepared: Prepared) -> None:
        """The items are written in any order, by a coordinator that outlives whoever asked for it."""
        chance, time = self.machine.chance, self.machine.time
        for key, new in chance.sample(prepared.news, len(prepared.news)):
            time.sleep(chance.expovariate(200))
            prepared.commit(key, new)

    def _lag(self, request: Mapping[str, Any]) -> int:
        return 0 if request.get("ConsistentRead") else round(self.machine.chance.uniform(0, LAGS))

    def _call(self, effect: Callable[[], T]) -> T:
        chance, luck = self.machine.chance, self.machine.luck
        if chance.random() < luck.throttled:
            self.machine.travels()
            raise failed(chance.choice(["ProvisionedThroughputExceededException", "InternalServerError"]))
        return self.machine.calls(effect)


@dataclass
class Pages:
    """The one page of a query."""

    client: Client

    def paginate(self, **request: Any) -> Iterator[dict[str, Any]]:
        """It."""
        yield self.client.query(**request)
