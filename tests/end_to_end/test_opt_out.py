"""Saying stop: by text, in the portal, at the help desk; at once, once confirmed, and kept (G1, G2)."""

import json

import pytest

from tests.end_to_end.itsm import Itsm, incident, now
from tests.end_to_end.people import HelpDesk, Phone
from tests.end_to_end.records import Records
from tests.end_to_end.stage import SAMPLES, Stage, eventually

WIDE = "\uff33\uff34\uff2f\uff30"  # STOP in full-width letters
SPELLINGS = ("Stop.", "  stop\n", WIDE, "S T O P", "¡Stóp!", "🛑 STOP 🛑", "stop stop", "Opt-Out", "ARRÊT")


@pytest.mark.parametrize("word", SPELLINGS)
def test_stop_ends_it_at_once(ana: Phone, itsm: Itsm, word: str) -> None:  # G1, R1, R3
    ana.opts_in()

    ana.replies(word)

    assert "opted out" in ana.receives().body
    assert ana.state == "opted_out"
    itsm.raises(incident(priority=1, title="VPN is down"))
    ana.hears_nothing()


def test_the_way_from_yes_to_silence(ana: Phone, itsm: Itsm) -> None:  # G1
    ana.opts_in()
    itsm.raises(incident(priority=1, title="Email is down"))
    ana.receives("Email is down").replies("Stop.")
    ana.receives("You will get no more")

    itsm.raises(incident(priority=1, title="VPN is down"))

    ana.hears_nothing()


def test_stop_three_times_is_confirmed_once(ana: Phone, records: Records) -> None:
    ana.opts_in()

    for word in ("STOP", "stop", "Stop!"):
        ana.replies(word)

    ana.receives("opted out")
    ana.hears_nothing()
    kinds = [facts["rule"] for facts in records.facts_of(ana)[2:]]
    assert kinds == ["keyword.stop"] * 3


def test_the_same_text_again_is_the_same_text(ana: Phone, records: Records) -> None:  # G6
    ana.opts_in()

    sent_at = now()
    for _ in range(3):
        ana.replies("STOP", id=f"again-{ana.sub}", sent_at=sent_at)

    ana.receives("opted out")
    ana.hears_nothing()
    assert len(records.ledger_of(ana)) == 3


def test_stop_through_the_carriers_topic(ana: Phone, stage: Stage) -> None:
    ana.opts_in()
    payload = json.loads((SAMPLES / "carrier/two-way-message.json").read_text())

    stage.client("sns").publish(
        TopicArn=stage.outputs["InboundTopicArn"],
        Message=json.dumps({**payload, "originationNumber": ana.number, "inboundMessageId": ana.sub}),
    )

    ana.receives("opted out")
    assert ana.state == "opted_out"


def test_start_brings_everything_back(ana: Phone, itsm: Itsm) -> None:  # O8
    ana.opts_in(topics=["incident", "change"])
    ana.replies("STOP").receives("opted out")
    ana.replies("YES").hears_nothing()
    assert ana.state == "opted_out"

    ana.replies("Start").receives("opted in")

    assert (ana.state, ana.me.json()["topics"]) == ("opted_in", ["change", "incident"])
    itsm.raises(incident(priority=1, title="Back again"))
    ana.receives("Back again")


def test_after_stop_only_start_counts_and_not_the_form(ana: Phone) -> None:  # O8
    ana.opts_in()
    ana.replies("STOP").receives("opted out")

    answer = ana.fills_in_the_form()

    assert answer.status_code == 409
    assert "START" in answer.json()["detail"]
    ana.hears_nothing()
    assert ana.state == "opted_out"


def test_whoever_asks_gets_help(ana: Phone) -> None:
    ana.replies("HELP").receives("it-help@example.com")
    ana.replies("info?").receives("STOP")
    assert ana.me.status_code == 404

    ana.opts_in()
    ana.replies("help").receives("Help:")
    assert ana.state == "opted_in"


def test_a_word_that_means_nothing_changes_nothing(ana: Phone, records: Records) -> None:
    ana.opts_in()
    ana.replies("Thanks, see you at the stop").hears_nothing()
    assert ana.state == "opted_in"
    assert records.facts_of(ana)[-1]["meaning"] == "nothing"  # it is kept: a text that came late may need it


def test_stop_from_a_phone_that_we_never_texted(ana: Phone) -> None:
    ana.replies("STOP").receives("opted out")
    ana.replies("STOP").hears_nothing()
    assert ana.me.status_code == 404


def test_opting_out_in_the_portal(ana: Phone, itsm: Itsm) -> None:  # R4
    ana.opts_in()

    ana.opts_out_in_the_portal()

    ana.receives("opted out")
    assert ana.state == "opted_out"
    ana.opts_out_in_the_portal()
    itsm.raises(incident(priority=1, title="VPN is down"))
    ana.hears_nothing()


def test_opting_out_of_nothing_is_no_mistake(ana: Phone, records: Records) -> None:
    ana.opts_out_in_the_portal()
    assert ana.me.status_code == 404
    assert records.consent_of(ana) is None


def test_after_the_portal_the_form_is_enough(ana: Phone) -> None:
    ana.opts_in().opts_out_in_the_portal()
    ana.receives("opted out")
    ana.opts_in(by="code")


def test_the_help_desk_opts_out_on_behalf(ana: Phone, help_desk: HelpDesk, itsm: Itsm) -> None:  # R5
    ana.opts_in()

    answer = help_desk.opts_out(ana, received_at="2025-11-24T09:00:00Z", note="Rang the desk.")

    assert answer.status_code == 201
    told = answer.json()
    assert told["state"] == "opted_out"
    assert told["due_at"].startswith("2025-12-09")  # ten business days, Thanksgiving not counted
    ana.receives("opted out")
    assert ana.state == "opted_out"
    itsm.raises(incident(priority=1, title="VPN is down"))
    ana.hears_nothing()


def test_the_help_desk_may_silence_a_number_never_seen(
    ana: Phone, help_desk: HelpDesk, records: Records
) -> None:
    assert help_desk.opts_out(ana).status_code == 201

    ana.hears_nothing()
    consent = records.consent_of(ana)
    assert consent
    assert consent["state"] == "opted_out"
    ana.opts_in()  # a choice of one's own lifts it


def test_answers_are_not_for_flooding_a_phone(ana: Phone) -> None:
    for _ in range(8):
        ana.replies("HELP")

    eventually(lambda: len(ana.texts) == 5, within=15)
    ana.stage.settles()
    assert len(ana.texts) == 5
