"""The check of an evidence pack: one chain, and all that goes with it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from shared.evidence.verifier.chains import Wrong, canonical, parsed, sha256, shown
from shared.evidence.verifier.check import Check
from shared.evidence.verifier.files import LONGEST, MANIFEST, kept, sound, values
from shared.evidence.verifier.roots import Note, leaf_hash, root_by_path

SENT = ("submitted", "delivered", "unknown")
NEVER = {"form", "expired", "number_replaced", "number_changed", "portal_opt_out", "help_desk_opt_out"}


class PackCheck(Check):
    """The check of a pack."""

    files: dict[str, bytes]

    def run(self, files: dict[str, bytes]) -> PackCheck:
        """Check a pack: the entries first, so that a bad one is named; the manifest over all files last."""
        self.files = files
        note, facts, listed = self._manifest()
        subject, entries = facts["subject"], list[Any]()
        self.chains.read(kept(values(self._lines("data/entries.jsonl")), entries))
        if list(self.chains.hashes) != [subject]:
            raise Wrong("the pack does not hold the one chain that its manifest names")
        for proof in self._json("data/anchors.json"):
            self._proof(proof, subject)
        self.reading = MANIFEST
        self._end(subject, *facts["head"].split(" "))
        self._particulars(entries)
        self._disclosures(entries)
        self._texts(entries)
        self.checkpoints.check(note)
        for path in sorted({*files, *listed} - {MANIFEST}):
            if path not in listed:
                raise Wrong(f"{path} was added: the manifest does not list it")
            if sha256(self._file(path)) != listed[path]:
                raise Wrong(f"{path} was changed or swapped: it is not the one that was signed")
        self.proven.append(f"Files: {len(listed)}, as the manifest lists them.")
        self.conclude("only the manifest's signature covers them")
        self.proven.insert(0, f"As of {shown(facts['made_at'])}: subscriber {shown(subject)}.")
        return self

    def _file(self, path: str) -> bytes:
        self.reading = path
        if path not in self.files:
            raise Wrong(f"{path} is missing from the pack")
        return self.files[path]

    def _lines(self, path: str) -> Iterator[bytes]:
        return (self._short(line) for line in io.BytesIO(self._file(path)))

    def _json(self, path: str) -> Any:
        return parsed(self._short(self._file(path)), path)

    def _short(self, raw: bytes) -> bytes:
        if len(raw) > LONGEST:
            raise Wrong(f"{self.reading} holds a line of more than {LONGEST >> 20} MiB")
        return raw

    def _manifest(self) -> tuple[Note, dict[str, str], dict[str, str]]:
        note = Note(self._file(MANIFEST).decode("utf-8"), "the manifest")
        head, _, listing = note.text.partition("\n\n")
        form, *facts = head.split("\n")
        if form != "assent evidence pack v1":
            raise Wrong("the pack is of a form that this verifier does not know; a newer one may")
        named = dict(line.split(" ", 1) for line in facts)
        self.checkpoints.offer(named["key"])
        return note, named, {line[66:]: line[:64] for line in listing.split("\n")[:-1]}

    def _particulars(self, entries: list[Any]) -> None:
        left = {entry["facts"]["seq"]: entry["facts"]["commitment"] for entry in entries}
        for row in map(sound, values(self._lines("data/particulars.jsonl"))):
            if row["seq"] not in left:
                raise Wrong(
                    f"there are particulars of entry {shown(row['seq'])}, which is not here, or twice"
                )
            if sha256(bytes.fromhex(row["salt"]) + canonical(row["particulars"])) != left.pop(row["seq"]):
                raise Wrong("was not committed to these particulars", self.chains.current, row["seq"])
        self.proven.append(f"Particulars: those of {len(entries) - len(left)} entries, as committed to.")
        if left:
            self.unproven.append(f"The particulars of {len(left)} entries are not here: erased, or left out.")

    def _disclosures(self, entries: list[Any]) -> None:
        rows = self._json("data/disclosures.json")
        texts = {sha256(row["text"].encode()): (row["version"], row["language"]) for row in rows}
        for facts in (entry["facts"] for entry in entries):
            named = facts.get("disclosure")
            if named and texts.get(named["sha256"]) != (named["version"], named["language"]):
                what = f"names the words {shown(named['version'])}, which are not here or were swapped"
                raise Wrong(what, self.chains.current, facts["seq"])
        if any(sha256(row["text"].encode()) != row["sha256"] for row in rows):
            raise Wrong("a disclosure is not the text that its SHA-256 names")
        self.proven.append(f"Disclosures: {len(rows)}, the exact words that the entries name.")

    def _texts(self, entries: list[Any]) -> None:
        number = 0
        for number, row in enumerate(map(sound, values(self._lines("data/deliveries.jsonl"))), 1):
            what, seq = f"text {number} ({shown(row['at'])})", row.get("consent_seq")
            notifies = row.get("event") is not None and row["status"] in SENT
            if seq is None and notifies:
                raise Wrong(f"{what} names no entry that allowed it")
            if seq is None:
                continue
            entry = entries[seq - 1] if 0 < seq <= len(entries) else {}
            if entry.get("hash") != row["consent_hash"]:
                raise Wrong(f"is not the consent that {what} names", self.chains.current, seq)
            if notifies and not allows(entry["facts"]):
                raise Wrong(f"allows no notification, yet {what} rests on it", self.chains.current, seq)
        self.proven.append(f"Texts: {number}, each with the entry that it rests on.")

    def _proof(self, proof: dict[str, Any], subscriber: str) -> None:
        (size, root), head = self.checkpoints.follow(proof["checkpoint"]), proof.get("leaf")
        day = self.checkpoints.days[-1]
        if head is None:
            return
        index, path = proof["index"], [bytes.fromhex(sibling) for sibling in proof["path"]]
        if not 0 <= index < size or root_by_path(leaf_hash(head), index, size, path) != root:
            raise Wrong(f"the path of {day} does not lead to the root that was signed")
        if head["subscriber"] != subscriber:
            raise Wrong(f"the path of {day} is another subscriber's")
        self.checkpoints.hold(head, self.chains)

    def _end(self, name: str, seq: str, head: str) -> None:
        chain, last = self.chains.hashes[name], int(seq)
        if len(chain) < last:
            raise Wrong(f"is missing: the manifest says that there are {last}", name, len(chain) + 1)
        if chain[last - 1] != head:
            raise Wrong("is not the one that the manifest ends with", name, last)
        if len(chain) > last:
            raise Wrong("was added: the manifest ends before it", name, last + 1)


def allows(facts: dict[str, Any]) -> bool:
    """Whether an entry can allow notifications: it opts in, or leaves an opt-in standing.

    A START may have got its effect later, from a text that was sent before it and arrived after it.
    """
    after, meaning = facts.get("after"), facts.get("meaning")
    if isinstance(after, dict) and meaning != "start":
        return after.get("state") == "opted_in" and not after.get("held")
    return meaning != "stop" and facts["kind"] not in NEVER
