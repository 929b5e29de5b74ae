"""The one conditional write that a claim is, and the one that gives it back, as DynamoDB takes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from shared.consent.entry import Topic
from shared.consent.item import state_key
from shared.consent.keys import SubscriberKey
from shared.consent.states import State
from shared.notification.held.hourly import hour_of
from shared.sms.pacing import Lane

LEASE = timedelta(seconds=60)
MILLISECOND = timedelta(milliseconds=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a claim asks for: the text's name, and the consent that it needs.

    What has ``topics`` is a notification, which needs one of them on and which a hold keeps back as well.
    """

    name: str
    state: State | None
    topics: frozenset[Topic]
    valid_until: datetime
    lane: Lane | None = None
    """A notification's: quiet hours and the hourly limit count for it, as the lane has them."""
    along: tuple[str, ...] = ()
    """The names of other texts that this one stands for, so that none of them is sent as well."""

    @property
    def names(self) -> tuple[str, ...]:
        """All names that are taken."""
        return self.name, *self.along


@dataclass(frozen=True, slots=True)
class Lease:
    """A claim as it stands on the item: whose, until when, and at which attempt."""

    token: str
    until: int
    attempt: int

    @property
    def hour(self) -> str:
        """The hour in which it was taken."""
        return hour_of(moment(self.until) - LEASE)


@dataclass
class Update:
    """An update of a subscriber's item, put together piece by piece."""

    key: SubscriberKey
    set_: list[str] = field(default_factory=list)
    remove: list[str] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)

    def request(self, table: str) -> dict[str, Any]:
        """As the client takes it."""
        set_ = f"SET {', '.join(self.set_)}" if self.set_ else ""
        remove = f" REMOVE {', '.join(self.remove)}" if self.remove else ""
        request = {
            "TableName": table,
            "Key": state_key(self.key),
            "UpdateExpression": (set_ + remove).strip(),
            "ConditionExpression": " AND ".join(self.conditions),
            "ExpressionAttributeNames": self.names,
            "ExpressionAttributeValues": self.values,
        }
        return {name: value for name, value in request.items() if value}


def claiming(
    wanted: Wanted, key: SubscriberKey, lease: Lease, over: Lease | None, seen: int | None, limit: int
) -> Update:
    """The claim. ``seen`` is the last entry of somebody who has quiet hours, and who is not in them."""
    # Who was erased while a text for them waited has no number to send it to.
    update = Update(key, conditions=["attribute_exists(#number)"], names={"#number": "number"})
    _take_names(update, wanted, lease, over)
    if wanted.state:
        update.conditions.append("#state = :state")
        update.names["#state"], update.values[":state"] = "state", {"S": wanted.state.value}
    if wanted.topics:
        _need_a_topic(update, wanted.topics)
    if wanted.lane:
        _need_to_be_awake(update, wanted.lane, seen)
    if counts(wanted, limit) and not over:
        _count(update, lease.hour, limit)
    return update


def giving_back(wanted: Wanted, key: SubscriberKey, lease: Lease, limit: int) -> Update:
    """Take a first attempt away again, and its place in the hour with it."""
    update = Update(
        key, conditions=["claims.#c0.#t = :token"], names={"#t": "t"}, values={":token": {"S": lease.token}}
    )
    forget(update, "claims", wanted.names)
    if counts(wanted, limit):
        update.set_.append("hours.#hour = if_not_exists(hours.#hour, :one) - :one")
        update.names["#hour"], update.values[":one"] = lease.hour, {"N": "1"}
    return update


def forget(update: Update, map_: str, names: Sequence[str]) -> None:
    """Remove these from a map by name; written as a whole the map would lose others'."""
    for place, name in enumerate(names):
        placeholder = f"#{map_[0]}{place}"
        update.remove.append(f"{map_}.{placeholder}")
        update.names[placeholder] = name


def counts(wanted: Wanted, limit: int) -> bool:
    """Whether a text is one of those that an hour has room for ``limit`` of."""
    return wanted.lane is Lane.ROUTINE and limit > 0


def moment(milliseconds: int) -> datetime:
    """What an item's time means."""
    return EPOCH + milliseconds * MILLISECOND


def ms(at: datetime) -> int:
    """A time as items have it: milliseconds since 1970."""
    return (at - EPOCH) // MILLISECOND


def _take_names(update: Update, wanted: Wanted, lease: Lease, over: Lease | None) -> None:
    update.values[":lease"] = _lease_item(lease, wanted.valid_until)
    for place, name in enumerate(wanted.names):
        update.names[f"#k{place}"] = name
        update.set_.append(f"claims.#k{place} = :lease")
        if not over:
            update.conditions.append(f"attribute_not_exists(claims.#k{place})")
    if over:
        update.conditions.append("claims.#k0.#t = :old")
        update.names["#t"], update.values[":old"] = "t", {"S": over.token}


def _need_a_topic(update: Update, topics: frozenset[Topic]) -> None:
    ordered = sorted(topics)
    on = " OR ".join(f"contains(topics, :topic{place})" for place in range(len(ordered)))
    update.conditions.append(f"({on}) AND attribute_not_exists(held)")
    update.values |= {f":topic{place}": {"S": topic.value} for place, topic in enumerate(ordered)}


def _need_to_be_awake(update: Update, lane: Lane, seen: int | None) -> None:
    """No condition can tell what the wall of somebody shows. So whoever has quiet hours is refused once,
    with the item; and claimed as long as no entry has changed it since."""
    ways = ["attribute_not_exists(quiet_from)"]
    if lane is Lane.URGENT:
        ways.append("urgent_in_quiet_hours = :passes")
        update.values[":passes"] = {"BOOL": True}
    if seen is not None:
        ways.append("seq = :seen")
        update.values[":seen"] = {"N": str(seen)}
    update.conditions.append(f"({' OR '.join(ways)})")


def _count(update: Update, hour: str, limit: int) -> None:
    update.set_.append("hours.#hour = if_not_exists(hours.#hour, :none) + :one")
    update.conditions.append("(attribute_not_exists(hours.#hour) OR hours.#hour < :limit)")
    update.names["#hour"] = hour
    update.values |= {":none": {"N": "0"}, ":one": {"N": "1"}, ":limit": {"N": str(limit)}}


def _lease_item(lease: Lease, valid_until: datetime) -> Mapping[str, Any]:
    return {
        "M": {
            "t": {"S": lease.token},
            "u": {"N": str(lease.until)},
            "n": {"N": str(lease.attempt)},
            "x": {"N": str(ms(valid_until) + LEASE // MILLISECOND)},
        }
    }
