"""The ledger as a file: one JSON object a line, so that any size can be written and read.

First a line that says what it is, then the entries, chain by chain in their order, then the anchors,
the oldest first, and last a signed note over all of it, which also covers what is not anchored yet.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import rfc8785

from shared.clock import iso
from shared.evidence.heads import Anchor
from shared.evidence.note import Sign, VerifierKey, signed

FORMAT = 1
FORM = "assent ledger export v1"


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry as the ledger's table stores it."""

    facts: dict[str, Any]
    hash: str

    def line(self) -> bytes:
        """The entry as a line of a file."""
        return _line({"facts": self.facts, "hash": self.hash})


def export(
    entries: Iterable[StoredEntry],
    anchors: Iterable[Anchor],
    key: VerifierKey,
    sign: Sign,
    made_at: datetime,
) -> Iterator[bytes]:
    """The lines of an export; ``entries`` come chain by chain, each from its first entry on."""
    hashed, count = hashlib.sha256(), 0
    for line in _unsealed(entries, anchors, key, made_at):
        hashed.update(line)
        count += 1
        yield line
    text = f"{FORM}\nlines {count}\nsha256 {hashed.hexdigest()}\n"
    yield _line({"seal": str(signed(text, key, sign))})


def _unsealed(
    entries: Iterable[StoredEntry], anchors: Iterable[Anchor], key: VerifierKey, made_at: datetime
) -> Iterator[bytes]:
    yield _line({"export": "assent-ledger", "v": FORMAT, "key": str(key), "made_at": iso(made_at)})
    for entry in entries:
        yield entry.line()
    for anchor in anchors:
        yield _line({"anchor": anchor.facts()})


def _line(value: dict[str, Any]) -> bytes:
    return rfc8785.dumps(value) + b"\n"
