"""Calls the housekeeping function often enough that a moved clock is noticed within 5 s.

The deployed schedule runs by the engine's own clock, once a minute; it stays as it is.
"""

import asyncio
import contextlib
import logging
from datetime import UTC, datetime

from botocore.exceptions import BotoCoreError, ClientError

from .cloud import Cloud
from .problems import Problem

log = logging.getLogger(__name__)

EVERY = 4.0
"""Seconds between calls: a job that becomes due runs within 5."""


class Housekeeping:
    """Calls the function now and then, and at once when told."""

    def __init__(self, cloud: Cloud) -> None:
        self._cloud = cloud
        self._now = asyncio.Event()

    def hurry(self) -> None:
        """Call it right away."""
        self._now.set()

    async def round(self) -> float:
        """Wait until it is time, or somebody hurries, and call it; the next round may begin at once."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._now.wait(), EVERY)
        self._now.clear()
        await self._call()
        return 0

    async def _call(self) -> None:
        try:
            await self._cloud.invoke("HousekeepingFunction", scheduled_event())
        except (Problem, BotoCoreError, ClientError) as error:
            log.debug("no housekeeping: %s", type(error).__name__)


def scheduled_event() -> dict[str, object]:
    """The event that the deployed rule sends every minute."""
    return {
        "version": "0",
        "id": "00000000-0000-0000-0000-000000000000",
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "account": "000000000000",
        "time": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "region": "us-east-1",
        "resources": [],
        "detail": {},
    }
