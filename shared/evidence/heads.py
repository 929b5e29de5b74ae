"""The heads of all chains under one root, and the path from one head to it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import rfc8785

from shared.consent.keys import SubscriberKey
from shared.evidence import tree
from shared.evidence.checkpoint import FIRST, Checkpoint
from shared.evidence.note import SignedNote


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a chain at one moment."""

    subscriber: SubscriberKey
    seq: int
    hash: str

    def facts(self) -> dict[str, Any]:
        """As plain JSON values."""
        return {"subscriber": self.subscriber, "seq": self.seq, "hash": self.hash}

    def leaf(self) -> bytes:
        """As a leaf of the tree: the canonical form of RFC 8785, which is also its line in a file."""
        return rfc8785.dumps(self.facts())

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> "Head":
        """The head that was written down as ``facts``."""
        return cls(SubscriberKey(facts["subscriber"]), int(facts["seq"]), facts["hash"])


@dataclass(frozen=True, slots=True)
class Anchor:
    """One day's checkpoint, signed, and all the heads under it."""

    note: SignedNote
    heads: tuple[Head, ...]

    def facts(self) -> dict[str, Any]:
        """As an export holds it."""
        return {"checkpoint": str(self.note), "leaves": [head.facts() for head in self.heads]}

    def proof(self, subscriber: SubscriberKey) -> "Proof":
        """The path from this subscriber's head; a proof without one where there was no chain yet."""
        index = next((i for i, head in enumerate(self.heads) if head.subscriber == subscriber), None)
        if index is None:
            return Proof(self.note)
        siblings = tree.path([head.leaf() for head in self.heads], index)
        return Proof(self.note, self.heads[index], index, siblings)


@dataclass(frozen=True, slots=True)
class Proof:
    """One checkpoint as a pack holds it: with the path from the subscriber's head, if there was one.

    A checkpoint without a head is a link of the sequence, so that none can be left out between two.
    """

    note: SignedNote
    head: Head | None = None
    index: int = 0
    path: tuple[bytes, ...] = ()

    def facts(self) -> dict[str, Any]:
        """As a pack holds it."""
        facts: dict[str, Any] = {"checkpoint": str(self.note)}
        if self.head:
            path = [sibling.hex() for sibling in self.path]
            facts |= {"leaf": self.head.facts(), "index": self.index, "path": path}
        return facts


def in_order(heads: Iterable[Head]) -> tuple[Head, ...]:
    """Heads in the order in which they are leaves."""
    return tuple(sorted(heads, key=lambda head: head.subscriber))


def checkpoint(origin: str, heads: Sequence[Head], day: date, previous: SignedNote | None) -> Checkpoint:
    """What is to be signed for these heads, which are in order."""
    root = tree.root(head.leaf() for head in heads)
    return Checkpoint(origin, len(heads), root, day, previous.sha256 if previous else FIRST)
