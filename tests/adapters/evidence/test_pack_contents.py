"""What a pack holds: everything of one number, and nothing of another."""

import json
from datetime import timedelta

from shared.consent.erasure import Erasure, erase
from shared.evidence.checkpoint import Checkpoint
from shared.evidence.compliance import Compliance
from shared.notification.deliveries import Deliveries
from shared.notification.delivery import DeliveryKey, Outcome, Status
from tests.adapters.consent.conftest import Person
from tests.adapters.evidence.asking import at, lines, look, opens, unzipped
from tests.adapters.evidence.conftest import Archive
from tests.adapters.tables import Hands


def test_the_pack_holds_everything_of_this_number_and_of_no_other(
    compliance: Compliance, ana: Person, ben: Person, archive: Archive, hands: Hands
) -> None:
    for person in (ana, ben):
        person.fills_form()
        person.texts("YES", at=hands.pass_by(seconds=1))
    deliveries = Deliveries(archive.tables.dynamodb, archive.tables.deliveries)
    for number in range(130):
        key = DeliveryKey("event", f"alert#{number}#{ana.key}")
        outcome = Outcome(
            Status.SUBMITTED, ana.key, f"itsm.a/INC{number}", "alert", consent_seq=2, body="Down"
        )
        deliveries.record(key, outcome, hands.pass_by(seconds=1))
    link = compliance.pack_of(ana.number, look(ana, "evidence"))
    assert link
    assert link.expires_at == hands() + timedelta(minutes=15)
    assert ana.number.e164[2:] not in link.url

    files = unzipped(archive)
    assert ben.number.e164 not in str(files)
    entries = lines(files["data/entries.jsonl"])
    assert [entry["facts"]["kind"] for entry in entries] == ["form", "reply", "looked_up"]  # type: ignore[index]
    events = [text["event"] for text in lines(files["data/deliveries.jsonl"])]
    assert events == [f"itsm.a/INC{number}" for number in range(130)]
    for beside, entry in zip(lines(files["data/particulars.jsonl"]), entries, strict=True):
        facts = entry["facts"]
        assert opens(beside, facts)  # type: ignore[arg-type]


def test_the_pack_of_who_was_erased_and_came_back_still_opens(
    compliance: Compliance, ana: Person, archive: Archive, hands: Hands
) -> None:
    ana.fills_form()
    ana.leaves()
    erase(Erasure(ana.number, ana.book.keys.employee("carla"), "erase"), ana.book)
    at(compliance, ana)
    hands.pass_by(seconds=1)
    ana.fills_form()
    compliance.pack_of(ana.number, look(ana, "evidence"))
    files = unzipped(archive)
    facts = {entry["facts"]["seq"]: entry["facts"] for entry in lines(files["data/entries.jsonl"])}  # type: ignore[index]
    beside = lines(files["data/particulars.jsonl"])
    assert [each["seq"] for each in beside] == [4, 5, 6]
    assert ["number" in each["particulars"] for each in beside] == [False, True, True]  # type: ignore[operator]
    assert all(opens(each, facts[each["seq"]]) for each in beside)  # type: ignore[arg-type]


def test_the_pack_links_every_day_since_the_first(
    compliance: Compliance, ana: Person, ben: Person, archive: Archive, hands: Hands
) -> None:
    ben.fills_form()
    for day in range(8):
        hands.pass_by(days=1)
        if day in (2, 5):
            ana.fills_form()
        archive.anchoring.catch_up()
    compliance.pack_of(ana.number, look(ana, "evidence"))
    anchors = json.loads(unzipped(archive)["data/anchors.json"])
    days = [str(Checkpoint.parse(each["checkpoint"].split("\n\n")[0] + "\n").day) for each in anchors]
    assert days == [f"2026-11-{day}" for day in (27, 28, 29, 30)] + ["2026-12-01"]
    assert [each["leaf"]["seq"] if "leaf" in each else None for each in anchors] == [1, None, None, 2, 2]


def test_the_pack_says_what_else_held_for_the_words(
    compliance: Compliance, ana: Person, archive: Archive
) -> None:
    ana.fills_form()
    compliance.pack_of(ana.number, look(ana, "evidence"))
    files = unzipped(archive)
    (terms,) = json.loads(files["data/terms.json"]).values()
    assert terms["controller"] == ["Example IT"]
    assert {"purposes", "recipients", "storage", "retention", "withdrawal", "jurisdiction"} <= terms.keys()
    assert "{" not in json.dumps(terms["withdrawal"])
    assert "Retention" in files["index.html"]
