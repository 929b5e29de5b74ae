"""A gathering as bits: whose its events are, what of it stands, and what a text about some of it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.consent.entry import Topic
from shared.itsm.event import Event, Role
from shared.itsm.history import FIRST, Notice, Reason
from shared.notification.audience import Chosen, concerns
from shared.notification.storm.member import Member, Ref, left_out
from shared.notification.storm.roster import Roster, as_bits, as_text
from tests.unit.itsm.events import at, event, opened, resolved

HERE, BEFORE = "this gathering", "the one before"
SERVICES = st.frozensets(st.sampled_from(["email", "vpn", "erp"]))
LOCATIONS = st.frozensets(st.sampled_from(["BER", "MAD"]))
NAMES = ["Incident Opened", "Outage Reported", "Incident Resolved", "Service Restored"]
EVENTS = st.builds(
    lambda name, number, services, locations: event(
        name, 9, id=f"INC{number}", services=services, locations=locations
    ),
    st.sampled_from(NAMES),
    st.integers(0, 999),
    SERVICES,
    LOCATIONS,
)
CHOICES = st.builds(Chosen, st.frozensets(st.sampled_from(list(Topic))), SERVICES, LOCATIONS)


def member(event: Event, opening: str = FIRST, **more: object) -> Member:
    """An event as it is gathered."""
    notice = Notice(event.source, event.id, event.version, event.type.role, opening)
    return Member(event, notice, **more)  # type: ignore[arg-type]


def roster(*events: Event) -> Roster:
    return Roster(tuple(member(each) for each in events))


@given(st.lists(EVENTS, max_size=12), CHOICES)
def test_the_bits_say_what_the_audience_rule_says_of_each_alert(events: list[Event], chosen: Chosen) -> None:
    bits = roster(*events).concerning(chosen)
    for place, each in enumerate(events):
        is_alert = each.type.role is Role.ALERT
        assert bool(bits >> place & 1) is (is_alert and concerns(each, chosen))


@given(st.integers(0, 2**600))
def test_bits_come_back_as_they_went(bits: int) -> None:
    assert as_bits(as_text(bits)) == bits
    assert as_text(bits).isascii()


def test_a_text_counts_and_names_the_worst() -> None:
    p2, p1 = opened(9, id="INC2", priority=2), opened(9.5, id="INC1", priority=1)
    found = roster(p2, p1, resolved(9.6, id="INC3")).told(0b111)
    assert (found.began, found.ended, found.worst) == (2, 1, p1)
    assert found.until == at(9.6 + 12)


WORST = [
    ("a priority before a later one", [opened(9, id="A", priority=2), opened(8, id="B", priority=1)], "B"),
    ("the older of two", [opened(9, id="A"), opened(8, id="B")], "B"),
    ("an outage is as bad", [opened(8, id="A", priority=2), event("Outage Reported", 9, id="B")], "B"),
    ("whatever began before what ended", [resolved(8, id="A"), opened(9, id="B", priority=2)], "B"),
    ("of what ended when nothing began", [resolved(8, id="A", priority=2), resolved(9, id="B")], "B"),
]


@pytest.mark.parametrize(("events", "worst"), [case[1:] for case in WORST], ids=[case[0] for case in WORST])
def test_which_is_the_worst(events: list[Event], worst: str) -> None:
    assert roster(*events).told(0b11).worst.id == worst


def test_what_stands_is_neither_gone_nor_over() -> None:  # G9
    events = [opened(9, id="A"), opened(9, id="B"), opened(5, id="C")]
    members = tuple(member(each) for each in events)
    found = Roster(members, {members[1].name: Reason.OVERTAKEN})
    assert found.standing(at(9.1)) == 0b001
    assert found.standing(at(8.9)) == 0b101
    assert found.why_not(0b010) is Reason.OVERTAKEN
    assert found.why_not(0b100) is Reason.EXPIRED


def left(*members: Member) -> list[str]:
    """What is left out at ten, by ids."""
    found = left_out(HERE, members, {}, at(10))
    return [f"{each.event.id} {found[each.name]}" for each in members if each.name in found]


def test_an_end_takes_its_gathered_alert_out_again_and_goes_itself() -> None:
    alert = member(opened(9, id="A"))
    end = member(resolved(9.5, id="A"), alerts=(Ref(HERE, alert.name),))
    gone = {alert.name: Reason.OVERTAKEN}
    assert left_out(HERE, [alert, end], gone, at(10))[end.name] is Reason.NOT_ALERTED


def test_an_end_whose_alert_somebody_may_have_got_stays() -> None:
    assert left(member(resolved(9.5, id="A"), singly=True)) == []
    assert left(member(resolved(9.5, id="A"), alerts=(Ref(BEFORE, "its alert"),))) == []
    assert left(member(resolved(9.5, id="A"))) == ["A not_alerted"]


def test_what_is_over_when_it_closes_is_left_out() -> None:
    assert left(member(opened(5, id="A")), member(opened(7, id="B"))) == ["A expired"]


def test_of_two_for_one_text_the_newer_tells_it() -> None:
    first, second = (member(event("Outage Reported", hour, id="A")) for hour in (9, 9.5))
    assert left_out(HERE, [second, first], {}, at(10)) == {first.name: Reason.COLLAPSED}
    other = member(event("Outage Reported", 9.5, id="A"), opening="the second")
    assert left(first, other) == []
