"""Five ways to forge an evidence pack, each as far as one gets without the stage's key."""

import base64
import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from shared.evidence.note import SignedNote, VerifierKey, signed

Files = dict[str, bytes]
ENTRIES, WORDS, ANCHORS, MANIFEST = (
    "data/entries.jsonl",
    "data/disclosures.json",
    "data/anchors.json",
    "manifest.note",
)
FORGER = Ed25519PrivateKey.from_private_bytes(b"\x66" * 32)


@dataclass(frozen=True)
class Forgery:
    """One way, in words, and what it makes of a pack."""

    what: str
    forge: Callable[[Files], Files]

    def of(self, pack: bytes) -> bytes:
        """The forged pack."""
        with zipfile.ZipFile(io.BytesIO(pack)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w") as archive:
            for name, content in self.forge(files).items():
                archive.writestr(name, content)
        return whole.getvalue()


def edited(files: Files) -> Files:
    """The STOP becomes a yes, and nothing else is touched."""
    entries = rows(files[ENTRIES])
    for entry in entries:
        if entry["facts"].get("meaning") == "stop":
            entry["facts"]["meaning"] = "yes"
    return files | {ENTRIES: lines(entries)}


def rehashed(files: Files) -> Files:
    """The same, with every hash from there on made anew, and the manifest's list of files too."""
    return listed(edited(files) | {ENTRIES: lines(chained(rows(edited(files)[ENTRIES])))})


def swapped(files: Files) -> Files:
    """Other words were agreed to: text and hash are exchanged together."""
    words = json.loads(files[WORDS])
    for each in words:
        each["text"] = "I agree to anything."
        each["sha256"] = hashlib.sha256(each["text"].encode()).hexdigest()
    return listed(files | {WORDS: rfc8785.dumps(words)})


def truncated(files: Files) -> Files:
    """Whatever came after the yes is left out, and the manifest says that this is the end."""
    entries = rows(files[ENTRIES])
    upto = next(place for place, entry in enumerate(entries, 1) if entry["facts"].get("meaning") == "yes")
    kept = entries[:upto]
    particulars = rows(files["data/particulars.jsonl"])[:upto]
    texts = [text for text in rows(files["data/deliveries.jsonl"]) if text.get("consent_seq", 0) <= upto]
    files = files | {
        ENTRIES: lines(kept),
        "data/particulars.jsonl": lines(particulars),
        "data/deliveries.jsonl": lines(texts),
    }
    return listed(files, head=f"head {upto} {kept[-1]['hash']}")


def signed_by_another(files: Files) -> Files:
    """A whole new chain without the STOP, under a root and a signature of the forger's own."""
    files = truncated(files)
    (last,) = rows(files[ENTRIES])[-1:]
    facts = last["facts"]
    leaf = {"subscriber": facts["subscriber"], "seq": facts["seq"], "hash": last["hash"]}
    root = hashlib.sha256(b"\x00" + rfc8785.dumps(leaf)).digest()
    theirs = SignedNote.parse(json.loads(files[ANCHORS])[-1]["checkpoint"]).text.split("\n")
    text = "\n".join([theirs[0], "1", base64.b64encode(root).decode(), theirs[3], f"previous {'0' * 64}", ""])
    key = VerifierKey(theirs[0], FORGER.public_key().public_bytes_raw())
    note = str(signed(text, key, FORGER.sign))
    anchor: dict[str, Any] = {"checkpoint": note, "leaf": leaf, "index": 0, "path": []}
    files = listed(files | {ANCHORS: rfc8785.dumps([anchor])})
    manifest = SignedNote.parse(files[MANIFEST].decode()).text
    own = "\n".join(f"key {key}" if line.startswith("key ") else line for line in manifest.split("\n"))
    return files | {MANIFEST: str(signed(own, key, FORGER.sign)).encode()}


FORGERIES = (
    Forgery("the STOP is edited into a yes", edited),
    Forgery("the STOP is edited and every later hash made anew", rehashed),
    Forgery("other words are put in place of those agreed to", swapped),
    Forgery("all that came after the yes is left out", truncated),
    Forgery("a chain without the STOP, under a root and a signature of the forger's own", signed_by_another),
)


def chained(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every entry's hash and its link to the one before, as they would have to be."""
    previous = "0" * 64
    for entry in entries:
        entry["facts"]["previous"] = previous
        previous = entry["hash"] = hashlib.sha256(rfc8785.dumps(entry["facts"])).hexdigest()
    return entries


def listed(files: Files, head: str | None = None) -> Files:
    """The manifest with the hashes that these files have; the signature below it is the old one."""
    note = SignedNote.parse(files[MANIFEST].decode())
    facts, _, _ = note.text.partition("\n\n")
    told = [head if head and line.startswith("head ") else line for line in facts.split("\n")]
    names = sorted(set(files) - {MANIFEST})
    told += ["", *(f"{hashlib.sha256(files[name]).hexdigest()}  {name}" for name in names), ""]
    forged = SignedNote("\n".join(told), note.signatures)
    return files | {MANIFEST: str(forged).encode()}


def rows(content: bytes) -> list[dict[str, Any]]:
    """A file of lines as values."""
    return [json.loads(line) for line in content.splitlines()]


def lines(values: list[dict[str, Any]]) -> bytes:
    """Values as a file of lines."""
    return b"".join(rfc8785.dumps(value) + b"\n" for value in values)
