"""A root with its size and its log's name, as C2SP tlog-checkpoint writes it.

Ours carry two more lines: the day, and the hash of the checkpoint before, so that no day can be
taken out of the sequence.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import date

from shared.evidence.note import BadNote, Sign, SignedNote, VerifierKey, signed

FIRST = "0" * 64
"""What the first checkpoint names as the one before."""

ROOT_BYTES = 32
SIZE = re.compile(r"0|[1-9][0-9]{0,17}")
SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What is signed each day: so many heads, under this root."""

    origin: str
    size: int
    root: bytes
    day: date | None = None
    previous: str | None = None

    def text(self) -> str:
        """The text of the note."""
        lines = [self.origin, str(self.size), base64.b64encode(self.root).decode()]
        lines += [f"date {self.day.isoformat()}"] if self.day else []
        lines += [f"previous {self.previous}"] if self.previous else []
        return "".join(f"{line}\n" for line in lines)

    def signed(self, key: VerifierKey, sign: Sign) -> SignedNote:
        """This checkpoint as a note of ``key``, whose name is the origin."""
        return signed(self.text(), key, sign)

    @classmethod
    def parse(cls, text: str) -> "Checkpoint":
        """The checkpoint that a note's text is; lines of others than ours are left aside.

        Raises:
            BadNote: it is none.
        """
        lines = text.split("\n")
        if len(lines) < 4 or lines.pop() or not all(lines) or not SIZE.fullmatch(lines[1]):
            raise BadNote("not a checkpoint: origin, size and root, each on a line")
        more = dict(line.split(" ", 1) for line in lines[3:] if " " in line)
        day, previous = more.get("date"), more.get("previous")
        if previous is not None and not SHA256.fullmatch(previous):
            raise BadNote("the checkpoint before is named by a SHA-256 in hex")
        return cls(lines[0], int(lines[1]), _root(lines[2]), _day(day), previous)


def _root(encoded: str) -> bytes:
    try:
        root = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        root = b""
    if len(root) != ROOT_BYTES:
        raise BadNote("the root of a checkpoint is 32 bytes in base64")
    return root


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise BadNote("the date of a checkpoint is a day such as 2026-11-25") from None
