"""What is on record of one number, as it is stored: entries, particulars, texts, and the words agreed to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.types import TypeDeserializer

from shared.clock import from_iso
from shared.consent.disclosure import Disclosure
from shared.consent.disclosure_archive import DisclosureArchive
from shared.consent.entry import DisclosureRef
from shared.consent.item import state_key
from shared.consent.keys import SubscriberKey
from shared.consent.ledger import committed
from shared.evidence.contents import Particulars, SentText
from shared.evidence.export import StoredEntry
from shared.sms.number import PhoneNumber
from shared.tables import PARTITION, SORT, TEXTS_AT, TEXTS_INDEX, TEXTS_OF

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

BESIDE = "p#"
A_BATCH = 100
OF_PARTICULARS = {PARTITION, SORT, "v", "salt"}
Item = dict[str, Any]


class WordsMissing(Exception):
    """The words that somebody agreed to are not kept, so nothing can be proven of them."""


@dataclass(frozen=True)
class Records:
    """All tables that know something of a number."""

    dynamodb: "DynamoDBClient"
    subscribers: str
    ledger: str
    deliveries: str
    archive: DisclosureArchive

    def entries(self, subscriber: SubscriberKey) -> tuple[StoredEntry, ...]:
        """The whole chain of a number, with hashes as stored."""
        items = self._query(self.ledger, subscriber, f"{PARTITION} = :pk")
        return tuple(StoredEntry(item["facts"], item["hash"]) for item in items)

    def particulars(
        self, subscriber: SubscriberKey, entries: tuple[StoredEntry, ...]
    ) -> tuple[Particulars, ...]:
        """The personal part of each of ``entries`` that still has one."""
        number = self._number(subscriber)
        items = self._query(
            self.subscribers,
            subscriber,
            f"{PARTITION} = :pk AND begins_with({SORT}, :beside)",
            {":beside": {"S": BESIDE}},
        )
        commitments = {entry.facts["seq"]: entry.facts["commitment"] for entry in entries}
        found = (_particulars(item, number, commitments) for item in items)
        return tuple(each for each in found if each.seq in commitments)

    def texts(self, subscriber: SubscriberKey, newest: int | None = None) -> list[Item]:
        """The deliveries to a number, the newest first, as they stand; at most so many, or all."""
        pages = self.dynamodb.get_paginator("query").paginate(
            TableName=self.deliveries,
            IndexName=TEXTS_INDEX,
            KeyConditionExpression="#of = :of",
            ExpressionAttributeNames={"#of": TEXTS_OF},
            ExpressionAttributeValues={":of": {"S": subscriber}},
            ScanIndexForward=False,
            PaginationConfig={"MaxItems": newest} if newest else {},
        )
        keys = [{PARTITION: i[PARTITION], SORT: i[SORT]} for page in pages for i in page["Items"]]
        found = [item for batch in _batches(keys) for item in self._read(batch)]
        return sorted(found, key=lambda item: str(item[TEXTS_AT]), reverse=True)

    def words(self, refs: Iterable[DisclosureRef]) -> tuple[Disclosure, ...]:
        """The exact words behind these references, each once, in their order.

        Raises:
            WordsMissing: some are not kept.
        """
        found = []
        for ref in dict.fromkeys(refs):
            text = self.archive.text_of(ref.sha256)
            if text is None:
                raise WordsMissing(f"the words with the hash {ref.sha256}")
            found.append(Disclosure(ref, text))
        return tuple(found)

    def _number(self, subscriber: SubscriberKey) -> PhoneNumber | None:
        """The number; None once it was erased."""
        answer = self.dynamodb.get_item(
            TableName=self.subscribers, Key=state_key(subscriber), ConsistentRead=True
        )
        item = answer.get("Item", {})
        return PhoneNumber(item["number"]["S"]) if "number" in item else None

    def _query(
        self, table: str, pk: str, condition: str, values: dict[str, Any] | None = None
    ) -> Iterator[Item]:
        pages = self.dynamodb.get_paginator("query").paginate(
            TableName=table,
            KeyConditionExpression=condition,
            ExpressionAttributeValues={":pk": {"S": pk}, **(values or {})},
            ConsistentRead=True,
        )
        return (plain_item(item) for page in pages for item in page["Items"])

    def _read(self, keys: list[Any]) -> Iterator[Item]:
        wanted: Any = {self.deliveries: {"Keys": keys, "ConsistentRead": True}}
        while wanted:
            answer = self.dynamodb.batch_get_item(RequestItems=wanted)
            yield from (plain_item(item) for item in answer["Responses"].get(self.deliveries, []))
            wanted = answer.get("UnprocessedKeys")


def sent_text(item: Item) -> SentText:
    """A delivery as a pack tells of it."""
    names = (
        *("role", "status", "event", "reason", "error", "message_id", "parts", "body"),
        *("consent_seq", "consent_hash", "carrier_status"),
    )
    confirmed = item.get("confirmed_at")
    return SentText(
        at=from_iso(item["at"]),
        confirmed_at=from_iso(confirmed) if confirmed else None,
        **{name: item[name] for name in names if name in item},
    )


def _particulars(item: Item, number: PhoneNumber | None, commitments: Mapping[int, str]) -> Particulars:
    """What an entry's commitment covers. An entry made while the number was erased covers none."""
    seq = int(item[SORT].removeprefix(BESIDE))
    kept = {name: value for name, value in item.items() if name not in OF_PARTICULARS}
    without = committed(None, kept, item["salt"]) == commitments.get(seq)
    of_number = {} if without or number is None else {"number": number.e164}
    return Particulars(seq, item["salt"], {**kept, **of_number})


def _batches(keys: list[Any]) -> Iterator[list[Any]]:
    each = iter(keys)
    while batch := list(islice(each, A_BATCH)):
        yield batch


def plain_item(item: Any) -> Item:
    """An item of DynamoDB as JSON has it."""
    plain: Item = _plain(TypeDeserializer().deserialize({"M": item}))
    return plain


def _plain(value: Any) -> Any:
    """Whole numbers, and sets as lists."""
    match value:
        case Decimal():
            return int(value)
        case dict():
            return {name: _plain(one) for name, one in value.items()}
        case set():
            return [_plain(one) for one in sorted(value)]
        case list():
            return [_plain(one) for one in value]
    return value
