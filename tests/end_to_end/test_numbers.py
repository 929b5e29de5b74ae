"""Whose number it is: a form for another's reveals nothing, and a new number takes the old one's place."""

import pytest

from tests.end_to_end.itsm import Itsm, incident
from tests.end_to_end.people import HelpDesk, Phone, nobody_hears_more
from tests.end_to_end.records import Records


@pytest.mark.parametrize("state", ["pending", "opted_in", "opted_out"])
def test_a_form_for_anothers_number_reveals_nothing(  # G7
    ana: Phone, ben: Phone, itsm: Itsm, records: Records, state: str
) -> None:
    honest = ben.fills_in_the_form().json()
    ben.receives("YES")
    bring(ana, state)

    answer = ben.fills_in_the_form(phone=ana.number)

    assert answer.status_code == 202
    assert answer.json().keys() == honest.keys()
    assert answer.json()["state"] == "pending"
    ana.hears_nothing()
    assert ana.state == state
    contested = records.facts_of(ana)[-1]
    assert (contested["kind"], "answer" in contested) == ("form", False)  # on record, and not answered
    assert ben.types_code("123456").status_code in (404, 422)
    itsm.raises(incident(priority=1, title="Email is down"))
    nobody_hears_more([ben] if state == "opted_in" else [ana, ben])


def test_a_number_that_stopped_by_text_is_nobodys_to_sign_up(ana: Phone, ben: Phone) -> None:
    ana.replies("STOP").receives("opted out")

    assert ben.fills_in_the_form(phone=ana.number).status_code == 202

    ana.hears_nothing()
    ana.replies("YES").hears_nothing()
    assert ben.state == "pending"  # as of a free number, for a day


def test_a_number_that_was_left_in_the_portal_may_become_anothers(ana: Phone, ben: Phone) -> None:
    ana.opts_in().opts_out_in_the_portal()
    ana.receives("opted out")

    assert ben.fills_in_the_form(phone=ana.number).status_code == 202

    ana.receives("YES").replies("YES")
    ana.receives("opted in")
    assert (ben.state, ana.me.status_code) == ("opted_in", 404)


def test_a_new_number_takes_the_old_ones_place_once_it_has_answered(
    ana: Phone, itsm: Itsm, records: Records
) -> None:
    new = ana.opts_in().with_another_number()

    new.fills_in_the_form()
    request = new.receives("YES")
    assert ana.me.json()["number"] == f"+1•••••{ana.number[-4:]}"
    assert ana.state == "opted_in"

    request.replies("YES")
    new.receives("opted in")
    nobody_hears_more([ana])  # what the person did elsewhere needs no text here
    assert ana.me.json()["number"] == f"+1•••••{new.number[-4:]}"
    old = records.consent_of(ana)
    assert old
    assert old["state"] == "opted_out"
    assert records.facts_of(ana)[-1]["kind"] == "number_changed"

    itsm.raises(incident(priority=1, title="Email is down"))
    new.receives("Email is down")
    nobody_hears_more([ana, new])


def test_start_from_the_old_number_brings_nothing_back(ana: Phone, records: Records) -> None:
    new = ana.opts_in().with_another_number()
    new.opts_in(by="code")

    ana.replies("START").hears_nothing()

    old = records.consent_of(ana)
    assert old
    assert old["state"] == "none"
    assert ana.me.json()["number"][-4:] == new.number[-4:]


def test_a_third_number_replaces_the_one_that_waits(ana: Phone, records: Records) -> None:
    second, third = ana.opts_in().with_another_number(), ana.with_another_number()
    second.fills_in_the_form()
    request = second.receives("YES")

    third.fills_in_the_form()

    third.receives("YES").replies("YES")
    third.receives("opted in")
    request.replies("YES")
    nobody_hears_more([ana, second, third])
    states = {phone.number: (records.consent_of(phone) or {})["state"] for phone in (ana, second, third)}
    assert list(states.values()) == ["opted_out", "none", "opted_in"]


def test_leaving_ends_the_old_number_and_the_new(ana: Phone, records: Records) -> None:
    new = ana.opts_in().with_another_number()
    new.fills_in_the_form()
    new.receives("YES")

    ana.opts_out_in_the_portal()

    for phone in (ana, new):
        phone.receives("opted out")
        consent = records.consent_of(phone)
        assert consent
        assert consent["state"] == "opted_out"


def test_the_help_desk_reaches_a_number_in_any_writing(ana: Phone, help_desk: HelpDesk) -> None:
    ana.opts_in()
    local = f"({ana.number[2:5]}) {ana.number[5:8]}-{ana.number[8:]}"
    assert help_desk.opts_out(ana, phone=local, channel="voicemail").status_code == 201
    ana.receives("opted out")


def bring(phone: Phone, state: str) -> None:
    """Bring a phone to a state by its own doing."""
    if state == "pending":
        phone.fills_in_the_form()
        phone.receives("YES")
        return
    phone.opts_in()
    if state == "opted_out":
        phone.replies("STOP").receives("opted out")
