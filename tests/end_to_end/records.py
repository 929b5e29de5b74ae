"""The tables as an auditor reads them: what is written there, not what our code makes of it."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer

from tests.end_to_end.itsm import Happening
from tests.end_to_end.people import Phone
from tests.end_to_end.stage import Stage, eventually

Item = dict[str, Any]

KEYS = {"Subscribers": "pk, sk", "Ledger": "pk, seq", "Events": "pk, sk"}
RECEIPT_SECONDS = 15.0


@dataclass(frozen=True)
class Records:
    """All that is on record at a stage."""

    stage: Stage
    _keys: dict[str, str] = field(default_factory=dict)

    def key_of(self, phone: Phone) -> str | None:
        """The key of a number; None for one that was never written down."""
        if phone.number not in self._keys:
            found = self._scan("Subscribers", number=phone.number)
            self._keys.update({item["number"]: item["pk"] for item in found})
        return self._keys.get(phone.number)

    def consent_of(self, phone: Phone) -> Item | None:
        """The state of a number as claims read it; None for one that was never written down."""
        key = self.key_of(phone)
        return next((i for i in self._query("Subscribers", key) if i["sk"] == "state"), None) if key else None

    def ledger_of(self, phone: Phone) -> list[Item]:
        """The entries of a number with their hashes, oldest first."""
        key = self.key_of(phone)
        return self._query("Ledger", key) if key else []

    def facts_of(self, phone: Phone) -> list[Item]:
        """What the entries of a number say."""
        return [entry["facts"] for entry in self.ledger_of(phone)]

    def beside(self, entry: Item) -> Item:
        """The particulars of an entry, which can be erased."""
        beside = self._query("Subscribers", entry["pk"])
        return next(item for item in beside if item["sk"] == f"p#{entry['seq']:06}")

    def deliveries_of(self, phone: Phone, happening: Happening | None = None) -> list[Item]:
        """What came of the texts to a number: those of one thing, or the automatic ones."""
        key = self.key_of(phone)
        if key is None:
            return []
        if happening is None:
            return self._query("Deliveries", f"answers#{key}")
        return self.deliveries_about(happening).get(key, [])

    def deliveries_about(self, happening: Happening) -> dict[str, list[Item]]:
        """What came of all texts about one thing, by the key of the number."""
        found: dict[str, list[Item]] = {}
        for item in self._scan("Deliveries", event=f"{happening.source}/{happening.id}"):
            found.setdefault(item["subscriber"], []).append(item)
        return found

    def delivery_of(self, phone: Phone, happening: Happening, *, role: str = "alert") -> Item:
        """The one delivery of this role, as it stands."""
        found = [item for item in self.deliveries_of(phone, happening) if item["role"] == role]
        assert len(found) == 1, found
        return found[0]

    def delivery_ends(self, phone: Phone, happening: Happening, status: str) -> Item:
        """The delivery of an alert, once it stands at ``status``."""

        def ended() -> Item | None:
            return next((d for d in self.deliveries_of(phone, happening) if d["status"] == status), None)

        found = eventually(
            ended, within=RECEIPT_SECONDS, otherwise=lambda: f"{self.deliveries_of(phone, happening)}"
        )
        assert found
        return found

    def outcomes_of(self, happening: Happening) -> dict[str, str]:
        """What became of each event of one thing: ``planned``, or why it was a text for nobody."""
        found = self._scan("Events", id=happening.id, source=happening.source)
        return {f"{item['type']} {item['revision']}": item.get("outcome", "") for item in found}

    def event(self, happening: Happening) -> Item:
        """One event as it was received."""
        found = self._scan("Events", id=happening.id, source=happening.source)
        return next(item for item in found if item["revision"] == happening.detail.get("revision", 1))

    def of_key(self, table: str, pk: str) -> list[Item]:
        """Everything in a table under one key."""
        return self._query(table, pk)

    def opted_in(self) -> set[str]:
        """The keys of everybody whom an event may reach now."""
        return {item["pk"] for item in self._scan("Subscribers", state="opted_in")}

    def keys_of(self, numbers: Collection[str]) -> set[str]:
        """The keys of these numbers, those that were written down."""
        return {item["pk"] for item in self.all_of("Subscribers") if item.get("number") in numbers}

    def all_of(self, table: str) -> list[Item]:
        """Everything in a table."""
        return self._pages("scan", table)

    @contextmanager
    def untouched(self) -> Iterator[None]:
        """What happens inside adds nothing to consent, ledger and events, and takes nothing away."""
        self.stage.settles()
        before = self.keys()
        yield
        self.stage.settles()
        assert self.keys() == before

    def keys(self) -> set[str]:
        """The keys of every item of consent, ledger and events."""
        return {
            f"{table} {sorted(item.items())}"
            for table, keys in KEYS.items()
            for item in self._pages("scan", table, ProjectionExpression=keys)
        }

    def _scan(self, table: str, **wanted: str) -> list[Item]:
        return self._pages(
            "scan",
            table,
            FilterExpression=" AND ".join(f"#{name} = :{name}" for name in wanted),
            ExpressionAttributeNames={f"#{name}": name for name in wanted},
            ExpressionAttributeValues={f":{name}": {"S": value} for name, value in wanted.items()},
        )

    def _query(self, table: str, pk: str) -> list[Item]:
        values = {":pk": TypeSerializer().serialize(pk)}
        return self._pages(
            "query", table, KeyConditionExpression="pk = :pk", ExpressionAttributeValues=values
        )

    def _pages(self, operation: str, table: str, **request: Any) -> list[Item]:
        pages = self.stage.client("dynamodb").get_paginator(operation)
        name = self.stage.outputs[f"{table}Table"]
        found = pages.paginate(TableName=name, ConsistentRead=True, **request)
        return [plain(TypeDeserializer().deserialize({"M": i})) for page in found for i in page["Items"]]


def plain(value: Any) -> Any:
    """A value of DynamoDB as JSON has it."""
    if isinstance(value, Decimal):
        return int(value)
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list | set):
        return [plain(one) for one in (sorted(value) if isinstance(value, set) else value)]
    return value
