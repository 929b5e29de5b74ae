"""A few people who opted in, each an employee with a phone, and the ways in which they leave."""

import random
from dataclasses import dataclass
from functools import cache, partial

from bench.virtual_time import Time
from shared.consent.book import Book
from shared.consent.confirmation import confirm
from shared.consent.disclosure import disclosure
from shared.consent.entry import Entry, Language, Topic
from shared.consent.keys import EmployeeKey, Keys, SubscriberKey
from shared.consent.opt_in import Form, submit
from shared.consent.opt_out import OnBehalf, by_help_desk, by_portal
from shared.consent.store import ConsentStore
from shared.sms.number import PhoneNumber
from tests.adapters.tables import SETTINGS
from tests.races.client import Client
from tests.races.database import Database
from tests.races.machine import NO_LUCK, NOON, Machine

KEYS = Keys(b"a secret of thirty-two characters")
PEOPLE = 6
DISCLOSURE = disclosure(SETTINGS.brand, SETTINGS.portal_url, Language.ENGLISH, NOON).ref


@dataclass(frozen=True)
class Person:
    """An employee with a phone."""

    number: PhoneNumber

    @property
    def key(self) -> SubscriberKey:
        """The subscriber."""
        return KEYS.subscriber(self.number)

    @property
    def employee(self) -> EmployeeKey:
        """The employee."""
        return KEYS.employee(self.number.e164)

    def opts_in(self, book: Book) -> None:
        """Fill in the form and type the code."""
        request = f"form of {self.key}"
        form = Form(
            self.employee, "Ana", self.number, frozenset(Topic), Language.ENGLISH, DISCLOSURE, request
        )
        submit(form, book)
        confirm(KEYS.code(self.key, 1), self.employee, f"code of {self.key}", book)

    def leaves_in_the_portal(self, request: str, book: Book) -> None:
        """Press the button."""
        by_portal(self.employee, request, book)

    def leaves_at_the_help_desk(self, request: str, book: Book) -> None:
        """Ring somebody up."""
        desk = KEYS.employee("desk")
        by_help_desk(OnBehalf(self.number, "phone", book.clock(), desk, None, request), book)


@dataclass
class Unheard:
    """Where answers go that nobody waits for."""

    def hand_over(self, subscriber: SubscriberKey, entry: Entry) -> None:
        """Nothing."""


CROWD = tuple(Person(PhoneNumber(f"+1415555{number}")) for number in range(2000, 2000 + PEOPLE))


@cache
def opted_in() -> Database:
    """The tables once everybody has opted in, by the ways that there are; a copy is taken of it each time."""
    time = Time()
    database = Database(lambda: time.now)
    machine = Machine(time, random.Random(1), NO_LUCK)
    store = ConsentStore(Client(database, machine), "subscribers", "ledger")  # type: ignore[arg-type]
    book = Book(store, KEYS, Unheard(), machine.clock)
    for person in CROWD:
        time.start(partial(person.opts_in, book))
    time.run(until=lambda: False)
    return database
