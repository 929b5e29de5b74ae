"""The tables of the races answer as moto's do, and where two things meet as those of AWS do."""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from boto3.dynamodb.types import TypeDeserializer
from botocore.exceptions import ClientError

from bench.virtual_time import Time
from shared.consent.book import Book
from shared.consent.entry import Topic
from shared.consent.states import State
from shared.consent.store import ConsentStore
from shared.itsm.event import Role
from shared.itsm.history import FIRST, Notice, Reason
from shared.itsm.store import EventStore
from shared.notification.audience import ALL_SHARDS, Audience
from shared.notification.claims import Claimed, Claims, Limits, Wanted
from shared.notification.deliveries import Deliveries
from shared.notification.delivery import Outcome, Status, of_notice
from shared.notification.storm.rules import Out, Storm
from shared.notification.storm.store import StormStore
from shared.sms.inbound import Receipt
from shared.sms.line import LineStore
from shared.sms.pacing import Lane, Line
from tests.adapters.tables import Hands, Tables
from tests.races.client import Client
from tests.races.crowd import CROWD, KEYS, Unheard
from tests.races.database import Database, cancelled
from tests.races.machine import NO_LUCK, NOON, Machine
from tests.races.scene import ALERT, END

ANA, BEN = CROWD[:2]
NOTICE = Notice("itsm.desk", "INC1", "v1", Role.ALERT, FIRST)
LATER = NOON + timedelta(hours=4)
WANTED = Wanted("alert", State.OPTED_IN, frozenset({Topic.INCIDENT}), LATER, Lane.ROUTINE)
TABLES = ("subscribers", "ledger", "events", "deliveries", "lines")


def adapters_at_work(dynamodb: Any, clock: Hands) -> Iterator[object]:
    """One after the other all that the scenes do to tables; what each came to."""
    book = Book(ConsentStore(dynamodb, "subscribers", "ledger"), KEYS, Unheard(), clock)
    for person in (ANA, BEN):
        person.opts_in(book)
        clock.pass_by(seconds=1)
    yield from claims_at_work(Claims(dynamodb, "subscribers", Limits(routine_an_hour=2)), book, clock)
    yield from planning_at_work(dynamodb, clock)
    yield from deliveries_at_work(Deliveries(dynamodb, "deliveries"))
    lines, line = LineStore(dynamodb, "lines"), Line("line", 20)
    for lane, now in [
        (Lane.URGENT, 10**9),
        (Lane.ROUTINE, 10**9),
        (Lane.URGENT, 10**9),
        (Lane.ROUTINE, 2 * 10**9),
    ]:
        yield lines.book(line, lane, 3, now)
        lines.slow(line, 1000, now)


def claims_at_work(claims: Claims, book: Book, clock: Hands) -> Iterator[object]:
    """Claims that are won, refused, taken over, given back and forgotten, around opt-outs."""
    first = claims.claim(WANTED, ANA.key, "one", clock())
    assert isinstance(first, Claimed)
    yield first
    yield claims.claim(WANTED, ANA.key, "one", clock())
    yield claims.claim(WANTED, ANA.key, "two", clock())
    yield claims.claim(WANTED, ANA.key, "two", clock(), over=first.lease)
    claims.release(WANTED, ANA.key, replace(first.lease, token="two", attempt=2))
    yield claims.standing(WANTED, ANA.key)
    for name in "bcdefghijkl":
        wanted = replace(WANTED, name=name, lane=None, valid_until=clock())
        last = claims.claim(wanted, ANA.key, name, clock())
        yield last
    assert isinstance(last, Claimed)
    claims.forget_expired(ANA.key, last, clock.pass_by(hours=1))
    for name in ("m", "n", "o"):
        yield claims.claim(replace(WANTED, name=name), BEN.key, name, clock())
    book.store.settle(lambda: ANA.leaves_in_the_portal("leaves", book))
    BEN.leaves_at_the_help_desk("leaves too", book)
    yield claims.claim(replace(WANTED, name="p"), ANA.key, "p", clock())
    yield book.store.history(ANA.key), book.store.numbers_of(ANA.employee), book.store.number(BEN.key)


def planning_at_work(dynamodb: Any, clock: Hands) -> Iterator[object]:
    """Events received and concluded, the audience, and the storm's one item."""
    events, storm = EventStore(dynamodb, "events", clock), StormStore(dynamodb, "events")
    yield [events.receive(each) for each in (ALERT, ALERT, END)]
    yield events.goes(ALERT, "at_once", None), events.goes(ALERT, "at_once", "elsewhere")
    events.conclude(ALERT, "planned", {}, NOTICE)
    yield events.versions(ALERT.source, ALERT.id)
    audience = Audience(dynamodb, "subscribers", "deliveries")
    yield [row["pk"]["S"] for shard in ALL_SHARDS for row in audience.opted_in(shard, None).rows]
    yield storm.now(), storm.change(lambda _: Storm((Out("a", clock()),))), storm.change(lambda _: Storm())


def deliveries_at_work(deliveries: Deliveries) -> Iterator[object]:
    """Every outcome over every other."""
    for person in (ANA, BEN):
        key = of_notice(NOTICE, person.key)
        for status in (Status.SKIPPED, Status.UNKNOWN, Status.SKIPPED, Status.SUBMITTED, Status.SKIPPED):
            reason = Reason.QUIET_HOURS if person is ANA else Reason.OPTED_OUT
            outcome = Outcome(status, person.key, "itsm.desk/INC1", "alert", reason)
            deliveries.record(key, outcome, NOON)
            yield deliveries.status(key)
        for delivered in (False, True, False):
            yield deliveries.confirm(key, Receipt("", delivered, final=True, status="SAID", at=NOON))
            yield deliveries.status(key)
    yield deliveries.confirm(of_notice(NOTICE, CROWD[2].key), Receipt("", True, True, "SAID", NOON))


def plainly(items: Iterator[Any]) -> list[str]:
    """Items as text, in an order of their own."""

    def other(value: Any) -> Any:
        return sorted(value) if isinstance(value, set) else str(value)

    values = [TypeDeserializer().deserialize({"M": item}) for item in items]
    return sorted(json.dumps(each, sort_keys=True, default=other) for each in values)


def test_it_answers_as_moto_does(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secrets.token_hex", lambda size: "00" * size)
    told = [str(each) for each in adapters_at_work(tables.dynamodb, Hands())]
    ours: list[str] = []
    database = Database()
    client = Client(database, Machine(Time(), random.Random(1), NO_LUCK))
    in_time(client, lambda: ours.extend(str(each) for each in adapters_at_work(client, Hands())))
    assert len(told) > 40
    assert ours == told
    for table in TABLES:
        assert plainly(database.items(table)) == plainly(iter(tables.items(table)))


def in_time(client: Client, *works: Callable[[], object]) -> None:
    """Let all of this happen at once."""
    for work in works:
        client.machine.time.start(work)
    client.machine.time.run(until=lambda: False)


@pytest.fixture
def client() -> Client:
    time = Time()
    return Client(Database(lambda: time.now), Machine(time, random.Random(1), NO_LUCK))


PUT = {"TableName": "lines", "Item": {"pk": {"S": "a"}, "n": {"N": "1"}}}
NEW = {"ConditionExpression": "attribute_not_exists(pk)"}


def refused(write: Callable[[], object]) -> str:
    with pytest.raises(ClientError) as error:
        write()
    return str(error.value.response["Error"]["Code"])


def test_a_write_that_meets_a_transaction_is_refused(client: Client) -> None:
    prepared = client.database.prepare([{"Put": PUT}])
    assert refused(lambda: client.database.write(PUT)) == "TransactionConflictException"
    with pytest.raises(ClientError) as error:
        client.database.prepare([{"Put": PUT}])
    assert error.value.response == cancelled("TransactionConflict").response
    [(key, item)] = prepared.news
    assert not client.database.item(key)
    prepared.commit(key, item)
    assert refused(lambda: client.database.write(PUT | NEW)) == "ConditionalCheckFailedException"


def test_of_two_transactions_on_one_item_one_is_done(client: Client) -> None:
    came: list[str] = []

    def tries() -> None:
        try:
            client.transact_write_items([{"Put": PUT | NEW}])
            came.append("done")
        except client.exceptions.TransactionCanceledException as error:
            came.append(error.response["CancellationReasons"][0]["Code"])

    in_time(client, tries, tries)
    assert sorted(came) in (["TransactionConflict", "done"], ["ConditionalCheckFailed", "done"])


def test_a_read_may_lag_and_a_consistent_one_does_not(client: Client) -> None:
    client.machine.time.now = 10**9
    client.database.write(PUT)
    client.machine.time.now += 1000
    key = ("lines", "a", None)
    assert client.database.item(key) == PUT["Item"]
    assert client.database.item(key, lag=2000) == {}


def test_an_expression_that_is_not_understood_is_no_condition() -> None:
    with pytest.raises(AssertionError):
        Database().write(PUT | {"ConditionExpression": "size(pk) = pk OR"})
