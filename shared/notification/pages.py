"""Long reads in pages: several shards at a time, each page handed on as soon as it is there.

Memory holds a page a reader, however many there are behind them.
"""

import json
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from typing import Any

READERS = 4
"""Threads that read: one waits for the table while another's page is looked at."""
ROWS = 1000
"""In a page at most."""
Row = Mapping[str, Any]
"""An item as DynamoDB writes it: ``{"pk": {"S": "…"}}``. Nothing is unpacked that nobody asks for."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a shard, in order of their keys."""

    shard: int
    rows: Sequence[Row]
    after: str | None
    """The key behind which the shard goes on; None at its end."""
    last: bool = True
    """Whether no page of this shard comes after it in this turn."""


Read = Callable[[int, str | None], Page]
"""Reads the page of a shard behind a key."""


def streamed(read: Read, begin: Mapping[int, str | None], turn: int) -> Iterator[Page]:
    """The pages of the shards that ``begin`` names, each from its key on; at most ``turn`` of a shard."""
    waiting = deque((shard, after, turn - 1) for shard, after in begin.items())
    reading: dict[Future[Page], int] = {}
    with ThreadPoolExecutor(READERS) as pool:
        while waiting or reading:
            # No more than are read at once: a page that is read and waits to be looked at takes its place.
            while waiting and len(reading) < READERS:
                shard, after, left = waiting.popleft()
                reading[pool.submit(read, shard, after)] = left
            for done in wait(reading, return_when=FIRST_COMPLETED).done:
                left, page = reading.pop(done), done.result()
                goes_on = page.after is not None and left > 0
                if goes_on:
                    waiting.append((page.shard, page.after, left - 1))
                yield replace(page, last=not goes_on)


def reads_rows_raw(dynamodb: Any) -> None:
    """Let a client of DynamoDB hand rows over as they came.

    Its own parser walks through every attribute of every row, which takes longer than all that planning
    does with them. Where a version of the library has no such hook, the parser does its work as before.
    """
    name = "before-parse.dynamodb.Query"
    dynamodb.meta.events.register(name, _raw, unique_id="rows as they came")


def _raw(response_dict: dict[str, Any], customized_response_dict: dict[str, Any], **_: object) -> None:
    if response_dict["status_code"] < 300:
        customized_response_dict.update(json.loads(response_dict["body"]))
        response_dict["body"] = b"{}"
