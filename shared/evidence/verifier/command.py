"""The command of the verifier that travels alone."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from shared.evidence.verifier.chains import Wrong, shown
from shared.evidence.verifier.check import Check
from shared.evidence.verifier.exports import ExportCheck
from shared.evidence.verifier.files import BROKEN, LARGEST, limited, unpacked, zipped
from shared.evidence.verifier.packs import PackCheck


def checked(path: Path, key: str | None = None, root: str | None = None) -> Check:
    """The check of a pack, zipped or unpacked, or of an export; raises Wrong at the first fault."""
    pack, export = PackCheck(key, root), ExportCheck(key, root)
    try:
        if path.is_dir():
            return pack.run(limited(unpacked(path)))
        if path.exists() and not path.is_file():
            raise Wrong("this is neither a file nor a folder")
        with path.open("rb") as opened:
            first = opened.read(1)
            opened.seek(0)
            if first == b"{":
                return export.run(iter(lambda: opened.readline(LARGEST + 1), b""))
            return pack.run(limited(zipped(opened)))
    except RecursionError:
        fault = "is nested too deeply"
    except (KeyError, TypeError, IndexError, AttributeError):
        fault = "does not have the form that Assent writes"
    except OSError as error:
        fault = f"cannot be read ({error.strerror or 'it is damaged'})"
    except BROKEN as error:
        fault = f"is no pack or export, or is damaged ({shown(error)})"
    raise Wrong(f"{pack.reading or export.reading or 'the file'} {fault}")


def main(arguments: list[str] | None = None) -> int:
    """Check a file; 0 when nothing is wrong, 1 when something is, 2 when the command is called wrongly."""
    parser = argparse.ArgumentParser(description="Checks an evidence pack or a ledger export of Assent.")
    here = Path(__file__).resolve().parent
    parser.add_argument("file", nargs="?", type=Path, default=here, help="pack or export; else this folder")
    parser.add_argument("--key", metavar="VKEY", help="the key, got elsewhere, that must have signed it")
    parser.add_argument("--root", metavar="FILE", type=Path, help="a checkpoint, got elsewhere, to lead to")
    options = parser.parse_args(arguments)
    try:
        root = options.root and options.root.read_bytes().decode("utf-8")
        Check(options.key, root)
    except (Wrong, OSError, ValueError) as error:
        parser.error(str(error))
    try:
        check = checked(options.file, options.key, root)
    except Wrong as wrong:
        print(f"NOT IN ORDER: {wrong}")
        return 1
    print("In order:", *check.proven, sep="\n  ")
    print(
        "Not shown by this file:" if check.unproven else "Nothing is left open.", *check.unproven, sep="\n  "
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
