"""The command of the verifier that travels alone."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from shared.evidence.verifier.chains import Wrong
from shared.evidence.verifier.check import Check


def main(arguments: list[str] | None = None) -> int:
    """Check a file; 0 when nothing is wrong, 1 when something is, 2 when the command is called wrongly."""
    parser = argparse.ArgumentParser(description="Checks an evidence pack or a ledger export of Assent.")
    here = Path(__file__).resolve().parent
    parser.add_argument("file", nargs="?", type=Path, default=here, help="pack or export; else this folder")
    parser.add_argument("--key", metavar="VKEY", help="the key, got elsewhere, that must have signed it")
    parser.add_argument("--root", metavar="FILE", type=Path, help="a checkpoint, got elsewhere, to lead to")
    options = parser.parse_args(arguments)
    try:
        check = Check(options.key, options.root and options.root.read_bytes().decode("utf-8"))
    except (Wrong, OSError, ValueError) as error:
        parser.error(str(error))
    try:
        check.file(options.file)
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
