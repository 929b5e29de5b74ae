"""One anchor for each day that ended: written once, whatever happens while it is made (G5)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from shared.evidence import tree
from shared.evidence.checkpoint import FIRST
from shared.evidence.heads import Head
from shared.evidence.store import Anchors
from shared.evidence.whole_ledger import WholeLedger
from tests.adapters.evidence.conftest import Archive, digest
from tests.adapters.tables import NOON

YESTERDAY = date(2026, 11, 23)
TODAY = date(2026, 11, 24)
LATER = date(2026, 11, 27)


class Killed(BaseException):
    """The process ends here."""


def test_the_heads_of_all_chains_stand_under_one_signed_root(archive: Archive) -> None:
    for subscriber, length in (("c", 1), ("a", 3), ("b", 12)):
        for seq in range(1, length + 1):
            archive.records(subscriber, seq)
    assert archive.anchoring.catch_up() == YESTERDAY

    heads = archive.anchors.heads(YESTERDAY)
    assert heads == tuple(Head(s, n, digest(s, n)) for s, n in (("a", 3), ("b", 12), ("c", 1)))  # type: ignore[arg-type]
    _, checkpoint = archive.checkpoint(YESTERDAY)
    assert (checkpoint.origin, checkpoint.size, checkpoint.day) == ("assent-local/ledger", 3, YESTERDAY)
    assert checkpoint.root == tree.root(head.leaf() for head in heads)
    assert checkpoint.previous == FIRST


def test_an_empty_ledger_makes_no_anchor(archive: Archive) -> None:
    assert archive.anchoring.catch_up() is None
    assert archive.objects() == {}


def test_a_day_is_anchored_once_and_for_all(archive: Archive) -> None:
    archive.records("a")
    archive.anchoring.catch_up()
    before = archive.objects()
    archive.records("a", 2)
    archive.clock.pass_by(hours=5)
    assert archive.anchoring.catch_up() is None
    assert archive.objects() == before
    assert archive.kms.signed == 1


def test_the_next_day_names_the_checkpoint_before_it(archive: Archive) -> None:
    archive.records("a")
    archive.anchoring.catch_up()
    first, _ = archive.checkpoint(YESTERDAY)
    archive.clock.time = NOON.replace(day=25, hour=0)
    assert archive.anchoring.catch_up() == TODAY
    second, checkpoint = archive.checkpoint(TODAY)
    assert checkpoint.previous == first.sha256
    archive.clock.pass_by(days=1)
    assert archive.anchoring.catch_up() == TODAY + timedelta(days=1)
    assert archive.checkpoint(TODAY + timedelta(days=1))[1].previous == second.sha256


def test_days_that_were_missed_have_none_and_the_chain_goes_on(archive: Archive) -> None:
    archive.records("a")
    archive.anchoring.catch_up()
    first, _ = archive.checkpoint(YESTERDAY)
    archive.clock.pass_by(days=4)
    assert archive.anchoring.catch_up() == LATER
    assert archive.anchors.days() == [YESTERDAY, LATER]
    assert archive.checkpoint(LATER)[1].previous == first.sha256
    assert archive.anchoring.catch_up() is None


def test_a_clock_that_was_set_back_makes_no_anchor_before_the_newest(archive: Archive) -> None:
    archive.records("a")
    archive.clock.pass_by(days=4)
    archive.anchoring.catch_up()
    archive.clock.pass_by(days=-2)
    assert archive.anchoring.catch_up() is None
    assert archive.anchors.days() == [LATER]


@pytest.mark.parametrize("step", ["write_heads", "publish", "write_note"])
@pytest.mark.parametrize("moment", ["before", "after"])
def test_what_a_killed_run_left_is_finished_by_the_next(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, step: str, moment: str
) -> None:
    archive.records("a")
    with monkeypatch.context() as patched:
        real = getattr(Anchors, step)

        def killed(self: object, *arguments: object) -> None:
            if moment == "after":
                real(self, *arguments)
            raise Killed

        patched.setattr(Anchors, step, killed)
        with pytest.raises(Killed):
            archive.anchoring.catch_up()
    archive.records("a", 2)
    archive.anchoring.catch_up()

    left_by_the_first = (step, moment) != ("write_heads", "before")
    (head,) = archive.anchors.heads(YESTERDAY) or ()
    assert head.seq == (1 if left_by_the_first else 2)
    assert archive.checkpoint(YESTERDAY)[1].root == tree.root([head.leaf()])


@dataclass(frozen=True)
class SlowLedger(WholeLedger):
    """A ledger that takes so long to be read that ``meanwhile`` comes to pass."""

    meanwhile: Callable[[], object] = str

    def heads(self) -> tuple[Head, ...]:
        found = super().heads()
        self.meanwhile()
        return found


def test_two_runs_at_once_come_to_one_anchor(archive: Archive) -> None:
    """The second runs whole, with one entry more, between the first one's look and its writing."""

    def second_run() -> None:
        archive.records("a", 2)
        assert archive.anchoring.catch_up() == YESTERDAY

    archive.records("a")
    slow = SlowLedger(archive.tables.dynamodb, archive.tables.ledger, second_run)
    assert replace(archive.anchoring, ledger=slow).catch_up() is None
    (head,) = archive.anchors.heads(YESTERDAY) or ()
    assert head.seq == 2
    assert archive.checkpoint(YESTERDAY)[1].root == tree.root([head.leaf()])


def test_a_ledger_of_many_pages_is_read_to_its_end(archive: Archive) -> None:
    for number in range(40):
        item = {"pk": {"S": f"s{number:02}"}, "seq": {"N": "1"}, "hash": {"S": "0" * 64}}
        fat = {"facts": {"M": {"note": {"S": "x" * 100_000}}}}
        archive.tables.dynamodb.put_item(TableName=archive.tables.ledger, Item={**item, **fat})
    archive.anchoring.catch_up()
    assert archive.checkpoint(YESTERDAY)[1].size == 40
