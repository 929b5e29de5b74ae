"""The benchmark of planning: both sides do the same work, and what they call is counted."""

import pytest

from bench.planning import planned
from shared.consent.keys import SHARDS

SOME = 200


@pytest.mark.parametrize(("way", "calls"), [("ours", 1), ("naive", SOME), ("reading", 0)])
def test_everybody_is_reached_once_with_as_many_calls_as_the_way_takes(way: str, calls: int) -> None:
    found = planned(way, SOME)  # fails when somebody is left out or told twice
    assert found.calls == calls
    assert found.cpu > 0
    assert found.memory > SHARDS << 20
