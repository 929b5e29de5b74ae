"""When the carrier's opt-out lists of a Region were looked at, and how far a look has come.

A look begins every three quarters of an hour, so that an opt-out is found within the hour, and may take
several runs: a list is read a hundred numbers at a time, about one page a second, and a run is short.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer

from shared.clock import exact, from_iso
from shared.conditional import written
from shared.sms.opt_out_lists import Place
from shared.tables import PARTITION

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

EVERY = timedelta(minutes=45)
LEASE = timedelta(seconds=50)
"""A run that takes longer has crashed, and the next one, a minute later, goes on; what two do at once is done
once all the same."""
OVERLAP = timedelta(hours=1)
"""How far a look goes back behind the one before: the carrier's clock is not ours."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is remembered of a Region. A time ahead of now counts for nothing: a clock went back."""

    turn: int = 0
    looked_at: datetime | None = None
    """When the last look began that came to its end."""
    begun_at: datetime | None = None
    """When the present one began."""
    taken_at: datetime | None = None
    place: Place | None = None
    """Where the present one goes on; None: at the beginning."""

    def taken(self, now: datetime) -> "Look | None":
        """This look for a run that begins now; None when nothing is due, or another run is at it."""
        if _within(self.taken_at, LEASE, now):
            return None
        if self.begun_at and self.begun_at <= now:
            return replace(self, turn=self.turn + 1, taken_at=now)
        if _within(self.looked_at, EVERY, now):
            return None
        looked_at = self.looked_at if self.looked_at and self.looked_at <= now else None
        return Look(self.turn + 1, looked_at, begun_at=now, taken_at=now)

    def at(self, place: Place | None) -> "Look":
        """This look, come to that place."""
        return replace(self, place=place)

    def paused(self) -> "Look":
        """This look when its run ends: the next run goes on with it."""
        return replace(self, taken_at=None)

    def done(self) -> "Look":
        """This look, come to its end."""
        return Look(self.turn, looked_at=self.begun_at)

    def is_new(self, since: datetime | None) -> bool:
        """Whether an opt-out of that time may be one that no earlier look has seen."""
        return since is None or self.looked_at is None or since > self.looked_at - OVERLAP


def _within(moment: datetime | None, duration: timedelta, now: datetime) -> bool:
    return moment is not None and moment <= now < moment + duration


@dataclass(frozen=True)
class Looks:
    """The looks of all Regions, in the table of lines."""

    dynamodb: "DynamoDBClient"
    table: str

    def of(self, region: str) -> Look:
        """What is remembered of a Region."""
        answer = self.dynamodb.get_item(TableName=self.table, Key=_key(region), ConsistentRead=True)
        item: dict[str, Any] = TypeDeserializer().deserialize({"M": answer.get("Item", {})})
        times = {name: from_iso(item[name]) for name in ("looked_at", "begun_at", "taken_at") if name in item}
        place = Place(item["list"], item.get("token")) if "list" in item else None
        return Look(int(item.get("turn", 0)), **times, place=place)

    def keep(self, region: str, look: Look, *, after: int) -> bool:
        """Write a look down on top of turn ``after``; False when another run took its turn meanwhile."""
        times = {name: getattr(look, name) for name in ("looked_at", "begun_at", "taken_at")}
        item: dict[str, Any] = {"v": 1, "turn": look.turn}
        item |= {"list": look.place.list, "token": look.place.token} if look.place else {}
        item |= {name: exact(moment) for name, moment in times.items() if moment}
        kept = {name: value for name, value in item.items() if value is not None}
        write: dict[str, Any] = {"ConditionExpression": f"attribute_not_exists({PARTITION})"}
        if after:
            values = {":after": {"N": str(after)}}
            write = {"ConditionExpression": "turn = :after", "ExpressionAttributeValues": values}
        full = dict(TypeSerializer().serialize(kept)["M"]) | _key(region)
        return written(lambda: self.dynamodb.put_item(TableName=self.table, Item=full, **write))


def _key(region: str) -> dict[str, Any]:
    return {PARTITION: {"S": f"opt-outs#{region}"}}
