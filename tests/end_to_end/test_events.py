"""Events in every order and twice: what is a text, for whom, and what has been overtaken (G3, G9)."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.end_to_end.itsm import Itsm, change, incident, now, outage
from tests.end_to_end.people import Phone, nobody_hears_more
from tests.end_to_end.records import Records
from tests.end_to_end.stage import eventually

HOUR = timedelta(hours=1)


@pytest.mark.parametrize("priority", [3, 4, 5])
def test_a_low_priority_is_for_nobody(ana: Phone, itsm: Itsm, records: Records, priority: int) -> None:
    ana.opts_in()
    opened = incident(priority=priority)

    itsm.raises(opened)

    ana.hears_nothing()
    assert records.outcomes_of(opened) == {"Incident Opened 1": "below_threshold"}


def test_a_topic_that_is_off_is_silent(ana: Phone, itsm: Itsm) -> None:
    ana.opts_in(topics=["change"])
    itsm.raises(incident(priority=1, title="Not for her"), outage(title="Nor this"), change(title="But this"))
    ana.receives("But this")
    ana.hears_nothing()


def test_the_same_event_twice_is_one_text(ana: Phone, itsm: Itsm) -> None:  # G3
    ana.opts_in()
    opened = incident(title="Once is enough")

    itsm.raises(opened, opened, opened)

    ana.receives("Once is enough")
    itsm.raises(opened)
    ana.hears_nothing()


def test_an_end_reaches_those_who_got_the_alert(ana: Phone, ben: Phone, itsm: Itsm, records: Records) -> None:
    ana.opts_in()
    opened = incident(title="Email is down")
    itsm.raises(opened)
    ana.receives("Email is down")
    ben.opts_in()

    itsm.raises(opened.then("Incident Resolved", title="Email works again"))

    ana.receives("Email works again")
    nobody_hears_more([ana, ben])
    assert records.deliveries_of(ben, opened) == []


def test_an_end_does_not_reach_whoever_stopped_meanwhile(ana: Phone, itsm: Itsm, records: Records) -> None:
    ana.opts_in()
    opened = outage(title="VPN is down")
    itsm.raises(opened)
    ana.receives("VPN is down").replies("STOP")
    ana.receives("opted out")

    itsm.raises(opened.then("Service Restored"))

    ana.hears_nothing()
    assert records.delivery_of(ana, opened, role="end")["reason"] == "opted_out"


def test_an_end_that_comes_first_silences_the_alert(ana: Phone, itsm: Itsm, records: Records) -> None:  # G9
    ana.opts_in()
    opened = incident(title="Over before it was heard of")

    itsm.raises(opened.then("Incident Resolved"))
    ana.stage.settles()
    itsm.raises(opened)

    ana.hears_nothing()
    assert records.outcomes_of(opened) == {
        "Incident Opened 1": "overtaken",
        "Incident Resolved 2": "not_alerted",
    }


def test_an_update_that_is_late_changes_nothing(ana: Phone, itsm: Itsm, records: Records) -> None:  # G9
    ana.opts_in()
    opened = incident(title="Email is down")
    late = opened.then("Incident Updated", title="Was worse")
    itsm.raises(opened)
    ana.receives("Email is down")
    itsm.raises(late.then("Incident Resolved", title="Email works again"))
    ana.receives("Email works again")

    itsm.raises(late)

    ana.hears_nothing()


def test_an_id_that_is_opened_again_alerts_again(ana: Phone, itsm: Itsm) -> None:
    ana.opts_in()
    opened = incident(title="Email is down")
    itsm.raises(opened)
    ana.receives("Email is down")
    resolved = opened.then("Incident Resolved", title="Email works again")
    itsm.raises(resolved)
    ana.receives("Email works again")
    updated = resolved.then("Incident Updated", title="Just a note")
    itsm.raises(updated)
    ana.hears_nothing()

    reopened = updated.then("Incident Opened", title="Email is down again")
    itsm.raises(reopened)

    ana.receives("Email is down again")
    itsm.raises(reopened.then("Incident Resolved", title="Works for good"))
    ana.receives("Works for good")
    ana.hears_nothing()


def test_a_priority_that_rises_alerts_once(ana: Phone, itsm: Itsm, records: Records) -> None:
    ana.opts_in()
    opened = incident(priority=4, title="Email is slow")
    itsm.raises(opened)
    ana.stage.settles()

    raised = opened.then("Incident Updated", priority=2, title="Email is down")
    itsm.raises(raised)

    assert "P2" in ana.receives("Email is down").body
    itsm.raises(raised.then("Incident Updated", priority=1, title="Email is down for all"))
    ana.hears_nothing()
    assert records.outcomes_of(opened)["Incident Updated 3"] == "not_a_class"


def test_an_update_before_its_opening_is_the_alert(ana: Phone, itsm: Itsm) -> None:
    ana.opts_in()
    opened = incident(title="Email is slow")
    itsm.raises(opened.then("Incident Updated", title="Email is down"))
    ana.receives("Email is down")

    itsm.raises(opened)

    ana.hears_nothing()


def test_a_change_that_moves_is_told_once_more(ana: Phone, itsm: Itsm) -> None:
    ana.opts_in()
    planned = change(title="New mail server", starts_at=now(2 * HOUR), ends_at=now(3 * HOUR))
    itsm.raises(planned)
    first = ana.receives("New mail server")

    reworded = planned.then("Change Scheduled", title="New mail server for all")
    itsm.raises(reworded)
    ana.hears_nothing()
    moved = reworded.then("Change Scheduled", starts_at=now(4 * HOUR), ends_at=now(5 * HOUR))
    itsm.raises(moved)

    second = ana.receives("New mail server for all")
    assert when(first.body) != when(second.body)
    itsm.raises(moved)
    itsm.raises(moved.then("Change Cancelled"))
    assert "cancelled" in ana.receives().body
    ana.hears_nothing()


def test_what_lost_its_use_is_not_sent(ana: Phone, itsm: Itsm, records: Records) -> None:  # G9
    ana.opts_in()
    old = incident(title="Yesterday's news", occurred_at=now(-4 * HOUR))
    begun = change(title="Has begun", occurred_at=now(-2 * HOUR), starts_at=now(-HOUR))
    fresh = incident(title="Still of use", occurred_at=now(timedelta(minutes=1) - 4 * HOUR))

    itsm.raises(old, begun, fresh)

    ana.receives("Still of use")
    ana.hears_nothing()
    outcomes = {**records.outcomes_of(old), **records.outcomes_of(begun)}
    assert outcomes == {"Incident Opened 1": "expired", "Change Scheduled 1": "expired"}


def test_services_that_nobody_knows_limit_nobody(ana: Phone, itsm: Itsm, records: Records) -> None:
    ana.opts_in()
    strange = outage(title="Abacus is down", services=["abacus", "email"], locations=["MOON"])

    itsm.raises(strange)

    ana.receives("Abacus is down")
    event = records.event(strange)
    assert (event["services"], event["locations"]) == (["email"], [])
    assert event["unknown_names"] == {"services": ["abacus"], "locations": ["MOON"]}


def test_two_systems_may_use_the_same_id(ana: Phone, itsm: Itsm) -> None:
    ana.opts_in()
    one = incident(title="Theirs")
    other = type(one)(one.detail_type, {**one.detail, "title": "Ours"}, source="itsm.other")

    itsm.raises(one, other)

    ana.receives("Theirs")
    ana.receives("Ours")


def test_what_others_put_on_the_bus_is_none_of_ours(ana: Phone, itsm: Itsm, records: Records) -> None:
    ana.opts_in()
    foreign = incident(title="Of another trade")
    with records.untouched():
        itsm.raises(type(foreign)(foreign.detail_type, foreign.detail, source="hr.payroll"))
    ana.hears_nothing()


def test_a_text_fits_one_part_however_long_the_title(ana: Phone, itsm: Itsm) -> None:
    ana.opts_in()
    itsm.raises(incident(title="Email is down " * 40), outage(title="Größte Störung: “VPN” ist weg 😱"))

    long, odd = ana.receives("Email is down"), ana.receives("VPN")

    assert (long.parts, long.encoding, odd.parts, odd.encoding) == (1, "GSM", 1, "GSM")
    assert long.body.endswith("... STOP to end.") or long.body.endswith("STOP to end.")


def test_an_event_is_remembered_as_it_came(ana: Phone, itsm: Itsm, records: Records) -> None:  # G4
    opened = incident(title="Nobody is listening")
    itsm.raises(opened)
    eventually(lambda: records.outcomes_of(opened).get("Incident Opened 1"), within=10)
    occurred_at = datetime.fromisoformat(records.event(opened)["occurred_at"]).astimezone(UTC)
    assert occurred_at == datetime.fromisoformat(opened.detail["occurred_at"])


def when(body: str) -> str:
    """The time that a text of a change tells."""
    return body.split("change scheduled")[1].split(" UTC")[0]
