"""The page of a pack: readable by itself, complete, and never fooled by what people wrote."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from shared.consent.choices import Changes, QuietHours
from shared.consent.entry import AutomaticText, Kind, Topic
from shared.consent.meaning import Meaning
from shared.consent.standing import State
from shared.evidence import words
from shared.evidence.contents import Particulars
from shared.evidence.page import page
from shared.itsm.event import Role
from shared.notification.delivery import Status
from tests.unit.evidence.ledger import DISCLOSURE, NUMBER, contents

VOID = {"meta", "link", "br", "hr", "img"}


class Read(HTMLParser):
    """A page as a browser takes it apart: its words, its tags, and whether every tag is closed."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.words, self.tags, self.open = "", set[str](), list[str]()
        self.links, self.places = set[str](), set[str]()
        self.feed(source)
        self.words = " ".join(self.words.split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.open += [tag] if tag not in VOID else []
        for name, value in attrs:
            assert not name.startswith("on")
            if name == "id":
                assert f"#{value}" not in self.places
                self.places.add(f"#{value}")
            if name in ("href", "src"):
                self.links.add(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.words += " " if tag in ("dt", "dd") else ""

    def handle_data(self, data: str) -> None:
        self.words += data if self.open and self.open[-1] not in ("style", "title") else ""


def read(**changes: object) -> Read:
    return Read(page(replace(contents(), **changes)))  # type: ignore[arg-type]


def test_it_tells_what_happened_in_words() -> None:
    told = read().words
    assert f"Consent record of {NUMBER.e164}" in told
    assert "24 November 2026, 09:01:00 UTC" in told
    assert "The employee asked for texts on the form" in told
    assert "A text from the phone asked for no more texts. words: Stop, por favor. ✋" in told
    assert "From here on: opted out" in told
    assert "From here on: opted in to change, incident and service" in told


def test_the_words_agreed_to_stand_there_to_the_letter() -> None:
    assert DISCLOSURE.text in read().words


def test_each_text_stands_with_what_allowed_it_and_its_receipt() -> None:
    told = read().words
    assert "alert of itsm.tool/INC1 Example IT: INC1 P1: Email is down & <slow>. STOP to end" in told
    assert "Outcome delivered Receipt DELIVERED, 24 November 2026, 09:03:00 UTC Rests on entry 2" in told
    assert "not sent (opted out) Rests on no entry" in told


def test_it_needs_nothing_but_itself() -> None:
    shown = read()
    assert shown.open == []
    assert shown.tags & {"script", "img", "link", "iframe", "object", "form"} == set()
    assert shown.links <= shown.places
    assert not re.search(r"https?://|@import|url\(", page(contents()))


def test_what_people_wrote_stays_text() -> None:
    evil = "</blockquote><script>alert(1)</script><img src=x onerror=alert(1)>"
    shown = read(particulars=(Particulars(1, "00", {"words": evil, "number": evil}),), brand=evil)
    assert evil in shown.words
    assert shown.tags & {"script", "img"} == set()


def test_it_says_what_is_proven_and_what_not() -> None:
    told = read().words
    assert "Entries 1 to 5 lie under the signed root of 2026-11-25" in told
    assert "is not under a root yet" not in told
    half = Read(page(contents(shares=(0.5, 0.8)))).words
    assert "Entries 1 to 4 lie under the signed root of 2026-11-24" in half
    assert "What came after entry 4 is not under a root yet" in half
    none = Read(page(contents(shares=()))).words
    assert "lie under the signed root" not in none
    assert "Nothing of it is under a root yet" in none


def test_what_was_erased_is_said() -> None:
    told = read(particulars=()).words
    assert "Consent record of a number that was erased" in told
    assert told.count("was erased or is not in this pack") == 5


def test_everything_that_can_happen_has_words() -> None:
    assert set(words.SENTENCES) == set(Kind) - {Kind.REPLY}
    assert set(words.REPLIES) == set(Meaning)
    assert set(words.STATES) == set(State)
    assert set(words.STATUSES) == set(Status)
    assert set(words.ROLES) == {*Role, *AutomaticText}


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"kind": "reply", "meaning": "stop", "scope": "change"}, "no more texts (about change only)."),
        ({"kind": "form", "topics": ["change"], "contested": True}, "change. The number was not theirs"),
        ({"kind": "help_desk_opt_out", "channel": "in_person"}, "asked for by in person."),
        ({"kind": "not_known_yet"}, "Not known yet."),
        ({"kind": "reply", "meaning": "not_known_yet"}, "A text came from the phone."),
    ],
)
def test_an_entry_is_a_sentence(facts: dict[str, object], told: str) -> None:
    assert told in words.told({"channel": "sms", **facts})


def test_a_change_of_preferences_is_told_in_full() -> None:
    changes = Changes(
        topics=frozenset({Topic.INCIDENT}),
        services=frozenset(),
        quiet_hours=QuietHours("22:00", "07:00"),
        urgent_in_quiet_hours=False,
        time_zone="Europe/Madrid",
    )
    told = words.told({"kind": "preferences", "channel": "portal", "changes": changes.facts()})
    assert "topics: incident; services: all; quiet hours: " in told
    assert "22:00" in told
    assert "urgent in quiet hours: no; time zone: Europe/Madrid" in told
    cleared = words.told(
        {"kind": "preferences", "channel": "x", "changes": Changes(quiet_hours=None).facts()}
    )
    assert "quiet hours: none" in cleared
