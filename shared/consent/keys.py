"""Names for people that tell nothing: keyed hashes of numbers and employees (G7).

Keys show in CloudTrail and in access logs, so neither a number nor an employee may be read from
one or guessed into one; that takes the stage's secret.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass
from typing import NewType

from shared.sms.number import PhoneNumber

SubscriberKey = NewType("SubscriberKey", str)
EmployeeKey = NewType("EmployeeKey", str)

CONTESTED = "x#"
KEY_BYTES = 16
CODE_DIGITS = 6
SHARDS = 16
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@dataclass(frozen=True, repr=False)
class Keys:
    """What only the holder of the stage's secret can derive."""

    secret: bytes

    def subscriber(self, number: PhoneNumber) -> SubscriberKey:
        """The key under which everything about this number is kept: 22 URL-safe characters."""
        return SubscriberKey(self._name("number", number.e164))

    def employee(self, sub: str) -> EmployeeKey:
        """The key of an employee, from the ``sub`` of the token."""
        return EmployeeKey(self._name("employee", sub))

    def source(self, address: str) -> str:
        """The name of the address that a request came from."""
        return self._name("source", address)

    def contested(self, subscriber: SubscriberKey, employee: EmployeeKey) -> SubscriberKey:
        """The key of what an employee entered of a number that is another's."""
        return SubscriberKey(CONTESTED + self._name("contested", f"{subscriber}:{employee}"))

    def code(self, subscriber: SubscriberKey, seq: int) -> str:
        """The six digits that prove possession of the phone, for the request of entry ``seq``.

        Derived, so that it is stored nowhere and a request can be texted again.
        """
        digest = self._digest("code", f"{subscriber}:{seq}")
        return str(int.from_bytes(digest[:8], "big") % 10**CODE_DIGITS).zfill(CODE_DIGITS)

    def _name(self, purpose: str, value: str) -> str:
        digest = self._digest(purpose, value)[:KEY_BYTES]
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")

    def _digest(self, purpose: str, value: str) -> bytes:
        return hmac.digest(self.secret, f"{purpose}:{value}".encode(), hashlib.sha256)


def same_code(given: str, right: str) -> bool:
    """Whether the codes are equal, in a time that tells nothing about where they differ."""
    return hmac.compare_digest(given.encode(), right.encode())


def is_contested(key: SubscriberKey) -> bool:
    """Whether this is no subscriber, but what somebody entered of another's number."""
    return key.startswith(CONTESTED)


def shard_of(key: SubscriberKey) -> int:
    """The part of the audience that this subscriber belongs to, 0 to 15."""
    return ALPHABET.index(key[0]) % SHARDS
