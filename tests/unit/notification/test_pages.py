"""Long reads: everything once, in the shard's order, and never more at hand than a page a reader."""

import threading
import time
from collections import Counter

import pytest

from shared.notification.pages import READERS, Page, Row, streamed

SHARDS = dict.fromkeys(range(16))


class Table:
    """Sixteen shards of so many pages; it counts what was read and not handed on yet."""

    def __init__(self, pages: int) -> None:
        self.pages = pages
        self.read: Counter[int] = Counter()
        self.lock = threading.Lock()

    def page(self, shard: int, after: str | None) -> Page:
        place = int(after) + 1 if after else 0
        with self.lock:
            self.read[shard] += 1
        more = place < self.pages - 1
        return Page(shard, [{"pk": {"S": f"{shard}/{place}"}}], f"{place}" if more else None)


def name(row: Row) -> str:
    return str(row["pk"]["S"])


def test_everything_is_read_once_and_each_shard_in_order() -> None:
    table = Table(5)
    found = [name(row) for page in streamed(table.page, SHARDS, 99) for row in page.rows]
    assert sorted(found) == sorted(f"{shard}/{place}" for shard in range(16) for place in range(5))
    for shard in range(16):
        assert [each for each in found if each.startswith(f"{shard}/")] == [f"{shard}/{n}" for n in range(5)]


def test_memory_holds_a_page_a_reader_however_slowly_they_are_taken() -> None:
    table, handed_on = Table(5), 0
    for _ in streamed(table.page, SHARDS, 1000):
        handed_on += 1
        if handed_on <= 3:
            time.sleep(0.05)  # for readers to run ahead, if they would
        assert sum(table.read.values()) - handed_on < READERS
    assert handed_on == 16 * 5


def test_a_turn_ends_and_says_where_it_goes_on() -> None:
    lasts = [page for page in streamed(Table(5).page, SHARDS, 2) if page.last]
    assert [(page.shard, page.after) for page in sorted(lasts, key=lambda page: page.shard)] == [
        (shard, "1") for shard in range(16)
    ]
    ends = [page for page in streamed(Table(5).page, {3: "1"}, 99) if page.last]
    assert [(page.shard, page.after) for page in ends] == [(3, None)]


def test_a_read_that_fails_fails_the_turn() -> None:
    def fails(shard: int, after: str | None) -> Page:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        list(streamed(fails, SHARDS, 9))
