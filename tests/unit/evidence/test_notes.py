"""Signed notes and checkpoints, held against the values of those who defined them."""

import base64
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from shared.evidence.checkpoint import FIRST, Checkpoint
from shared.evidence.note import BadNote, SignedNote, VerifierKey, signed
from shared.evidence.verifier.chains import Wrong
from shared.evidence.verifier.roots import Key, Note
from tests.unit.evidence.ledger import FOREIGN, FOREIGN_KEY, KEY, OURS, verify

# The example of golang.org/x/mod/sumdb/note.
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETERS_SEED = base64.b64decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")[1:]
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
SIGNATURE = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
GO_NOTE = f"{TEXT}\n— PeterNeumann {SIGNATURE}\n"

# The example of c2sp.org/tlog-checkpoint.
SOFA = (
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    "\n— example.com/behind-the-sofa "
    "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
)


def test_we_sign_as_go_does() -> None:
    key = VerifierKey.parse(PETER)
    assert str(signed(TEXT, key, Ed25519PrivateKey.from_private_bytes(PETERS_SEED).sign)) == GO_NOTE
    assert str(key) == PETER


def test_we_read_what_go_signed() -> None:
    note = SignedNote.parse(GO_NOTE)
    assert note.text == TEXT
    assert note.is_signed_by(VerifierKey.parse(PETER), verify)
    assert Key(PETER).check(Note(GO_NOTE, "it"))


@pytest.mark.parametrize(
    "forged", [GO_NOTE.replace("think", "thank"), GO_NOTE.replace("x08go/ZJ", "x08go/ZK")]
)
def test_an_edited_note_is_signed_by_nobody(forged: str) -> None:
    assert not SignedNote.parse(forged).is_signed_by(VerifierKey.parse(PETER), verify)
    with pytest.raises(Wrong, match="is false"):
        Key(PETER).check(Note(forged, "it"))


def test_another_key_of_the_same_name_did_not_sign() -> None:
    note = signed("text\n", KEY, OURS.sign)
    assert not note.is_signed_by(FOREIGN_KEY, verify)
    with pytest.raises(Wrong, match="not signed by the key"):
        Key(str(FOREIGN_KEY)).check(Note(str(note), "it"))


def test_a_witness_may_sign_below_and_a_false_signature_of_ours_spoils_the_note() -> None:
    note = signed("text\n", KEY, OURS.sign)
    witness = VerifierKey("witness.example", FOREIGN.public_key().public_bytes_raw())
    below = SignedNote(note.text, (*note.signatures, *signed("text\n", witness, FOREIGN.sign).signatures))
    assert SignedNote.parse(str(below)).is_signed_by(KEY, verify)
    assert Key(str(KEY)).check(Note(str(below), "it"))
    false = SignedNote(note.text, (*note.signatures, *signed("text\n", KEY, FOREIGN.sign).signatures))
    assert not false.is_signed_by(KEY, verify)


def test_a_text_may_hold_empty_lines() -> None:
    note = signed("one\n\ntwo\n", KEY, OURS.sign)
    assert SignedNote.parse(str(note)) == note
    assert Note(str(note), "it").text == "one\n\ntwo\n"


@pytest.mark.parametrize("text", ["no end", "a\ttab\n", "bell \x07\n"])
def test_what_is_no_text_of_a_note_is_not_signed(text: str) -> None:
    with pytest.raises(BadNote):
        signed(text, KEY, OURS.sign)


@pytest.mark.parametrize(
    "note",
    ["", "text\n", "text\n\n", "text\n\n— a\n", "text\n\n- a AAAAAAAA\n", "text\n\n— a AAAA\n",
     "text\n\n— a ????????\n", "text\n\n— a AAAAAAAA", "text\n— a AAAAAAAA\n", "te\txt\n\n— a AAAAAAAA\n"],
)  # fmt: skip
def test_what_is_no_note_is_refused(note: str) -> None:
    with pytest.raises(BadNote):
        SignedNote.parse(note)


@pytest.mark.parametrize("at", range(0, len(PETER), 3))
def test_a_mangled_verifier_key_is_none(at: int) -> None:
    mangled = PETER[:at] + chr(ord(PETER[at]) + 1) + PETER[at + 1 :]
    with pytest.raises(BadNote):
        VerifierKey.parse(mangled)
    with pytest.raises(Wrong):
        Key(mangled)


def test_a_name_with_a_space_is_none_of_a_key() -> None:
    with pytest.raises(BadNote, match="spaces"):
        VerifierKey("a b", KEY.public)


def test_a_checkpoint_of_another_log_is_read() -> None:
    found = Checkpoint.parse(SignedNote.parse(SOFA).text)
    assert (found.origin, found.size, found.root[:2].hex()) == (
        "example.com/behind-the-sofa",
        20852163,
        "0ac5",
    )
    assert found.text() == SOFA.partition("\n\n")[0] + "\n"


def test_ours_names_its_day_and_the_one_before() -> None:
    ours = Checkpoint("assent-test/ledger", 2, b"\1" * 32, date(2026, 11, 25), FIRST)
    assert ours.text().splitlines()[3:] == ["date 2026-11-25", f"previous {FIRST}"]
    assert Checkpoint.parse(ours.text()) == ours


@pytest.mark.parametrize(
    ("line", "bad"),
    [(0, ""), (1, "01"), (1, "-1"), (1, "two"), (2, "AAAA"), (2, "?" * 44), (3, "date 2026-13-01"),
     (4, "previous abc"), (4, "")],
)  # fmt: skip
def test_what_is_no_checkpoint_is_refused(line: int, bad: str) -> None:
    lines = Checkpoint("a", 2, b"\1" * 32, date(2026, 11, 25), FIRST).text().split("\n")
    lines[line] = bad
    with pytest.raises(BadNote):
        Checkpoint.parse("\n".join(lines))
