"""What goes into an evidence pack."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from shared.clock import iso
from shared.consent.disclosure import Disclosure, Terms
from shared.evidence.export import StoredEntry
from shared.evidence.heads import Head, Proof
from shared.evidence.note import VerifierKey


@dataclass(frozen=True, slots=True)
class Particulars:
    """The personal part of one entry, which its commitment covers: the number and what else there was."""

    seq: int
    salt: str
    particulars: Mapping[str, str]

    def facts(self) -> dict[str, Any]:
        """As a pack holds it."""
        return {"seq": self.seq, "salt": self.salt, "particulars": dict(self.particulars)}


@dataclass(frozen=True, slots=True)
class SentText:
    """One text to this number, and the entry that allowed it."""

    at: datetime
    role: str
    status: str
    event: str | None = None
    body: str | None = None
    reason: str | None = None
    error: str | None = None
    message_id: str | None = None
    parts: int | None = None
    consent_seq: int | None = None
    consent_hash: str | None = None
    carrier_status: str | None = None
    confirmed_at: datetime | None = None

    def facts(self) -> dict[str, Any]:
        """As a pack holds it; what is not known is left out."""
        known = {each.name: getattr(self, each.name) for each in fields(self)}
        return {
            name: iso(value) if isinstance(value, datetime) else value
            for name, value in known.items()
            if value is not None
        }


@dataclass(frozen=True, slots=True)
class PackContents:
    """All of a pack but its signature.

    The entries are one whole chain, at least one entry long; the proofs are the checkpoints from the
    first that has a head of it to the newest, without a gap.
    """

    brand: str
    made_at: datetime
    key: VerifierKey
    entries: tuple[StoredEntry, ...]
    particulars: tuple[Particulars, ...]
    disclosures: tuple[Disclosure, ...]
    terms: tuple[Terms, ...]
    texts: tuple[SentText, ...]
    proofs: tuple[Proof, ...]

    @property
    def head(self) -> Head:
        """The last entry."""
        last = self.entries[-1]
        return Head(last.facts["subscriber"], last.facts["seq"], last.hash)
