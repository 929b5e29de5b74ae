"""The chain: what an edit, a removal or a swap does to it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from shared.consent.entry import AutomaticText, DisclosureRef
from shared.consent.keys import SubscriberKey
from shared.consent.ledger import GENESIS, History, Sealed, committed, digest, from_facts, sealed
from shared.sms.number import PhoneNumber
from tests.unit.consent.story import NINE, entries

ANA = PhoneNumber("+14155550123")
SALT = "ab" * 32


def chain(*story: str) -> list[Sealed]:
    history, links = History(SubscriberKey("k" * 22)), []
    for entry in entries(*story):
        link = sealed(history, entry, ANA, {"name": "Ana Lopez"}, SALT)
        links.append(link)
        history = replace(history.with_entry(entry), hashes=(*history.hashes, link.hash))
    return links


def test_each_link_holds_the_one_before() -> None:  # G5
    links = chain("form", "YES", "STOP")
    assert [link.previous for link in links] == [GENESIS, links[0].hash, links[1].hash]


@pytest.mark.parametrize("field", ["kind", "at", "topics", "commitment", "previous", "seq", "subscriber"])
def test_every_fact_is_under_the_hash(field: str) -> None:  # G5
    link = chain("form")[0]
    facts = link.facts()
    assert digest(facts) == link.hash
    assert digest(facts | {field: "another"}) != link.hash


def test_a_name_is_not_in_the_facts_but_committed_to() -> None:  # G7
    link = chain("form")[0]
    assert "Ana" not in str(link.facts())
    assert ANA.e164 not in str(link.facts())
    assert link.commitment == committed(ANA, {"name": "Ana Lopez"}, SALT)
    assert link.commitment != committed(ANA, {"name": "Ana Lopes"}, SALT)
    assert link.commitment != committed(ANA, {"name": "Ana Lopez"}, "cd" * 32)


def test_facts_give_the_entry_back() -> None:
    for entry in entries("form", "YES", "STOP", "help desk"):
        full = replace(
            entry,
            disclosure=DisclosureRef("2026-11-01", "en", "f" * 64),
            received_at=NINE,
            answer=AutomaticText.HELP,
            unanswered="late",
        )
        link = sealed(History(SubscriberKey("k")), full, ANA, {}, SALT)
        assert from_facts(link.facts()) == full


def test_an_entry_of_a_later_format_is_not_guessed_at() -> None:
    with pytest.raises(ValueError, match="unknown format"):
        from_facts(chain("form")[0].facts() | {"v": 2})


def test_a_history_knows_what_caused_what() -> None:
    history = History(SubscriberKey("k"), tuple(entries("form", "YES")))
    assert history.caused_by("2") == history.entries[1]
    assert history.caused_by("3") is None
    assert history.seq == 2


def test_a_history_counts_answers_but_not_requests() -> None:
    form, help_ = entries("form", "HELP")
    asked = replace(form, answer=AutomaticText.OPT_IN_REQUEST)
    history = History(SubscriberKey("k"), (asked, replace(help_, answer=AutomaticText.HELP)))
    assert history.answered(since=NINE - timedelta(hours=1)) == 1
    assert history.sent(AutomaticText.OPT_IN_REQUEST, since=NINE - timedelta(hours=1)) == [NINE]
