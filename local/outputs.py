"""The outputs of the deployed stacks, read from the engine when they are first needed."""

import asyncio
import time
from collections.abc import Callable, Mapping

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from .problems import Problem

STACKS = ("assent-local-data", "assent-local-service")
FRESH_FOR = 5.0
"""Seconds: a deployment while the doors are open is noticed this soon."""

PATIENCE = Config(
    connect_timeout=2, read_timeout=5, retries={"total_max_attempts": 2}, max_pool_connections=20
)
"""For every call to the engine: it is on this machine, so it answers soon or not at all."""

Source = Callable[[], Mapping[str, str]]
"""Answers with every output that there is by now."""


def engine_session() -> boto3.Session:
    """A session with the engine's Region; it takes any credentials."""
    return boto3.Session(aws_access_key_id="local", aws_secret_access_key="local", region_name="us-east-1")  # noqa: S106


class Outputs:
    """Outputs by name. What was once read stays known while the engine is away."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._known: dict[str, str] = {}
        self._read_at = -FRESH_FOR
        self._reading = asyncio.Lock()

    async def named(self, name: str) -> str:
        """The output called ``name``.

        Raises:
            Problem: the stacks are not deployed yet (503).
        """
        if not (name in self._known and self._reading.locked()):  # one caller waits for news, not all
            async with self._reading:
                await self._refresh(name)
        if name not in self._known:
            raise Problem(503, "The stacks are not deployed yet.")
        return self._known[name]

    async def _refresh(self, name: str) -> None:
        if name not in self._known or time.monotonic() - self._read_at >= FRESH_FOR:
            self._known |= await asyncio.to_thread(self._source)
            self._read_at = time.monotonic()


def from_cloudformation(endpoint: str) -> Source:
    """Reads the outputs of both stacks; a missing stack has none, an absent engine neither."""
    client = engine_session().client("cloudformation", endpoint_url=endpoint, config=PATIENCE)

    def read() -> dict[str, str]:
        found: dict[str, str] = {}
        for stack in STACKS:
            try:
                described = client.describe_stacks(StackName=stack)["Stacks"]
            except (BotoCoreError, ClientError):
                continue
            outputs = described[0].get("Outputs", []) if described else []
            found |= {output["OutputKey"]: output["OutputValue"] for output in outputs}
        return found

    return read
