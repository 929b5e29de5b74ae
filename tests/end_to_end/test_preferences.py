"""What somebody who is opted in wants to hear of, and when: PATCH /api/me."""

from typing import Any

import httpx
import pytest

from shared.consent.ledger import from_facts
from shared.consent.states import state_after
from tests.end_to_end.itsm import Itsm, change, incident
from tests.end_to_end.people import HelpDesk, Phone
from tests.end_to_end.records import Records
from tests.end_to_end.test_bad_requests import FORM, tells_of

DOUBTFUL = "i hate these"
NIGHT = {"from": "22:00", "to": "06:30"}
ALL: dict[str, Any] = {
    "topics": ["change", "incident"],
    "services": ["email", "vpn"],
    "locations": ["BER"],
    "quiet_hours": NIGHT,
    "urgent_in_quiet_hours": False,
    "time_zone": "Europe/Berlin",
    "language": "es",
}
AT_FIRST: dict[str, Any] = {
    "topics": ["change", "incident", "service"],
    "services": [],
    "locations": [],
    "quiet_hours": None,
    "urgent_in_quiet_hours": True,
    "time_zone": "UTC",
    "language": "en",
}
BAD: dict[str, tuple[str, dict[str, Any]]] = {
    "an unknown topic": ("topics", {"topics": ["weather-forecast"]}),
    "topics that are null": ("topics", {"topics": None}),
    "a service that is not in the catalogue": ("services", {"services": ["email", "quantum-mail"]}),
    "a service that is a place": ("services", {"services": ["BER"]}),
    "a location that is not in the catalogue": ("locations", {"locations": ["Atlantis"]}),
    "hours without an end": ("quiet_hours", {"quiet_hours": {"from": "22:00"}}),
    "hours of another clock": ("quiet_hours", {"quiet_hours": {**NIGHT, "from": "10:00 pm"}}),
    "an hour that no day has": ("quiet_hours", {"quiet_hours": {**NIGHT, "to": "24:00"}}),
    "hours that are none, or all": ("quiet_hours", {"quiet_hours": {**NIGHT, "to": "22:00"}}),
    "a word for a truth": ("urgent_in_quiet_hours", {"urgent_in_quiet_hours": "sometimes"}),
    "a zone that is none": ("time_zone", {"time_zone": "Mars/Olympus_Mons"}),
    "a zone that is a file": ("time_zone", {"time_zone": "../../../etc/passwd"}),
    "an unknown language": ("language", {"language": "klingon"}),
    "what is not to be chosen": ("body", {"state": "opted_out"}),
    "a number for a name": ("body", {"+14155550199": True}),
}


def chosen(answer: httpx.Response) -> dict[str, Any]:
    """The preferences in what the API says of a person."""
    assert answer.status_code == 200, answer.text
    return {name: answer.json()[name] for name in ALL}


def test_what_a_person_chooses_is_kept_and_can_be_replayed(ana: Phone, records: Records) -> None:  # G5
    ana.opts_in()
    before = ana.me.json()
    assert chosen(ana.me) == AT_FIRST

    assert chosen(ana.prefers(**ALL)) == ALL

    assert ana.me.json() == before | ALL
    entry = records.facts_of(ana)[-1]
    assert (entry["kind"], entry["actor"], entry["changes"]) == ("preferences", "self", ALL)
    replayed = state_after(from_facts(facts) for facts in records.facts_of(ana))
    on_record = records.consent_of(ana)
    assert on_record
    assert sorted(replayed.topics) == on_record["topics"] == ALL["topics"]
    assert sorted(replayed.preferences.services) == on_record["services"] == ALL["services"]
    assert replayed.preferences.time_zone == on_record["time_zone"] == "Europe/Berlin"
    ana.hears_nothing()


def test_what_is_left_out_stays_as_it_was(ana: Phone) -> None:
    ana.opts_in()
    ana.prefers(**ALL)
    assert chosen(ana.prefers()) == ALL
    assert chosen(ana.prefers(quiet_hours=None)) == ALL | {"quiet_hours": None}
    assert chosen(ana.prefers(services=[], language="fr"))["services"] == []
    assert chosen(ana.me) == ALL | {"quiet_hours": None, "services": [], "language": "fr"}


@pytest.mark.parametrize(
    ("kind", "theirs", "another"), [("services", "vpn", "email"), ("locations", "BER", "NYC")]
)
def test_a_choice_narrows_what_is_sent(
    ana: Phone, ben: Phone, itsm: Itsm, kind: str, theirs: str, another: str
) -> None:
    ana.opts_in()
    ben.opts_in()
    ana.prefers(**{kind: [theirs]})

    others: dict[str, Any] = {kind: [another]}
    itsm.raises(incident(title="Not hers", **others))
    ben.receives("Not hers")
    ana.hears_nothing()

    both: dict[str, Any] = {kind: [another, theirs]}
    itsm.raises(incident(title="Hers as well", **both), incident(title="All of us"))
    ana.receives("Hers as well")
    ana.receives("All of us")

    ana.prefers(**{kind: []})
    itsm.raises(incident(title="Any at all", **others))
    ana.receives("Any at all")


def test_a_topic_goes_off_and_on_again(ana: Phone, itsm: Itsm) -> None:
    ana.opts_in()
    ana.prefers(topics=["change"])
    itsm.raises(incident(title="Email is down"), change(title="New mail server"))
    ana.receives("New mail server")
    ana.hears_nothing()

    ana.prefers(topics=["change", "incident"])
    itsm.raises(incident(title="VPN is down"))
    ana.receives("VPN is down")


def test_no_topic_left_is_an_opt_out(ana: Phone, itsm: Itsm) -> None:  # R4
    ana.opts_in()
    answer = ana.prefers(topics=[])
    assert (answer.status_code, answer.json()["state"]) == (200, "opted_out")
    assert ana.state == "opted_out"
    ana.receives("opted out")
    itsm.raises(incident())
    ana.hears_nothing()

    ana.fills_in_the_form()  # it was no STOP by phone, so the form is enough
    ana.receives("YES").replies("YES")
    ana.receives("opted in")
    assert chosen(ana.me)["topics"] == AT_FIRST["topics"]


def test_only_who_is_opted_in_can_choose(ana: Phone, records: Records) -> None:
    tells_of(ana.prefers(topics=["change"]), 409)
    ana.fills_in_the_form()
    tells_of(ana.prefers(topics=["change"]), 409)
    ana.receives("YES").replies("STOP")
    ana.receives("opted out")
    tells_of(ana.prefers(topics=["change"]), 409)
    assert "preferences" not in {facts["kind"] for facts in records.facts_of(ana)}


def test_bad_preferences_are_named_and_nothing_is_written(ana: Phone, records: Records) -> None:  # G10
    ana.opts_in()
    ana.prefers(**ALL)
    before = ana.me.json()
    with records.untouched():
        for what, (field, fields) in BAD.items():
            answer = ana.prefers(**fields)
            texts = [word for value in fields.values() for word in words_in(value)]
            tells_of(answer, 422, *texts, ana.number, "4155550199")
            assert [error["field"] for error in answer.json()["errors"]] == [field], what
        assert named(ana.prefers(topics=["weather"], language="klingon", time_zone="UTC", state=1)) == {
            "topics",
            "language",
            "body",
        }
    assert ana.me.json() == before


def test_preferences_come_as_json_alone(ana: Phone, records: Records) -> None:  # G10
    ana.opts_in()
    with records.untouched():
        tells_of(ana.patches(content="topics=change", headers={"Content-Type": FORM}), 415)
        tells_of(ana.patches(content="{", headers={"Content-Type": "application/json"}), 400)
        tells_of(ana.patches(json=[ALL]), 400)
        tells_of(ana.patches(json={"language": "x" * 16_384}), 413)


def test_a_change_ends_the_doubt_about_a_reply(ana: Phone, itsm: Itsm) -> None:  # R3
    ana.opts_in()
    ana.replies(DOUBTFUL).receives("STOP")
    told = ana.me.json()
    assert (told["state"], told["held"], told["held_until"] > told["since"]) == ("opted_in", True, True)
    itsm.raises(incident(title="Email is down"))
    ana.hears_nothing()

    told = ana.prefers(topics=["incident"]).json()
    assert (told["held"], told["held_until"]) == (False, None)
    itsm.raises(incident(title="VPN is down"))
    ana.receives("VPN is down")


def test_what_the_help_desk_ended_is_nobodys_to_choose(ana: Phone, help_desk: HelpDesk) -> None:
    ana.opts_in()
    assert help_desk.opts_out(ana).status_code == 201
    tells_of(ana.prefers(topics=["incident"]), 409)
    assert ana.state == "opted_out"


def named(answer: httpx.Response) -> set[str]:
    """The fields that an answer names."""
    return {error["field"] for error in answer.json()["errors"]}


def words_in(value: Any) -> list[str]:
    """The words of a value that no answer has of its own."""
    own = {"email", "BER", "22:00", "opted_out", "24:00"}
    values = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, str) and each not in own]
