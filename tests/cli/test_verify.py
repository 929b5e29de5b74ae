"""``assent verify`` and the ``verify.py`` of a pack, run as an auditor runs them."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from shared.evidence.pack import pack
from shared.evidence.verifier import as_one_file
from tests.cli.test_interpret import ROOT
from tests.unit.evidence.ledger import (
    ANA,
    FOREIGN_KEY,
    KEY,
    OURS,
    anchored,
    contents,
    crowd,
    sealed_again,
    written,
)

ASSENT = [sys.executable, "-c", "import sys; from shared.cli import main; sys.exit(main())", "verify"]
# Without the folder of installed packages: no cryptography, and nothing of this project.
ALONE = [sys.executable, "-I", "-S"]
Run = subprocess.CompletedProcess[str]


def run(*command: str | Path) -> Run:
    """What a shell sees; a fault is told in words, never as a traceback."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert "Traceback" not in done.stderr
    return done


def assent(*arguments: str | Path) -> Run:
    return run(*ASSENT, *arguments)


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    path = tmp_path / "evidence.zip"
    path.write_bytes(pack(contents(), OURS.sign))
    return path


@pytest.fixture
def unpacked(packed: Path, tmp_path: Path) -> Path:
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(tmp_path / "evidence")
    return tmp_path / "evidence"


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    chains = crowd(40, seed=3)
    return written(tmp_path / "ledger.jsonl", chains, anchored(chains))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    path = tmp_path / "checkpoint"
    path.write_text(str(contents().proofs[-1].note), "utf-8")
    return path


def rezipped(path: Path, change: Callable[[dict[str, bytes]], dict[str, bytes]]) -> Path:
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in change(held).items():
            archive.writestr(name, content)
    path.write_bytes(whole.getvalue())
    return path


def test_a_clean_pack_is_in_order(packed: Path, root: Path) -> None:
    done = assent(packed, "--key", str(KEY), "--root", root)
    assert (done.returncode, done.stderr) == (0, "")
    assert "an evidence pack, SHA-256" in done.stdout
    assert "Entries: 5, of 1 subscribers, in whole chains." in done.stdout
    assert "5 of 5 entries lie under them" in done.stdout
    assert f"Signatures: 4, by {KEY}" in done.stdout
    assert "It leads to the root that you gave." in done.stdout
    assert "could have made all of it" not in done.stdout


def test_a_clean_export_is_in_order_and_an_unpacked_pack_as_well(exported: Path, unpacked: Path) -> None:
    done = assent(exported)
    assert done.returncode == 0
    assert "a ledger export, SHA-256" in done.stdout
    assert "40 of 40 entries lie under them" in done.stdout
    assert "an evidence pack, unpacked" in assent(unpacked).stdout


def test_without_key_and_root_it_says_what_that_leaves_open(packed: Path) -> None:
    done = assent(packed)
    assert done.returncode == 0
    assert "Whoever made this file could have made all of it" in done.stdout


def test_the_first_bad_entry_is_named(packed: Path, exported: Path) -> None:
    lines = exported.read_bytes().split(b"\n")
    lines[2] = lines[2].replace(b'"channel":"sms"', b'"channel":"web"')
    exported.write_bytes(b"\n".join(lines))
    done = assent(exported)
    name = next(iter(crowd(40, seed=3)))
    assert done.returncode == 1
    assert done.stdout.startswith(f"NOT IN ORDER: entry 2 of subscriber {name} was edited")

    forged = rezipped(packed, lambda held: held | {"data/entries.jsonl": held["data/entries.jsonl"][:-700]})
    done = assent(forged)
    assert done.returncode == 1
    assert f"of subscriber {ANA}" in done.stdout


def test_another_key_and_another_root_are_found(packed: Path, root: Path) -> None:
    done = assent(packed, "--key", str(FOREIGN_KEY))
    assert (done.returncode, "is not signed by the key" in done.stdout) == (1, True)
    root.write_text(str(contents(4).proofs[-1].note), "utf-8")
    done = assent(packed, "--root", root)
    assert (done.returncode, "nothing in it leads to the root" in done.stdout) == (1, True)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("pack.zip", "--key", "nonsense"),
        ("pack.zip", "--root", "/none"),
        ("pack.zip", "--root", "README.md"),
    ],
)
def test_a_wrong_call_is_2(arguments: tuple[str, ...]) -> None:
    done = assent(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "usage:" in done.stderr


def bad_files(folder: Path) -> list[Path]:
    """Files that are neither a pack nor an export, each in another way."""
    clean = pack(contents(), OURS.sign)
    later = sealed_again(contents().entries[0].facts | {"v": 2}).line()
    contents_of = {
        "empty": b"",
        "text": b"hello\n",
        "cut.zip": clean[:2000],
        "json": b'{"hello": 1}\n',
        "deep": b'{"a":' + b"[" * 10**5,
        "latin": b'{"a":"\xe9"}\n',
        "utf16": '{"a":1}\n'.encode("utf-16"),
        "later.jsonl": b'{"export":"assent-ledger","v":1}\n' + later,
    }
    for name, content in contents_of.items():
        (folder / name).write_bytes(content)
    return [*(folder / name for name in contents_of), folder, folder / "none", Path("/dev/zero")]


def test_what_is_neither_is_one_sentence_and_nothing_is_written(tmp_path: Path) -> None:  # G10
    standalone = tmp_path / "verify.py"
    standalone.write_bytes(as_one_file())
    folder = tmp_path / "bad"
    folder.mkdir()
    files = bad_files(folder)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    said = {}
    for file in files:
        done = run(*ALONE, standalone, file)
        assert (done.returncode, done.stderr) == (1, ""), file
        assert done.stdout.startswith("NOT IN ORDER: ")
        assert done.stdout.count("\n") == 1
        said[file.name] = done.stdout
    assert "entry 1 of subscriber" in said["later.jsonl"]
    assert "is of format 2" in said["later.jsonl"]
    assert "No such file" in said["none"]
    assert assent(files[1]).stdout == said["text"]
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_the_verifier_in_the_pack_needs_nothing(unpacked: Path, packed: Path) -> None:
    for file in ((), (packed,)):
        done = run(*ALONE, unpacked / "verify.py", *file)
        assert (done.returncode, done.stderr) == (0, "")
        assert "Entries: 5, of 1 subscribers" in done.stdout
        assert "4 signatures were not checked: the package cryptography is not installed." in done.stdout
        assert "could have made all of it" in done.stdout


def test_the_verifier_in_the_pack_checks_signatures_where_it_can(unpacked: Path) -> None:
    done = run(sys.executable, "-I", unpacked / "verify.py", "--key", str(KEY))
    assert done.returncode == 0
    assert f"Signatures: 4, by {KEY}" in done.stdout


def test_what_a_key_would_have_to_show_is_not_passed_over(unpacked: Path, root: Path) -> None:
    done = run(*ALONE, unpacked / "verify.py", "--key", str(KEY))
    assert done.returncode == 1
    assert "cannot be checked with your key: install the package cryptography" in done.stdout
    # A root needs no signature: whoever brings it trusts it.
    done = run(*ALONE, unpacked / "verify.py", "--root", root)
    assert (done.returncode, "It leads to the root that you gave." in done.stdout) == (0, True)


def test_the_verifier_in_the_pack_names_the_first_bad_entry(unpacked: Path) -> None:
    entries = unpacked / "data" / "entries.jsonl"
    entries.write_bytes(entries.read_bytes().replace(b'"meaning":"stop"', b'"meaning":"help"'))
    done = run(*ALONE, unpacked / "verify.py")
    assert done.returncode == 1
    assert done.stdout.startswith(f"NOT IN ORDER: entry 4 of subscriber {ANA} was edited")


def test_another_verifier_in_the_pack_is_remarked_on(packed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shared.evidence.pack.as_one_file", lambda: b"print('In order:')\n")
    packed.write_bytes(pack(contents(), OURS.sign))
    done = assent(packed, "--key", str(KEY))
    assert done.returncode == 0
    assert "The verify.py in it is not the one of this version of assent" in done.stdout
