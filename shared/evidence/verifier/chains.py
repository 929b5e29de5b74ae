"""The entries: canonical JSON, and the chains that their hashes make."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Iterable
from typing import Any

FIELDS = {"v": int, "subscriber": str, "seq": int, "kind": str, "at": str, "recorded_at": str}
FIELDS.update(commitment=str, previous=str)
GENESIS = "0" * 64


class Wrong(Exception):
    """What is wrong, in a sentence, and with which entry."""

    def __init__(self, what: str, subscriber: Any = None, seq: int | None = None) -> None:
        self.what, self.subscriber, self.seq = what, subscriber, seq
        super().__init__(f"entry {seq} of subscriber {shown(subscriber)} {what}" if seq else what)


def shown(value: Any) -> str:
    """A value from the file, as it may stand on a terminal."""
    text = str(value)
    return text[:99] if text.isascii() and text.isprintable() else ascii(text)[:99]


def parsed(raw: bytes, where: str) -> Any:
    """The JSON value, of the kind that has one canonical form: whole numbers, no name twice."""
    try:
        value = DECODER.decode(raw.decode("utf-8"))
        if b"\\ud" in raw.lower():
            canonical(value)  # half a character of UTF-16 has no canonical form
    except UnicodeDecodeError:
        raise Wrong(f"{where} is not UTF-8") from None
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else shown(error)
        raise Wrong(f"{where} is not JSON as Assent writes it ({reason})") from None
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs) or not "".join(value).isascii():
        raise ValueError("a name stands twice or is not ASCII")
    return value


def _number(text: str) -> int:
    if not text.lstrip("-").isdigit() or len(text) > 17 or abs(int(text)) >= 2**53:
        raise ValueError("a number is not whole or too large")
    return int(text)


DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_number, parse_float=_number, parse_constant=_number
)
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def canonical(value: Any) -> bytes:
    """RFC 8785 of what ``parsed`` gives: with ASCII names and whole numbers it is what Python writes."""
    return ENCODER.encode(value).encode("utf-8")


def sha256(raw: bytes) -> str:
    """The SHA-256 in hex."""
    return hashlib.sha256(raw).hexdigest()


def digest(facts: dict[str, Any]) -> str:
    """The hash that an entry of these facts has."""
    return sha256(canonical(facts))


class Chains:
    """The entries, chain by chain: the hashes of each, in their order."""

    def __init__(self) -> None:
        self.hashes: dict[str, list[str]] = {}
        self.current = ""

    def read(self, entries: Iterable[Any]) -> None:
        """Take all entries, or raise at the first that is not what its place in a chain calls for."""
        ended = itertools.chain(entries, [None])
        this = next(ended)
        for following in ended:
            if what := self._fault(this):
                raise Wrong(what, *self._place(this, following))
            self.current = this["facts"]["subscriber"]
            self.hashes.setdefault(self.current, []).append(this["hash"])
            this = following

    def _fault(self, entry: Any) -> str | None:
        if isinstance(entry, Wrong):
            return f"cannot be read: {entry.what}"
        facts = entry.get("facts")
        if set(entry) != {"facts", "hash"} or not isinstance(facts, dict):
            return "is no entry: facts and hash"
        if digest(facts) != entry["hash"]:
            return "was edited: its hash is not that of its facts"
        if facts.get("v") != 1:
            return f"is of format {shown(facts.get('v'))}, which this verifier does not know; a newer one may"
        if any(type(facts.get(name)) is not kind for name, kind in FIELDS.items()):
            return "lacks a fact that every entry has"
        name, seq, chain = facts["subscriber"], facts["seq"], self.hashes.get(facts["subscriber"], [])
        if (chain and name != self.current) or seq != len(chain) + 1:
            return f"is missing or out of place: entry {seq} of subscriber {shown(name)} stands here"
        if facts["previous"] != (chain[-1] if chain else GENESIS):
            return "does not follow from the entry before it"
        return None

    def _place(self, entry: Any, following: Any) -> tuple[str, int]:
        """Which entry ought to stand here: what the one here says of itself may be what was edited."""
        (name, seq, edited), (after, next_seq, _) = _said(entry), _said(following)
        here = self.current, len(self.hashes.get(self.current, [])) + 1
        if self.current in (name, after) and self.current:
            return here
        if edited and next_seq == 2:
            return after, 1
        alone = name is None or (seq == here[1] and seq != 1 and after != name)
        return here if alone else (name, len(self.hashes.get(name, [])) + 1)


def _said(entry: Any) -> tuple[Any, Any, bool]:
    """The subscriber and seq that an entry claims, and whether it is not as it was written."""
    facts = entry.get("facts") if isinstance(entry, dict) else None
    if not isinstance(facts, dict):
        return None, None, True
    return facts.get("subscriber"), facts.get("seq"), digest(facts) != entry.get("hash")
