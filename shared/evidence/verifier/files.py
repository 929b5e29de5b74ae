"""The files: a zip, a folder or lines, read no further than is sensible."""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from shared.evidence.verifier.chains import Wrong, parsed, shown

LARGEST = 64 * 1024 * 1024  # a pack unpacked, or one line of an export
LONGEST = 8 * 1024 * 1024  # one line or one JSON document of a pack
MOST_FILES = 100
END_OF_ZIP = 22  # bytes of the record that ends a zip without a comment
MANIFEST = "manifest.note"
PATH = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*")
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


def limited(files: Iterable[tuple[str, IO[bytes]]]) -> dict[str, bytes]:
    """The files of a pack by their paths; no more is read than a pack may hold."""
    found: dict[str, bytes] = {}
    room = LARGEST
    for path, opened in files:
        if not PATH.fullmatch(path):
            raise Wrong(f"the pack holds a path that no pack has: {shown(path)}")
        if path in found or len(found) == MOST_FILES:
            raise Wrong(f"the pack holds a file twice, or too many: {shown(path)}")
        with opened:
            found[path] = opened.read(room + 1)
        room -= len(found[path])
        if room < 0:
            raise Wrong(f"the pack is more than {LARGEST >> 20} MiB when it is unpacked")
    return found


def zipped(opened: IO[bytes]) -> Iterator[tuple[str, IO[bytes]]]:
    """The files of a zip."""
    with zipfile.ZipFile(opened) as archive:
        infos = archive.infolist()
        opened.seek(-END_OF_ZIP, 2)
        alone = opened.read().startswith(b"PK\5\6") and not archive.comment
        if not alone or min((info.header_offset for info in infos), default=0):
            raise Wrong("something stands before or behind the pack in this file")
        for info in infos:
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise Wrong("the pack is compressed in a way that no pack is")
            if not info.is_dir():
                yield info.filename, archive.open(info)


def unpacked(folder: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """The files of a pack's folder."""
    if not (folder / MANIFEST).is_file():
        raise Wrong(f"this folder is no pack: it has no {MANIFEST}")
    for path in folder.rglob("*"):
        if path.is_symlink():
            raise Wrong(f"the pack holds a link, which no pack has: {shown(path.name)}")
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.open("rb")


class Sealed:
    """The lines of an export up to its seal, counted and hashed as they are read."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self.lines, self.count, self.sha256, self.seal = lines, 0, hashlib.sha256(), b""

    def __iter__(self) -> Iterator[bytes]:
        for line in self.lines:
            if self.seal:
                raise Wrong("the export goes on after its seal")
            if line.startswith(b'{"seal":'):
                self.seal = line
                continue
            self.count += 1
            self.sha256.update(line)
            yield line


def values(lines: Iterable[bytes]) -> Iterator[Any]:
    """The JSON object of each line; in place of one that is none, what is wrong with it."""
    for number, line in enumerate(lines, 1):
        try:
            value = parsed(line, f"line {number}")
            yield value if isinstance(value, dict) else Wrong(f"line {number} is no JSON object")
        except Wrong as wrong:
            yield wrong


def kept(found: Iterable[Any], into: list[Any]) -> Iterator[Any]:
    """Pass the values on one by one and keep them, so that nothing behind a bad one is ever read."""
    for value in found:
        into.append(value)
        yield value


def sound(value: Any) -> dict[str, Any]:
    """The value of a line that must not be at fault."""
    if isinstance(value, Wrong):
        raise value
    return dict(value)
