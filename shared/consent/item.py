"""A subscriber's item: the state of consent as claims and the audience read it.

A projection of the ledger, written in the same transaction. Only single attributes are set, so that
a claim that lands on the same item at the same time is never lost.
"""

from typing import Any

from boto3.dynamodb.types import TypeSerializer

from shared.clock import iso
from shared.consent.keys import EmployeeKey, SubscriberKey, shard_of
from shared.consent.ledger import Sealed
from shared.consent.states import Consent, State
from shared.sms.number import PhoneNumber
from shared.tables import AUDIENCE_SHARD, DUE_AT, DUE_JOB, PARTITION, SORT

PENDING_EXPIRY = "pending"
EMPTY_MAPS = ("claims", "hours")


def pointer_pk(employee: EmployeeKey) -> str:
    """The partition of an employee's pointer."""
    return f"e#{employee}"


def state_key(subscriber: SubscriberKey) -> dict[str, dict[str, str]]:
    """The key of a number's state."""
    return {PARTITION: {"S": subscriber}, SORT: {"S": "state"}}


def state_update(number: PhoneNumber, sealed: Sealed, consent: Consent) -> dict[str, Any]:
    """The update that makes the item say what the ledger says, on top of the entry before."""
    values = _attributes(number, sealed, consent)
    names = {f"#{name}": name for name in values}
    set_ = [f"#{name} = :{name}" for name, value in values.items() if value is not None]
    set_ += [f"{name} = if_not_exists({name}, :empty)" for name in EMPTY_MAPS]
    remove = [f"#{name}" for name, value in values.items() if value is None]
    given = {f":{name}": TypeSerializer().serialize(v) for name, v in values.items() if v is not None}
    last = sealed.entry.seq - 1
    if last:
        given[":last"] = {"N": str(last)}
    return {
        "Key": state_key(sealed.subscriber),
        "UpdateExpression": f"SET {', '.join(set_)}" + (f" REMOVE {', '.join(remove)}" if remove else ""),
        "ConditionExpression": "seq = :last" if last else f"attribute_not_exists({PARTITION})",
        "ExpressionAttributeNames": names,
        "ExpressionAttributeValues": given | {":empty": {"M": {}}},
    }


def _attributes(number: PhoneNumber, sealed: Sealed, consent: Consent) -> dict[str, Any]:
    pending = consent.state is State.PENDING
    opted_in = consent.state is State.OPTED_IN
    return {
        "v": 1,
        "number": number.e164,
        "seq": sealed.entry.seq,
        "hash": sealed.hash,
        "state": consent.state.value,
        "topics": {topic.value for topic in consent.topics} or None,
        "language": consent.language.value,
        "employee": consent.employee,
        "since": consent.since and iso(consent.since),
        AUDIENCE_SHARD: str(shard_of(sealed.subscriber)) if opted_in else None,
        DUE_JOB: PENDING_EXPIRY if pending else None,
        DUE_AT: iso(consent.expires_at) if pending and consent.expires_at else None,
    }
