"""What `make run` promises to the person at the terminal."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.end_to_end.stage import ROOT, Stage, free_port, variables

SECOND_START_SECONDS = 20


@dataclass(frozen=True)
class Place:
    """A home that was used before, and the ports it was used on."""

    home: Path
    ports: tuple[int, int]

    @contextmanager
    def started(self) -> Iterator[Stage]:
        """A run there, ended whatever happens."""
        running = Stage(self.home, ports=self.ports)
        try:
            yield running.wait_until_ready()
        finally:
            running.kill()


@pytest.fixture(scope="module")
def used(stage: Stage, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A home with one queue of its own; ``stage`` comes first, so that two deployments do not meet."""
    place = Place(tmp_path_factory.mktemp("used") / "home", (free_port(), free_port()))
    with place.started() as first:
        first.client("sqs").create_queue(QueueName="kept")
        assert first.ends() == 0
    return place


def test_state_survives_and_the_second_start_is_quick(used: Place) -> None:
    began = time.monotonic()
    with used.started() as second:
        took = time.monotonic() - began
        assert took < SECOND_START_SECONDS
        assert "deployment" not in second.output
        assert second.client("sqs").get_queue_url(QueueName="kept")
        assert second.ends(signal.SIGINT) == 0


def test_a_run_that_is_killed_takes_all_with_it_and_keeps_nobody_out(used: Place) -> None:
    with used.started() as killed:
        killed.process.kill()
        killed.process.wait()

        with used.started() as next_one:  # waits for the engine of the killed one, which saves first
            assert next_one.ends() == 0


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


def test_a_home_that_cannot_be_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    code, said = local("run", tmp_path / "file" / "home")

    assert code == 1
    assert said.startswith("assent: ")
    assert said.count("\n") == 1


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
