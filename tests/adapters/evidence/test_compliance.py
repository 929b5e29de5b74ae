"""Where somebody stood at a moment, what proves it, and that every question is itself on record."""

import json
from datetime import date, timedelta

import pytest

from shared.consent.disclosure_archive import DisclosureArchive
from shared.consent.states import State
from shared.consent.store import Conflict, ConsentStore
from shared.evidence import tree
from shared.evidence.checkpoint import Checkpoint
from shared.evidence.compliance import Compliance
from shared.evidence.records import WordsMissing
from tests.adapters.consent.conftest import Person
from tests.adapters.evidence.asking import at, look, unzipped
from tests.adapters.evidence.conftest import PACKS, Archive
from tests.adapters.tables import Hands


def test_the_state_then_and_now(compliance: Compliance, ana: Person, hands: Hands) -> None:
    ana.fills_form()
    hands.pass_by(hours=1)
    ana.texts("YES")
    hands.pass_by(hours=1)
    ana.texts("STOP")
    hands.pass_by(hours=1)
    told = [at(compliance, ana, **ago) for ago in ({"hours": 4}, {"hours": 2.5}, {"hours": 1.5}, {})]
    assert [t.consent.state.value for t in told] == ["none", "pending", "opted_in", "opted_out"]
    assert [t.entry and t.entry.facts["seq"] for t in told] == [None, 1, 2, 3]
    assert [t.disclosure is None for t in told] == [True, False, False, False]


def test_an_entry_counts_from_its_very_moment(compliance: Compliance, ana: Person, hands: Hands) -> None:
    ana.fills_form()
    filled_in_at = hands()
    hands.pass_by(hours=1)
    just_before = filled_in_at - timedelta(milliseconds=1)
    told = [compliance.state_at(ana.number, look(ana), moment) for moment in (just_before, filled_in_at)]
    assert [each and each.consent.state for each in told] == [State.NONE, State.PENDING]


def test_what_cannot_be_written_down_is_not_answered(
    compliance: Compliance, ana: Person, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana.fills_form()

    def busy(*_: object) -> None:
        raise Conflict

    monkeypatch.setattr(ConsentStore, "commit", busy)
    monkeypatch.setattr("shared.consent.store.FIRST_WAIT", 0)
    with pytest.raises(Conflict):
        compliance.state_at(ana.number, look(ana), None)
    with pytest.raises(Conflict):
        compliance.pack_of(ana.number, look(ana))
    assert archive.s3.list_objects_v2(Bucket=PACKS)["KeyCount"] == 0


def test_a_text_that_came_late_counts_from_its_own_time(
    compliance: Compliance, ana: Person, hands: Hands
) -> None:  # G6
    ana.fills_form()
    ana.texts("YES", at=hands.pass_by(minutes=1))
    stopped_at = hands.pass_by(minutes=10)
    hands.pass_by(hours=1)
    assert at(compliance, ana, minutes=30).consent.state is State.OPTED_IN
    ana.texts("STOP", at=stopped_at)
    assert at(compliance, ana, minutes=30).consent.state is State.OPTED_OUT


def test_a_request_that_time_ended_is_gone_then(compliance: Compliance, ana: Person, hands: Hands) -> None:
    ana.fills_form()
    hands.pass_by(hours=26)
    assert at(compliance, ana, hours=3).consent.state is State.PENDING
    assert at(compliance, ana, hours=1).consent.state is State.NONE


def test_the_words_are_those_that_were_agreed_to(compliance: Compliance, ana: Person) -> None:
    ana.fills_form()
    disclosure = at(compliance, ana).disclosure
    assert disclosure
    assert disclosure.text.startswith("I agree to receive text messages from Example IT")


def test_without_the_words_there_is_no_proof(
    compliance: Compliance, ana: Person, archive: Archive, words: DisclosureArchive
) -> None:
    ana.fills_form()
    table, key = archive.tables.subscribers, {"sk": {"S": "disclosure"}}
    for item in archive.tables.items(table):
        if item["sk"] == key["sk"]:
            archive.tables.dynamodb.delete_item(TableName=table, Key={"pk": item["pk"], **key})
    with pytest.raises(WordsMissing):
        at(compliance, ana)


def test_every_question_is_an_entry_of_whom_it_is_about(compliance: Compliance, ana: Person) -> None:
    ana.fills_form()
    at(compliance, ana)
    compliance.pack_of(ana.number, look(ana, "evidence"))
    entries = ana.book.store.history(ana.key).entries[1:]
    assert [(e.kind.value, e.channel, e.actor.value) for e in entries] == [
        ("looked_up", "proof", "compliance"),
        ("looked_up", "evidence", "compliance"),
    ]
    assert {e.by for e in entries} == {ana.book.keys.employee("carla")}


def test_of_a_number_never_seen_nothing_is_told_or_written(
    compliance: Compliance, ana: Person, archive: Archive
) -> None:
    assert compliance.state_at(ana.number, look(ana), None) is None
    assert compliance.pack_of(ana.number, look(ana)) is None
    assert archive.tables.items(archive.tables.ledger) == []
    assert archive.s3.list_objects_v2(Bucket=PACKS)["KeyCount"] == 0


def test_the_path_leads_to_the_first_root_over_the_entry(
    compliance: Compliance, ana: Person, ben: Person, archive: Archive, hands: Hands
) -> None:
    ben.fills_form()
    ana.fills_form()
    assert at(compliance, ana).anchor is None
    days = []
    for _ in range(3):
        hands.pass_by(days=1)
        days.append(archive.anchoring.catch_up())
        ana.fills_form()
    answer = at(compliance, ana, days=2.5)
    assert answer.entry
    assert answer.anchor
    assert answer.anchor.head
    checkpoint = Checkpoint.parse(answer.anchor.note.text)
    assert checkpoint.day == days[0] == date(2026, 11, 24)
    head = answer.anchor.head
    assert head.seq >= answer.entry.facts["seq"]
    found = tree.root_by_path(head.leaf(), answer.anchor.index, checkpoint.size, answer.anchor.path)
    assert found == checkpoint.root
    assert answer.chain[-1].hash == head.hash
    assert len(answer.chain) == head.seq


def test_an_anchor_that_does_not_hold_the_entry_proves_nothing(
    compliance: Compliance, ana: Person, ben: Person, archive: Archive, hands: Hands
) -> None:
    """A clock that was set back: the entry is of a day that was anchored without it."""
    ben.fills_form()
    hands.pass_by(days=1)
    archive.anchoring.catch_up()
    hands.pass_by(days=-1)
    ana.fills_form()
    assert at(compliance, ana).anchor is None
    hands.pass_by(days=2)
    archive.anchoring.catch_up()
    anchor = at(compliance, ana, days=1).anchor
    assert anchor
    assert Checkpoint.parse(anchor.note.text).day == date(2026, 11, 25)
    compliance.pack_of(ana.number, look(ana, "evidence"))
    (only,) = json.loads(unzipped(archive)["data/anchors.json"])
    assert only["checkpoint"] == str(anchor.note)


def test_an_anchor_with_an_older_head_does_not_cover_a_newer_entry(
    compliance: Compliance, ana: Person, archive: Archive, hands: Hands
) -> None:
    """Likewise, and the number was there already."""
    ana.fills_form()
    hands.pass_by(days=1)
    archive.anchoring.catch_up()
    hands.pass_by(days=-1, seconds=1)
    ana.texts("YES")
    now = at(compliance, ana)
    assert now.entry
    assert now.entry.facts["seq"] == 2
    assert now.anchor is None
