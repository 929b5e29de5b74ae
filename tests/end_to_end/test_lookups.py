"""Where somebody stood, as compliance and the help desk ask; and that who asks is on record."""

import hashlib
import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import rfc8785

from shared.clock import iso
from shared.evidence import tree
from shared.evidence.checkpoint import Checkpoint
from shared.evidence.note import SignedNote, VerifierKey
from shared.evidence.verifier.command import checked
from tests.adapters.evidence.conftest import verify
from tests.end_to_end.itsm import Itsm, incident
from tests.end_to_end.people import HelpDesk, People, Phone
from tests.end_to_end.records import Records
from tests.end_to_end.staff import Auditor, Compliance
from tests.end_to_end.stage import Stage, eventually

ASSENT = Path(sys.executable).with_name("assent")


# The state at a moment


def test_state_entry_and_words_at_each_moment_of_a_life(ana: Phone, compliance: Compliance) -> None:
    moments = [moment_after(lambda: None)]
    moments.append(moment_after(lambda: ana.fills_in_the_form()))
    ana.receives("YES").replies("YES")
    moments.append(moment_after(lambda: ana.receives()))
    moments.append(moment_after(lambda: ana.replies("STOP").receives("opted out")))
    told = [compliance.knows(ana, moment) for moment in moments]
    assert [each["state"] for each in told] == ["none", "pending", "opted_in", "opted_out"]
    assert [each["entry"] and each["entry"]["kind"] for each in told] == [None, "form", "reply", "reply"]
    assert told[0]["disclosure"] is None
    for each in told[1:]:
        words = each["disclosure"]
        assert hashlib.sha256(words["text"].encode()).hexdigest() == words["sha256"]
        assert words.keys() == {"version", "language", "text", "sha256"}
        assert "Example IT" in words["text"]
    assert compliance.knows(ana)["state"] == "opted_out"


def moment_after(step: Callable[[], object]) -> datetime:
    """Do it; a moment after it, and before whatever comes next: the carrier stamps whole milliseconds."""
    step()
    moment = datetime.now(UTC)
    eventually(lambda: iso(datetime.now(UTC)) > iso(moment), within=1)
    return moment


NO_MOMENTS = (
    *("2026-11-25T09:00:00", "2026-11-25", "yesterday", "", 5),
    *("2999-01-01T00:00:00Z", "0001-01-01T00:00+23:00"),
)


def test_the_proof_leads_from_the_entry_to_a_signed_root(
    ana: Phone, compliance: Compliance, auditor: Auditor
) -> None:
    ana.opts_in()
    agreed = datetime.now(UTC)
    assert compliance.knows(ana, agreed)["proof"]["anchor"] is None
    day = auditor.sees_a_day_end()
    told = compliance.knows(ana, agreed)
    previous = "0" * 64
    for entry in told["proof"]["entries"]:
        assert entry["facts"]["previous"] == previous
        previous = hashlib.sha256(rfc8785.dumps(entry["facts"])).hexdigest()
        assert entry["hash"] == previous
    anchor = told["proof"]["anchor"]
    assert anchor["leaf"]["hash"] == previous
    assert told["entry"]["hash"] in [entry["hash"] for entry in told["proof"]["entries"]]
    note = SignedNote.parse(anchor["checkpoint"])
    assert note.is_signed_by(VerifierKey.parse(told["proof"]["key"]), verify)
    checkpoint = Checkpoint.parse(note.text)
    siblings = [bytes.fromhex(each) for each in anchor["path"]]
    leaf = rfc8785.dumps(anchor["leaf"])
    assert checkpoint.day == day
    assert tree.root_by_path(leaf, anchor["index"], checkpoint.size, siblings) == checkpoint.root


@pytest.mark.parametrize(
    "at",
    [
        "2026-11-25T09:00:00",
        "2026-11-25",
        "yesterday",
        "",
        5,
        "2999-01-01T00:00:00Z",
        "0001-01-01T00:00+23:00",
    ],
)
def test_a_moment_that_is_none_is_refused_and_nobody_looked(
    ana: Phone, compliance: Compliance, records: Records, at: object
) -> None:  # G10
    ana.fills_in_the_form()
    before = len(records.ledger_of(ana))
    answer = compliance.posts("lookups", {"phone": ana.number, "at": at})
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == ["at"]
    assert len(records.ledger_of(ana)) == before


@pytest.mark.parametrize("what", ["lookups", "evidence", "erasures"])
def test_of_a_number_never_seen_there_is_nothing(
    ana: Phone, compliance: Compliance, records: Records, what: str
) -> None:  # G10
    with records.untouched():
        answer = compliance.posts(what, {"phone": ana.number})
        assert answer.status_code == 404
        assert ana.number[2:] not in answer.text


ROUTES = (
    ("compliance/lookups", ("help-desk", "itsm")),
    ("compliance/evidence", ("help-desk", "itsm")),
    ("compliance/erasures", ("help-desk", "itsm")),
    ("help-desk/lookups", ("compliance", "itsm")),
    ("help-desk/explanations", ("compliance", "itsm")),
)


@pytest.mark.parametrize(("route", "groups"), ROUTES)
def test_without_the_role_nobody_looks(
    ana: Phone, stage: Stage, records: Records, route: str, groups: tuple[str, ...]
) -> None:  # G10
    ana.fills_in_the_form()
    with records.untouched():
        token = stage.token("curious", *groups)
        answer = stage.api("POST", f"/api/{route}", token=token, json={"phone": ana.number})
        assert (answer.status_code, answer.json()["title"]) == (403, "Forbidden")


BAD_BODIES: dict[str, tuple[int, bytes]] = {
    "no phone": (422, b"{}"),
    "a phone that is none": (422, b'{"phone": "12345678"}'),
    "a phone that is a number": (422, b'{"phone": 14155550123}'),
    "not JSON": (400, b"phone=+14155550123"),
    "a list": (400, b'["+14155550123"]'),
    "too much": (413, b'{"phone": "' + b"1" * 17_000 + b'"}'),
}


@pytest.mark.parametrize("route", [route for route, _ in ROUTES])
@pytest.mark.parametrize("what", BAD_BODIES)
def test_a_question_that_makes_no_sense(stage: Stage, route: str, what: str) -> None:  # G10
    status, body = BAD_BODIES[what]
    headers = {"Content-Type": "application/json"}
    token = stage.token("staff", "compliance", "help-desk")
    answer = stage.api("POST", f"/api/{route}", token=token, content=body, headers=headers)
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"
    assert "4155550123" not in answer.text


# Who looked


def test_every_look_is_on_record_with_whoever_looked(
    ana: Phone, compliance: Compliance, help_desk: HelpDesk, records: Records
) -> None:
    ana.fills_in_the_form()
    compliance.knows(ana)
    help_desk.looks_up(ana)
    compliance.pack_of(ana)
    looks = [facts for facts in records.facts_of(ana) if facts["kind"] == "looked_up"]
    assert [(look["actor"], look["channel"]) for look in looks] == [
        ("compliance", "proof"),
        ("help_desk", "lookup"),
        ("compliance", "evidence"),
    ]
    assert looks[0]["by"] == looks[2]["by"] != looks[1]["by"]


def test_the_help_desk_sees_state_and_the_last_texts(ana: Phone, help_desk: HelpDesk, itsm: Itsm) -> None:
    ana.opts_in(topics=["incident"])
    opened = incident(title="Email is slow")
    itsm.raises(opened)
    ana.receives("Email is slow")
    ana.stage.settles()
    told = help_desk.looks_up(ana).json()
    assert told["number"] == ana.number[:2] + "•••••" + ana.number[-4:]
    assert (told["state"], told["topics"], told["held"]) == ("opted_in", ["incident"], False)
    texts = told["deliveries"]
    assert [(text["event"], text["role"]) for text in texts] == [
        (opened.id, "alert"),
        (None, "welcome"),
        (None, "opt_in_request"),
    ]
    assert {text["status"] for text in texts} <= {"submitted", "delivered"}
    assert texts[0].keys() == {"event", "role", "status", "reason", "at"}


# Erasure


def test_who_is_erased_leaves_silence_and_a_chain_that_holds(
    ana: Phone, compliance: Compliance, auditor: Auditor, records: Records, tmp_path: Path
) -> None:
    ana.opts_in()
    assert compliance.erases(ana).status_code == 409
    ana.replies("STOP").receives("opted out")
    auditor.sees_a_day_end()
    before = tmp_path / "before.zip"
    before.write_bytes(compliance.pack_of(ana).content)
    key, subscriber = auditor.reads("key").strip(), records.key_of(ana)
    assert compliance.erases(ana).status_code == 204

    left = json.dumps([item for item in records.all_of("Subscribers") if item["pk"] == subscriber])
    assert all(personal not in left for personal in (ana.number, '"name"', '"salt"', '"words"'))
    told = compliance.knows(ana)
    assert (told["state"], told["entry"]["facts"] if "facts" in told["entry"] else told["entry"]["kind"]) == (
        "opted_out",
        "reply",
    )
    after = tmp_path / "after.zip"
    after.write_bytes(compliance.pack_of(ana).content)
    assert checked(before, key)
    assert checked(after, key)
    assert ana.number not in after.read_bytes().decode("latin-1")
    assert ana.fills_in_the_form().status_code == 409  # STOP was texted, and still counts
    ana.replies("START").receives("opted in")


def test_other_people_do_not_notice(people: People, compliance: Compliance) -> None:
    leaving, staying = people.meet("Leo"), people.meet("Sam")
    staying.opts_in()
    leaving.fills_in_the_form()
    leaving.opts_out_in_the_portal()
    assert compliance.erases(leaving).status_code == 204
    assert staying.state == "opted_in"
    assert compliance.knows(staying, datetime.now(UTC) - timedelta(seconds=0.001))["state"] == "opted_in"
