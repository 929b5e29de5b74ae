"""What the company is told: once, and never not at all."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import pytest
from mypy_boto3_events import EventBridgeClient

from shared.consent import review_store
from shared.consent.book import Book
from shared.consent.disclosure import versions
from shared.consent.notices import Bus, BusRefused, Notice, Notices
from shared.consent.overdue import note_late_request
from shared.consent.review_store import Review
from shared.consent.states import State
from tests.adapters.consent.conftest import Person
from tests.adapters.tables import Hands, Tables


class EventBridge:
    """Takes events, unless told otherwise. ``killed`` is run as one has been taken."""

    def __init__(self) -> None:
        self.taken: list[dict[str, Any]] = []
        self.refuses = False
        self.killed: Callable[[], None] = lambda: None

    def put_events(self, Entries: list[dict[str, Any]]) -> dict[str, Any]:
        if self.refuses:
            return {"FailedEntryCount": 1, "Entries": [{"ErrorCode": "ThrottlingException"}]}
        self.taken += Entries
        self.killed()
        return {"FailedEntryCount": 0, "Entries": [{"EventId": "1"}]}

    @property
    def details(self) -> list[dict[str, Any]]:
        return [json.loads(each["Detail"]) for each in self.taken]


@pytest.fixture
def events() -> EventBridge:
    return EventBridge()


@pytest.fixture
def bus(events: EventBridge) -> Bus:
    return Bus(cast(EventBridgeClient, events), "assent-local")


@pytest.fixture
def notices(tables: Tables) -> Notices:
    return Notices(tables.dynamodb, tables.subscribers)


HELLO = Notice("greeting/1", "Greeting", {"word": "hello"})


def test_a_notice_is_told_once_however_often_it_is_put(
    notices: Notices, bus: Bus, events: EventBridge, hands: Hands
) -> None:
    notices.put(HELLO, hands())
    notices.put(HELLO, hands())
    assert notices.tell(bus, hands()) == 1
    notices.put(HELLO, hands())
    assert notices.tell(bus, hands.pass_by(days=1)) == 0
    (told,) = events.taken
    assert (told["Source"], told["DetailType"], told["EventBusName"]) == (
        "assent",
        "Greeting",
        "assent-local",
    )
    assert events.details == [{"id": "greeting/1", "word": "hello"}]


def test_what_the_bus_refuses_is_told_later(
    notices: Notices, bus: Bus, events: EventBridge, hands: Hands
) -> None:  # G4
    notices.put(HELLO, hands())
    events.refuses = True
    with pytest.raises(BusRefused, match="ThrottlingException"):
        notices.tell(bus, hands())
    events.refuses = False
    assert notices.tell(bus, hands()) == 0  # it may be on its way still
    assert notices.tell(bus, hands.pass_by(minutes=1)) == 1
    assert len(events.taken) == 1


def test_a_run_that_is_killed_after_telling_tells_again_under_the_same_id(
    notices: Notices, bus: Bus, events: EventBridge, hands: Hands
) -> None:  # G4
    class Killed(BaseException):
        pass

    def kill() -> None:
        raise Killed

    notices.put(HELLO, hands())
    events.killed = kill
    with pytest.raises(Killed):
        notices.tell(bus, hands())
    events.killed = lambda: None
    assert notices.tell(bus, hands.pass_by(minutes=1)) == 1
    assert events.details[0] == events.details[1]
    assert notices.tell(bus, hands.pass_by(days=1)) == 0


def test_two_runs_at_once_tell_it_once(notices: Notices, bus: Bus, events: EventBridge, hands: Hands) -> None:
    notices.put(HELLO, hands())
    events.killed = lambda: None if notices.tell(bus, hands()) == 0 else pytest.fail("told twice")
    assert notices.tell(bus, hands()) == 1
    assert len(events.taken) == 1


def test_a_request_that_lay_for_five_business_days_is_told_of(
    notices: Notices, bus: Bus, events: EventBridge, hands: Hands, ana: Person
) -> None:  # R5: Tuesday 17 November, noon, and five business days later it is Tuesday again
    received = hands() - timedelta(days=7)
    note_late_request(ana.key, received + timedelta(seconds=1), notices, hands())
    assert notices.tell(bus, hands()) == 0
    for _ in range(2):
        note_late_request(ana.key, received, notices, hands())
    assert notices.tell(bus, hands()) == 1
    assert events.taken[0]["DetailType"] == "Opt-Out Overdue"
    (detail,) = events.details
    del detail["id"]
    assert detail == {
        "subscriber": ana.key,
        "kind": "help_desk",
        "received_at": "2026-11-17T12:00:00.000Z",
        "due_at": "2026-12-02T12:00:00.000Z",
    }


@pytest.fixture
def review(book: Book, notices: Notices) -> Review:
    return Review(book, notices, "12 months")


def test_the_review_is_told_once_a_year(
    review: Review, notices: Notices, bus: Bus, events: EventBridge, hands: Hands, ana: Person, ben: Person
) -> None:
    assert review.run() == 0
    ana.fills_form()
    ana.texts("YES")
    ben.fills_form()
    hands.pass_by(days=364)
    assert (review.run(), notices.tell(bus, hands())) == (0, 0)

    hands.pass_by(days=1)
    assert (review.run(), review.run(), notices.tell(bus, hands()), notices.tell(bus, hands())) == (
        1,
        0,
        1,
        0,
    )

    (told,) = events.details
    assert events.taken[0]["DetailType"] == "Policy Review Due"
    assert (told["because"], told["due_at"]) == ("time", "2027-11-24T12:00:00.000Z")
    assert told["opted_in_by_version"] == {"2026-11-01": 1}
    assert told["must_consent_anew"]["count"] == 0
    assert ana.number.e164 not in str(events.taken)  # G7
    assert len(outbox_texts(ana)) == 3  # two requests and a welcome: a review texts nobody

    hands.pass_by(days=366)
    assert (review.run(), notices.tell(bus, hands())) == (1, 1)


def test_a_review_that_is_killed_before_it_is_noted_as_done_is_told_once(
    review: Review, notices: Notices, bus: Bus, hands: Hands, tables: Tables
) -> None:
    review.run()
    key = {"pk": {"S": "review"}, "sk": {"S": "review"}}
    before = tables.dynamodb.get_item(TableName=tables.subscribers, Key=key)["Item"]
    hands.pass_by(days=365)
    assert review.run() == 1
    tables.dynamodb.put_item(TableName=tables.subscribers, Item=before)
    assert review.run() == 1
    assert notices.tell(bus, hands()) == 1


def test_a_material_change_lists_who_must_consent_anew_and_touches_nobody(
    review: Review,
    notices: Notices,
    bus: Bus,
    events: EventBridge,
    hands: Hands,
    ana: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    review.run()
    ana.fills_form()
    ana.texts("YES")
    first = versions()[0]
    day = (hands() + timedelta(days=20)).replace(hour=0)
    new = replace(first, name=f"{day:%Y-%m-%d}", effective=day, changes="One more purpose.")
    monkeypatch.setattr(review_store, "versions", lambda: (first, new))
    assert (review.run(), notices.tell(bus, hands())) == (0, 0)  # its day has not come

    hands.pass_by(days=20)
    assert (review.run(), review.run(), notices.tell(bus, hands())) == (1, 0, 1)

    (told,) = events.details
    assert (told["because"], told["disclosure"]["version"]) == ("material_change", new.name)
    assert told["must_consent_anew"] == {"since": new.name, "count": 1, "subscribers": [ana.key]}
    assert ana.state() is State.OPTED_IN
    assert len(outbox_texts(ana)) == 2  # the request and the welcome


def test_who_agreed_before_the_item_held_the_version_is_read_from_the_ledger(
    review: Review, notices: Notices, bus: Bus, events: EventBridge, hands: Hands, tables: Tables, ana: Person
) -> None:
    review.run()
    ana.fills_form()
    ana.texts("YES")
    tables.dynamodb.update_item(
        TableName=tables.subscribers,
        Key={"pk": {"S": ana.key}, "sk": {"S": "state"}},
        UpdateExpression="REMOVE disclosure",
    )
    hands.pass_by(days=365)
    review.run()
    notices.tell(bus, hands())
    assert events.details[0]["opted_in_by_version"] == {"2026-11-01": 1}


def outbox_texts(person: Person) -> list[object]:
    """Every text that was asked for."""
    return list(person.book.answers.texts)  # type: ignore[attr-defined]
