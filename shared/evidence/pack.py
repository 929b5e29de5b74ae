"""The evidence pack: all that is known of one number's consent, in one zip that proves itself.

Made of values alone, and always the same for the same ones; only the signature comes from outside.
"""

import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import rfc8785

from shared.clock import iso
from shared.consent.disclosure import Disclosure
from shared.evidence.contents import PackContents, Particulars, SentText
from shared.evidence.note import Sign, SignedNote, signed
from shared.evidence.page import page
from shared.evidence.verifier import as_one_file

__all__ = ["PackContents", "Particulars", "SentText", "pack"]

FORM = "assent evidence pack v1"
MANIFEST = "manifest.note"
READABLE = 0o644 << 16


def pack(contents: PackContents, sign: Sign) -> bytes:
    """The zip's bytes."""
    files = {
        "index.html": page(contents).encode(),
        "verify.py": as_one_file(),
        "data/entries.jsonl": b"".join(entry.line() for entry in contents.entries),
        "data/particulars.jsonl": _lines(each.facts() for each in contents.particulars),
        "data/disclosures.json": rfc8785.dumps([_disclosure(each) for each in contents.disclosures]),
        "data/terms.json": rfc8785.dumps({each.version: _listed(each.told) for each in contents.terms}),
        "data/deliveries.jsonl": _lines(each.facts() for each in contents.texts),
        "data/anchors.json": rfc8785.dumps([each.facts() for each in contents.proofs]),
    }
    files[MANIFEST] = str(_manifest(contents, files, sign)).encode()
    return _zip(files, contents.made_at)


def _manifest(contents: PackContents, files: Mapping[str, bytes], sign: Sign) -> SignedNote:
    """The note that binds the files together, and the chain's end, which may not be anchored yet.

    Below its head the lines are those that ``sha256sum --check`` reads.
    """
    head = contents.head
    lines = [
        FORM,
        f"subject {head.subscriber}",
        f"head {head.seq} {head.hash}",
        f"made_at {iso(contents.made_at)}",
        f"key {contents.key}",
        "",
        *(f"{hashlib.sha256(content).hexdigest()}  {path}" for path, content in sorted(files.items())),
    ]
    return signed("".join(f"{line}\n" for line in lines), contents.key, sign)


def _disclosure(disclosure: Disclosure) -> dict[str, str]:
    ref = disclosure.ref
    return {
        "version": ref.version,
        "language": ref.language,
        "sha256": ref.sha256,
        "text": disclosure.text,
    }


def _listed(told: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    return {name: list(lines) for name, lines in told.items()}


def _lines(rows: Iterable[dict[str, Any]]) -> bytes:
    return b"".join(rfc8785.dumps(row) + b"\n" for row in rows)


def _zip(files: Mapping[str, bytes], made_at: datetime) -> bytes:
    moment = made_at.astimezone(UTC).timetuple()[:6]
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            info = zipfile.ZipInfo(path, moment)
            info.external_attr, info.compress_type = READABLE, zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return whole.getvalue()
