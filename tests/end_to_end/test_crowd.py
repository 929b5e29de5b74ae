"""A crowd: one text each, promptly, and silence for whoever said stop while texts went out (G2)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from statistics import quantiles

import pytest

from tests.end_to_end.itsm import Happening, Itsm, incident, outage
from tests.end_to_end.people import People, Phone, Text, nobody_hears_more, together
from tests.end_to_end.records import Item, Records
from tests.end_to_end.stage import Stage, eventually

CROWD = 40
EVENTS = 20
PROMPT_SECONDS = 5
IN_FLIGHT = timedelta(seconds=3)
"""How long a call may be under way whose claim came first: the carrier client's total time-out."""


@pytest.fixture(scope="module")
def forty(stage: Stage) -> Iterator[list[Phone]]:
    """Forty people who opted in."""
    people = People(stage)
    yield people.crowd(CROWD)
    people.leave()


def test_a_text_arrives_within_five_seconds_of_its_event(ana: Phone, itsm: Itsm) -> None:
    ana.opts_in()
    put_at = {}
    for number in range(EVENTS):
        title = f"Prompt {number}."
        put_at[title] = datetime.now(UTC)
        itsm.raises(incident(priority=1, title=title))

    waits = [moment(ana.receives(title).submitted_at) - at for title, at in put_at.items()]

    p95 = quantiles([wait.total_seconds() for wait in waits], n=20)[-1]

    assert p95 <= PROMPT_SECONDS, waits


def test_a_carrier_that_is_too_busy_gets_it_again(people: People, itsm: Itsm) -> None:  # G3, G4
    phones = people.crowd(3)
    with carrier(itsm.stage, throttle_rate=0.4):
        itsm.raises(incident(title="Again and again"))
        together(lambda phone: phone.receives("Again and again", within=60), phones)
    nobody_hears_more(phones)


def test_everybody_gets_one_text(forty: list[Phone], itsm: Itsm) -> None:  # G3
    itsm.raises(incident(title="One each"))

    together(lambda phone: phone.receives("One each"), forty)

    forty[0].stage.settles()
    assert [sum("One each" in text.body for text in phone.texts) for phone in forty] == [1] * CROWD


def test_nobody_is_texted_by_a_claim_after_their_opt_out(  # G2
    forty: list[Phone], itsm: Itsm, records: Records
) -> None:
    stopping, staying = forty[::2], forty[1::2]
    events = [incident(title="While they stop"), outage(title="And this too")]

    itsm.raises(*events)
    eventually(lambda: any(told(phone, events[0]) for phone in forty), within=PROMPT_SECONDS)
    together(lambda phone: phone.replies("STOP"), stopping)
    together(lambda phone: phone.receives("opted out"), stopping)
    itsm.stage.settles()

    for event in events:
        assert [len(told(phone, event)) for phone in staying] == [1] * len(staying)
        deliveries = records.deliveries_about(event)
        for phone in stopping:
            opted_out = records.facts_of(phone)[-1]
            texted_on_earlier_consent(
                told(phone, event), opted_out, deliveries.get(opted_out["subscriber"], [])
            )
    spared = [phone for phone in stopping if not all(told(phone, event) for event in events)]
    assert spared  # else everything had left before anybody stopped, and it was no race


def test_the_stopped_stay_silent_and_the_others_do_not(forty: list[Phone], itsm: Itsm) -> None:  # G1
    itsm.raises(incident(title="The one after"))

    together(lambda phone: phone.receives("The one after"), forty[1::2])

    itsm.stage.settles()
    assert [phone for phone in forty[::2] if any("The one after" in text.body for text in phone.texts)] == []


@contextmanager
def carrier(stage: Stage, **settings: float | str) -> Iterator[None]:
    """The carrier behaves so meanwhile."""
    usual = stage.http.get("/carrier/settings").raise_for_status().json()
    stage.http.put("/carrier/settings", json=settings).raise_for_status()
    try:
        yield
    finally:
        stage.http.put("/carrier/settings", json=usual).raise_for_status()


def texted_on_earlier_consent(texts: list[Text], opted_out: Item, deliveries: list[Item]) -> None:
    """Whether somebody who stopped was texted only by a claim that came before."""
    assert opted_out["meaning"] == "stop"
    if not texts:
        assert {(one["status"], one["reason"]) for one in deliveries} <= {("skipped", "opted_out")}
        return
    assert len(texts) == len(deliveries) == 1
    assert deliveries[0]["consent_seq"] < opted_out["seq"]
    submitted_at, stopped_at = (moment(at) for at in (texts[0].submitted_at, opted_out["recorded_at"]))
    assert submitted_at <= stopped_at + IN_FLIGHT


def told(phone: Phone, event: Happening) -> list[Text]:
    """The texts of an event on a phone."""
    return [text for text in phone.texts if f" {event.id} " in text.body]


def moment(written: str) -> datetime:
    """A time as it is written everywhere."""
    return datetime.fromisoformat(written)
