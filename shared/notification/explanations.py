"""Explanations from the tables: an event found by its name, and all on record of it and one person."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.types import TypeDeserializer

from shared.clock import Clock, from_iso
from shared.consent.item import state_key
from shared.consent.keys import SubscriberKey
from shared.consent.ledger import History
from shared.itsm.event import event_key
from shared.itsm.history import Reason
from shared.itsm.store import EventStore
from shared.itsm.version import Version
from shared.notification.delivery import DIGEST, DeliveryKey, Status
from shared.notification.explain import Case, Stopped, Told
from shared.notification.explain_steps import Trace, explain
from shared.settings import Settings
from shared.sms.lines import line_named, line_of
from shared.sms.pacing import Lane
from shared.sms.pauses import Pauses
from shared.tables import PARTITION, SORT, TEXTS_INDEX, TEXTS_OF

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

LONGEST_ID = 64
A_BATCH = 100
Item = Mapping[str, Any]


class NotFound(Enum):
    """Why no event is meant by a name."""

    UNKNOWN = auto()
    SHARED = auto()
    """Several systems have something of this id."""


@dataclass(frozen=True)
class Explanations:
    """All tables that know something of an event and a person."""

    dynamodb: "DynamoDBClient"
    subscribers: str
    deliveries: str
    events: EventStore
    pauses: Pauses
    settings: Settings
    clock: Clock

    def event(self, name: str) -> Sequence[Version] | NotFound:
        """All versions of the event that ``source/id`` names, or an id that one system alone has used."""
        for place in (place for place, letter in enumerate(name) if letter == "/"):
            source, id_ = name[:place], name[place + 1 :]
            if 0 < len(id_) <= LONGEST_ID and source in self.events.sources(id_):
                return self.events.versions(source, id_)
        sources = self.events.sources(name) if 0 < len(name) <= LONGEST_ID else []
        if len(sources) > 1:
            return NotFound.SHARED
        return self.events.versions(sources[0], name) if sources else NotFound.UNKNOWN

    def explain(self, versions: Sequence[Version], history: History) -> Trace:
        """What became of an event for whoever this is the history of; nothing may be on record of them."""
        item = self._state(history.subscriber)
        return explain(
            Case(
                subscriber=history.subscriber,
                versions=versions,
                history=history,
                texts=self._texts(versions[0], history.subscriber),
                claims={name: _from_ms(lease["u"]) for name, lease in item.get("claims", {}).items()},
                stopped=self._stopped(item.get("country")),
                now=self.clock(),
            )
        )

    def _state(self, subscriber: SubscriberKey) -> Item:
        answer = self.dynamodb.get_item(
            TableName=self.subscribers, Key=state_key(subscriber), ConsistentRead=True
        )
        return _values(answer.get("Item", {}))

    def _texts(self, version: Version, subscriber: SubscriberKey) -> dict[DeliveryKey, Told]:
        """The deliveries of an event to one person, by the index of their texts."""
        event = event_key(version.event.source, version.event.id)
        pages = self.dynamodb.get_paginator("query").paginate(
            TableName=self.deliveries,
            IndexName=TEXTS_INDEX,
            KeyConditionExpression="#of = :of",
            FilterExpression=f"begins_with({PARTITION}, :event)",
            ExpressionAttributeNames={"#of": TEXTS_OF},
            ExpressionAttributeValues={":of": {"S": subscriber}, ":event": {"S": f"{event}#"}},
        )
        found = self._read([_key(item) for page in pages for item in page["Items"]])
        digests = {DeliveryKey.parse(item[DIGEST]) for item in found.values() if DIGEST in item}
        told_of = {str(key): _told(item) for key, item in self._read(list(digests)).items()}
        return {
            key: replace(_told(item), digest=told_of.get(item.get(DIGEST, ""))) for key, item in found.items()
        }

    def _read(self, keys: list[DeliveryKey]) -> dict[DeliveryKey, Item]:
        items = self._items([{PARTITION: {"S": key.pk}, SORT: {"S": key.sk}} for key in keys])
        return {DeliveryKey(item[PARTITION], item[SORT]): item for item in items}

    def _items(self, keys: list[Any]) -> Iterator[Item]:
        for begin in range(0, len(keys), A_BATCH):
            wanted: Any = {self.deliveries: {"Keys": keys[begin : begin + A_BATCH], "ConsistentRead": True}}
            while wanted:
                answer = self.dynamodb.batch_get_item(RequestItems=wanted)
                yield from map(_values, answer["Responses"].get(self.deliveries, []))
                wanted = answer.get("UnprocessedKeys")

    def _stopped(self, country: str | None) -> dict[Lane, Stopped]:
        """The lanes that stand still for whoever lives there, on the line that they are texted from."""
        line = line_named(line_of(country, self.settings), self.settings)
        found = {}
        for lane in Lane:
            stops = self.pauses.stops(lane, line.name)
            if stops.order:
                found[lane] = Stopped(stops.order.at, "by order")
            elif stops.refusal:
                found[lane] = Stopped(stops.refusal.at, f"since the carrier said {stops.refusal.error}")
        return found


def _told(item: Item) -> Told:
    confirmed = item.get("confirmed_at")
    return Told(
        role=item["role"],
        status=Status(item["status"]),
        at=from_iso(item["at"]),
        reason=Reason(item["reason"]) if "reason" in item else None,
        consent_seq=int(item["consent_seq"]) if "consent_seq" in item else None,
        confirmed_at=from_iso(confirmed) if confirmed else None,
        **{name: item[name] for name in ("error", "line", "message_id", "carrier_status") if name in item},
    )


def _key(item: Any) -> DeliveryKey:
    return DeliveryKey(item[PARTITION]["S"], item[SORT]["S"])


def _from_ms(milliseconds: Any) -> datetime:
    return datetime.fromtimestamp(int(milliseconds) / 1000, UTC)


def _values(item: Any) -> Item:
    values: Item = TypeDeserializer().deserialize({"M": item})
    return values
