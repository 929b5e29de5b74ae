"""Whom an event concerns: topic on, and for services and locations each: any, none, or some in common."""

from itertools import product

import pytest

from shared.consent.entry import Topic
from shared.notification.audience import Chosen, concerns
from tests.unit.itsm.events import event

INCIDENT = frozenset({Topic.INCIDENT})
MEET = [
    # the event names, the person chose, whether they meet
    ("", "", True),
    ("", "email", True),
    ("email", "", True),
    ("email", "email", True),
    ("email vpn", "vpn erp", True),
    ("email", "vpn", False),
    ("email vpn", "erp", False),
]


@pytest.mark.parametrize(("services", "locations"), list(product(MEET, MEET)))
def test_services_and_locations_each(
    services: tuple[str, str, bool], locations: tuple[str, str, bool]
) -> None:
    named = {"services": frozenset(services[0].split()), "locations": frozenset(locations[0].split())}
    chosen = Chosen(INCIDENT, frozenset(services[1].split()), frozenset(locations[1].split()))
    assert concerns(event("Incident Opened", 9, **named), chosen) is (services[2] and locations[2])


@pytest.mark.parametrize("topic", Topic)
def test_only_topics_that_are_on(topic: Topic) -> None:
    names = {"incident": "Incident Opened", "change": "Change Scheduled", "service": "Outage Reported"}
    for mine, name in names.items():
        assert concerns(event(name), Chosen(frozenset({topic}))) is (mine == topic)
    assert not concerns(event("Incident Opened"), Chosen(frozenset()))
