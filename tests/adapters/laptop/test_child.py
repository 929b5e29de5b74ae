"""Nothing that a run starts outlives it."""

import os
import sys
import threading
import time
from pathlib import Path

import pytest

from local.child import Child
from local.ending import Ending
from local.failure import Failure, Interrupted

STUBBORN = """
import signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
again = [sys.executable, "-c", "import time; time.sleep(60)"]  # inherits what it ignores
print(subprocess.Popen(again).pid, flush=True)
time.sleep(60)
"""


def test_the_stubborn_and_their_children_end_too(tmp_path: Path) -> None:
    log = tmp_path / "log"
    child = Child([sys.executable, "-c", STUBBORN], log=log, variables={})
    deadline = time.monotonic() + 20
    while not log.read_text().strip():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    grandchild = int(log.read_text())

    child.stop(grace_seconds=0.1)

    assert child.ended is not None
    assert not is_running(grandchild)


def test_a_wait_ends_when_the_run_should(tmp_path: Path) -> None:
    child = Child([sys.executable, "-c", "import time; time.sleep(60)"], log=tmp_path / "log", variables={})
    ending = Ending()
    threading.Timer(0.2, ending.ask).start()

    with pytest.raises(Interrupted):
        child.wait(ending)

    child.stop(grace_seconds=5)


def test_the_persons_own_aws_account_stays_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "production")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    log = tmp_path / "log"
    command = "import os; print(*sorted(key for key in os.environ if key.startswith(('AWS_', 'PYTHON'))))"
    child = Child([sys.executable, "-c", command], log=log, variables={})

    assert child.wait(Ending()) == 0
    child.stop(grace_seconds=1)

    assert "AWS_PROFILE" not in log.read_text()
    assert "PYTHONDONTWRITEBYTECODE" not in log.read_text()


def test_a_missing_tool_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Failure, match=r"/nowhere/engine is missing; `make setup` brings it"):
        Child(["/nowhere/engine"], log=tmp_path / "log", variables={})


def is_running(process: int) -> bool:
    """Whether it still runs; one that ended and waits for its parent's notice does not."""
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (ProcessLookupError, FileNotFoundError):
        return False
    return state != "Z"
