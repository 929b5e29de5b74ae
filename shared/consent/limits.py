"""How many forms an hour: so many of one employee, so many from one address.

A limit of ten is ten slots, and a form takes one for an hour by one conditional write. A slot is never
taken twice within an hour, so in any hour, wherever it begins, no more than ten pass, however many come at
the same moment. Slots lie beside the consents and tell nothing: their key is a keyed hash (G7).
"""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING, Any, cast

from botocore.exceptions import ClientError

from shared.conditional import is_refused
from shared.consent.keys import EmployeeKey
from shared.consent.store import Conflict
from shared.tables import COUNTER_ENDS, PARTITION, SORT

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

FORMS_OF_AN_EMPLOYEE = 10
HOUR = timedelta(hours=1)
HOUR_MS = 3_600_000
ATTEMPTS = 30
"""A refused write means that another form took the slot, so that with few slots this is never reached."""
ONE_HOME = 64
"""So many bits of an IPv6 address name a network; whoever has one has all the addresses in it."""


def source_of(address: str) -> str:
    """What counts as one source: an IPv4 address, or the network of an IPv6 one."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ip_network((parsed, ONE_HOME), strict=False))


@dataclass(frozen=True)
class FormLimits:
    """The slots in the table of subscribers."""

    dynamodb: "DynamoDBClient"
    table: str
    of_a_source: int
    """Forms an hour from one source; 0 for any number."""
    choose: Callable[[Sequence[int]], int] = random.choice

    def take(self, employee: EmployeeKey, source: str, now: datetime) -> datetime | None:
        """Count a form, of an employee and from the name of a source; None, or when to come again.

        The employee comes first, so that nobody uses up what their colleagues behind the same address have.

        Raises:
            Conflict: others came first again and again.
        """
        again_at = self._take(employee, FORMS_OF_AN_EMPLOYEE, now)
        if again_at is None and self.of_a_source:
            again_at = self._take(source, self.of_a_source, now)
        return again_at

    def _take(self, name: str, limit: int, now: datetime) -> datetime | None:
        taken = _taken(self.dynamodb.get_item(TableName=self.table, Key=_key(name)).get("Item") or {})
        for _ in range(ATTEMPTS):
            free = [slot for slot in range(limit) if not _is_taken(taken.get(slot), now)]
            if not free:
                return min(at for slot, at in taken.items() if slot < limit and _is_taken(at, now)) + HOUR
            refused = self._write(name, self.choose(free), now)
            if refused is None:
                return None
            taken = _taken(refused)
        raise Conflict

    def _write(self, name: str, slot: int, now: datetime) -> Mapping[str, Any] | None:
        """Take the slot; when it is taken already, answer with the slots as they are."""
        times = {":now": now, ":from": now - HOUR, ":to": now + HOUR}
        try:
            self.dynamodb.update_item(
                TableName=self.table,
                Key=_key(name),
                UpdateExpression="SET #slot = :now, #ends = :ends, v = :v",
                ConditionExpression="attribute_not_exists(#slot) OR #slot <= :from OR #slot >= :to",
                ExpressionAttributeNames={"#slot": f"s{slot}", "#ends": COUNTER_ENDS},
                ExpressionAttributeValues={
                    **{name: {"N": str(_milliseconds(moment))} for name, moment in times.items()},
                    ":ends": {"N": str(int((now + 2 * HOUR).timestamp()))},
                    ":v": {"N": "1"},
                },
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except ClientError as error:
            if not is_refused(error):
                raise
            return cast(dict[str, Mapping[str, Any]], error.response).get("Item", {})
        return None


def _taken(item: Mapping[str, Any]) -> dict[int, datetime]:
    return {
        int(name[1:]): datetime.fromtimestamp(int(value["N"]) / 1000, UTC)
        for name, value in item.items()
        if name[0] == "s" and name[1:].isdigit()
    }


def _is_taken(at: datetime | None, now: datetime) -> bool:
    """Whether it was taken within the hour. A clock that went back by more frees it, else nobody would."""
    return at is not None and abs(_milliseconds(now) - _milliseconds(at)) < HOUR_MS


def _key(name: str) -> dict[str, dict[str, str]]:
    return {PARTITION: {"S": f"f#{name}"}, SORT: {"S": "forms"}}


def _milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
