"""The whole ledger as a file: everything, in its order, whatever the order in which a scan brings it."""

import json
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from shared.cli import main
from shared.cli.export import NoSuchStage, lines_of
from shared.evidence.whole_ledger import WholeLedger
from tests.adapters.consent.conftest import Person
from tests.adapters.evidence.conftest import BUCKET, Archive

OUTPUTS = {"LedgerTable": "ledger", "AnchorsBucket": BUCKET, "SigningKeyArn": "arn:key"}


class Account:
    """An account with one stage: what the command asks of it."""

    def __init__(self, archive: Archive, stage: str = "local") -> None:
        self.archive = archive
        outputs = [{"OutputKey": name, "OutputValue": value} for name, value in OUTPUTS.items()]
        self.stacks = [{"StackName": f"assent-{stage}-data", "Outputs": outputs}]

    def client(self, service: str) -> Any:
        """A client of a service."""
        stacks = SimpleNamespace(paginate=lambda: [{"Stacks": self.stacks}])
        return {
            "s3": self.archive.s3,
            "kms": self.archive.kms,
            "dynamodb": self.archive.tables.dynamodb,
            "cloudformation": SimpleNamespace(get_paginator=lambda _: stacks),
        }[service]


def exported(archive: Archive) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines_of("local", Account(archive).client)]


def test_entries_chain_by_chain_then_anchors_then_the_seal(
    archive: Archive, ana: Person, ben: Person
) -> None:
    for person in (ana, ben, ana, ben):
        person.fills_form()
    for _ in range(2):
        archive.clock.pass_by(days=1)
        archive.anchoring.catch_up()
    header, *lines, last = exported(archive)
    assert header["key"] == str(archive.anchors.key())
    entries = [(line["facts"]["subscriber"], line["facts"]["seq"]) for line in lines if "facts" in line]
    assert entries == sorted((person.key, seq) for person in (ana, ben) for seq in (1, 2))
    days = [line["anchor"]["checkpoint"].split("\n")[3] for line in lines[4:]]
    assert days == ["date 2026-11-24", "date 2026-11-25"]
    assert "seal" in last


def test_a_scan_may_bring_entries_in_any_order(
    archive: Archive, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(12):
        ana.texts("HELP")
    real = WholeLedger._scan

    def backwards(self: WholeLedger, **request: Any) -> Iterator[Any]:
        found: list[Any] = list(real(self, **request))
        return iter(found[::-1])

    monkeypatch.setattr(WholeLedger, "_scan", backwards)
    ledger = WholeLedger(archive.tables.dynamodb, archive.tables.ledger)
    assert [entry.facts["seq"] for entry in ledger.entries()] == list(range(1, 13))


def test_an_anchor_that_is_made_meanwhile_is_left_for_the_next_export(archive: Archive, ana: Person) -> None:
    """It would cover entries that this one did not read."""
    ana.fills_form()
    archive.clock.pass_by(days=1)
    archive.anchoring.catch_up()
    lines = lines_of("local", Account(archive).client)
    next(lines)
    archive.clock.pass_by(days=1)
    archive.anchoring.catch_up()
    assert sum(b'"anchor"' in line for line in lines) == 1


def test_a_stage_that_is_not_there(archive: Archive) -> None:
    with pytest.raises(NoSuchStage, match="assent-prod-data"):
        lines_of("prod", Account(archive).client)


def test_without_an_account_the_command_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Any
) -> None:
    for name in ("AWS_DEFAULT_REGION", "AWS_REGION", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", "/dev/null")
    assert main(["export", str(tmp_path / "ledger.jsonl")]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "assent: You must specify a region.\n")
    assert list(tmp_path.iterdir()) == []
