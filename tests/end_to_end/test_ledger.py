"""What an auditor finds: a chain that verifies by the book alone, and the words that were agreed to (G5)."""

import hashlib

import rfc8785

from tests.end_to_end.people import HelpDesk, Phone
from tests.end_to_end.records import Item, Records
from tests.end_to_end.stage import Stage

GENESIS = "0" * 64


def test_every_link_of_the_chain_holds(ana: Phone, help_desk: HelpDesk, records: Records) -> None:  # G5
    ana.opts_in().replies("HELP")
    ana.receives("Help:")
    ana.replies("STOP").receives("opted out")
    ana.replies("START").receives("opted in")
    help_desk.opts_out(ana, note="Called the desk.")
    ana.receives("opted out")

    entries = records.ledger_of(ana)

    assert [facts["kind"] for facts in records.facts_of(ana)] == [
        *("form", "reply", "reply", "reply", "reply", "help_desk_opt_out")
    ]
    before = GENESIS
    for place, entry in enumerate(entries, start=1):
        assert entry["seq"] == entry["facts"]["seq"] == place
        assert entry["facts"]["subscriber"] == entry["pk"]
        assert entry["facts"]["previous"] == before
        before = sha256(rfc8785.dumps(entry["facts"]))
        assert entry["hash"] == before
    consent = records.consent_of(ana)
    assert consent
    assert (consent["seq"], consent["hash"]) == (len(entries), before)


def test_the_personal_part_stands_beside_the_chain(ana: Phone, records: Records) -> None:
    ana.opts_in()
    ana.replies("Stop.").receives("opted out")

    form, _, stop = records.ledger_of(ana)

    for entry, particulars in ((form, {"name": ana.name}), (stop, {"words": "Stop."})):
        beside = records.beside(entry)
        assert {name: beside[name] for name in particulars} == particulars
        committed = commitment({**particulars, "number": ana.number}, beside["salt"])
        assert entry["facts"]["commitment"] == committed
        assert not any(word in str(entry) for word in (ana.number, *particulars.values()))


def test_the_words_agreed_to_are_those_that_the_form_shows(
    ana: Phone, stage: Stage, records: Records
) -> None:  # O5
    offered = stage.http.get("/portal/disclosure.json").raise_for_status().json()["disclosures"]
    shown = next(each for each in offered if each["language"] == "en")

    ana.opts_in()

    agreed_to = records.facts_of(ana)[0]["disclosure"]
    assert agreed_to["sha256"] == sha256(shown["text"].encode())
    assert agreed_to["version"] == shown["version"]
    assert ana.me.json()["disclosure"] == {"version": shown["version"], "sha256": agreed_to["sha256"]}


def commitment(particulars: Item, salt: str) -> str:
    """What an entry says of its personal part: SHA-256 over the salt and the canonical JSON."""
    return sha256(bytes.fromhex(salt) + rfc8785.dumps(particulars))


def sha256(data: bytes) -> str:
    """In hex."""
    return hashlib.sha256(data).hexdigest()
