"""A whole laptop stage for tests: started as a person starts it, in a home and on ports of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import boto3
import httpx

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "events"
READY_SECONDS = 150.0
END_SECONDS = 30.0
# In the order in which a text travels, so that what is looked for cannot slip past.
ROAD = ("Inbound", "Answers", "FanOut", "Urgent", "Routine")
COUNTS = ("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible")
CALM = "stormEvents=1000000"
"""Settings under which urgent events never gather, however many tests raise some."""
FORMS = 12
SERVICES = tuple(f"service{number:02}" for number in range(80))
"""What the stage over SNS has: forms an hour from one address, and services."""

T = TypeVar("T")


class Stage:
    """``python -m local run``, and what one can ask of it."""

    def __init__(self, home: Path, *, context: str = "", ports: tuple[int, int] | None = None) -> None:
        """Start it; :meth:`wait_until_ready` says when it can be used."""
        self.home = home
        self.ports = ports or (free_port(), free_port())
        self.url = f"http://127.0.0.1:{self.ports[0]}"
        self.aws_endpoint = f"http://127.0.0.1:{self.ports[1]}"
        self._output = home.parent / f"{home.name}.output"
        with self._output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "local", "run"],
                cwd=ROOT,
                env=variables(home, self.ports, context),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def output(self) -> str:
        """What it has said so far."""
        return self._output.read_text()

    def wait_until_ready(self) -> "Stage":
        """Return once it says so."""
        eventually(
            lambda: f"ready {self.url}\n" in self.output or self.process.poll() is not None,
            within=READY_SECONDS,
            otherwise=lambda: f"not ready in time:\n{self.output}",
        )
        assert self.process.poll() is None, self.output
        return self

    def ends(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to end; the exit code, once nothing is left of it."""
        self.process.send_signal(how)
        code = self.process.wait(END_SECONDS)
        assert leftovers(self.home) == []
        return code

    def kill(self) -> None:
        """Make sure that a test that failed leaves nothing running."""
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(END_SECONDS)

    def client(self, service: str) -> Any:
        """The boto3 client on its AWS endpoint; one a service, since they are asked often."""
        if service not in self._clients:
            self._clients[service] = boto3.client(
                service,  # type: ignore[call-overload]
                endpoint_url=self.aws_endpoint,
                region_name="us-east-1",
                aws_access_key_id="test",
                aws_secret_access_key="test",
            )
        return self._clients[service]

    @cached_property
    def _clients(self) -> dict[str, Any]:
        return {}

    @cached_property
    def outputs(self) -> Mapping[str, str]:
        """The outputs of both stacks by name."""
        stacks = self.client("cloudformation").describe_stacks()["Stacks"]
        ours = [stack for stack in stacks if stack["StackName"].startswith("assent-local-")]
        return {one["OutputKey"]: one["OutputValue"] for stack in ours for one in stack.get("Outputs", [])}

    @cached_property
    def http(self) -> httpx.Client:
        """An HTTP client on its doors."""
        return httpx.Client(base_url=self.url, timeout=30, trust_env=False)

    def token(self, sub: str, *groups: str, **more: str) -> str:
        """A token of the local issuer."""
        answer = self.http.get("/local/token", params={"sub": sub, "groups": ",".join(groups), **more})
        return answer.raise_for_status().text.strip()

    def api(self, method: str, path: str, *, token: str | None = None, **request: Any) -> httpx.Response:
        """One request to the API, with the person's token when there is one."""
        headers = {**({"Authorization": f"Bearer {token}"} if token else {}), **request.pop("headers", {})}
        if "json" in request:  # in ASCII, which can say all that JSON can, half a character too
            request["content"] = json.dumps(request.pop("json"))
            headers["Content-Type"] = "application/json"
        return self.http.request(method, path, headers=headers, **request)

    def settles(self, *queues: str, within: float = 60.0) -> None:
        """Wait until nothing is on its way to anybody, or on these queues; what was put off may come."""
        eventually(
            lambda: not self._on_the_road(queues or ROAD),
            within=within,
            otherwise=lambda: f"still on its way: {self._on_the_road(queues or ROAD)}",
        )

    def _on_the_road(self, queues: tuple[str, ...]) -> dict[str, int]:
        found = {}
        for name in queues:
            answer = self.client("sqs").get_queue_attributes(
                QueueUrl=self.outputs[f"{name}QueueUrl"], AttributeNames=COUNTS
            )
            found[name] = sum(int(answer["Attributes"].get(key, 0)) for key in COUNTS)
        return {name: count for name, count in found.items() if count}


@dataclass(frozen=True)
class Clock:
    """The stage's clock, which can be moved."""

    stage: Stage

    def moves(self, **ahead: float) -> None:
        """From now on it runs so far ahead of the machine's (``hours=24``, ``minutes=-5``)."""
        offset = timedelta(**ahead).total_seconds()
        answer = self.stage.http.put("/local/clock", json={"offset_seconds": offset})
        assert answer.status_code == 200, answer.text


def eventually(
    seen: Callable[[], T], *, within: float, otherwise: Callable[[], str] = lambda: "never seen"
) -> T:
    """What ``seen`` answers, as soon as it is true."""
    deadline = time.monotonic() + within
    while not (answer := seen()):
        assert time.monotonic() < deadline, otherwise()
        time.sleep(0.05)
    return answer


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def variables(home: Path, ports: tuple[int, int], context: str = "") -> dict[str, str]:
    """The environment of a stage in this home."""
    return {
        **os.environ,
        "ASSENT_HOME": str(home),
        "ASSENT_PORT": str(ports[0]),
        "ASSENT_AWS_PORT": str(ports[1]),
        "ASSENT_CONTEXT": context,
    }


def leftovers(home: Path) -> list[str]:
    """Processes that have this home in their environment, and temporary files in it."""
    ours = f"ASSENT_HOME={home}\0".encode()
    processes = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            mine = ours in (place / "environ").read_bytes() + b"\0"
            command = (place / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if mine and command:
            processes.append(f"{place.name}: {command}")
    return processes + [str(path) for path in (home / "tmp").glob("*")]
