"""Packs: clean ones, forged ones, and files that never were one (G5, G10)."""

import io
import json
import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from shared.consent.keys import SubscriberKey
from shared.evidence.contents import PackContents
from shared.evidence.pack import pack
from shared.evidence.verifier import as_one_file, files
from shared.evidence.verifier.chains import Wrong
from shared.evidence.verifier.check import Check
from shared.evidence.verifier.command import checked, main
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

CLEAN = pack(contents(), OURS.sign)
Files = dict[str, bytes]

ENTRIES, PARTICULARS, DELIVERIES = (f"data/{name}.jsonl" for name in ("entries", "particulars", "deliveries"))
DISCLOSURES, ANCHORS, MANIFEST = "data/disclosures.json", "data/anchors.json", "manifest.note"


def unzipped(packed: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(held: Files) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return whole.getvalue()


def check(packed: bytes, tmp_path: Path, key: str | None = None, root: str | None = None) -> Check:
    path = tmp_path / "pack.zip"
    path.write_bytes(packed)
    return checked(path, key, root)


def fault(packed: bytes, tmp_path: Path, key: str | None = None, root: str | None = None) -> str:
    with pytest.raises(Wrong) as found:
        check(packed, tmp_path, key, root)
    assert "\n" not in str(found.value)
    return str(found.value)


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


Forge = Callable[[Files], Files]


def edit(path: str, old: str, new: str) -> Forge:
    def forge(held: Files) -> Files:
        assert old.encode() in held[path]
        return held | {path: held[path].replace(old.encode(), new.encode())}

    return forge


def without(path: str) -> Forge:
    return lambda held: {name: content for name, content in held.items() if name != path}


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


def test_any_flipped_bit_is_found_or_changes_nothing(tmp_path: Path) -> None:  # G5
    dice, held = random.Random(4), unzipped(CLEAN)
    found = 0
    for _ in range(400):
        place, bit = dice.randrange(len(CLEAN)), dice.randrange(8)
        flipped = bytearray(CLEAN)
        flipped[place] ^= 1 << bit
        try:
            check(bytes(flipped), tmp_path, str(KEY))
        except Wrong:
            found += 1
        else:
            assert unzipped(bytes(flipped)) == held
    assert found > 300


@pytest.mark.parametrize("length", [0, 1, 2, 30, 500, len(CLEAN) // 2, len(CLEAN) - 22, len(CLEAN) - 1])
def test_a_pack_that_was_cut_off_is_named_so(length: int, tmp_path: Path) -> None:  # G10
    assert "is no pack or export, or is damaged" in fault(CLEAN[:length], tmp_path)


@pytest.mark.parametrize(
    "path", ["../evil", "/etc/passwd", "data/../../evil", "c:\\evil", "a\\..\\b", "a//b"]
)
def test_a_path_that_leaves_the_folder_is_refused(path: str, tmp_path: Path) -> None:  # G10
    assert "holds a path that no pack has" in fault(zipped(unzipped(CLEAN) | {path: b"x"}), tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["pack.zip"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_refused(tmp_path: Path) -> None:  # G10
    whole = io.BytesIO(CLEAN)
    with zipfile.ZipFile(whole, "a") as archive:
        archive.writestr("data/entries.jsonl", b"{}\n")
    assert "holds a file twice" in fault(whole.getvalue(), tmp_path)


def test_a_zip_bomb_is_read_no_further_than_a_pack_may_go(tmp_path: Path) -> None:  # G10
    bomb = zipped(unzipped(CLEAN) | {"data/bomb": bytes(files.LARGEST + 1)})
    assert len(bomb) < 200_000
    assert "more than 64 MiB" in fault(bomb, tmp_path)


def test_a_bomb_that_lies_about_its_size_is_found_as_well(tmp_path: Path) -> None:  # G10
    bomb = zipped({"data/bomb": bytes(files.LARGEST + 1)})
    size = (files.LARGEST + 1).to_bytes(4, "little")
    assert bomb.count(size) == 2
    assert "damaged" in fault(bomb.replace(size, b"\x05\0\0\0"), tmp_path)


def test_too_many_files_are_refused(tmp_path: Path) -> None:  # G10
    assert "too many" in fault(zipped({f"data/{number}": b"" for number in range(101)}), tmp_path)


def test_other_compressions_and_encryption_are_refused(tmp_path: Path) -> None:  # G10
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("index.html", b"x" * 999)
    assert "compressed in a way that no pack is" in fault(whole.getvalue(), tmp_path)
    encrypted = CLEAN.replace(b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\1\0")
    assert encrypted != CLEAN
    assert "damaged" in fault(encrypted, tmp_path)


@pytest.mark.parametrize(
    ("path", "content", "why"),
    [
        ("data/disclosures.json", b"{", "data/disclosures.json is not JSON"),
        ("data/disclosures.json", b"\xff", "data/disclosures.json is not UTF-8"),
        ("data/disclosures.json", b"5", "data/disclosures.json does not have the form"),
        ("data/disclosures.json", b"[5]", "data/disclosures.json does not have the form"),
        ("data/disclosures.json", b"[" * 10**6, "nested too deeply"),
        ("data/anchors.json", b'{"a":1}', "does not have the form"),
        ("data/anchors.json", b'[{"checkpoint":"x"}]', "checkpoint 1 is no signed note"),
        ("data/anchors.json", b'[{"checkpoint":1.5}]', "not whole"),
        ("data/particulars.jsonl", b'{"seq":1}\n', "does not have the form"),
        ("data/particulars.jsonl", b'{"seq":1,"salt":"x","particulars":{}}\n', "is damaged"),
        ("data/particulars.jsonl", b"[]\n", "line 1 is no JSON object"),
        ("data/deliveries.jsonl", b"{}\n", "does not have the form"),
        ("data/deliveries.jsonl", b'{"at":"now","status":"x","consent_seq":"1"}\n', "does not have the form"),
        ("manifest.note", b"\xff", "damaged"),
        ("manifest.note", b"", "the manifest is no signed note"),
    ],
)
def test_a_file_of_another_form_is_one_clear_sentence(
    path: str, content: bytes, why: str, tmp_path: Path
) -> None:  # G10
    assert why in fault(zipped(unzipped(CLEAN) | {path: content}), tmp_path)


def unpacked(tmp_path: Path) -> Path:
    folder = tmp_path / "pack"
    for name, content in unzipped(CLEAN).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def test_the_unpacked_folder_is_checked_alike(tmp_path: Path) -> None:
    folder = unpacked(tmp_path)
    assert checked(folder, str(KEY)).unproven == []
    (folder / "data" / "more").write_text("x")
    with pytest.raises(Wrong, match="data/more was added"):
        checked(folder)


def test_a_link_in_the_folder_is_refused(tmp_path: Path) -> None:  # G10
    folder = unpacked(tmp_path)
    (folder / "data" / "deliveries.jsonl").unlink()
    (folder / "data" / "deliveries.jsonl").symlink_to("/etc/hostname")
    with pytest.raises(Wrong, match="holds a link"):
        checked(folder)


def test_any_other_folder_is_no_pack(tmp_path: Path) -> None:  # G10
    with pytest.raises(Wrong, match="this folder is no pack"):
        checked(tmp_path)


def test_a_file_that_is_not_there_is_named_so(tmp_path: Path) -> None:  # G10
    with pytest.raises(Wrong, match="No such file"):
        checked(tmp_path / "none.zip")


def test_the_verifier_in_a_pack_is_ours_in_one_file() -> None:
    inside = unzipped(CLEAN)["verify.py"]
    assert inside == as_one_file()
    assert b"shared" not in inside
    compile(inside, "verify.py", "exec")


def test_a_pack_holds_each_thing_once_and_readably() -> None:
    held = unzipped(CLEAN)
    assert list(held) == [
        "index.html",
        "verify.py",
        "data/entries.jsonl",
        "data/particulars.jsonl",
        "data/disclosures.json",
        "data/terms.json",
        "data/deliveries.jsonl",
        "data/anchors.json",
        "manifest.note",
    ]
    assert (
        json.loads(held["data/deliveries.jsonl"].splitlines()[1])["confirmed_at"]
        == "2026-11-24T09:03:00.000Z"
    )


def test_the_command_says_what_it_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "evidence.zip"
    path.write_bytes(CLEAN)
    assert main([str(path)]) == 0
    assert "could have made all of it" in capsys.readouterr().out
    path.write_bytes(CLEAN[:-1])
    assert main([str(path)]) == 1
    assert capsys.readouterr().out.startswith("NOT IN ORDER: ")
    with pytest.raises(SystemExit, match="2"):
        main([str(path), "--key", "nonsense"])
