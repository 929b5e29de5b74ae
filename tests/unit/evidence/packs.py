"""A clean pack, and ways to open it, change it, close it and have it checked."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from shared.evidence.pack import pack
from shared.evidence.verifier.chains import Wrong
from shared.evidence.verifier.check import Check
from shared.evidence.verifier.command import checked
from tests.unit.evidence.ledger import (
    OURS,
    contents,
)

CLEAN = pack(contents(), OURS.sign)
Files = dict[str, bytes]

ENTRIES, PARTICULARS, DELIVERIES = (f"data/{name}.jsonl" for name in ("entries", "particulars", "deliveries"))
DISCLOSURES, ANCHORS, MANIFEST = "data/disclosures.json", "data/anchors.json", "manifest.note"


def unzipped(packed: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(held: Files) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return whole.getvalue()


def check(packed: bytes, tmp_path: Path, key: str | None = None, root: str | None = None) -> Check:
    path = tmp_path / "pack.zip"
    path.write_bytes(packed)
    return checked(path, key, root)


def fault(packed: bytes, tmp_path: Path, key: str | None = None, root: str | None = None) -> str:
    with pytest.raises(Wrong) as found:
        check(packed, tmp_path, key, root)
    assert "\n" not in str(found.value)
    return str(found.value)


Forge = Callable[[Files], Files]


def edit(path: str, old: str, new: str) -> Forge:
    def forge(held: Files) -> Files:
        assert old.encode() in held[path]
        return held | {path: held[path].replace(old.encode(), new.encode())}

    return forge


def without(path: str) -> Forge:
    return lambda held: {name: content for name, content in held.items() if name != path}
