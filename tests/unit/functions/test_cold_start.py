"""What a function does not need for its first work it does not load."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
UNNEEDED = ("functions.world", "phonenumbers", "pydantic", "jinja2", "shared.consent.reading.judge")


def test_a_keyword_is_read_with_consent_alone() -> None:
    code = (
        "import sys, functions.inbound_sms.handler as it\n"
        "from shared.consent.reading import read\n"
        "assert read('STOP').rule == 'keyword.stop'\n"
        f"print(*[name for name in {UNNEEDED} if name in sys.modules])"
    )
    command = [sys.executable, "-c", code]
    assert subprocess.check_output(command, cwd=ROOT, text=True).split() == []
