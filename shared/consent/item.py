"""A subscriber's item: the state of consent as claims and the audience read it.

A projection of the ledger, written in the same transaction. Only single attributes are set, so that
a claim that lands on the same item at the same time is never lost.
"""

from datetime import datetime
from typing import Any

from boto3.dynamodb.types import TypeSerializer

from shared.clock import iso
from shared.consent.entry import Kind
from shared.consent.keys import EmployeeKey, SubscriberKey, is_contested, shard_of
from shared.consent.ledger import Sealed
from shared.consent.states import Consent, State
from shared.sms.number import PhoneNumber
from shared.tables import AUDIENCE_SHARD, DUE_AT, DUE_JOB, PARTITION, SORT

PENDING_EXPIRY, HOLD, ATTESTATION = "pending", "hold", "attestation"
"""What may fall due for a number; ``attestation`` since the last sign of the person."""
EMPTY_MAPS = ("claims", "hours")


def pointer_pk(employee: EmployeeKey) -> str:
    """The partition of an employee's pointer."""
    return f"e#{employee}"


def state_key(subscriber: SubscriberKey) -> dict[str, dict[str, str]]:
    """The key of a number's state."""
    return {PARTITION: {"S": subscriber}, SORT: {"S": "state"}}


def number_attribute(subscriber: SubscriberKey) -> str:
    """Where an item keeps its number: one that is another's never stands where a text could be sent to."""
    return "entered_number" if is_contested(subscriber) else "number"


def beside(seq: int) -> str:
    """The sort key of the particulars of an entry."""
    return f"p#{seq:06}"


def state_update(
    number: PhoneNumber | None, sealed: Sealed, consent: Consent, rests_on: str | None
) -> dict[str, Any]:
    """The update that makes the item say what the ledger says, on top of the entry before."""
    values = _attributes(sealed, consent) | {"consent_hash": rests_on}
    if number or sealed.entry.kind is Kind.ERASED:
        values[number_attribute(sealed.subscriber)] = number and number.e164
        values["country"] = number and number.country
    names = {f"#{name}": name for name in values}
    set_ = [f"#{name} = :{name}" for name, value in values.items() if value is not None]
    set_ += [f"{name} = if_not_exists({name}, :no_{name})" for name in EMPTY_MAPS]
    remove = [f"#{name}" for name, value in values.items() if value is None]
    # Each has an empty map of its own: the local engine takes one that two share for the same map ever after.
    given: dict[str, Any] = {f":no_{name}": {"M": {}} for name in EMPTY_MAPS}
    given |= {f":{name}": TypeSerializer().serialize(v) for name, v in values.items() if v is not None}
    last = sealed.entry.seq - 1
    if last:
        given[":last"] = {"N": str(last)}
    return {
        "Key": state_key(sealed.subscriber),
        "UpdateExpression": f"SET {', '.join(set_)}" + (f" REMOVE {', '.join(remove)}" if remove else ""),
        "ConditionExpression": "seq = :last" if last else f"attribute_not_exists({PARTITION})",
        "ExpressionAttributeNames": names,
        "ExpressionAttributeValues": given,
    }


def _attributes(sealed: Sealed, consent: Consent) -> dict[str, Any]:
    opted_in = consent.state is State.OPTED_IN
    chosen = consent.preferences
    job, due_at = _due(consent)
    return {
        "v": 1,
        "seq": sealed.entry.seq,
        "hash": sealed.hash,
        "state": consent.state.value,
        "held": consent.held and iso(consent.held.since),
        "topics": {topic.value for topic in consent.topics} or None,
        "language": consent.language.value,
        "services": set(chosen.services) or None,
        "locations": set(chosen.locations) or None,
        "quiet_from": chosen.quiet_hours and chosen.quiet_hours.start,
        "quiet_to": chosen.quiet_hours and chosen.quiet_hours.end,
        "urgent_in_quiet_hours": chosen.urgent_in_quiet_hours,
        "time_zone": chosen.time_zone,
        "employee": consent.employee,
        "since": consent.since and iso(consent.since),
        "disclosure": consent.disclosure and consent.disclosure.version,
        "consent_seq": consent.entry or None,
        AUDIENCE_SHARD: str(shard_of(sealed.subscriber)) if opted_in else None,
        DUE_JOB: job,
        DUE_AT: due_at and iso(due_at),
    }


def _due(consent: Consent) -> tuple[str | None, datetime | None]:
    """What falls due next for a number, if anything."""
    if consent.state is State.PENDING:
        return PENDING_EXPIRY, consent.expires_at
    if consent.state is not State.OPTED_IN:
        return None, None
    if consent.held:
        return HOLD, consent.held.ends_at if consent.held.overdue else consent.held.overdue_at
    return ATTESTATION, consent.seen_at
