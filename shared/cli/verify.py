"""``assent verify``: whether an evidence pack or a ledger export is what it says, offline.

The check is the one that travels in each pack; here it comes from an installation of one's own, and tells
more of what it found.
"""

import argparse
import hashlib
from pathlib import Path
from typing import Any

from shared.evidence.verifier import as_one_file
from shared.evidence.verifier.chains import Wrong
from shared.evidence.verifier.check import Check
from shared.evidence.verifier.command import checked
from shared.evidence.verifier.exports import ExportCheck
from shared.evidence.verifier.packs import PackCheck
from shared.evidence.verifier.roots import Key, Note

Commands = Any
"""What argparse hands out for subcommands; it has no public name."""

ENTRIES = (
    "The hash of an entry covers all its facts and the hash of the entry before it, so inside a chain "
    "nothing was changed, taken out, put in or moved."
)
ROOTS = (
    "Each root covers the last entries of all subscribers on its day, and each day names the one before: "
    "what lies under a root that you trust was not made later."
)
NEVER = (
    "No file can show that what was never written down did not happen, or who held the phone.",
    "The check ends where this file ends: what came later is not in it.",
)


def add_to(commands: Commands) -> None:
    """Make the command known."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "verify", help="check an evidence pack or a ledger export, offline"
    )
    parser.add_argument("pack", type=Path, help="the pack, zipped or unpacked, or the export")
    parser.add_argument(
        "--key", type=_key, metavar="VKEY", help="the key, got elsewhere, that must have signed it"
    )
    parser.add_argument(
        "--root",
        type=_root,
        metavar="CHECKPOINT-FILE",
        help="a checkpoint, got elsewhere, that it must lead to",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what was found; 1 when something is not in order, with the first bad entry named."""
    try:
        check = checked(options.pack, options.key, options.root)
    except Wrong as wrong:
        print(f"NOT IN ORDER: {wrong}")
        if wrong.seq:
            print("Nothing behind the first bad entry was looked at.")
        return 1
    print(_identity(options.pack, check))
    _paragraph("In order:", check.proven)
    print(f"\n{ENTRIES}" + (f"\n{ROOTS}" if check.checkpoints.days else ""))
    _paragraph("What it does not show:", [*check.unproven, *_other_verifier(check), *NEVER])
    return 0


def _identity(path: Path, check: Check) -> str:
    kind = "a ledger export" if isinstance(check, ExportCheck) else "an evidence pack"
    if path.is_dir():
        return f"{path}: {kind}, unpacked"
    with path.open("rb") as opened:
        return f"{path}: {kind}, SHA-256 {hashlib.file_digest(opened, 'sha256').hexdigest()}"


def _other_verifier(check: Check) -> list[str]:
    if isinstance(check, PackCheck) and check.files["verify.py"] != as_one_file():
        return ["The verify.py in it is not the one of this version of assent; trust this command instead."]
    return []


def _paragraph(title: str, lines: list[str]) -> None:
    print(f"\n{title}", *(f"- {line}" for line in lines), sep="\n")


def _key(text: str) -> str:
    try:
        return Key(text).vkey
    except Wrong as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from None


def _root(name: str) -> str:
    try:
        text = Path(name).read_text("utf-8")
        Note(text, name)
    except (Wrong, OSError, ValueError) as error:
        raise argparse.ArgumentTypeError(f"no checkpoint can be read from it ({error})") from None
    return text
