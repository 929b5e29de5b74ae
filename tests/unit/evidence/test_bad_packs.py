"""Packs that are damaged or broken, and files that never were one (G10)."""

import io
import json
import random
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from shared.evidence.verifier import as_one_file, files
from shared.evidence.verifier.chains import Wrong
from shared.evidence.verifier.command import checked, main
from tests.unit.evidence.ledger import (
    KEY,
)
from tests.unit.evidence.packs import (
    CLEAN,
    check,
    fault,
    unzipped,
    zipped,
)


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


def test_a_bomb_of_empty_lines_costs_little(tmp_path: Path) -> None:  # G10
    bomb = tmp_path / "bomb.zip"
    bomb.write_bytes(zipped(unzipped(CLEAN) | {"data/entries.jsonl": b"\n" * (2 << 20)}))
    (tmp_path / "verify.py").write_bytes(as_one_file())
    ended = subprocess.run(
        [sys.executable, "-I", "verify.py", bomb.name],
        cwd=tmp_path,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30)),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == 1
    assert "line 1 is not JSON" in ended.stdout


@pytest.mark.parametrize("path", ["data/entries.jsonl", "data/deliveries.jsonl", "data/disclosures.json"])
def test_a_line_as_long_as_none_is_refused(path: str, tmp_path: Path) -> None:  # G10
    bomb = zipped(unzipped(CLEAN) | {path: b"[" + b"{}," * (files.LONGEST // 3) + b"{}]"})
    assert fault(bomb, tmp_path) == f"{path} holds a line of more than 8 MiB"


@pytest.mark.parametrize("around", [(CLEAN, b""), (b"junk", b""), (b"", b"junk"), (b"", CLEAN[:99])])
def test_nothing_stands_before_or_behind_a_pack(around: tuple[bytes, bytes], tmp_path: Path) -> None:
    before, behind = around
    assert "before or behind the pack" in fault(before + CLEAN + behind, tmp_path)


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
