"""The claim: consent and the right to send one text, taken in one conditional write (G1, G2, G3)."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.types import TypeDeserializer
from botocore.exceptions import ClientError

from shared.conditional import is_refused, written
from shared.consent.entry import Topic
from shared.consent.item import state_key
from shared.consent.keys import SubscriberKey
from shared.consent.language import Language
from shared.consent.states import State
from shared.itsm.history import Reason
from shared.sms.number import PhoneNumber

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

LEASE = timedelta(seconds=60)
MILLISECOND = timedelta(milliseconds=1)
GATHERED = 8
CONFLICTS = 8
CONFLICT_SECONDS = 0.01
NOT_ON = {State.OPTED_OUT: Reason.OPTED_OUT, State.SUSPENDED: Reason.SUSPENDED}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a claim asks for: the text's name, and the consent that it needs.

    One of a ``topic`` is a notification, which a hold keeps back as well.
    """

    name: str
    state: State | None
    topic: Topic | None
    valid_until: datetime


@dataclass(frozen=True, slots=True)
class Lease:
    """A claim as it stands on the item: whose, until when, and at which attempt."""

    token: str
    until: int
    attempt: int


@dataclass(frozen=True, slots=True)
class Claimed:
    """This text is ours to send, under this consent."""

    number: PhoneNumber
    topics: frozenset[Topic]
    language: Language
    time_zone: str | None
    of_employee: bool
    consent_seq: int
    """The entry that the state of consent rests on, by which an auditor finds what allowed this text."""
    consent_hash: str
    lease: Lease
    claims: Mapping[str, int]
    """All claims on the item, each with the end of its validity in milliseconds."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Somebody claimed this text before."""

    lease: Lease


@dataclass(frozen=True)
class Claims:
    """Claims on the subscribers' items. ``clock`` values are milliseconds since 1970 on the items."""

    dynamodb: "DynamoDBClient"
    subscribers: str

    def claim(
        self, wanted: Wanted, key: SubscriberKey, token: str, now: datetime, over: Lease | None = None
    ) -> Claimed | Taken | Reason:
        """Claim the text, if consent stands right now and nobody claimed it before.

        ``over`` replaces that lease, which must have run out, as the next attempt. A refusal that shows
        our own token is a claim whose answer was lost; it counts while consent still stands.
        """
        lease = Lease(token, _ms(now + LEASE), over.attempt + 1 if over else 1)
        try:
            answer = self._written(self._update(wanted, key, lease, over))
        except ClientError as error:
            if not is_refused(error):
                raise
            return self._refused(wanted, _values(error.response.get("Item", {})), lease)
        return _claimed(_values(answer["Attributes"]), lease)

    def standing(self, wanted: Wanted, key: SubscriberKey) -> Lease | None:
        """The lease on this text, if anybody ever claimed it and did not give it back."""
        answer = self.dynamodb.get_item(
            TableName=self.subscribers,
            Key=state_key(key),
            ProjectionExpression="claims.#k",
            ExpressionAttributeNames={"#k": wanted.name},
            ConsistentRead=True,
        )
        return _standing(_values(answer.get("Item", {})), wanted)

    def number(self, key: SubscriberKey) -> PhoneNumber | None:
        """The number behind a key, which never changes; None for one that was erased."""
        answer = self.dynamodb.get_item(
            TableName=self.subscribers,
            Key=state_key(key),
            ProjectionExpression="#number",
            ExpressionAttributeNames={"#number": "number"},
        )
        item = answer.get("Item", {})
        return PhoneNumber(item["number"]["S"]) if "number" in item else None

    def release(self, wanted: Wanted, key: SubscriberKey, lease: Lease) -> None:
        """Give a claim back whose text was certainly not taken by the carrier.

        What an earlier attempt may have reached stays on record, so that two attempts never become three.
        """
        if lease.attempt == 1:
            self._remove(key, [wanted.name], "claims.#c0.#t = :token", {":token": {"S": lease.token}})
            return
        earlier = Lease(lease.token, 0, lease.attempt - 1)
        update = self._update(replace(wanted, state=None, topic=None), key, earlier, over=lease)
        self._if_still_ours(update)

    def _update(self, wanted: Wanted, key: SubscriberKey, lease: Lease, over: Lease | None) -> dict[str, Any]:
        # Who was erased while a text for them waited has no number to send it to.
        conditions = ["attribute_exists(#number)"]
        names = {"#k": wanted.name, "#number": "number"}
        values: dict[str, Any] = {":lease": _lease_item(lease, wanted.valid_until)}
        if over:
            conditions.append("claims.#k.#t = :old")
            names["#t"], values[":old"] = "t", {"S": over.token}
        else:
            conditions.append("attribute_not_exists(claims.#k)")
        if wanted.state:
            conditions.append("#state = :state")
            names["#state"], values[":state"] = "state", {"S": wanted.state.value}
        if wanted.topic:
            conditions.append("contains(topics, :topic) AND attribute_not_exists(held)")
            values[":topic"] = {"S": wanted.topic.value}
        return {
            "TableName": self.subscribers,
            "Key": state_key(key),
            "UpdateExpression": "SET claims.#k = :lease",
            "ConditionExpression": " AND ".join(conditions),
            "ExpressionAttributeNames": names,
            "ExpressionAttributeValues": values,
            "ReturnValues": "ALL_NEW",
            "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
        }

    def _refused(self, wanted: Wanted, item: Mapping[str, Any], lease: Lease) -> Claimed | Taken | Reason:
        state = item.get("state", State.NONE)
        if wanted.state and state != wanted.state:
            return NOT_ON.get(state, Reason.NOT_OPTED_IN)
        if wanted.topic and item.get("held"):
            return Reason.HELD
        if wanted.topic and wanted.topic not in item.get("topics", ()):
            return Reason.TOPIC_OFF
        found = _standing(item, wanted)
        if found is None:
            return Reason.NOT_OPTED_IN
        return _claimed(item, found) if found.token == lease.token else Taken(found)

    def forget_expired(self, key: SubscriberKey, claimed: Claimed, now: datetime) -> None:
        """Remove claims past their validity by name; written as a whole the map would lose others'."""
        expired = [name for name, until in claimed.claims.items() if until < _ms(now)]
        if len(expired) >= GATHERED:
            self._remove(key, expired[:50], "attribute_exists(pk)", {})

    def _remove(self, key: SubscriberKey, claims: list[str], condition: str, values: dict[str, Any]) -> None:
        names = {f"#c{place}": name for place, name in enumerate(claims)}
        if values:
            names["#t"] = "t"
        update: dict[str, Any] = {
            "TableName": self.subscribers,
            "Key": state_key(key),
            "UpdateExpression": "REMOVE " + ", ".join(f"claims.#c{place}" for place in range(len(claims))),
            "ConditionExpression": condition,
            "ExpressionAttributeNames": names,
        }
        if values:
            update["ExpressionAttributeValues"] = values
        self._if_still_ours(update)

    def _if_still_ours(self, update: dict[str, Any]) -> None:
        written(lambda: self._written(update))

    def _written(self, update: dict[str, Any]) -> Any:
        """The answer to an update, tried again while it meets a consent change (a transaction)."""
        for tried in range(CONFLICTS):
            try:
                return self.dynamodb.update_item(**update)
            except ClientError as error:
                met = error.response["Error"]["Code"] == "TransactionConflictException"
                if not met or tried == CONFLICTS - 1:
                    raise
                time.sleep(CONFLICT_SECONDS * (tried + 1))
        raise AssertionError


def _lease_item(lease: Lease, valid_until: datetime) -> dict[str, Any]:
    return {
        "M": {
            "t": {"S": lease.token},
            "u": {"N": str(lease.until)},
            "n": {"N": str(lease.attempt)},
            "x": {"N": str(_ms(valid_until) + LEASE // MILLISECOND)},
        }
    }


def _standing(item: Mapping[str, Any], wanted: Wanted) -> Lease | None:
    found = item.get("claims", {}).get(wanted.name)
    return Lease(found["t"], int(found["u"]), int(found["n"])) if found else None


def _claimed(item: Mapping[str, Any], lease: Lease) -> Claimed:
    return Claimed(
        number=PhoneNumber(item["number"]),
        topics=frozenset(Topic(topic) for topic in item.get("topics", ())),
        language=Language(item.get("language", Language.ENGLISH)),
        time_zone=item.get("time_zone"),
        of_employee="employee" in item,
        consent_seq=int(item.get("consent_seq", item["seq"])),
        consent_hash=item.get("consent_hash", item["hash"]),
        lease=lease,
        claims={name: int(each["x"]) for name, each in item["claims"].items()},
    )


def _values(item: Any) -> Mapping[str, Any]:
    values: Mapping[str, Any] = TypeDeserializer().deserialize({"M": item})
    return values


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def ran_out(lease: Lease, now: datetime) -> bool:
    """Whether a lease's holder can no longer be at work."""
    return _ms(now) > lease.until
