"""Events as they are kept: each version once, whatever they hold, with what became of them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from botocore.exceptions import ClientError

from shared.itsm.event import Event, event_key
from shared.itsm.history import FIRST, Reason, notice
from shared.itsm.store import EventStore, Version
from tests.unit.itsm.events import at, event, opened, resolved, scheduled, updated

from .tables import NOON, Hands, Tables


@pytest.fixture
def store(tables: Tables, hands: Hands) -> EventStore:
    return EventStore(tables.dynamodb, tables.events, hands)


@pytest.mark.parametrize(
    "kept",
    [
        opened(9, services=frozenset({"email", "vpn"}), locations=frozenset({"BER"}), revision=7),
        scheduled(9.5001),
        scheduled(9, None, None),
        event("Outage Reported", 9, ends_at=at(12)),
    ],
)
def test_an_event_comes_back_as_it_went(store: EventStore, kept: Event) -> None:
    assert store.receive(kept)
    assert store.versions(kept.source, kept.id) == [Version(kept, None)]


def test_the_same_event_again_is_a_duplicate(store: EventStore) -> None:
    assert store.receive(opened(9))
    assert not store.receive(opened(9, title="In other words"))
    assert [v.event.title for v in store.versions("itsm.desk", "INC0012345")] == [opened(9).title]


def test_versions_of_one_id_and_of_no_other(store: EventStore) -> None:
    mine = [opened(9), updated(9), opened(9, revision=2), updated(10), resolved(11)]
    others = [opened(9, id="INC2"), opened(9, source="itsm.other")]
    assert all(store.receive(each) for each in (*mine, *others))
    found = [v.event for v in store.versions("itsm.desk", "INC0012345")]
    assert sorted(found, key=lambda each: each.position) == mine


def test_what_became_of_it(store: EventStore) -> None:
    for each in (opened(9), updated(10)):
        store.receive(each)
    told = notice(opened(9), [opened(9)])
    store.conclude(opened(9), "planned", {"services": [], "locations": []}, told)
    store.conclude(updated(10), Reason.NOT_A_CLASS, {"services": ["fax"], "locations": []})
    outcomes = [(v.outcome, v.notice) for v in store.versions("itsm.desk", "INC0012345")]
    assert outcomes == [("planned", told), ("not_a_class", None)]
    assert told.opening == FIRST


def test_when_it_came_and_when_it_was_decided_about(store: EventStore, hands: Hands) -> None:
    store.receive(opened(9))
    hands.pass_by(seconds=1)
    store.receive(opened(9))
    store.conclude(opened(9), "planned", {"services": [], "locations": []})
    [version] = store.versions("itsm.desk", "INC0012345")
    assert (version.received_at, version.decided_at) == (NOON, NOON + timedelta(seconds=1))


def test_which_systems_told_of_an_id(store: EventStore) -> None:
    for each in (opened(9), updated(10), opened(9, source="itsm.other"), opened(9, id="INC2")):
        store.receive(each)
    assert sorted(store.sources("INC0012345")) == ["itsm.desk", "itsm.other"]
    assert store.sources("INC3") == []


def test_unknown_names_are_kept_with_the_event(store: EventStore, tables: Tables) -> None:
    store.receive(opened(9))
    store.conclude(opened(9), "planned", {"services": ["fax"], "locations": []})
    [item] = tables.items(tables.events)
    assert item["unknown_names"]["M"]["services"] == {"L": [{"S": "fax"}]}
    assert [version.unknown for version in store.versions("itsm.desk", "INC0012345")] == [("fax",)]


def test_an_event_is_forgotten_after_400_days(store: EventStore, tables: Tables) -> None:
    store.receive(opened(9))
    [item] = tables.items(tables.events)
    assert item["ttl"] == {"N": str(int((at(9) + timedelta(days=400)).timestamp()))}
    assert item["v"] == {"N": "1"}


def test_a_long_title_is_cut(store: EventStore) -> None:
    store.receive(opened(9, title="a" * 200_000))
    [version] = store.versions("itsm.desk", "INC0012345")
    assert version.event.title == "a" * 1000


def test_the_key_of_an_id_tells_nothing(store: EventStore) -> None:
    assert event_key("itsm.desk", "INC1") != event_key("itsm.des", "kINC1")
    assert "INC1" not in event_key("itsm.desk", "INC1")


def test_other_trouble_is_raised(store: EventStore) -> None:
    with pytest.raises(ClientError):
        replace(store, table="nowhere").receive(opened(9))
