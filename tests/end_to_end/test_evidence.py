"""Evidence on the deployed stage: anchors, proofs, packs, exports, and who looked at whom."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from botocore.exceptions import ClientError

from shared.evidence import tree
from shared.evidence.checkpoint import Checkpoint
from shared.evidence.note import SignedNote, VerifierKey
from shared.evidence.verifier.chains import Wrong
from shared.evidence.verifier.command import checked
from tests.adapters.evidence.conftest import verify
from tests.end_to_end.forging import FORGERIES, Forgery
from tests.end_to_end.itsm import Itsm, incident
from tests.end_to_end.people import Phone, Text
from tests.end_to_end.records import Records
from tests.end_to_end.staff import Auditor, Compliance, Pack
from tests.end_to_end.stage import Clock, Stage

ASSENT = Path(sys.executable).with_name("assent")


# Anchors


def test_a_day_that_ended_is_anchored_under_a_root_that_was_signed(
    ana: Phone, auditor: Auditor, records: Records
) -> None:  # G5
    ana.opts_in()
    day = auditor.sees_a_day_end()
    note = SignedNote.parse(auditor.reads(f"anchors/{day}/checkpoint"))
    key = VerifierKey.parse(auditor.reads("key").strip())
    assert note.is_signed_by(key, verify)
    leaves = auditor.reads(f"anchors/{day}/leaves.jsonl").splitlines()
    checkpoint = Checkpoint.parse(note.text)
    assert (checkpoint.origin, checkpoint.size, checkpoint.day) == ("assent-local/ledger", len(leaves), day)
    assert checkpoint.root == tree.root(line.encode() for line in leaves)
    last = records.ledger_of(ana)[-1]
    assert json.dumps({"hash": last["hash"], "seq": last["seq"]})[1:-1].replace(" ", "") in "".join(leaves)


def test_an_anchor_is_written_once_and_cannot_be_removed(
    ana: Phone, auditor: Auditor, clock: Clock, stage: Stage
) -> None:  # G5
    ana.opts_in()
    name = f"anchors/{auditor.sees_a_day_end()}/checkpoint"
    before, versions = auditor.reads(name), auditor.versions(name)
    ana.replies("STOP").receives("opted out")
    for _ in range(3):
        stage.client("lambda").invoke(FunctionName=stage.outputs["HousekeepingFunction"])
    assert auditor.reads(name) == before
    assert auditor.versions(name) == versions
    s3 = stage.client("s3")
    with pytest.raises(ClientError, match="PreconditionFailed"):
        s3.put_object(Bucket=auditor.bucket, Key=name, Body=b"another", IfNoneMatch="*")
    with pytest.raises(ClientError, match="AccessDenied"):
        s3.delete_object(Bucket=auditor.bucket, Key=name, VersionId=versions[0])


# The pack


@pytest.fixture(scope="module")
def pack(stage: Stage) -> Iterator[Pack]:
    """The pack of a short life: yes, a text, STOP, a day's end."""
    ana, clock = Phone(stage), Clock(stage)
    ana.opts_in()
    Itsm(stage).raises(incident(title="It is on record"))
    ana.receives("It is on record")
    ana.replies("STOP").receives("opted out")
    Auditor(stage, clock).sees_a_day_end()
    yield Compliance(stage).pack_of(ana)
    clock.moves(seconds=0)


def test_the_pack_tells_the_whole_life_and_checks_out_anywhere(
    pack: Pack, auditor: Auditor, tmp_path: Path
) -> None:
    assert [entry["facts"]["kind"] for entry in pack.rows("entries")] == [
        "form",
        "reply",
        "reply",
        "looked_up",
    ]
    texts = pack.rows("deliveries")
    assert [text["role"] for text in texts] == ["opt_in_request", "welcome", "alert", "confirmation"]
    assert all(text["body"].startswith("Example IT: ") for text in texts)
    assert "code •••••• " in texts[0]["body"]
    entries = {entry["facts"]["seq"]: entry["hash"] for entry in pack.rows("entries")}
    assert all(entries[text["consent_seq"]] == text["consent_hash"] for text in texts)

    with zipfile.ZipFile(BytesIO(pack.content)) as archive:
        archive.extractall(tmp_path)
    alone = [sys.executable, "-I", "-S", str(tmp_path / "verify.py")]
    done = subprocess.run(alone, capture_output=True, text=True, check=False, env={})
    assert done.returncode == 0, done.stdout
    assert "signatures were not checked" in done.stdout
    zipped = tmp_path / "pack.zip"
    zipped.write_bytes(pack.content)
    assert checked(zipped, auditor.reads("key").strip())


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda forgery: forgery.forge.__name__)
def test_a_forged_pack_is_found(pack: Pack, auditor: Auditor, tmp_path: Path, forgery: Forgery) -> None:  # G5
    forged = tmp_path / "forged.zip"
    forged.write_bytes(forgery.of(pack.content))
    with pytest.raises(Wrong):
        checked(forged, auditor.reads("key").strip())


def test_the_link_is_good_for_a_quarter_of_an_hour_and_names_nobody(pack: Pack) -> None:  # G7
    number = pack.rows("particulars")[0]["particulars"]["number"]
    assert number.removeprefix("+1") not in pack.answer["url"]
    assert "X-Amz-Expires=900" in pack.answer["url"]
    assert datetime.fromisoformat(pack.answer["expires_at"]).tzinfo


# The export


def test_the_export_of_a_live_stage_checks_out_and_names_what_was_forged(
    ana: Phone, auditor: Auditor, stage: Stage, tmp_path: Path
) -> None:  # G5
    ana.opts_in()
    auditor.sees_a_day_end()
    file = tmp_path / "ledger.jsonl"
    shell = {
        "AWS_ENDPOINT_URL": stage.aws_endpoint,
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "any",
        "AWS_SECRET_ACCESS_KEY": "any",
    }
    subprocess.run([ASSENT, "export", file], env=shell, check=True)
    key = auditor.reads("key").strip()
    assert checked(file, key)
    forged = tmp_path / "forged.jsonl"
    forged.write_bytes(file.read_bytes().replace(b'"meaning":"yes"', b'"meaning":"nop"', 1))
    with pytest.raises(Wrong, match="entry"):
        checked(forged, key)


# From a receipt to the consent, in one step


def test_a_receipt_leads_to_the_consent(ana: Phone, itsm: Itsm, records: Records) -> None:
    ana.opts_in()
    opened = incident(title="It can be traced")
    itsm.raises(opened)
    text: Text = ana.receives("It can be traced")
    assert text.context
    seq, _, digest = text.context["consent"].partition(":")
    (entry,) = [each for each in records.ledger_of(ana) if each["seq"] == int(seq)]
    assert entry["hash"] == digest
    assert (entry["facts"]["kind"], entry["facts"]["meaning"]) == ("reply", "yes")
