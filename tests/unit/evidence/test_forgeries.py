"""A thousand forgeries of an export of ten thousand entries: each found, and the first bad entry named (G5).

Whoever forges may compute every hash anew and sign with a key of their own; what they lack is our key.
Each forgery touches one or two chains. The check reads those and the chain after them, and all anchors:
what lies before is the same bytes as in the clean export. A share of the forgeries goes through a file.
"""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from shared.evidence.verifier import exports
from shared.evidence.verifier.chains import Wrong
from shared.evidence.verifier.command import checked
from shared.evidence.verifier.exports import ExportCheck
from shared.evidence.verifier.roots import leaf_hash
from tests.unit.evidence.forger import Forger, Forgery, Ledger
from tests.unit.evidence.ledger import KEY, anchored, crowd, written

FORGERIES = 1000
THROUGH_A_FILE = FORGERIES if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 60


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    chains = crowd(10_000, seed=26)
    return Ledger(chains, anchored(chains))


@cache
def _leaf(name: str, seq: int, hash_: str) -> bytes:
    return leaf_hash({"subscriber": name, "seq": seq, "hash": hash_})


def remembered(head: dict[str, Any]) -> bytes:
    return _leaf(head["subscriber"], head["seq"], head["hash"])


def verdict(forgery: Forgery, ledger: Ledger) -> Wrong | None:
    """What the verifier says once it has come to the forged place."""
    check, names = ExportCheck(str(KEY)), ledger.names
    places = sorted(names.index(name) for name in forgery.chains)
    read = sorted({*places, *(place + 1 for place in places if place + 1 < len(names))})
    again = {names[place] for place in read}
    check.chains.hashes = {name: hashes for name, hashes in ledger.hashes.items() if name not in again}
    try:
        for place, follows in runs(read):
            check.chains.current = names[place - 1] if place else ""
            lines = [forgery.chains.get(names[p], ledger.chains[names[p]]) for p in follows]
            check.chains.read({"facts": each.facts, "hash": each.hash} for chain in lines for each in chain)
        check.anchors(ledger.anchored)
    except Wrong as wrong:
        return wrong
    return None


def runs(places: list[int]) -> Iterator[tuple[int, list[int]]]:
    """Places that follow each other, together."""
    while places:
        end = next((i for i, place in enumerate(places) if place != places[0] + i), len(places))
        yield places[0], places[:end]
        places = places[end:]


def named_rightly(forgery: Forgery, wrong: Wrong, ledger: Ledger) -> bool:
    """Whether the entry that the verifier names is the first bad one."""
    if not forgery.anew:
        return (wrong.subscriber, wrong.seq) == forgery.first
    # The first head that was anchored at or behind the forged place; nothing before it can tell.
    name, seq = forgery.first
    chain = forgery.chains[name]
    heads = (head for anchor in ledger.anchors for head in anchor.heads if head.subscriber == name)
    tells = next((head for head in heads if head.seq >= seq), None)
    place = min(tells.seq if tells else seq, len(chain) + 1)
    return wrong.subscriber == name and wrong.seq in (place, seq + 1)


def test_a_thousand_forgeries_are_found_and_named(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:  # G5
    monkeypatch.setattr(exports, "leaf_hash", remembered)
    missed, kinds = [], set()
    for seed in range(FORGERIES):
        forgery = Forger(ledger, seed).forges()
        kinds.add(forgery.what)
        wrong = verdict(forgery, ledger)
        if wrong is None or not named_rightly(forgery, wrong, ledger):
            missed.append((seed, forgery.what, forgery.first, wrong))
    assert missed == []
    assert len(kinds) == 16


def test_a_clean_export_is_in_order(ledger: Ledger, tmp_path: Path) -> None:
    check = checked(written(tmp_path / "export.jsonl", ledger.chains, ledger.anchors), str(KEY))
    assert check.proven[1].startswith("Entries: 10000, of ")
    assert "10000 of 10000 entries lie under them" in check.proven[2]
    assert check.unproven == []


def test_through_a_file_the_verdict_is_the_same(tmp_path: Path) -> None:  # G5
    chains = crowd(400, seed=27)
    ledger = Ledger(chains, anchored(chains))
    for seed in range(THROUGH_A_FILE):
        forgery = Forger(ledger, seed).forges()
        forged = written(tmp_path / "export.jsonl", chains | forgery.chains, ledger.anchors)
        with pytest.raises(Wrong) as found:
            checked(forged, str(KEY))
        assert named_rightly(forgery, found.value, ledger), (seed, forgery.what, str(found.value))
