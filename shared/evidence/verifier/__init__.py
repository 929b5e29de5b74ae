"""The verifier: what checks a pack or an export without AWS, without us, with Python 3.9 or newer alone.

It imports the standard library and, for signatures, ``cryptography`` where that is installed. Each pack
carries it as one file, its parts joined in order, so it knows nothing of the rest of this project.
"""

import re
from importlib import resources

PARTS = ("chains", "roots", "files", "check", "exports", "packs", "command")
FUTURE = "from __future__ import annotations\n"
OURS = re.compile(rf"from {__name__}\.\w+ import .*\n")
HEAD = '''#!/usr/bin/env python3
"""Checks an evidence pack or a ledger export of Assent: offline, with Python 3.9 or newer alone.

Writes nothing. Signatures are checked where the package cryptography is installed. A verifier that came
inside a pack is worth what the pack is worth: who doubts the pack takes one from where Assent is published.
"""

'''


def as_one_file() -> bytes:
    """The verifier as it travels: a Python file that needs no other."""
    folder = resources.files(__name__)
    parts = [(folder / f"{part}.py").read_text("utf-8").replace(FUTURE, "") for part in PARTS]
    return (HEAD + FUTURE + "\n" + OURS.sub("", "\n".join(parts))).encode()
