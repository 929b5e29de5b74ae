"""Gatherings in the table of events: an item a member, one a member that is gone, and one that closes it.

What is in a gathering is settled once, by whoever first freezes it after it was closed. Who puts a member in
looks afterwards whether the gathering is still open; if not, the frozen list says whether it was in time.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer

from shared.clock import exact, from_iso
from shared.conditional import written
from shared.itsm.history import Notice, Reason
from shared.itsm.store import event_in, item_of
from shared.notification.storm.member import Member, Ref
from shared.notification.storm.roster import Roster
from shared.tables import PARTITION, SORT, TIME_TO_LIVE

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

KEPT = timedelta(days=400)
MEMBER, GONE, FROZEN = "member#", "gone#", "frozen"


@dataclass(frozen=True, slots=True)
class Frozen:
    """A closed gathering: the names of its members in their order, and when that was settled."""

    members: tuple[str, ...]
    at: datetime


@dataclass(frozen=True)
class Gatherings:
    """All gatherings that there are and were."""

    dynamodb: "DynamoDBClient"
    table: str

    def put(self, gathering: str, member: Member, now: datetime) -> None:
        """Put a member in."""
        said = {
            "event": item_of(member.event),
            "opening": member.notice.opening,
            "times": member.notice.times,
            "singly": member.singly,
            "alerts": [asdict(ref) for ref in member.alerts],
            "told": [asdict(ref) for ref in member.told],
        }
        self._put(gathering, f"{MEMBER}{member.name}", said, now)

    def holds(self, gathering: str, name: str) -> bool:
        """Whether a member was put in, in time or not."""
        return self._get(gathering, f"{MEMBER}{name}") is not None

    def retitle(self, ref: Ref, title: str) -> None:
        """Give a member, if it was put in, the newest title of its id."""
        written(
            lambda: self.dynamodb.update_item(
                TableName=self.table,
                Key=_key(ref.gathering, f"{MEMBER}{ref.member}"),
                UpdateExpression="SET #event.title = :title",
                ConditionExpression=f"attribute_exists({PARTITION})",
                ExpressionAttributeNames={"#event": "event"},
                ExpressionAttributeValues={":title": {"S": title}},
            )
        )

    def is_gone(self, ref: Ref, reason: Reason, now: datetime) -> None:
        """Write down that a member is not to be told any more; the first reason stays."""
        self._put(ref.gathering, f"{GONE}{ref.member}", {"reason": reason.value}, now, once=True)

    def members(self, gathering: str) -> list[Member]:
        """Everything that was put in."""
        return [_member(item) for item in self._query(gathering, MEMBER)]

    def gone(self, gathering: str) -> Mapping[str, Reason]:
        """The members that are not to be told any more, each with why."""
        return _reasons(self._query(gathering, GONE))

    def freeze(self, gathering: str, now: datetime) -> Frozen:
        """What was in a gathering, which is closed, settled once."""
        if found := self.frozen(gathering):
            return found
        members = sorted(self.members(gathering), key=lambda each: (each.event.position, each.name))
        said = {"members": " ".join(each.name for each in members), "at": exact(now)}
        self._put(gathering, FROZEN, said, now, once=True)
        found = self.frozen(gathering)
        assert found
        return found

    def frozen(self, gathering: str) -> Frozen | None:
        """What was in a gathering; None before that is settled."""
        found = self._get(gathering, FROZEN)
        return Frozen(tuple(found["members"].split()), from_iso(found["at"])) if found else None

    def roster(self, gathering: str) -> Roster | None:
        """The members of a frozen gathering in their order, and which are gone; None before."""
        items = self._query(gathering)
        frozen = next((item for item in items if item[SORT] == FROZEN), None)
        if frozen is None:
            return None
        members = {each.name: each for each in map(_member, _under(MEMBER, items))}
        those = tuple(members[name] for name in frozen["members"].split())
        return Roster(those, _reasons(_under(GONE, items)), from_iso(frozen["at"]))

    def _put(
        self, gathering: str, sort: str, said: Mapping[str, Any], now: datetime, *, once: bool = False
    ) -> None:
        values = {"v": 1, **said, TIME_TO_LIVE: int((now + KEPT).timestamp())}
        item = {**_key(gathering, sort), **TypeSerializer().serialize(values)["M"]}
        condition: dict[str, Any] = (
            {"ConditionExpression": f"attribute_not_exists({PARTITION})"} if once else {}
        )
        written(lambda: self.dynamodb.put_item(TableName=self.table, Item=item, **condition))

    def _get(self, gathering: str, sort: str) -> Mapping[str, Any] | None:
        answer = self.dynamodb.get_item(TableName=self.table, Key=_key(gathering, sort), ConsistentRead=True)
        return _values(answer["Item"]) if "Item" in answer else None

    def _query(self, gathering: str, prefix: str = "") -> list[Mapping[str, Any]]:
        values = {":pk": {"S": gathering_pk(gathering)}, **({":prefix": {"S": prefix}} if prefix else {})}
        pages = self.dynamodb.get_paginator("query").paginate(
            TableName=self.table,
            KeyConditionExpression=f"{PARTITION} = :pk"
            + (f" AND begins_with({SORT}, :prefix)" if prefix else ""),
            ExpressionAttributeValues=values,
            ConsistentRead=True,
        )
        return [_values(item) for page in pages for item in page["Items"]]


def gathering_pk(gathering: str) -> str:
    """The partition of a gathering among the events."""
    return f"gathering#{gathering}"


def _key(gathering: str, sort: str) -> dict[str, Any]:
    return {PARTITION: {"S": gathering_pk(gathering)}, SORT: {"S": sort}}


def _under(prefix: str, items: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    return (item for item in items if item[SORT].startswith(prefix))


def _reasons(items: Iterable[Mapping[str, Any]]) -> Mapping[str, Reason]:
    return {item[SORT].removeprefix(GONE): Reason(item["reason"]) for item in items}


def _values(item: Any) -> Mapping[str, Any]:
    values: Mapping[str, Any] = TypeDeserializer().deserialize({"M": item})
    return values


def _member(item: Mapping[str, Any]) -> Member:
    event = event_in(item["event"])
    notice = Notice(event.source, event.id, event.version, event.type.role, item["opening"], item["times"])
    alerts, told = (tuple(Ref(**ref) for ref in item[name]) for name in ("alerts", "told"))
    return Member(event, notice, item["singly"], alerts, told)
