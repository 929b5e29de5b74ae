"""STOP, portal and help desk against a fan-out: 2,000 scenes, each in another order (G1, G2, G3, G4)."""

from collections import Counter

import pytest

from tests import LONG
from tests.races.scene import played
from tests.races.verdict import Verdict

AT_ONCE = 100
HUNDREDS = 200 if LONG else 20


@pytest.mark.parametrize("hundred", range(HUNDREDS))
def test_no_call_rests_on_a_claim_made_after_the_opt_out(hundred: int) -> None:  # G2
    """And nobody is texted too often or ends without an outcome. ``python -m tests.races 7`` tells one."""
    faults: list[str] = []
    seen: Counter[str] = Counter()
    for seed in range(hundred * AT_ONCE, (hundred + 1) * AT_ONCE):
        scene = played(seed)
        verdict = Verdict(scene)
        faults += verdict.faults()
        seen += verdict.seen
    assert not faults, "\n".join(faults)
    # Else nothing crossed, and nothing was shown.
    assert seen["claims that met a transaction"] >= 15
    assert seen["calls in flight as consent ended"] >= 8
    assert seen["texts that an opt-out spared"] >= 200
    assert seen["invocations that were ended"] >= 100
    assert seen["second attempts"] >= 1


def test_the_same_number_is_the_same_scene() -> None:
    def told(seed: int) -> list[object]:
        scene = played(seed)
        calls = [(call.begun, call.delivery, call.answer) for call in scene.calls.all]
        return [*calls, *((each.order, each.at, each.key) for each in scene.database.effects)]

    assert told(1) == told(1) != told(2)
