"""Consent in DynamoDB: the state of a number and its ledger, changed together or not at all.

``subscribers`` holds one item a number with all that a claim needs, the particulars of each entry
beside it, and a pointer for each employee. ``ledger`` is only ever added to.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer

from shared.consent.item import beside, number_attribute, pointer_pk, state_update
from shared.consent.keys import EmployeeKey, SubscriberKey
from shared.consent.ledger import History, Particulars, Sealed, from_facts
from shared.consent.states import Consent
from shared.sms.number import PhoneNumber
from shared.tables import LEDGER_SORT, PARTITION, SORT

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

ATTEMPTS = 12
FIRST_WAIT = 0.02
RETRIED = {
    "ConditionalCheckFailed",
    "TransactionConflict",
    "ThrottlingError",
    "ProvisionedThroughputExceeded",
}

T = TypeVar("T")
to_item: Callable[[Any], Any] = TypeSerializer().serialize
from_item: Callable[[Any], Any] = TypeDeserializer().deserialize


class Conflict(Exception):
    """Somebody else changed this consent first; nothing was written. Read again and decide anew."""


@dataclass(frozen=True, slots=True)
class Change:
    """One more entry for one number, the consent that it gives, and its particulars."""

    number: PhoneNumber | None
    """None once it was erased."""
    sealed: Sealed
    consent: Consent
    rests_on: str | None
    """The hash of the entry that the consent rests on."""
    particulars: Particulars
    salt: str


@dataclass(frozen=True, slots=True)
class Pointer:
    """The numbers of an employee, the newest last; ``before`` is what it replaces."""

    employee: EmployeeKey
    numbers: tuple[SubscriberKey, ...]
    before: tuple[SubscriberKey, ...]


@dataclass(frozen=True)
class ConsentStore:
    """The two tables of consent."""

    dynamodb: "DynamoDBClient"
    subscribers: str
    ledger: str

    def history(self, subscriber: SubscriberKey) -> History:
        """All entries of a number, read consistently; empty for one never seen."""
        pages = self.dynamodb.get_paginator("query").paginate(
            TableName=self.ledger,
            KeyConditionExpression=f"{PARTITION} = :pk",
            ExpressionAttributeValues={":pk": {"S": subscriber}},
            ConsistentRead=True,
        )
        facts = [from_item({"M": item}) for page in pages for item in page["Items"]]
        if not facts:
            return History(subscriber)
        entries = tuple(from_facts(each["facts"]) for each in facts)
        return History(subscriber, entries, tuple(each["hash"] for each in facts))

    def number(self, subscriber: SubscriberKey) -> PhoneNumber | None:
        """The number behind a key; None when it was never seen or was erased."""
        found = self._get(subscriber, "state")
        number = found.get(number_attribute(subscriber))
        return PhoneNumber(number) if number else None

    def numbers_of(self, employee: EmployeeKey) -> tuple[SubscriberKey, ...]:
        """The numbers that the employee entered, the newest last."""
        found = self._get(pointer_pk(employee), "pointer")
        return tuple(SubscriberKey(key) for key in found.get("numbers", ()))

    def due(self, job: str, until: str) -> list[SubscriberKey]:
        """The numbers for which ``job`` fell due at ``until`` (ISO) or earlier."""
        pages = self.dynamodb.get_paginator("query").paginate(
            TableName=self.subscribers,
            IndexName="due",
            KeyConditionExpression="due = :job AND due_at <= :until",
            ExpressionAttributeValues={":job": {"S": job}, ":until": {"S": until}},
        )
        return [SubscriberKey(item[PARTITION]["S"]) for page in pages for item in page["Items"]]

    def commit(self, changes: Sequence[Change], pointers: Sequence[Pointer] = ()) -> None:
        """Write all changes in one transaction, each only on top of the history it was decided on.

        Raises:
            Conflict: a history or a pointer moved on meanwhile; nothing was written.
        """
        writes = [write for change in changes for write in self._writes(change)]
        writes += [self._point(pointer) for pointer in pointers]
        try:
            self.dynamodb.transact_write_items(TransactItems=writes)  # type: ignore[arg-type]
        except self.dynamodb.exceptions.TransactionCanceledException as cancelled:
            codes = {reason.get("Code") for reason in cancelled.response.get("CancellationReasons", [])}
            if codes & RETRIED:
                raise Conflict from cancelled
            raise

    def settle(self, attempt: Callable[[], T]) -> T:
        """Run ``attempt`` (read, decide, commit) until no one else comes between.

        Raises:
            Conflict: it never came to rest.
        """
        for tried in range(ATTEMPTS):
            try:
                return attempt()
            except Conflict:
                if tried == ATTEMPTS - 1:
                    raise
                time.sleep(FIRST_WAIT * min(tried + 1, 5))
        raise AssertionError

    def _get(self, pk: str, sk: str) -> Mapping[str, Any]:
        answer = self.dynamodb.get_item(
            TableName=self.subscribers, Key={PARTITION: {"S": pk}, SORT: {"S": sk}}, ConsistentRead=True
        )
        found: Mapping[str, Any] = from_item({"M": answer.get("Item", {})})
        return found

    def _writes(self, change: Change) -> list[dict[str, Any]]:
        sealed = change.sealed
        entry = {PARTITION: sealed.subscriber, LEDGER_SORT: sealed.entry.seq}
        entry |= {"facts": sealed.facts(), "hash": sealed.hash}
        particulars = {
            PARTITION: sealed.subscriber,
            SORT: beside(sealed.entry.seq),
            "v": 1,
            "salt": change.salt,
        }
        state = state_update(change.number, sealed, change.consent, change.rests_on)
        return [
            self._put(self.ledger, entry),
            {"Update": {"TableName": self.subscribers, **state}},
            self._put(self.subscribers, particulars | dict(change.particulars)),
        ]

    def _put(self, table: str, item: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "Put": {
                "TableName": table,
                "Item": to_item(item)["M"],
                "ConditionExpression": f"attribute_not_exists({PARTITION})",
            }
        }

    def _point(self, pointer: Pointer) -> dict[str, Any]:
        condition, values = "attribute_not_exists(numbers)", {}
        if pointer.before:
            condition, values = "numbers = :before", {":before": to_item(list(pointer.before))}
        return {
            "Update": {
                "TableName": self.subscribers,
                "Key": {PARTITION: {"S": pointer_pk(pointer.employee)}, SORT: {"S": "pointer"}},
                "UpdateExpression": "SET numbers = :numbers, v = :v",
                "ConditionExpression": condition,
                "ExpressionAttributeValues": values
                | {":numbers": to_item(list(pointer.numbers)), ":v": {"N": "1"}},
            }
        }
