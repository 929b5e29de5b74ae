"""A process of the laptop stage that ends with it, and everything it started too."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from local.ending import Ending
from local.environments import ROOT, child_environment
from local.failure import Failure


class Child:
    """A process in a session of its own: Ctrl-C reaches it through us alone, nothing of it outlives us."""

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        log: Path,
        variables: Mapping[str, str],
        keep_open: Sequence[int] = (),
    ) -> None:
        """Start ``command`` in the checkout; its output goes to ``log``, from the start of the file.

        Raises:
            Failure: there is no such command.
        """
        if not Path(command[0]).exists():
            raise Failure(f"{command[0]} is missing; `make setup` brings it")
        with log.open("wb") as output:
            self._process = subprocess.Popen(  # noqa: S603 - fixed commands
                [str(part) for part in command],
                cwd=ROOT,
                env={**outside_world(), **variables},
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                pass_fds=keep_open,
            )

    @property
    def ended(self) -> int | None:
        """The exit code, or None while it runs."""
        return self._process.poll()

    def wait(self, ending: Ending) -> int:
        """The exit code, once it has one; an Interrupted leaves it running."""
        while (code := self.ended) is None:
            ending.pause(0.05)
        return code

    def stop(self, grace_seconds: float) -> None:
        """Ask it to end, then make it and all that it started end."""
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(grace_seconds)
        self._end_group(signal.SIGTERM, grace_seconds=2)
        self._end_group(signal.SIGKILL, grace_seconds=5)
        self._process.wait()
        if self._process.stdin:
            self._process.stdin.close()

    def _end_group(self, how: signal.Signals, grace_seconds: float) -> None:
        """Signal what is left of the group, and wait until nothing is."""
        deadline = time.monotonic() + grace_seconds
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, how)
            while time.monotonic() < deadline:
                self._process.poll()
                os.killpg(self._process.pid, 0)
                time.sleep(0.02)


# Settings of the person's AWS account, or of another engine.
FOREIGN = ("AWS_", "CDK_", "LOCALSTACK_", "MINISTACK_")


def outside_world() -> dict[str, str]:
    """The shell's environment without the person's AWS account, and with no proxy before the loopback."""
    variables = {key: value for key, value in child_environment({}).items() if not key.startswith(FOREIGN)}
    return {
        **variables,
        "NO_PROXY": "127.0.0.1,localhost",
        "no_proxy": "127.0.0.1,localhost",
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
    }
