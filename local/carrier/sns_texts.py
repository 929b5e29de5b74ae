"""Texts that went through SNS instead: the same phones show them.

The engine keeps them without a time, so they are stamped when they are first seen. That is why
they are looked for all the time and not only when somebody asks.
"""

import time

import httpx

from local.cloud import Cloud
from shared.clock import iso

from .line import Line
from .segments import segments
from .store import Text

SENDER = "SNS"
OFTEN, RARELY = 0.25, 1.0
"""Seconds between looks where SNS texts exist, and where there has been none."""

SHARE_OF_TIME = 20
"""Looking takes at most one part in so many of the time, however long the engine's list gets."""


class SnsTexts:
    """Copies the engine's SNS texts to the carrier's."""

    def __init__(self, line: Line, cloud: Cloud) -> None:
        self._line = line
        self._cloud = cloud
        self._seen: set[str] = set()

    async def look(self) -> float:
        """Take over what is new; answers how many seconds to wait before the next look."""
        began = time.monotonic()
        try:
            texts = await self._cloud.sns_texts()
        except (httpx.HTTPError, ValueError, KeyError):
            return RARELY  # the engine is not up yet, or no longer
        for record in texts:
            if record["MessageId"] not in self._seen:
                self._take(record["MessageId"], record["PhoneNumber"], record["Message"] or "")
        took = time.monotonic() - began
        return max(OFTEN if texts else RARELY, took * SHARE_OF_TIME)

    def _take(self, id_: str, recipient: str, body: str) -> None:
        size = segments(body)
        text = Text(id_, recipient, SENDER, body, size.parts, size.encoding, iso(self._line.clock.now()))
        self._line.store.take(text)
        self._seen.add(id_)
