"""The stop button: an order is in force and on record, both or neither, and the chain of orders verifies."""

from datetime import timedelta
from typing import Any

import pytest

from shared.consent.keys import EmployeeKey
from shared.consent.ledger import committed
from shared.consent.store import Conflict, ConsentStore
from shared.evidence.verifier.chains import Chains, Wrong
from shared.evidence.whole_ledger import WholeLedger
from shared.notification.operations import CHAIN, Kind, Operations, Ordered
from shared.sms.pacing import Lane
from shared.sms.pause import Way
from shared.sms.pauses import Pauses

from .tables import NOON, Tables

MAX = EmployeeKey("max")
BOTH = (Lane.URGENT, Lane.ROUTINE)


@pytest.fixture
def operations(tables: Tables) -> Operations:
    store = ConsentStore(tables.dynamodb, tables.subscribers, tables.ledger)
    return Operations(store, Pauses(tables.dynamodb, tables.lines))


def order(kind: Kind, *lanes: Lane, reason: str = "Wrong text went out") -> Ordered:
    return Ordered(kind, lanes, MAX, reason, "request 1")


def chain(tables: Tables) -> list[Any]:
    """The whole ledger as an export has it."""
    return [{"facts": e.facts, "hash": e.hash} for e in WholeLedger(tables.dynamodb, tables.ledger).entries()]


def test_lanes_stand_still_one_by_one(operations: Operations) -> None:
    assert operations.carry_out(order(Kind.PAUSE, Lane.ROUTINE), NOON) == (Lane.ROUTINE,)
    assert operations.carry_out(order(Kind.PAUSE, Lane.URGENT), NOON) == BOTH
    assert operations.carry_out(order(Kind.RESUME, Lane.ROUTINE), NOON) == (Lane.URGENT,)
    assert operations.carry_out(order(Kind.RESUME, *BOTH), NOON) == ()
    assert operations.carry_out(order(Kind.PAUSE, *BOTH), NOON) == BOTH


def test_a_paused_lane_is_shut_on_every_line(operations: Operations) -> None:
    operations.carry_out(order(Kind.PAUSE, Lane.URGENT), NOON)
    for line in ("phone-local", "pool-gb"):
        assert operations.pauses.stops(Lane.URGENT, line).way(NOON + timedelta(days=30)) is Way.SHUT
        assert operations.pauses.stops(Lane.ROUTINE, line).way(NOON) is Way.OPEN


def test_an_order_does_not_forget_that_the_carrier_refuses(operations: Operations) -> None:
    refusal = operations.pauses.refuse(Lane.URGENT, "phone-local", "ACCOUNT_DISABLED", NOON)
    operations.carry_out(order(Kind.PAUSE, Lane.URGENT), NOON)
    operations.carry_out(order(Kind.RESUME, Lane.URGENT), NOON)
    assert operations.pauses.stops(Lane.URGENT, "phone-local").refusal == refusal


def test_who_did_what_when_is_on_record(operations: Operations, tables: Tables) -> None:
    operations.carry_out(order(Kind.PAUSE, *BOTH), NOON)
    [entry] = chain(tables)
    facts = entry["facts"]
    assert (facts["kind"], facts["by"], facts["lanes"]) == ("pause", "max", ["urgent", "routine"])
    assert (facts["seq"], facts["at"], facts["cause"]) == (1, "2026-11-24T12:00:00.000Z", "request 1")
    [beside] = [item for item in tables.items(tables.subscribers) if item["pk"]["S"] == CHAIN]
    reason, salt = beside["reason"]["S"], beside["salt"]["S"]
    assert reason == "Wrong text went out"
    assert reason not in str(entry)  # text that a person typed can be erased
    assert committed(None, {"reason": reason}, salt) == facts["commitment"]


def test_the_chain_of_orders_verifies_and_an_edit_is_found(operations: Operations, tables: Tables) -> None:
    for kind in (Kind.PAUSE, Kind.RESUME, Kind.PAUSE):
        operations.carry_out(order(kind, Lane.URGENT), NOON)
    entries = chain(tables)
    checked = Chains()
    checked.read(entries)
    assert [len(hashes) for hashes in checked.hashes.values()] == [3]
    entries[1]["facts"]["by"] = "somebody else"
    with pytest.raises(Wrong, match="entry 2 of subscriber operations was edited"):
        Chains().read(entries)


def test_an_order_that_cannot_be_recorded_stops_nothing(
    operations: Operations, tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Operations, "_head", lambda _: (0, "0" * 64))
    monkeypatch.setattr("time.sleep", lambda _: None)
    operations.carry_out(order(Kind.RESUME, Lane.URGENT), NOON)
    with pytest.raises(Conflict):
        operations.carry_out(order(Kind.PAUSE, Lane.URGENT), NOON)
    assert operations.pauses.stops(Lane.URGENT).order is None
    assert len(chain(tables)) == 1
