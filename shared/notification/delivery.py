"""One text to one number: its names, its status, and what is remembered of it."""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from shared.consent.entry import AutomaticText
from shared.consent.keys import SubscriberKey, shard_of
from shared.itsm.event import Role, event_key
from shared.itsm.history import Notice, Reason


class Status(StrEnum):
    """Where a delivery stands."""

    SUBMITTED = "submitted"
    DELIVERED = "delivered"
    FAILED = "failed"
    UNKNOWN = "unknown"
    SKIPPED = "skipped"


ANSWERS, DIGESTS = "answers#", "digests#"
DIGEST = "digest"
"""The role of a text that tells of several notices."""
GOT_IT = frozenset({Status.SUBMITTED, Status.DELIVERED, Status.UNKNOWN})
"""The alert deliveries whose person gets the end too."""


@dataclass(frozen=True, slots=True)
class DeliveryKey:
    """The two keys of a delivery; together, as text, what travels in the carrier's context."""

    pk: str
    sk: str

    def __str__(self) -> str:
        return f"{self.pk}|{self.sk}"

    @classmethod
    def parse(cls, text: str) -> "DeliveryKey":
        """The key that was written as ``text``.

        Raises:
            ValueError: it never was one.
        """
        pk, bar, sk = text.partition("|")
        if not (pk and bar and sk):
            raise ValueError("not a delivery")
        return cls(pk, sk)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a text, and the consent that allowed it."""

    status: Status
    subscriber: SubscriberKey
    event: str | None
    role: str
    reason: Reason | None = None
    message_id: str | None = None
    consent_seq: int | None = None
    consent_hash: str | None = None
    parts: int | None = None
    error: str | None = None
    body: str | None = None
    """The words, for evidence; without what only its reader may know."""
    line: str | None = None
    """The identity that the carrier was asked to send from."""
    digest: str | None = None
    """The delivery that told of this one as well."""
    tells: tuple[str, ...] = ()
    """The deliveries that a digest told of."""


def of_notice(notice: Notice, subscriber: SubscriberKey) -> DeliveryKey:
    """The delivery of a notice to one subscriber."""
    times = f"#{_short(notice.times)}" if notice.times else "#"
    return DeliveryKey(alerted_pk(notice, shard_of(subscriber)), f"{notice.role}{times}#{subscriber}")


def alerted_pk(notice: Notice, shard: int) -> str:
    """Where the deliveries of an opening lie, for one shard of its audience."""
    return f"{event_key(notice.source, notice.id)}#{_short(notice.opening)}#{shard}"


ALERTS = f"{Role.ALERT}#"


def subscriber_of(delivery: DeliveryKey) -> SubscriberKey:
    """Whose delivery it is, as its key tells."""
    for several in (ANSWERS, DIGESTS):
        if delivery.pk.startswith(several):
            return SubscriberKey(delivery.pk.removeprefix(several))
    return SubscriberKey(delivery.sk.rpartition("#")[2])


def of_answer(subscriber: SubscriberKey, seq: int, text: AutomaticText) -> DeliveryKey:
    """The delivery of the automatic text that entry ``seq`` called for."""
    return DeliveryKey(f"{ANSWERS}{subscriber}", f"{seq:06}#{text}")


def of_digest(subscriber: SubscriberKey, deliveries: Iterable[DeliveryKey]) -> DeliveryKey:
    """The delivery of the one text that tells one subscriber of all of these."""
    return DeliveryKey(f"{DIGESTS}{subscriber}", _short(" ".join(sorted(map(str, deliveries))), length=16))


def claim_key(delivery: DeliveryKey) -> str:
    """The name of a delivery's claim on its subscriber's item: the same for the same text."""
    return _short(str(delivery), length=16)


def _short(text: str, length: int = 10) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode()[:length]
