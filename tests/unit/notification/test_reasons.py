"""Whose consent stands against an event, and which reason is told first."""

from itertools import product

import pytest

from shared.consent.choices import Preferences
from shared.consent.entry import Topic
from shared.consent.states import Consent, Hold, State
from shared.itsm.history import Reason
from shared.notification.audience import Chosen, concerns
from shared.notification.explain_steps import SENTENCES
from shared.notification.reasons import against, outside, refused
from tests.unit.itsm.events import at, opened

HELD = Hold(at(9), at(10), at(11))
NAMES = (frozenset[str](), frozenset({"email"}), frozenset({"vpn"}), frozenset({"email", "vpn"}))
TOPICS = (frozenset({Topic.INCIDENT}), frozenset({Topic.CHANGE}))


@pytest.mark.parametrize("topics", TOPICS)
@pytest.mark.parametrize(("named", "chosen"), list(product(NAMES, NAMES)))
def test_who_is_outside_is_whom_planning_does_not_find(
    topics: frozenset[Topic], named: frozenset[str], chosen: frozenset[str]
) -> None:
    for services, locations in product((named, NAMES[0]), (named, NAMES[0])):
        event = opened(9, services=services, locations=locations)
        consent = Consent(State.OPTED_IN, topics=topics, preferences=Preferences(chosen, chosen))
        planned = concerns(event, Chosen(topics, chosen, chosen))
        assert (outside(event, consent) is None) is planned


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (State.NONE, Reason.NOT_OPTED_IN),
        (State.PENDING, Reason.NOT_OPTED_IN),
        (State.OPTED_OUT, Reason.OPTED_OUT),
        (State.SUSPENDED, Reason.SUSPENDED),
    ],
)
def test_who_is_not_opted_in_has_that_reason_alone(state: State, reason: Reason) -> None:
    consent = Consent(state, topics=TOPICS[1], held=HELD)
    assert list(against(opened(9), consent)) == [reason]
    assert outside(opened(9), consent) is refused(opened(9), consent) is reason


def test_all_reasons_of_one_who_is_opted_in_in_the_contracts_order() -> None:
    event = opened(9, services=frozenset({"email"}), locations=frozenset({"BER"}))
    preferences = Preferences(frozenset({"vpn"}), frozenset({"MAD"}))
    consent = Consent(State.OPTED_IN, topics=TOPICS[1], preferences=preferences, held=HELD)
    found = list(against(event, consent))
    assert found == ["held", "topic_off", "service_not_chosen", "location_not_chosen"]
    assert [reason for reason in Reason if reason in found] == found
    assert outside(event, consent) is Reason.HELD


def test_a_hold_takes_nobody_out_of_the_audience_and_has_every_claim_refused() -> None:
    consent = Consent(State.OPTED_IN, topics=TOPICS[0], held=HELD)
    assert outside(opened(9), consent) is None
    assert refused(opened(9), consent) is Reason.HELD


def test_services_are_asked_at_planning_and_not_again() -> None:
    preferences = Preferences(frozenset({"vpn"}))
    consent = Consent(State.OPTED_IN, topics=TOPICS[0], preferences=preferences)
    event = opened(9, services=frozenset({"email"}))
    assert outside(event, consent) is Reason.SERVICE_NOT_CHOSEN
    assert refused(event, consent) is None


def test_each_reason_has_its_sentence() -> None:
    assert SENTENCES.keys() == set(Reason)
    assert all(sentence.endswith(".") for sentence in SENTENCES.values())
