"""The evidence pack: all that is known of one number's consent, in one zip that proves itself.

Made of values alone and always the same for the same ones; only the signature comes from outside.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from shared.consent.disclosure import Disclosure
from shared.evidence.export import StoredEntry
from shared.evidence.heads import Proof
from shared.evidence.note import Sign, VerifierKey


@dataclass(frozen=True, slots=True)
class Particulars:
    """The personal part of one entry, which its commitment covers: ``number`` and what else there was."""

    seq: int
    salt: str
    particulars: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SentText:
    """One text to this number, and the entry that allowed it."""

    at: datetime
    role: str
    status: str
    event: str | None = None
    reason: str | None = None
    error: str | None = None
    message_id: str | None = None
    parts: int | None = None
    consent_seq: int | None = None
    consent_hash: str | None = None
    carrier_status: str | None = None
    confirmed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PackContents:
    """What goes into a pack. The entries are one whole chain; the proofs are in order, without a gap."""

    brand: str
    made_at: datetime
    key: VerifierKey
    entries: tuple[StoredEntry, ...]
    particulars: tuple[Particulars, ...]
    disclosures: tuple[Disclosure, ...]
    texts: tuple[SentText, ...]
    proofs: tuple[Proof, ...]


def pack(contents: PackContents, sign: Sign) -> bytes:
    """The zip's bytes."""
    raise NotImplementedError
