"""The laptop's state folder, its ports, and the lock that keeps two runs apart."""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from local.environments import ROOT
from local.failure import Failure

DEFAULT_PORT = 8080
DEFAULT_AWS_PORT = 4566
# A run that was killed leaves its engine a moment to save.
LEFTOVER_SECONDS = 20.0
# Made from the lock file, not state: forgetting them would only cost the next start its time.
ENVIRONMENTS = frozenset({"engine-env", "node-cache", "uv"})


@dataclass(frozen=True, slots=True)
class Home:
    """Where everything of one laptop stage lies, and where it listens."""

    folder: Path
    port: int
    aws_port: int

    @classmethod
    def from_environment(cls) -> "Home":
        """``ASSENT_HOME``, ``ASSENT_PORT`` and ``ASSENT_AWS_PORT``, or their defaults.

        Raises:
            Failure: a port is no port.
        """
        return cls(
            folder=Path(os.environ.get("ASSENT_HOME") or ROOT / ".assent").resolve(),
            port=port("ASSENT_PORT", DEFAULT_PORT),
            aws_port=port("ASSENT_AWS_PORT", DEFAULT_AWS_PORT),
        )

    @property
    def url(self) -> str:
        """The page, the API and the doors."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def aws_endpoint(self) -> str:
        """What every AWS client is pointed at."""
        return f"http://127.0.0.1:{self.aws_port}"

    @property
    def engine_state(self) -> Path:
        """What the engine saves."""
        return self.folder / "engine"

    @property
    def scratch(self) -> Path:
        """Temporary files of engine and functions; gone after each run."""
        return self.folder / "tmp"

    def log(self, name: str) -> Path:
        """The place of one log, its folder made."""
        folder = self.folder / "log"
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{name}.log"

    @contextmanager
    def locked(self) -> Iterator[int]:
        """Hold this home alone; yields the descriptor that holds it.

        The engine inherits the descriptor, so that the home stays taken until
        the engine has saved, however its run ended.

        Raises:
            Failure: another run has it.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "run.lock").open("a+") as file:
            take(file.fileno(), self.folder)
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
            yield file.fileno()

    def forget(self) -> None:
        """Remove the state; the environments, which hold none, stay."""
        for entry in self.folder.iterdir():
            if entry.name in ENVIRONMENTS or entry.name == "run.lock":
                continue
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()


def port(variable: str, default: int) -> int:
    """The port that ``variable`` names."""
    value = os.environ.get(variable) or str(default)
    if not value.isascii() or not value.isdecimal() or not 0 < int(value) < 65536:
        raise Failure(f"{variable} must be a port number")
    return int(value)


def take(descriptor: int, folder: Path) -> None:
    """Lock, waiting only for the leftovers of a run that is already dead."""
    deadline = time.monotonic() + LEFTOVER_SECONDS
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 20, 0).decode() or "0"
            if is_alive(int(holder)) or time.monotonic() > deadline:
                raise Failure(f"already running on {folder} (process {holder}); end that one first") from None
            time.sleep(0.1)
        else:
            return


def is_alive(process: int) -> bool:
    """Whether the process that wrote its id here still runs."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return process > 0
