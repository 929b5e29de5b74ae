"""Opt-outs that only the carrier knows become entries, in each Region, and nothing is written there."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from botocore.exceptions import ClientError

from local.carrier import Store
from shared.consent.book import Book
from shared.consent.carrier_lists import CarrierLists
from shared.consent.entry import Actor, Kind
from shared.consent.keys import Keys, SubscriberKey
from shared.consent.ledger import History
from shared.consent.states import State
from shared.consent.store import Change, ConsentStore, Pointer
from shared.sms.looks import EVERY, Look, Looks
from shared.sms.number import PhoneNumber
from shared.sms.opt_out_lists import EndUserLists, Listed, Page, Place
from tests.adapters.local.stand import Engine, Laptop, open_doors, running
from tests.adapters.tables import NOON, Hands, Tables

from .conftest import Outbox, Person

HERE, THERE = "us-east-1", "us-west-2"
STALE = ClientError({"Error": {"Code": "ValidationException"}}, "DescribeOptedOutNumbers")
AWAY = ClientError({"Error": {"Code": "InternalServerException"}}, "DescribeOptedOutNumbers")


@dataclass
class Carrier:
    """A list in two pages, at most one number on the first; what it cannot answer it raises."""

    listed: list[Listed] = field(default_factory=list)
    asked: list[Place] = field(default_factory=list)
    out_of_order: ClientError | None = None

    def puts(self, number: PhoneNumber, at: datetime | None) -> None:
        self.listed.append(Listed(number, at))

    def names(self) -> tuple[str, ...]:
        return ("Default",)

    def page(self, place: Place) -> Page:
        self.asked.append(place)
        if place.token and self.out_of_order:
            raise self.out_of_order
        return Page(tuple(self.listed[1:]), None) if place.token else Page(tuple(self.listed[:1]), "2")


@dataclass
class Region:
    """What housekeeping does for one Region."""

    carrier: Carrier
    lists: CarrierLists

    def is_looked_at(self) -> int:
        return self.lists.look(lambda: True)


@pytest.fixture
def region(tables: Tables, book: Book) -> Region:
    carrier = Carrier()
    return Region(carrier, CarrierLists(HERE, carrier, Looks(tables.dynamodb, tables.lines), book))


def opted_in(person: Person) -> Person:
    person.fills_form()
    person.types(person.code)
    assert person.state() is State.OPTED_IN
    return person


def test_an_opt_out_that_only_the_carrier_knows(region: Region, ana: Person, hands: Hands) -> None:
    opted_in(ana)
    said = hands() - timedelta(minutes=5)
    region.carrier.puts(ana.number, said)
    assert region.is_looked_at() == 1
    assert ana.state() is State.OPTED_OUT
    entry = ana.book.store.history(ana.key).entries[-1]
    assert (entry.kind, entry.actor, entry.channel) == (Kind.CARRIER_OPT_OUT, Actor.CARRIER, "carrier_list")
    assert (entry.carrier_at, entry.at) == (said, hands())
    assert ana.number.e164[2:] not in entry.cause  # G7


def test_nobody_is_texted_for_it(region: Region, ana: Person, outbox: Outbox) -> None:
    opted_in(ana)
    before = list(outbox.texts)
    region.carrier.puts(ana.number, NOON)
    region.is_looked_at()
    assert outbox.texts == before


def test_a_number_that_was_never_seen_is_suppressed(region: Region, ana: Person) -> None:
    region.carrier.puts(ana.number, NOON)
    assert region.is_looked_at() == 1
    assert ana.state() is State.OPTED_OUT


def test_the_same_opt_out_is_one_entry_ever(region: Region, ana: Person, hands: Hands) -> None:
    opted_in(ana)
    region.carrier.puts(ana.number, NOON)
    region.is_looked_at()
    ana.texts("START", at=hands.pass_by(minutes=1))
    assert ana.state() is State.OPTED_IN
    for _ in range(3):
        hands.pass_by(minutes=60)
        assert region.is_looked_at() == 0
    assert ana.state() is State.OPTED_IN
    region.carrier.listed = [Listed(ana.number, hands())]
    hands.pass_by(minutes=60)
    assert region.is_looked_at() == 1
    assert ana.state() is State.OPTED_OUT


def test_lists_are_read_once_in_three_quarters_of_an_hour(region: Region, hands: Hands) -> None:
    region.is_looked_at()
    asked = len(region.carrier.asked)
    hands.pass_by(seconds=EVERY.total_seconds() - 1)
    region.is_looked_at()
    assert len(region.carrier.asked) == asked
    hands.pass_by(seconds=1)
    region.is_looked_at()
    assert len(region.carrier.asked) > asked


def test_a_look_goes_on_where_time_ran_out(region: Region, ana: Person, ben: Person) -> None:
    for person in (ana, ben):
        region.carrier.puts(person.number, NOON)
    assert region.lists.look(lambda: False) == 1
    assert region.lists.look(lambda: False) == 1
    assert (ana.state(), ben.state()) == (State.OPTED_OUT, State.OPTED_OUT)
    assert [place.token for place in region.carrier.asked] == [None, "2"]
    assert region.lists.look(lambda: False) == 0


def test_a_carrier_that_fails_is_asked_again_from_there(region: Region, ben: Person, hands: Hands) -> None:
    for number in ("+14155550199", ben.number.e164):
        region.carrier.puts(PhoneNumber(number), NOON)
    region.carrier.out_of_order = AWAY
    with pytest.raises(ClientError):
        region.is_looked_at()
    assert region.is_looked_at() == 0  # the lease of the run that failed still stands
    hands.pass_by(minutes=1)
    region.carrier.out_of_order = None
    assert region.is_looked_at() == 1
    assert [place.token for place in region.carrier.asked] == [None, "2", "2"]


def test_a_token_that_the_carrier_forgot_begins_anew(region: Region, ben: Person, hands: Hands) -> None:
    for number in ("+14155550199", ben.number.e164):
        region.carrier.puts(PhoneNumber(number), NOON)
    region.lists.look(lambda: False)
    region.carrier.out_of_order = STALE
    with pytest.raises(ClientError):
        region.is_looked_at()
    hands.pass_by(minutes=1)
    region.carrier.out_of_order = None
    assert region.is_looked_at() == 1
    assert [place.token for place in region.carrier.asked] == [None, "2", None, "2"]
    assert ben.state() is State.OPTED_OUT


def test_of_two_runs_one_takes_its_turn(region: Region, tables: Tables, hands: Hands) -> None:
    looks = Looks(tables.dynamodb, tables.lines)
    first, second = (looks.of(HERE).taken(hands()) for _ in range(2))
    assert first
    assert second
    assert looks.keep(HERE, first, after=0)
    assert not looks.keep(HERE, second, after=0)
    assert looks.of(HERE) == first


def test_a_look_is_kept_as_it_is(tables: Tables) -> None:
    looks = Looks(tables.dynamodb, tables.lines)
    look = Look(3, NOON, NOON + EVERY, NOON, Place("Default", "token"))
    assert looks.keep(HERE, look, after=0)
    assert looks.of(HERE) == look
    assert looks.of(THERE) == Look()


class MemoryStore(ConsentStore):
    """A thousand chains without a table, which in memory takes minutes; all rules are the real ones."""

    def __init__(self) -> None:
        self.chains: dict[SubscriberKey, History] = {}
        self.numbers: dict[SubscriberKey, PhoneNumber | None] = {}
        self.written = 0

    def number(self, subscriber: SubscriberKey) -> PhoneNumber | None:
        return self.numbers.get(subscriber)

    def history(self, subscriber: SubscriberKey) -> History:
        return self.chains.get(subscriber, History(subscriber))

    def commit(self, changes: "list[Change]", pointers: "tuple[Pointer, ...]" = ()) -> None:  # type: ignore[override]
        for change in changes:
            sealed = change.sealed
            known = self.history(sealed.subscriber)
            hashes = (*known.hashes, sealed.hash)
            self.chains[sealed.subscriber] = replace(known.with_entry(sealed.entry), hashes=hashes)
            self.numbers[sealed.subscriber] = change.number
            self.written += 1


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    """The local carrier, which answers as the service does, in each Region with its own list."""
    engine = Engine()
    with running(engine) as url, open_doors(tmp_path / "home", engine, url) as opened:
        yield opened


def test_a_thousand_numbers_in_two_regions_converge_in_one_run(
    laptop: Laptop, tables: Tables, hands: Hands
) -> None:
    listed = {HERE: range(600), THERE: range(400, 1_000)}
    carrier = Store(laptop.home / "carrier.sqlite3")
    for region, numbers in listed.items():
        for n in numbers:
            carrier.opt_out(region, f"+1415{n:07d}", NOON.timestamp() - n)
    store = MemoryStore()
    book = Book(store, Keys(b"the secret of a test"), Outbox(), hands)
    looks = Looks(tables.dynamodb, tables.lines)
    regions = [CarrierLists(r, EndUserLists(laptop.carrier_in(r)), looks, book) for r in listed]

    def run() -> int:
        return sum(region.look(lambda: True) for region in regions)

    assert run() == 1_200
    assert len(store.chains) == 1_000
    assert {h.consent(hands()).state for h in store.chains.values()} == {State.OPTED_OUT}
    hands.pass_by(minutes=60)
    assert run() == 0
    assert store.written == 1_200
    for region, numbers in listed.items():
        assert len(carrier.opted_out_numbers(region)) == len(numbers)
    carrier.close()
