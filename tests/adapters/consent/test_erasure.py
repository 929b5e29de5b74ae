"""Erasing a person: nothing personal is left, the chain is whole, and silence stays silence."""

import json

import pytest

from shared.consent.erasure import Erased, Erasure, NeverSeen, StillTexted, erase
from shared.consent.ledger import GENESIS, digest
from shared.consent.observed import opted_out_at_carrier
from shared.consent.opt_in import Pending
from shared.consent.states import State
from shared.consent.store import from_item
from tests.adapters.consent.conftest import Person
from tests.adapters.tables import Hands, Tables


def erased(person: Person, request: str = "erase") -> object:
    return erase(Erasure(person.number, person.book.keys.employee("compliance"), request), person.book)


def test_number_name_words_and_salts_are_gone(ana: Person, tables: Tables) -> None:  # G7
    ana.fills_form()
    ana.texts("YES, thank you Ana")
    ana.texts("STOP")
    assert erased(ana) == Erased()
    left = json.dumps([tables.items(tables.subscribers), tables.items(tables.ledger)])
    for personal in (ana.number.e164, ana.number.e164[2:], "Ana", "salt", "thank"):
        assert personal not in left


def test_the_chain_verifies_and_says_so(ana: Person, tables: Tables) -> None:  # G5
    ana.fills_form()
    before = tables.items(tables.ledger)
    ana.leaves()
    erased(ana)
    items = sorted((from_item({"M": item}) for item in tables.items(tables.ledger)), key=lambda i: i["seq"])
    previous = GENESIS
    for item in items:
        assert item["facts"]["previous"] == previous
        facts = json.loads(json.dumps(item["facts"], default=int))
        previous = digest(facts)
        assert item["hash"] == previous
    assert (items[-1]["facts"]["kind"], items[-1]["facts"]["actor"]) == ("erased", "compliance")
    assert from_item({"M": before[0]}) == items[0]


def test_whoever_was_silenced_stays_so_until_their_phone_says_start(ana: Person, hands: Hands) -> None:
    ana.fills_form()
    ana.texts("YES")
    ana.texts("STOP")
    erased(ana)
    assert ana.state() is State.OPTED_OUT
    hands.pass_by(seconds=1)
    ana.texts("START")
    assert ana.state() is State.OPTED_IN
    assert ana.book.store.number(ana.key) == ana.number


def test_nobody_but_the_person_writes_the_number_down_again(ana: Person, ben: Person, tables: Tables) -> None:
    ana.fills_form()
    ana.texts("STOP")
    erased(ana)
    ben.with_number(ana.number.e164).fills_form()
    opted_out_at_carrier(ana.number, "list-1", ana.clock(), "carrier_list", ana.book)
    (item,) = (
        i for i in tables.items(tables.subscribers) if (i["pk"]["S"], i["sk"]["S"]) == (ana.key, "state")
    )
    assert ana.number.e164 not in str(item)


def test_a_new_form_is_a_new_beginning(ana: Person, hands: Hands) -> None:
    ana.fills_form()
    ana.leaves()
    erased(ana)
    hands.pass_by(seconds=1)
    assert isinstance(ana.fills_form(), Pending)
    ana.texts("YES")
    assert ana.state() is State.OPTED_IN
    assert ana.book.store.number(ana.key) == ana.number


@pytest.mark.parametrize("opted_in", [False, True])
def test_texts_have_to_be_ended_first(ana: Person, opted_in: bool) -> None:
    ana.fills_form()
    if opted_in:
        ana.texts("YES")
    kinds = ana.kinds
    assert erased(ana) == StillTexted()
    assert ana.kinds == kinds
    assert ana.book.store.number(ana.key) == ana.number


def test_of_a_number_never_seen_there_is_nothing_to_erase(ana: Person, tables: Tables) -> None:
    assert erased(ana) == NeverSeen()
    assert tables.items(tables.ledger) == []


def test_an_erasure_that_was_killed_is_done_by_asking_again(
    ana: Person, tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana.fills_form()
    ana.leaves()
    with monkeypatch.context() as patched:
        patched.setattr("shared.consent.erasure._delete_particulars", _killed)
        with pytest.raises(KeyboardInterrupt):
            erased(ana)
    assert ana.book.store.number(ana.key) is None
    assert erased(ana, "again") == Erased()
    assert "salt" not in json.dumps(tables.items(tables.subscribers))


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_others_keep_theirs(ana: Person, ben: Person) -> None:
    ben.fills_form()
    ana.fills_form()
    ana.leaves()
    erased(ana)
    assert ben.state() is State.PENDING
    assert ben.book.store.number(ben.key) == ben.number
