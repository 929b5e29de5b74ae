"""The claim: consent and the right to send one text, taken in one conditional write (G1, G2, G3)."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.types import TypeDeserializer
from botocore.exceptions import ClientError

from shared.conditional import is_refused, written
from shared.consent.item import state_key
from shared.consent.keys import SubscriberKey
from shared.itsm.history import Reason
from shared.notification.claim_answer import (
    Apart,
    Awake,
    Claimed,
    Held,
    Limits,
    Taken,
    claimed,
    refusal,
    standing,
)
from shared.notification.claim_update import LEASE, Lease, Update, Wanted, claiming, forget, giving_back, ms
from shared.notification.held.hourly import hour_of
from shared.sms.number import PhoneNumber

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

__all__ = ["LEASE", "Apart", "Claimed", "Claims", "Held", "Lease", "Limits", "Taken", "Wanted", "ran_out"]

GATHERED = 8
FORGOTTEN_AT_ONCE = 50
CONFLICTS = 8
CONFLICT_SECONDS = 0.01

NO_LIMITS = Limits()

Answer = Claimed | Taken | Apart | Held | Reason


@dataclass(frozen=True)
class Claims:
    """Claims on the subscribers' items. ``clock`` values are milliseconds since 1970 on the items."""

    dynamodb: "DynamoDBClient"
    subscribers: str
    limits: Limits = NO_LIMITS

    def claim(
        self, wanted: Wanted, key: SubscriberKey, token: str, now: datetime, over: Lease | None = None
    ) -> Answer:
        """Claim the text, if consent stands right now, nothing holds it up and nobody claimed it before.

        ``over`` replaces that lease, which must have run out, as the next attempt. A refusal that shows
        our own token is a claim whose answer was lost; it counts while consent still stands.
        """
        lease = Lease(token, ms(now + LEASE), over.attempt + 1 if over else 1)
        seen = None
        while True:
            request = claiming(wanted, key, lease, over, seen, self.limits.routine_an_hour)
            item, won = self._claim(request)
            if won:
                return claimed(item, lease)
            answer = refusal(wanted, item, lease, over) or self.limits.hold(wanted, item, now, seen)
            if not isinstance(answer, Awake):
                return answer or Reason.NOT_OPTED_IN
            seen = answer.seq

    def _claim(self, update: Update) -> tuple[Mapping[str, Any], bool]:
        """The item after the claim, or the one that stood against it."""
        kept = {"ReturnValues": "ALL_NEW", "ReturnValuesOnConditionCheckFailure": "ALL_OLD"}
        try:
            return _values(self._written(update.request(self.subscribers) | kept)["Attributes"]), True
        except ClientError as error:
            if not is_refused(error):
                raise
            return _values(error.response.get("Item", {})), False

    def standing(self, wanted: Wanted, key: SubscriberKey) -> Lease | None:
        """The lease on this text, if anybody ever claimed it and did not give it back."""
        answer = self.dynamodb.get_item(
            TableName=self.subscribers,
            Key=state_key(key),
            ProjectionExpression="claims.#k",
            ExpressionAttributeNames={"#k": wanted.name},
            ConsistentRead=True,
        )
        return standing(_values(answer.get("Item", {})), wanted)

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
            self._if_still_ours(giving_back(wanted, key, lease, self.limits.routine_an_hour))
            return
        earlier = Lease(lease.token, 0, lease.attempt - 1)
        plain = replace(wanted, state=None, topics=frozenset(), lane=None)
        self._if_still_ours(claiming(plain, key, earlier, over=lease, seen=None, limit=0))

    def forget_expired(self, key: SubscriberKey, claimed: Claimed, now: datetime) -> None:
        """Remove claims past their validity, and with them the hours that are over."""
        expired = [name for name, until in claimed.claims.items() if until < ms(now)]
        if len(expired) < GATHERED:
            return
        over = sorted(hour for hour in claimed.hours if hour < hour_of(now))
        update = Update(key, conditions=["attribute_exists(pk)"])
        forget(update, "claims", expired[:FORGOTTEN_AT_ONCE])
        forget(update, "hours", over[:FORGOTTEN_AT_ONCE])
        self._if_still_ours(update)

    def _if_still_ours(self, update: Update) -> None:
        written(lambda: self._written(update.request(self.subscribers)))

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


def _values(item: Any) -> Mapping[str, Any]:
    values: Mapping[str, Any] = TypeDeserializer().deserialize({"M": item})
    return values


def ran_out(lease: Lease, now: datetime) -> bool:
    """Whether a lease's holder can no longer be at work."""
    return ms(now) > lease.until
