"""The ledger as a file: one JSON object a line, so that any size can be written and read.

First a line that says what it is, then the entries, chain by chain in their order, then the anchors,
the oldest first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import rfc8785

from shared.clock import iso
from shared.evidence.heads import Anchor
from shared.evidence.note import VerifierKey

FORMAT = 1


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry as the ledger's table stores it."""

    facts: dict[str, Any]
    hash: str

    def line(self) -> bytes:
        """The entry as a line of a file."""
        return _line({"facts": self.facts, "hash": self.hash})


def export(
    entries: Iterable[StoredEntry], anchors: Iterable[Anchor], key: VerifierKey, made_at: datetime
) -> Iterator[bytes]:
    """The lines of an export; ``entries`` come chain by chain, each from its first entry on."""
    yield _line({"export": "assent-ledger", "v": FORMAT, "key": str(key), "made_at": iso(made_at)})
    for entry in entries:
        yield entry.line()
    for anchor in anchors:
        yield _line({"anchor": anchor.facts()})


def _line(value: dict[str, Any]) -> bytes:
    return rfc8785.dumps(value) + b"\n"
