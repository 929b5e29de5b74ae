"""A storm whose functions are killed anywhere and delivered again, and whose steps cross (G3, G4, G9)."""

import pytest

from shared.itsm.event import Event
from shared.notification.messages import Closing
from shared.notification.storm.roster import as_bits
from tests.adapters.stage import Stage

from .conftest import Storm, between, killed_at

JOINING = 14
"""More calls of tables than the taking of one event makes."""


def closing(stage: Stage) -> Closing:
    """The message that closes the gathering that is open."""
    gathering = stage.storm.now().gathering
    assert gathering
    return Closing(gathering.id)


@pytest.mark.parametrize("call", range(JOINING))
def test_an_event_killed_on_its_way_into_a_gathering_is_told_once(
    stage: Stage, storm: Storm, call: int
) -> None:
    ana = stage.people.somebody()
    storm.breaks()
    storm.opens("INC8")
    event = storm.event("Incident Opened", "INC7")
    killed_at(stage, call, lambda: stage.tells(event))
    stage.tells(event)
    storm.hears(ana)
    storm.passes(seconds=60)
    assert storm.hears(ana) == ["2 began, 0 ended. Worst: INC8 P1 incident: INC8 is broken."]
    storm.passes(minutes=4)
    assert storm.hears(ana) == []


@pytest.mark.parametrize("call", range(JOINING))
def test_an_event_killed_in_one_gathering_and_delivered_again_in_the_next_is_told_once(
    stage: Stage, storm: Storm, call: int
) -> None:
    """Whether it was in time for the first one is settled there, and nowhere twice."""
    ana = stage.people.somebody()
    storm.breaks()
    storm.opens("INC8")
    event = storm.event("Incident Opened", "INC7")
    killed_at(stage, call, lambda: stage.tells(event))
    storm.passes(seconds=60)
    stage.tells(event)
    storm.passes(minutes=4)
    assert len([text for text in storm.hears(ana) if "INC7" in text or "2 began" in text]) == 1
    assert told_of_each(stage) <= {1}


@pytest.mark.parametrize("call", range(JOINING))
def test_an_event_killed_as_it_goes_out_at_once_is_told_once(stage: Stage, storm: Storm, call: int) -> None:
    ana = stage.people.somebody()
    event = storm.event("Incident Opened", "INC7")
    killed_at(stage, call, lambda: stage.tells(event))
    stage.tells(event)
    stage.sends()
    assert storm.hears(ana) == ["INC7 P1 incident: INC7 is broken."]
    assert [each.name for each in stage.storm.now().out] == [stage.storm.now().out[0].name]


def test_a_closing_that_is_killed_anywhere_ends_the_same(stage: Stage, storm: Storm) -> None:
    ana, ben = stage.people.somebody(), stage.people.somebody()
    stage.people.chooses(ben, services={"service02"})
    storm.breaks()
    storm.opens("INC7", "INC8", services=frozenset({"service01"}))
    storm.ends("INC1", "INC7")
    for each in (ana, ben):
        storm.hears(each)
    stage.clock.pass_by(seconds=60)
    message, call = closing(stage), 0
    while killed_at(stage, call, lambda: stage.closer.go_on(message)):
        call += 1
        assert call < 200
    stage.closer.go_on(message)
    stage.sends()
    assert call > 10
    assert storm.hears(ana) == ["1 began, 1 ended. Worst: INC8 P1 incident: INC8 is broken."]
    assert storm.hears(ben) == ["INC1 resolved: INC1 is broken."]
    assert storm.outcomes["INC7 Resolved"] == "not_alerted"


@pytest.mark.parametrize("call", range(JOINING))
def test_a_gathering_that_closes_while_an_event_joins(stage: Stage, storm: Storm, call: int) -> None:
    """It is told in this gathering or in the next, and never in neither."""
    ana = stage.people.somebody()
    storm.breaks()
    storm.opens("INC8")
    stage.clock.pass_by(seconds=60)
    message, event = closing(stage), storm.event("Incident Opened", "INC7")
    with between(stage, call, lambda: stage.closer.go_on(message)):
        stage.tells(event)
    stage.closer.go_on(message)
    stage.sends()
    storm.passes(minutes=4)
    storm.passes(minutes=16)
    texts = storm.hears(ana)[3:]
    assert texts in (
        ["2 began, 0 ended. Worst: INC8 P1 incident: INC8 is broken."],
        ["INC8 P1 incident: INC8 is broken.", "INC7 P1 incident: INC7 is broken."],
    )
    assert told_of_each(stage) == {1}


@pytest.mark.parametrize("call", range(JOINING))
def test_an_end_that_comes_while_its_alert_joins(stage: Stage, storm: Storm, call: int) -> None:  # G9
    """Whoever of the two sees the other takes the alert out; nobody is left without its end."""
    ana = stage.people.somebody()
    storm.breaks()
    storm.opens("INC8")
    alert = storm.event("Incident Opened", "INC7")
    stage.clock.pass_by(seconds=1)
    end = storm.event("Incident Resolved", "INC7")
    with between(stage, call, lambda: stage.tells(end)):
        stage.tells(alert)
    stage.tells(end)
    storm.hears(ana)
    storm.passes(seconds=60)
    assert storm.hears(ana) == ["INC8 P1 incident: INC8 is broken."]


@pytest.mark.parametrize("call", range(JOINING))
def test_two_events_that_come_as_the_storm_begins(stage: Stage, storm: Storm, call: int) -> None:
    """One of them goes out at once and the other gathers, or one opens the gathering that both are in."""
    ana = stage.people.somebody()
    storm.opens("INC0", "INC1")
    first, second = (storm.event("Incident Opened", id) for id in ("INC7", "INC8"))
    with between(stage, call, lambda: stage.raises(second)):
        stage.raises(first)
    stage.tells(second)
    assert len(storm.hears(ana)) == 3
    storm.passes(seconds=60)
    assert len(storm.hears(ana)) == 1
    assert len(stage.storm.now().out) == 3


@pytest.mark.parametrize("call", range(JOINING))
def test_one_event_delivered_twice_at_the_same_time(stage: Stage, storm: Storm, call: int) -> None:
    ana = stage.people.somebody()
    storm.breaks()
    event = storm.event("Incident Opened", "INC7")
    with between(stage, call, lambda: stage.tells(event)):
        stage.tells(event)
    storm.hears(ana)
    storm.passes(seconds=60)
    assert storm.hears(ana) == ["INC7 P1 incident: INC7 is broken."]


def test_an_end_whose_alert_was_in_flight_as_the_gathering_closed_comes_after_it(  # G9
    stage: Stage, storm: Storm
) -> None:
    ana, ben = stage.people.somebody(), stage.people.somebody()
    storm.opens("INC0", "INC1")
    alert = storm.event("Incident Opened", "INC2")
    stage.raises(alert)
    [packed] = stage.packed()
    stage.work.do(packed.rest((ana,)), alert.type.lane, 24)
    storm.ends("INC2")
    for each in (ana, ben):
        storm.hears(each)

    def ends(_: object) -> None:
        """Ben's alert is on its way to the carrier while all of this happens."""
        stage.carrier.before = lambda _: None
        stage.clock.pass_by(seconds=60)
        stage.closer.go_on(closing(stage))

    stage.carrier.before = ends
    in_flight(stage, packed.rest((ben,)), alert)
    stage.sends()
    assert storm.hears(ana) == ["INC2 resolved: INC2 is broken."]
    assert [text for text in storm.hears(ben) if "resolved" in text] == []
    storm.passes(seconds=70)
    assert storm.hears(ben) == ["INC2 resolved: INC2 is broken."]
    storm.passes(seconds=300)
    assert storm.hears(ana) == storm.hears(ben) == []


def in_flight(stage: Stage, packed: object, alert: Event) -> None:
    """A worker that looked at the event before its end came sends one text of it."""
    known = [each for each in stage.events.versions(alert.source, alert.id) if each.event == alert]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(stage.events), "versions", lambda *_: known)
        stage.work.do(packed, alert.type.lane, 24)  # type: ignore[arg-type]


def told_of_each(stage: Stage) -> set[int]:
    """In how many gatherings' texts each event was told, for every event and person of them."""
    counts: dict[tuple[str, str], int] = {}
    for row in stage.tables.items("deliveries"):
        if row["role"]["S"] == "gathered" and row["status"]["S"] == "submitted":
            roster = stage.gatherings.roster(row["pk"]["S"].split("#")[1])
            assert roster
            for member in roster.those(as_bits(row["told"]["S"])):
                key = row["subscriber"]["S"], member.name
                counts[key] = counts.get(key, 0) + 1
    return set(counts.values())
