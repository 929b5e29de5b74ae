"""A storm as people see it: the first events at once, then one text for all that is theirs."""

from dataclasses import replace
from datetime import timedelta

from shared.consent.keys import SubscriberKey
from shared.itsm.history import Reason
from shared.notification.storm.roster import as_bits
from tests.adapters.stage import Stage

from .conftest import SERVICES, Storm

FOUR_HOURS = timedelta(hours=4) - timedelta(seconds=30)


def test_three_go_out_at_once_and_what_follows_is_one_text(stage: Stage, storm: Storm) -> None:
    ana = stage.people.somebody()
    storm.breaks()
    storm.opens("INC7", "INC8", priority=2)
    storm.opens("INC9")
    assert storm.hears(ana) == [f"INC{n} P1 incident: INC{n} is broken." for n in range(3)]
    storm.passes(seconds=61)
    assert storm.hears(ana) == ["3 began, 0 ended. Worst: INC9 P1 incident: INC9 is broken."]
    assert storm.outcomes["INC7 Opened"] == "gathered"


def test_each_text_is_about_ones_own_alone(stage: Stage, storm: Storm) -> None:  # G1
    ana, ben, chloe, dev = (stage.people.somebody() for _ in range(4))
    stage.people.chooses(ana, services={"service01"})
    stage.people.chooses(ben, services={"service02"}, locations={"BER"})
    stage.people.chooses(chloe, topics={"change"})
    storm.breaks()
    for each in (ana, ben, chloe, dev):
        storm.hears(each)
    storm.opens("INC7", services=frozenset({"service01"}))
    storm.opens("INC8", services=frozenset({"service02"}), locations=frozenset({"MAD"}))
    storm.opens("INC9", services=frozenset({"service02"}), locations=frozenset({"BER", "NYC"}), priority=2)
    storm.happens("Outage Reported", "OUT1", services=frozenset({"service02"}))
    storm.passes(seconds=60)
    assert storm.hears(ana) == ["INC7 P1 incident: INC7 is broken."]
    assert storm.hears(ben) == ["2 began, 0 ended. Worst: OUT1 outage: OUT1 is broken."]
    assert storm.hears(chloe) == []
    assert storm.hears(dev) == ["4 began, 0 ended. Worst: INC7 P1 incident: INC7 is broken."]


def test_gatherings_grow_longer_and_an_empty_one_ends_the_storm(stage: Stage, storm: Storm) -> None:
    ana = stage.people.somebody()
    storm.breaks()
    storm.opens("INC5", "INC6")
    storm.passes(seconds=60)
    storm.opens("INC7", "INC8")
    storm.passes(minutes=3)
    assert len(storm.hears(ana)) == 3 + 1
    storm.passes(minutes=1)
    assert len(storm.hears(ana)) == 1
    storm.passes(minutes=15)
    assert stage.storm.now().gathering
    storm.passes(minutes=1)
    assert stage.storm.now().gathering is None
    storm.opens("INC9")
    assert storm.hears(ana) == ["INC9 P1 incident: INC9 is broken."]


def test_an_end_takes_its_gathered_alert_out_again(stage: Stage, storm: Storm) -> None:
    ana = stage.people.somebody()
    storm.breaks()
    storm.opens("INC7", "INC8", "INC9")
    storm.ends("INC7", "INC8")
    storm.hears(ana)
    storm.passes(seconds=60)
    assert storm.hears(ana) == ["INC9 P1 incident: INC9 is broken."]
    assert storm.outcomes["INC7 Opened"] == "overtaken"
    assert storm.outcomes["INC7 Resolved"] == "not_alerted"


def test_one_that_everything_was_taken_out_of_is_empty(stage: Stage, storm: Storm) -> None:
    ana = stage.people.somebody()
    storm.breaks()
    storm.opens("INC7")
    storm.ends("INC7")
    storm.hears(ana)
    storm.passes(seconds=60)
    assert storm.hears(ana) == []
    assert stage.storm.now().gathering is None


def test_an_end_goes_to_those_who_got_the_alert_by_itself_or_in_a_gathering(  # G9
    stage: Stage, storm: Storm
) -> None:
    ana, ben = stage.people.somebody(), stage.people.somebody()
    stage.people.chooses(ben, services={"service02"})
    storm.opens("INC0", services=frozenset({"service01"}))
    storm.opens("INC1", "INC2")
    storm.opens("INC7", services=frozenset({"service01"}))
    storm.opens("INC8", services=frozenset({"service02"}))
    storm.passes(seconds=60)
    late = stage.people.somebody()
    storm.ends("INC0", "INC7", "INC8")
    for each in (ana, ben):
        storm.hears(each)
    storm.passes(minutes=4)
    assert storm.hears(ana) == ["0 began, 3 ended. Worst: INC0 resolved: INC0 is broken."]
    assert storm.hears(ben) == ["INC8 resolved: INC8 is broken."]
    assert storm.hears(late) == []


def test_an_end_after_the_storm_reaches_those_who_got_the_alert_in_it(stage: Stage, storm: Storm) -> None:
    ana, ben = stage.people.somebody(), stage.people.somebody()
    stage.people.chooses(ben, services={"service02"})
    storm.breaks()
    storm.opens("INC7", services=frozenset({"service01"}))
    for minutes in (1, 4):
        storm.passes(minutes=minutes)
    assert stage.storm.now().gathering is None
    for each in (ana, ben):
        storm.hears(each)
    assert storm.ends("INC7") == [None]
    assert storm.hears(ana) == ["INC7 resolved: INC7 is broken."]
    assert storm.hears(ben) == []


def test_whoever_stopped_meanwhile_hears_nothing(stage: Stage, storm: Storm) -> None:  # G2
    ana, ben = stage.people.somebody(), stage.people.somebody()
    storm.breaks()
    storm.opens("INC7", "INC8")
    stage.clock.pass_by(seconds=60)
    stage.plans_on()
    stage.people.does(ana, "STOP")
    for each in (ana, ben):
        storm.hears(each)
    stage.sends()
    assert storm.hears(ana) == []
    assert len(storm.hears(ben)) == 1
    assert stage.statuses(ana)[-1] == "skipped: opted_out"


def test_a_topic_that_was_turned_off_meanwhile_is_not_told(stage: Stage, storm: Storm) -> None:
    ana = stage.people.somebody()
    storm.breaks()
    storm.opens("INC7", "INC8")
    storm.happens("Outage Reported", "OUT1")
    stage.clock.pass_by(seconds=60)
    stage.plans_on()
    stage.people.chooses(ana, topics={"service"})
    storm.hears(ana)
    stage.sends()
    assert storm.hears(ana) == ["OUT1 outage: OUT1 is broken."]
    assert [as_bits(row["told"]["S"]) for row in gathered(stage)] == [0b100]


def test_what_ends_while_the_texts_wait_is_no_longer_told_as_begun(stage: Stage, storm: Storm) -> None:  # G9
    ana = stage.people.somebody()
    storm.breaks()
    storm.opens("INC7", "INC8")
    stage.clock.pass_by(seconds=60)
    stage.plans_on()
    stage.raises(storm.event("Incident Resolved", "INC7"))
    stage.raises(storm.event("Incident Updated", "INC8", title="INC8 is better"))
    storm.hears(ana)
    stage.sends()
    assert storm.hears(ana) == ["INC8 P1 incident: INC8 is better."]
    storm.passes(minutes=4)
    assert storm.hears(ana) == []


def test_what_ends_while_the_texts_leave_is_told_to_nobody_more(stage: Stage, storm: Storm) -> None:  # G9
    both = [stage.people.somebody(), stage.people.somebody()]
    storm.breaks()
    storm.opens("INC7", "INC8")
    for each in both:
        storm.hears(each)

    def ends(_: object) -> None:
        stage.carrier.before = lambda _: None
        stage.raises(storm.event("Incident Resolved", "INC7"))
        stage.clock.pass_by(seconds=2)

    stage.carrier.before = ends
    storm.passes(seconds=60)
    assert sorted(text for each in both for text in storm.hears(each)) == [
        "2 began, 0 ended. Worst: INC7 P1 incident: INC7 is broken.",
        "INC8 P1 incident: INC8 is broken.",
    ]


def test_what_is_over_before_it_closes_is_left_out(stage: Stage, storm: Storm) -> None:
    ana = stage.people.somebody()
    storm.breaks()
    stage.tells(replace(storm.event("Incident Opened", "INC7"), occurred_at=stage.clock() - FOUR_HOURS))
    storm.opens("INC8")
    storm.hears(ana)
    storm.passes(seconds=60)
    assert storm.hears(ana) == ["INC8 P1 incident: INC8 is broken."]
    assert storm.outcomes["INC7 Opened"] == "expired"


def test_an_outage_that_is_told_again_is_no_second_text(stage: Stage, storm: Storm) -> None:
    ana, _ = stage.people.somebody(), stage.people.somebody()
    stage.people.chooses(ana, topics={"service"})
    outage = frozenset({"service01"})
    storm.breaks()
    storm.happens("Outage Reported", "OUT1", services=outage)
    storm.happens("Outage Reported", "OUT1", services=outage, revision=2)
    storm.passes(seconds=60)
    assert storm.hears(ana) == ["OUT1 outage: OUT1 is broken."]
    storm.happens("Outage Reported", "OUT1", services=outage, revision=3)
    storm.passes(minutes=4)
    assert storm.hears(ana) == []
    for minutes in (16, 16):
        storm.passes(minutes=minutes)
    storm.happens("Outage Reported", "OUT1", services=outage, revision=4)
    assert storm.hears(ana) == []


def test_updates_of_a_gathered_incident_are_no_second_alert(stage: Stage, storm: Storm) -> None:
    stage.people.somebody()
    storm.breaks()
    storm.opens("INC7")
    assert storm.happens("Incident Updated", "INC7") is Reason.NOT_A_CLASS


def test_events_for_nobody_begin_no_storm(stage: Stage, storm: Storm) -> None:
    ana = stage.people.somebody()
    stage.people.chooses(ana, services={"service01"})
    for number in range(5):
        elsewhere = frozenset({"service02"})
        assert storm.happens("Incident Opened", f"INC{number}", services=elsewhere) is Reason.NOT_OPTED_IN
        assert storm.ends(f"INC{number}") == [Reason.NOT_ALERTED]
    storm.opens("INC8", "INC9")
    assert len(storm.hears(ana)) == 2


def test_the_routine_lane_knows_no_storm(stage: Stage, storm: Storm) -> None:
    ana = stage.people.somebody()
    for number in range(6):
        storm.happens("Change Scheduled", f"CHG{number}")
    assert len(storm.hears(ana)) == 6


def test_one_row_a_person_says_what_was_told(stage: Stage, storm: Storm) -> None:
    ana = stage.people.somebody()
    storm.breaks()
    storm.opens("INC7", "INC8", "INC9")
    storm.passes(seconds=60)
    [row] = gathered(stage)
    assert (row["subscriber"]["S"], row["status"]["S"], as_bits(row["told"]["S"])) == (
        ana,
        "submitted",
        0b111,
    )
    assert "event" not in row
    assert "3 began" in row["body"]["S"]


def test_five_hundred_incidents_are_five_texts(stage: Stage, storm: Storm) -> None:
    """Over eighty services in ten minutes, then all resolved; here every fifth of them."""
    ana, ben = stage.people.somebody(), stage.people.somebody()
    stage.people.chooses(ben, services={"service03"})
    for number in range(100):
        service = SERVICES[number % 80]
        stage.tells(storm.event("Incident Opened", f"INC{number}", services=frozenset({service})))
        storm.passes(seconds=6)
    assert len(storm.hears(ana)) == 5
    assert len(storm.hears(ben)) == 1
    for number in range(100):
        stage.tells(storm.event("Incident Resolved", f"INC{number}"))
    storm.passes(minutes=16)
    assert storm.hears(ana) == ["0 began, 53 ended. Worst: INC0 resolved: INC0 is broken."]
    assert storm.hears(ben) == ["INC3 resolved: INC3 is broken."]
    assert told_once(stage, ana)


def gathered(stage: Stage) -> list[dict[str, dict[str, str]]]:
    """The deliveries of gatherings."""
    rows = stage.tables.items("deliveries")
    return [row for row in rows if row["role"]["S"] == "gathered"]


def told_once(stage: Stage, key: SubscriberKey) -> bool:
    """Whether no event was told somebody twice in gatherings."""
    told = [
        (row["pk"]["S"], bit)
        for row in gathered(stage)
        if row["subscriber"]["S"] == key
        for bit in range(as_bits(row["told"]["S"]).bit_length())
        if as_bits(row["told"]["S"]) >> bit & 1
    ]
    return len(told) == len(set(told))
