"""The contract's table "States" walked at random at the deployed stage, with a model that looks on."""

import os
import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests import LONG
from tests.end_to_end.lives import SIDE_BY_SIDE, STEPS, Lives
from tests.end_to_end.stage import Clock, Stage
from tests.end_to_end.world import keys_of

RUNS = 200 if LONG else SIDE_BY_SIDE
TRIES = 12 if LONG else 2
SEED = int(os.environ.get("SEED", secrets.randbelow(10**6) if LONG else 0))
"""The same few lives every day, others in each long run; ``make test-long SEED=…`` walks the same again."""


WALK = settings(
    max_examples=TRIES,
    stateful_step_count=SIDE_BY_SIDE * STEPS * 3 // 2,
    deadline=None,
    database=None,
    print_blob=True,
    phases=(Phase.generate, Phase.shrink) if LONG else (Phase.generate,),
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def lives(busy: Stage) -> Iterator[type[Lives]]:
    """Where they live; the carrier says nothing of a text but what a life makes it say."""
    said_by_the_carrier(busy, lost_rate=1)
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:

        class Here(Lives):
            def __init__(self) -> None:
                super().__init__(busy, keys_of(busy), pool)

        yield Here
    said_by_the_carrier(busy, lost_rate=0)
    Clock(busy).moves(seconds=0)


def said_by_the_carrier(stage: Stage, *, lost_rate: float) -> None:
    """So many of its receipts are lost."""
    stage.http.put("/carrier/settings", json={"receipts": {"lost_rate": lost_rate}}).raise_for_status()


def test_every_life_goes_by_the_table(lives: type[Lives]) -> None:
    for number in count(SEED):
        if sum(1 for steps in lives.finished if steps >= STEPS) >= RUNS:
            return
        print(f"lives of the seed {number}")
        run_state_machine_as_test(seed(number)(lives), settings=WALK)
