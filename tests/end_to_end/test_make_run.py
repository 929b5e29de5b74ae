"""What `make run` promises to the person at the terminal."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.end_to_end.stage import ROOT, Stage, free_port, variables

SECOND_START_SECONDS = 20
Start = Callable[..., Stage]


@pytest.fixture
def start(stage: Stage, tmp_path: Path) -> Iterator[Start]:
    """Starts further stages, each ended whatever happens; the shared one has warmed all caches by then."""
    running: list[Stage] = []

    def starter(home: Path = tmp_path / "home", **how: object) -> Stage:
        running.append(Stage(home, **how))  # type: ignore[arg-type]
        return running[-1]

    yield starter
    for one in running:
        one.kill()


def test_state_survives_and_the_second_start_is_quick(start: Start) -> None:
    first = start().wait_until_ready()
    first.client("sqs").create_queue(QueueName="kept")
    assert first.ends() == 0

    began = time.monotonic()
    second = start(ports=first.ports).wait_until_ready()
    took = time.monotonic() - began

    assert took < SECOND_START_SECONDS
    assert "deployment" not in second.output
    assert second.client("sqs").get_queue_url(QueueName="kept")
    assert second.ends() == 0


def test_a_port_in_use_is_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        code, said = local("run", tmp_path / "home", ports=(port, free_port()))

    assert code == 1
    assert said == f"assent: port {port} is in use; ASSENT_PORT=<port> takes another\n"


def test_two_runs_on_one_home_are_one_too_many(stage: Stage) -> None:
    code, said = local("run", stage.home)

    assert code == 1
    assert said.startswith(f"assent: already running on {stage.home} (process {stage.process.pid})")
    assert said.count("\n") == 1


def test_nothing_is_forgotten_while_it_runs(stage: Stage) -> None:
    code, said = local("reset", stage.home)

    assert code == 1
    assert said.startswith("assent: already running")


def test_reset_forgets_the_state_and_keeps_the_environments(tmp_path: Path) -> None:
    for name in ("engine/sqs.json", "engine-env/pyvenv.cfg", "carrier.sqlite3"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}")

    code, _said = local("reset", tmp_path)

    assert code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["engine-env", "run.lock"]


def test_a_port_that_is_none_is_one_line(tmp_path: Path) -> None:
    code, said = local("run", tmp_path, ASSENT_PORT="http")

    assert (code, said) == (1, "assent: ASSENT_PORT must be a port number\n")


def local(command: str, home: Path, ports: tuple[int, int] | None = None, **more: str) -> tuple[int, str]:
    """Run one command to its end; its exit code and all that it said."""
    done = subprocess.run(
        [sys.executable, "-m", "local", command],
        cwd=ROOT,
        env={**variables(home, ports or (free_port(), free_port())), **more},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr
