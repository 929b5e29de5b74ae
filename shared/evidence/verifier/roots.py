"""The roots: signed notes, the tree of RFC 6962, and the sequence of checkpoints."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

from shared.evidence.verifier.chains import Chains, Wrong, canonical, sha256, shown

NOTE = re.compile("(.*\n)\n((?:\u2014 [^ \n]+ [A-Za-z0-9+/]+={0,2}\n)+)", re.DOTALL)
CHECKPOINT = re.compile(r"(\S+)\n(0|[1-9]\d*)\n(\S{43}=)\ndate (\d{4}-\d\d-\d\d)\nprevious ([0-9a-f]{64})\n")


class Note:
    """A signed note (C2SP): a text, an empty line, then lines of a name and a signature."""

    def __init__(self, note: Any, what: str) -> None:
        parts = NOTE.fullmatch(note) if isinstance(note, str) else None
        if parts is None:
            raise Wrong(f"{what} is no signed note")
        self.what, self.text, self.sha256 = what, parts[1], sha256(note.encode("utf-8"))
        self.signatures = [line.split(" ")[1:] for line in parts[2].split("\n")[:-1]]


class Key:
    """A verifier key: a name and a public key of Ed25519, with the id that marks its signatures."""

    def __init__(self, vkey: str) -> None:
        self.vkey = vkey.strip()
        self.name, identity, encoded = [*self.vkey.split("+", 2), "", ""][:3]
        raw = _bytes(encoded)
        self.id, self.public = hashlib.sha256(self.name.encode() + b"\n" + raw).digest()[:4], raw[1:]
        if len(raw) != 33 or raw[0] != 1 or identity != self.id.hex():
            raise Wrong("the key is no verifier key of Ed25519 (name+id+key)")

    def check(self, note: Note) -> bool:
        """Whether the signature could be checked; raises where it is false, or another key's."""
        signatures = [_bytes(signature) for name, signature in note.signatures if name == self.name]
        signatures = [raw[4:] for raw in signatures if raw[:4] == self.id]
        if not signatures:
            raise Wrong(f"{note.what} is not signed by the key {shown(self.vkey)}")
        try:
            from cryptography.exceptions import InvalidSignature
            from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
        except ImportError:
            return False
        try:
            for signature in signatures:
                Ed25519PublicKey.from_public_bytes(self.public).verify(signature, note.text.encode())
        except (InvalidSignature, ValueError):
            raise Wrong(f"the signature of {note.what} is false") from None
        return True


def _bytes(encoded: str) -> bytes:
    try:
        return base64.b64decode(encoded.encode("ascii"), validate=True)
    except ValueError:
        return b""


def leaf_hash(head: dict[str, Any]) -> bytes:
    """The hash of a head as a leaf of the tree."""
    return hashlib.sha256(b"\0" + canonical(head)).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two hashes of the tree."""
    return hashlib.sha256(b"\1" + left + right).digest()


def root_of(level: list[bytes]) -> bytes:
    """The root of RFC 6962 over the hashes of leaves."""
    while len(level) > 1:
        pairs = [node_hash(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = pairs + level[len(pairs) * 2 :]
    return level[0] if level else hashlib.sha256().digest()


def root_by_path(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes:
    """The root that an inclusion path of RFC 6962 leads to; one that does not fit leads elsewhere."""
    if size == 1 or not path:
        return leaf if size == 1 and not path else b""
    left = 1 << (size - 1).bit_length() - 1
    if index < left:
        return node_hash(root_by_path(leaf, index, left, path[:-1]), path[-1])
    return node_hash(path[-1], root_by_path(leaf, index - left, size - left, path[:-1]))


class Checkpoints:
    """The signed roots, each bound to the one before, and how far each chain lies under them."""

    def __init__(self, key: str | None = None, root: str | None = None) -> None:
        self.key, self.pinned = Key(key) if key else None, key is not None
        self.root, self.rooted = Note(root, "the root") if root is not None else None, ""
        self.signed = self.unsigned = 0
        self.anchored: dict[str, int] = {}
        self.days: list[str] = []
        self.last = ""

    def offer(self, vkey: Any) -> None:
        """Take the file's own key, for want of one from elsewhere."""
        if self.key is None and isinstance(vkey, str):
            self.key = Key(vkey)

    def check(self, note: Note) -> None:
        """Check the signature of a note, as far as that can be done here."""
        checked = self.key is not None and self.key.check(note)
        if self.pinned and not checked:
            raise Wrong(f"{note.what} cannot be checked with your key: install the package cryptography")
        self.signed, self.unsigned = self.signed + checked, self.unsigned + (not checked)

    def follow(self, text: Any) -> tuple[int, bytes]:
        """Take the next checkpoint; its size and root."""
        note = Note(text, f"checkpoint {len(self.days) + 1}")
        found = CHECKPOINT.fullmatch(note.text)
        if not found or (self.key and found[1] != self.key.name):
            raise Wrong(f"{note.what} is no checkpoint of this ledger")
        note.what = f"the checkpoint of {found[4]}"
        if self.days and (found[5] != self.last or found[4] <= self.days[-1]):
            raise Wrong(f"{note.what} does not follow the one before it: one is missing, foreign or moved")
        self.check(note)
        if self.root and note.text == self.root.text:
            self.rooted = found[4]
        self.days.append(found[4])
        self.last = note.sha256
        return int(found[2]), _bytes(found[3])

    def hold(self, head: dict[str, Any], chains: Chains) -> None:
        """Check that an anchored head is in its chain."""
        name, seq = head["subscriber"], head["seq"]
        chain, known, day = chains.hashes.get(name, []), self.anchored.get(name, 0), self.days[-1]
        if len(chain) < seq:
            raise Wrong(f"is missing: entry {seq} was there on {day}", name, len(chain) + 1)
        if seq < max(known, 1) or chain[seq - 1] != head["hash"]:
            raise Wrong(f"is not the one of {day}: something after entry {known} was changed", name, seq)
        self.anchored[name] = seq
