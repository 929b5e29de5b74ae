"""Exports that were forged as a whole, cut, or never were any."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from shared.evidence.heads import Anchor, checkpoint
from shared.evidence.verifier.chains import Wrong
from shared.evidence.verifier.command import checked
from tests.unit.evidence.ledger import (
    FOREIGN,
    FOREIGN_KEY,
    KEY,
    OURS,
    anchored,
    crowd,
    hashed_anew,
    sealed_again,
    written,
)

CHAINS = crowd(60, seed=5)
ANCHORS = anchored(CHAINS)
FIRST = next(iter(CHAINS))
ROOT = str(ANCHORS[-1].note)


def fault(path: Path, key: str | None = None, root: str | None = None) -> str:
    with pytest.raises(Wrong) as found:
        checked(path, key, root)
    return str(found.value)


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    return written(tmp_path / "export.jsonl", CHAINS, ANCHORS)


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """All of it made anew, keys and roots too: one text that never was, and no fault in itself."""
    chains = dict(CHAINS)
    forged = sealed_again(chains[FIRST][1].facts | {"meaning": "start"})
    chains[FIRST] = hashed_anew([chains[FIRST][0], forged, *chains[FIRST][2:]], 1)
    return written(
        tmp_path / "foreign.jsonl",
        chains,
        anchored(chains, key=FOREIGN_KEY, private=FOREIGN),
        FOREIGN_KEY,
        FOREIGN,
    )


def test_what_was_made_anew_as_a_whole_is_found_by_the_key(foreign: Path) -> None:  # G5
    assert f"is not signed by the key {KEY}" in fault(foreign, str(KEY))


def test_what_was_made_anew_as_a_whole_is_found_by_the_root(foreign: Path) -> None:  # G5
    assert fault(foreign, root=ROOT) == "nothing in it leads to the root that you gave"


def test_without_key_and_root_it_says_that_it_could_be_made_up(foreign: Path, clean: Path) -> None:
    for file in (foreign, clean):
        assert "could have made all of it" in checked(file).unproven[-1]
    assert checked(clean, str(KEY)).unproven == []
    (left,) = checked(clean, root=ROOT).unproven
    assert left.startswith("That root covers the entries until 2026-11-25; all else here rests on a key")


def test_an_older_root_is_led_to_as_well(clean: Path) -> None:
    assert "It leads to the root that you gave." in checked(clean, root=str(ANCHORS[0].note)).proven


def test_an_entry_added_behind_the_last_root_breaks_the_seal(clean: Path, tmp_path: Path) -> None:
    lines = clean.read_bytes().splitlines(keepends=True)
    name, chain = next(reversed(CHAINS.items()))
    added = sealed_again(chain[-1].facts | {"seq": len(chain) + 1, "previous": chain[-1].hash})
    place = 1 + sum(map(len, CHAINS.values()))
    clean.write_bytes(b"".join([*lines[:place], added.line(), *lines[place:]]))
    for key in (None, str(KEY)):
        assert (
            f"not what was sealed; the first entry that no checkpoint covers is entry {len(chain) + 1}"
            in fault(clean, key)
        )
    clean.write_bytes(b"".join([*lines[:place], added.line(), *lines[place:-1]]))
    for key in (None, str(KEY)):
        assert f"entry {len(chain) + 2} of subscriber {name} is missing" in fault(clean, key)


@pytest.mark.parametrize("lines", [1, 2, 3, 4, 30])
def test_an_export_that_is_cut_off_is_found_wherever_the_cut_is(clean: Path, lines: int) -> None:
    clean.write_bytes(b"".join(clean.read_bytes().splitlines(keepends=True)[:-lines]))
    for key in (None, str(KEY)):
        assert "the export has no seal, so it was cut off" in fault(clean, key)


def test_the_verdict_says_of_when_it_is(clean: Path) -> None:
    assert checked(clean).proven[0].startswith("As of 20")


def test_nothing_signed_is_nothing_for_a_key(tmp_path: Path) -> None:
    path = written(tmp_path / "e.jsonl", CHAINS, [])
    assert "Nothing is anchored yet: it holds no checkpoint." in checked(path, str(KEY)).unproven
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    assert "the export has no seal" in fault(path, str(KEY))
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    assert fault(path, str(KEY)) == "the export was cut off"


@pytest.mark.parametrize(
    ("forge", "why"),
    [
        (lambda anchors: [anchors[0], anchors[2]], "of 2026-11-25 does not follow the one before"),
        (lambda anchors: [anchors[1], anchors[0]], "of 2026-11-23 does not follow the one before"),
        (lambda anchors: [anchors[0], anchors[0]], "does not follow the one before"),
        (lambda anchors: [Anchor(anchors[0].note, anchors[0].heads[1:])], "do not give the root"),
        (lambda anchors: [Anchor(anchors[0].note, anchors[2].heads)], "do not give the root"),
        (lambda anchors: [Anchor(anchors[0].note, anchors[0].heads[::-1])], "do not give the root"),
    ],
)  # fmt: skip
def test_anchors_are_whole_and_in_order(
    forge: Callable[[list[Anchor]], list[Anchor]], why: str, tmp_path: Path
) -> None:
    assert why in fault(written(tmp_path / "e.jsonl", CHAINS, forge(ANCHORS)), str(KEY))


def test_somebody_who_was_anchored_once_is_under_every_later_root(tmp_path: Path) -> None:
    """Not even we can leave somebody out: both roots are signed by us, and one follows the other."""
    heads = ANCHORS[0].heads[1:]
    less = checkpoint(KEY.name, heads, date(2026, 11, 24), ANCHORS[0].note).signed(KEY, OURS.sign)
    path = written(tmp_path / "e.jsonl", CHAINS, [ANCHORS[0], Anchor(less, heads)])
    assert "the heads of 2026-11-24 are out of order, or one of an earlier day is gone" in fault(path)


def test_the_signed_size_is_that_of_the_heads(tmp_path: Path) -> None:
    true = checkpoint(KEY.name, ANCHORS[0].heads, date(2026, 11, 23), None)
    more = replace(true, size=true.size + 1).signed(KEY, OURS.sign)
    path = written(tmp_path / "e.jsonl", CHAINS, [Anchor(more, ANCHORS[0].heads)])
    assert "the heads of 2026-11-23 do not give the root" in fault(path)


def test_a_head_does_not_go_back(tmp_path: Path) -> None:
    less = checkpoint(KEY.name, ANCHORS[0].heads, date(2026, 11, 26), ANCHORS[2].note)
    anchors = [*ANCHORS, Anchor(less.signed(KEY, OURS.sign), ANCHORS[0].heads)]
    assert "is not the one of 2026-11-26" in fault(written(tmp_path / "e.jsonl", CHAINS, anchors))


Change = Callable[[list[bytes]], list[bytes]]


def made_of(line: bytes, **facts: Any) -> bytes:
    """The entry of a line with other facts, and the hash that these have."""
    return sealed_again(json.loads(line)["facts"] | facts).line()


def ninth(change: Callable[[bytes], bytes]) -> Change:
    """The export with another line in place of the ninth entry."""
    return lambda lines: [*lines[:9], change(lines[9]), *lines[10:]]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda lines: [], "no pack or export"),
        (lambda lines: [b"{}\n"], "no ledger export of a form"),
        (lambda lines: lines[1:], "no ledger export of a form"),
        (lambda lines: [lines[0].replace(b'"v":1', b'"v":2'), *lines[1:]], "no ledger export of a form"),
        (lambda lines: [lines[0].replace(b"e82f31ab", b"e82f31ac"), *lines[1:]], "no verifier key"),
        (lambda lines: [*lines[:9], lines[9][:40]], "entry 9 of subscriber {} cannot be read: line 10"),
        (ninth(lambda line: b"\xff\n"), "entry 9 of subscriber {} cannot be read"),
        (ninth(lambda line: b"[1]\n"), "line 10 is no JSON object"),
        (ninth(lambda line: b"\n"), "entry 9 of subscriber {} cannot be read"),
        (ninth(lambda line: b"{}\n"), "entry 9 of subscriber {} is no entry"),
        (ninth(lambda line: made_of(line, v=2)), "entry 9 of subscriber {} is of format 2"),
        (ninth(lambda line: made_of(line, at=5)), "entry 9 of subscriber {} lacks a fact"),
        (ninth(lambda line: made_of(line, v=True)), "entry 9 of subscriber {} lacks"),
        (ninth(lambda line: b"[" * 10**6 + b"\n"), "nested too deeply"),
        (lambda lines: [*lines[:-2], b'{"anchor": 5}\n'], "does not have the form"),
        (lambda lines: [*lines[:-2], b'{"anchor": {"checkpoint": 5}}\n'], "checkpoint 3 is no signed note"),
        (lambda lines: [*lines[:-1], lines[1]], "does not have the form"),
        (lambda lines: [*lines, lines[-1]], "goes on after its seal"),
        (lambda lines: [*lines, lines[1]], "goes on after its seal"),
        (lambda lines: [*lines[:-1], b'{"seal":5}\n'], "the seal is no signed note"),
    ],
)  # fmt: skip
def test_what_is_no_export_is_one_clear_sentence(change: Change, why: str, clean: Path) -> None:  # G10
    clean.write_bytes(b"".join(change(clean.read_bytes().splitlines(keepends=True))))
    sentence = fault(clean)
    assert why.format(FIRST) in sentence
    assert "\n" not in sentence


def test_a_chain_is_not_torn_apart(clean: Path) -> None:
    second = list(CHAINS)[1]
    lines = clean.read_bytes().splitlines(keepends=True)
    last, end = len(CHAINS[FIRST]), 1 + len(CHAINS[FIRST]) + len(CHAINS[second])
    clean.write_bytes(b"".join([*lines[:last], *lines[last + 1 : end], lines[last], *lines[end:]]))
    assert f"entry {last} of subscriber {FIRST} is missing or out of place" in fault(clean)

    clean.write_bytes(b"".join([*lines[:last], *lines[last + 1 : end - 1], lines[last], *lines[end - 1 :]]))
    found = f"is missing or out of place: entry {last} of subscriber {FIRST} stands here"
    assert f"entry {len(CHAINS[second])} of subscriber {second} {found}" in fault(clean)


def test_whose_first_entry_was_given_to_somebody_else_is_named(clean: Path) -> None:
    second = list(CHAINS)[1]
    place = 1 + len(CHAINS[FIRST])
    lines = clean.read_bytes().splitlines(keepends=True)
    lines[place] = lines[place].replace(second.encode(), b"somebody")
    clean.write_bytes(b"".join(lines))
    assert f"entry 1 of subscriber {second} was edited" in fault(clean)


def test_what_stands_in_a_file_cannot_write_on_a_terminal(clean: Path) -> None:
    lines = clean.read_bytes().splitlines(keepends=True)
    value = json.loads(lines[1])["facts"] | {"subscriber": "\x1b[2J" * 60, "seq": 2}
    clean.write_bytes(lines[0] + sealed_again(value).line())
    assert fault(clean).isprintable()
