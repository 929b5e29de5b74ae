"""A book of consent over tables in memory, and what people do to it."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest

from shared.consent.book import Book
from shared.consent.confirmation import confirm
from shared.consent.disclosure import disclosure
from shared.consent.entry import AutomaticText, Entry, Language, Topic
from shared.consent.keys import EmployeeKey, Keys, SubscriberKey
from shared.consent.me import me_of
from shared.consent.opt_in import Form, submit
from shared.consent.opt_out import OnBehalf, by_help_desk, by_portal
from shared.consent.reply import take
from shared.consent.states import State
from shared.consent.store import ConsentStore
from shared.sms.inbound import InboundText
from shared.sms.number import PhoneNumber
from tests.adapters.tables import NOON, Hands, Tables

DISCLOSURE = disclosure("Example IT", "http://127.0.0.1:8080", Language.ENGLISH, NOON).ref
REQUESTS = itertools.count(1)


@dataclass
class Outbox:
    """Where answers are handed over; the same one twice counts once, as the claim makes sure."""

    handed: list[tuple[SubscriberKey, int, AutomaticText]] = field(default_factory=list)
    times: int = 0

    def hand_over(self, subscriber: SubscriberKey, entry: Entry) -> None:
        """Keep what was handed over."""
        assert entry.answer
        self.times += 1
        if (subscriber, entry.seq, entry.answer) not in self.handed:
            self.handed.append((subscriber, entry.seq, entry.answer))

    @property
    def texts(self) -> list[AutomaticText]:
        """The texts, in order."""
        return [text for _, _, text in self.handed]


@dataclass
class Person:
    """An employee with a phone."""

    sub: str
    number: PhoneNumber
    book: Book
    clock: Hands

    @property
    def who(self) -> EmployeeKey:
        """The employee."""
        return self.book.keys.employee(self.sub)

    @property
    def key(self) -> SubscriberKey:
        """The subscriber behind the phone."""
        return self.book.keys.subscriber(self.number)

    def state(self) -> State:
        """Where the number stands."""
        return self.book.store.history(self.key).consent(self.clock()).state

    @property
    def kinds(self) -> list[str]:
        """What the ledger says happened."""
        return [entry.kind.value for entry in self.book.store.history(self.key).entries]

    def fills_form(self, *topics: Topic) -> object:
        """Post the form."""
        wanted = frozenset(topics or Topic)
        name = self.sub.title()
        return submit(
            Form(self.who, name, self.number, wanted, Language.ENGLISH, DISCLOSURE, request()), self.book
        )

    def types(self, code: str) -> object:
        """Enter a code."""
        return confirm(code, self.who, request(), self.book)

    @property
    def code(self) -> str:
        """The code that was texted last."""
        asked = [seq for key, seq, text in outbox_of(self.book).handed if (key, text) == (self.key, ASKED)]
        return self.book.keys.code(self.key, asked[-1])

    def texts(self, body: str, *, at: datetime | None = None, id: str | None = None) -> None:
        """Send a text."""
        take(InboundText(id or request(), self.number, body, at or self.clock()), self.book)

    def leaves(self) -> None:
        """Press the portal's button."""
        by_portal(self.who, request(), self.book)

    def asks_help_desk(self, note: str | None = None) -> None:
        """Have the help desk do it."""
        staff = self.book.keys.employee("desk")
        by_help_desk(OnBehalf(self.number, "phone", self.clock(), staff, note, request()), self.book)

    @property
    def me(self) -> object:
        """What the portal shows."""
        return me_of(self.who, self.book)

    def with_number(self, e164: str) -> "Person":
        """The same employee with another phone."""
        return Person(self.sub, PhoneNumber(e164), self.book, self.clock)


ASKED = AutomaticText.OPT_IN_REQUEST


def request() -> str:
    """The id of a request or a message that was not seen before."""
    return f"request-{next(REQUESTS)}"


def outbox_of(book: Book) -> Outbox:
    """The outbox behind a book."""
    assert isinstance(book.answers, Outbox)
    return book.answers


@pytest.fixture
def outbox() -> Outbox:
    """An empty outbox."""
    return Outbox()


@pytest.fixture
def book(tables: Tables, hands: Hands, outbox: Outbox) -> Book:
    """An empty book."""
    store = ConsentStore(tables.dynamodb, tables.subscribers, tables.ledger)
    return Book(store, Keys(b"the secret of a test"), outbox, hands)


@pytest.fixture
def ana(book: Book, hands: Hands) -> Person:
    """Ana, who has done nothing yet."""
    return Person("ana", PhoneNumber("+14155550123"), book, hands)


@pytest.fixture
def ben(book: Book, hands: Hands) -> Person:
    """Ben, likewise."""
    return Person("ben", PhoneNumber("+14155550124"), book, hands)


@pytest.fixture
def in_between(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Lets something else happen between the next decision and its commit."""

    def arrange(other: Callable[[], object]) -> None:
        commit, waiting = ConsentStore.commit, [other]

        def late(store: ConsentStore, *given: Any) -> None:
            if waiting:
                waiting.pop()()
            commit(store, *given)

        monkeypatch.setattr(ConsentStore, "commit", late)

    return arrange
