"""A stage with other settings: texts through Amazon SNS, without receipts, and few forms from one address."""

from tests.end_to_end.itsm import Itsm, incident
from tests.end_to_end.people import Phone
from tests.end_to_end.records import Records
from tests.end_to_end.stage import FORMS, Stage


def test_the_whole_road_over_sns(over_sns: Stage) -> None:  # G1
    ana, itsm, records = Phone(over_sns), Itsm(over_sns), Records(over_sns)
    ana.opts_in()
    opened = incident(title="Email is down")

    itsm.raises(opened)

    text = ana.receives("Email is down")
    over_sns.settles()
    delivery = records.delivery_of(ana, opened)
    assert (delivery["status"], delivery["message_id"]) == ("submitted", text.id)
    assert (delivery["consent_seq"], "carrier_status" in delivery) == (2, False)
    itsm.raises(opened.then("Incident Resolved", title="Email works again"))
    ana.receives("Email works again").replies("STOP")
    ana.receives("opted out")

    itsm.raises(incident(title="VPN is down"))

    ana.hears_nothing()
    assert ana.number not in (over_sns.home / "log" / "engine.log").read_text(errors="replace")  # G7


def test_from_one_address_come_so_many_forms_an_hour_whoever_sends_them(over_sns: Stage) -> None:
    """Behind the stage's one address, and after whatever the test before sent."""
    people = [Phone(over_sns, f"Employee {number}") for number in range(FORMS + 1)]
    answers = [each.fills_in_the_form() for each in people]
    passed = [answer.status_code for answer in answers].count(202)
    assert 0 < passed <= FORMS
    assert {answer.status_code for answer in answers[passed:]} == {429}
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 3600
    assert people[-1].texts == []
