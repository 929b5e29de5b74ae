"""Texts that wait for the morning or for an hour with room, as the help desk is told of them."""

from dataclasses import replace

import pytest

from shared.settings import Settings
from shared.sms.carrier import Refused
from tests.unit.itsm.events import completed

from .explained import Explain, outcome, whats
from .flood import LIMIT, NEXT, change, flood
from .stage import Stage
from .test_held import MORNING, at_night, sleeper


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Nobody gets more than two routine texts an hour."""
    return replace(settings, routine_an_hour=LIMIT)


def test_a_text_that_waits_for_the_morning(stage: Stage, explained: Explain) -> None:
    ana = sleeper(at_night(stage))
    stage.tells(change(1, 23))
    trace = explained(ana, "CHG001")
    assert outcome(trace) == "skipped: quiet_hours"
    assert "the end of the quiet hours" in trace.steps[-1].detail
    stage.clock.time = MORNING
    stage.releases()
    assert outcome(explained(ana, "CHG001")) == "submitted"


def test_a_text_that_a_digest_told(stage: Stage, explained: Explain) -> None:
    ana = stage.people.somebody()
    flood(stage, LIMIT + 2)
    assert outcome(explained(ana, "CHG004")) == "skipped: rate_limited"
    stage.clock.time = NEXT
    stage.releases()
    trace = explained(ana, "CHG004")
    assert outcome(trace) == "submitted"
    assert whats(trace)[-3:] == ["skipped", "claimed", "submitted"]
    assert "took the digest" in trace.steps[-1].detail
    stage.raises(completed(13, id="CHG004"))
    assert outcome(explained(ana, "CHG004")) == "claimed"


def test_a_digest_that_the_carrier_refused(stage: Stage, explained: Explain) -> None:
    ana = stage.people.somebody()
    flood(stage, LIMIT + 2)
    stage.carrier.answers = [Refused("NO")]
    stage.clock.time = NEXT
    stage.releases()
    assert outcome(explained(ana, "CHG003")) == "failed: refused_by_carrier"
