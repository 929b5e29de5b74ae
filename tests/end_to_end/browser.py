"""Chromium as it comes from npm, which needs no package of the system."""

import json
import subprocess
from pathlib import Path
from typing import Any

from local.environments import node_folder
from tests.end_to_end.stage import ROOT

# Flags made for a tiny Lambda, or that would hide a fault of the page from the tests.
UNWANTED = {"--single-process", "--disable-web-security", "--allow-running-insecure-content"}
CHROMIUM = """
import chromium from "@sparticuz/chromium";
console.log(JSON.stringify({ path: await chromium.executablePath(), args: chromium.args }));
"""


def where_chromium_is(unpacked: Path) -> dict[str, Any]:
    """Unpack it and ask for its own flags."""
    done = subprocess.run(
        [node_folder() / "node", "--input-type=module", "--eval", CHROMIUM],
        cwd=ROOT,
        env={"TMPDIR": str(unpacked), "HOME": str(unpacked)},
        capture_output=True,
        check=True,
    )
    return dict(json.loads(done.stdout))
