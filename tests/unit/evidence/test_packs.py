"""Packs: clean ones and forged ones (G5)."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from shared.consent.keys import SubscriberKey
from shared.evidence.contents import PackContents
from shared.evidence.pack import pack
from shared.evidence.verifier.packs import allows
from tests.unit.evidence.ledger import (
    ANA,
    FOREIGN,
    FOREIGN_KEY,
    KEY,
    OURS,
    anchored,
    chain,
    contents,
    hashed_anew,
    sealed_again,
)
from tests.unit.evidence.packs import (
    ANCHORS,
    CLEAN,
    DELIVERIES,
    DISCLOSURES,
    ENTRIES,
    MANIFEST,
    PARTICULARS,
    Files,
    Forge,
    check,
    edit,
    fault,
    unzipped,
    without,
    zipped,
)


def test_a_clean_pack_is_in_order(tmp_path: Path) -> None:
    done = check(CLEAN, tmp_path, str(KEY))
    assert done.unproven == []
    assert "5 of 5 entries lie under them" in " ".join(done.proven)
    assert "Signatures: 4" in " ".join(done.proven)


def test_the_same_values_make_the_same_bytes() -> None:
    assert pack(contents(), OURS.sign) == CLEAN


def test_a_pack_leads_to_a_root_from_elsewhere(tmp_path: Path) -> None:
    for proof in contents().proofs:
        assert "It leads to the root that you gave." in check(CLEAN, tmp_path, root=str(proof.note)).proven


def test_what_a_pack_cannot_show_is_said(tmp_path: Path) -> None:
    assert "could have made all of it" in check(CLEAN, tmp_path).unproven[0]
    unanchored = check(pack(contents(shares=()), OURS.sign), tmp_path, str(KEY))
    assert unanchored.unproven == ["Nothing is anchored yet: it holds no checkpoint."]
    tail = check(pack(contents(shares=(0.5, 0.8)), OURS.sign), tmp_path, str(KEY))
    assert tail.unproven == ["1 entries came after the last one: only the manifest's signature covers them."]


def test_erased_particulars_leave_the_proof_valid(tmp_path: Path) -> None:
    erased = replace(contents(), particulars=contents().particulars[3:])
    done = check(pack(erased, OURS.sign), tmp_path, str(KEY))
    assert done.unproven == ["The particulars of 3 entries are not here: erased, or left out."]


def test_days_between_may_be_bare_links(tmp_path: Path) -> None:
    one, two, three = contents().proofs
    thin = replace(contents(), proofs=(one, replace(two, head=None), three))
    assert check(pack(thin, OURS.sign), tmp_path, str(KEY)).unproven == []


def anew(held: Files) -> Files:
    """The second entry edited, and all hashes made anew from there on."""
    entries = list(contents().entries)
    entries[1] = sealed_again(entries[1].facts | {"meaning": "start"})
    return held | {"data/entries.jsonl": b"".join(entry.line() for entry in hashed_anew(entries, 1))}


def fewer(count: int) -> Forge:
    lines = b"".join(entry.line() for entry in contents().entries[:count])
    return lambda held: held | {"data/entries.jsonl": lines}


@pytest.mark.parametrize(
    ("forge", "why"),
    [
        (edit(ENTRIES, '"meaning":"stop"', '"meaning":"help"'), f"entry 4 of .* {ANA} was edited"),
        (anew, f"entry 2 of subscriber {ANA} is not the one of 2026-11-23"),
        (fewer(4), f"entry 5 of subscriber {ANA} is missing: entry 5 was there on 2026-11-25"),
        (fewer(0), "does not hold the one chain"),
        (edit(PARTICULARS, "Stop, por", "Sure, por"), "entry 4 .* was not committed to"),
        (edit(PARTICULARS, '"seq":4', '"seq":9'), "particulars of entry 9"),
        (edit(DISCLOSURES, "any</b>", "no</b>"), f"entry 1 of subscriber {ANA} names the words"),
        (edit(DISCLOSURES, '"en"', '"es"'), f"entry 1 of subscriber {ANA} names the words"),
        (edit(DISCLOSURES, 'sha256":"', 'sha256":"0'), "a disclosure is not the text that its SHA"),
        (edit(DELIVERIES, 'seq":2', 'seq":3'), "entry 3 .* is not the consent"),
        (edit(DELIVERIES, 'seq":2', 'seq":99'), "entry 99 .* is not the consent"),
        (edit(DELIVERIES, '"consent_seq":2,', ""), "text 2 .* names no entry that allowed it"),
        (edit(DELIVERIES, "DELIVERED", "TEXT_SENT"), "deliveries.jsonl was changed or swapped"),
        (edit(ANCHORS, '"index":1', '"index":2'), "the path of 2026-11-23 does not lead"),
        (edit(ANCHORS, '"index":1', '"index":-1'), "the path of 2026-11-23 does not lead"),
        (edit(ANCHORS, '"seq":4', '"seq":3'), "the path of 2026-11-24 does not lead"),
        (edit(ANCHORS, "date 2026-11-24", "date 2026-11-23"), "of 2026-11-23 does not follow"),
        (edit(ANCHORS, "date 2026-11-23", "date 2026-11-22"), "the checkpoint of 2026-11-22 is false"),
        (edit("index.html", "<", "< "), "index.html was changed or swapped"),
        (edit("verify.py", "return 1", "return 0"), "verify.py was changed or swapped"),
        (lambda held: held | {"data/more.json": b"[]"}, "data/more.json was added"),
        (lambda held: held | {".hidden": b""}, "a path that no pack has: .hidden"),
        (without("verify.py"), "verify.py is missing"),
        (without("data/entries.jsonl"), "data/entries.jsonl is missing"),
        (without("manifest.note"), "manifest.note is missing"),
        (edit(MANIFEST, "at 2026-11-26", "at 2026-11-27"), "the signature of the manifest is false"),
        (edit(MANIFEST, "pack v1", "pack v2"), "a newer one may"),
        (edit(MANIFEST, "\u2014", "-"), "the manifest is no signed note"),
        (edit(MANIFEST, "head 5", "head five"), "is damaged"),
        (edit(MANIFEST, "subject", "object"), "manifest.note does not have the form"),
    ],
)  # fmt: skip
def test_a_forged_pack_is_found(forge: Forge, why: str, tmp_path: Path) -> None:  # G5
    assert re.search(why, fault(zipped(forge(unzipped(CLEAN))), tmp_path))


def foreign(values: PackContents) -> bytes:
    """All made anew under a key of the forger's own: in itself without fault."""
    links = {ANA: list(values.entries)}
    anchors = anchored(links, (0.5, 1.0), FOREIGN_KEY, FOREIGN)
    proofs = tuple(anchor.proof(ANA) for anchor in anchors)
    return pack(replace(values, key=FOREIGN_KEY, proofs=proofs), FOREIGN.sign)


def test_a_foreign_root_is_found_by_key_and_by_root(tmp_path: Path) -> None:  # G5
    forged = foreign(contents())
    assert "could have made all of it" in check(forged, tmp_path).unproven[-1]
    assert "is not signed by the key" in fault(forged, tmp_path, str(KEY))
    ours = str(contents().proofs[-1].note)
    assert fault(forged, tmp_path, root=ours) == "nothing in it leads to the root that you gave"


def test_our_roots_do_not_lend_themselves_to_a_foreign_manifest(tmp_path: Path) -> None:
    forged = pack(replace(contents(), key=FOREIGN_KEY), FOREIGN.sign)
    assert "the checkpoint of 2026-11-23 is not signed by the key" in fault(forged, tmp_path)


def test_a_tail_that_is_not_anchored_is_under_the_manifest(tmp_path: Path) -> None:
    values = contents(shares=(0.5,))
    forged = zipped(anew(unzipped(pack(values, OURS.sign))))
    assert "entry 2 of subscriber" in fault(forged, tmp_path)
    tail = contents(shares=(0.4,))
    cut = unzipped(pack(tail, OURS.sign))
    assert "entry 5 of subscriber" in fault(zipped(fewer(4)(cut)), tmp_path)
    longer = cut | {"data/entries.jsonl": b"".join(e.line() for e in contents(6).entries)}
    assert f"entry 6 of subscriber {ANA} was added" in fault(zipped(longer), tmp_path)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"status": "submitted", "consent_seq": 4}, "entry 4 .* allows no notification, yet text 1"),
        ({"status": "submitted", "consent_seq": 1}, "entry 1 .* allows no notification, yet text 1"),
        ({"status": "unknown", "consent_seq": None, "consent_hash": None}, "names no entry that allowed it"),
    ],
)
def test_our_own_signature_does_not_cover_a_text_that_nothing_allowed(
    change: dict[str, Any], why: str, tmp_path: Path
) -> None:  # G1
    values, alert = contents(), contents().texts[1]
    seq = change["consent_seq"]
    change = {"consent_hash": seq and values.entries[seq - 1].hash} | change
    forged = replace(values, texts=(replace(alert, **change),))
    assert re.search(why, fault(pack(forged, OURS.sign), tmp_path))


@pytest.mark.parametrize(
    ("facts", "allowed"),
    [
        ({"kind": "code", "after": {"state": "opted_in", "held": False}}, True),
        ({"kind": "preferences", "after": {"state": "opted_in"}}, True),
        ({"kind": "reply", "meaning": "pause", "after": {"state": "opted_in", "held": True}}, False),
        ({"kind": "reply", "meaning": "yes", "after": {"state": "opted_out", "held": False}}, False),
        ({"kind": "offboarded", "after": {"state": "suspended"}}, False),
        # It was late for a STOP that was sent before it and came after it.
        ({"kind": "reply", "meaning": "start", "after": {"state": "none"}}, True),
        # Written down before entries told where they left the number.
        ({"kind": "reply", "meaning": "yes"}, True),
        ({"kind": "reply", "meaning": "stop"}, False),
        ({"kind": "form"}, False),
        ({"kind": "portal_opt_out"}, False),
    ],
)
def test_which_entries_allow_a_notification(facts: dict[str, Any], allowed: bool) -> None:  # G1
    assert allows(facts) is allowed


def test_another_subscribers_path_proves_nothing(tmp_path: Path) -> None:
    values, ben = contents(), SubscriberKey("BEN")
    (anchor,) = anchored({ANA: list(values.entries), ben: chain(ben, 3)}, (1.0,))
    forged = pack(replace(values, proofs=(anchor.proof(ben),)), OURS.sign)
    assert "the path of 2026-11-23 is another subscriber's" in fault(forged, tmp_path)
