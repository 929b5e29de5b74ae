"""How many forms pass in an hour, of one employee and from one address."""

import itertools
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from shared.consent.keys import Keys
from shared.consent.limits import FormLimits, source_of
from shared.tables import COUNTER_ENDS
from tests.adapters.consent.conftest import Person
from tests.adapters.tables import Hands, Tables

KEYS = Keys(b"the secret of a test")
ANA, BEN = KEYS.employee("ana"), KEYS.employee("ben")
OFFICE, HOME = KEYS.source("192.0.2.1"), KEYS.source("192.0.2.2")
HOUR = timedelta(hours=1)
NAMES = itertools.count()


def limits(tables: Tables, of_a_source: int = 0) -> FormLimits:
    return FormLimits(tables.dynamodb, tables.subscribers, of_a_source)


def test_ten_forms_of_an_employee_pass_in_an_hour_and_the_next_when_the_first_is_an_hour_old(
    tables: Tables, hands: Hands
) -> None:
    form = limits(tables)
    first = hands()
    for _ in range(10):
        assert form.take(ANA, OFFICE, hands()) is None
        hands.pass_by(minutes=1)
    assert form.take(ANA, HOME, hands()) == first + HOUR
    assert form.take(BEN, OFFICE, hands()) is None
    hands.time = first + HOUR - timedelta(milliseconds=1)
    assert form.take(ANA, OFFICE, hands()) == first + HOUR
    hands.time = first + HOUR
    assert form.take(ANA, OFFICE, hands()) is None
    assert form.take(ANA, OFFICE, hands()) == first + HOUR + timedelta(minutes=1)


@given(st.lists(st.integers(0, 1500), min_size=11, max_size=40))
@hypothesis_settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_in_no_hour_do_more_than_ten_pass(tables: Tables, seconds: Sequence[int]) -> None:
    who, now, passed = KEYS.employee(f"somebody {next(NAMES)}"), Hands().time, list[datetime]()
    for each in seconds:
        now += timedelta(seconds=each)
        within = [at for at in passed if at > now - HOUR]
        again_at = limits(tables).take(who, OFFICE, now)
        assert again_at == (within[0] + HOUR if len(within) == 10 else None)
        if again_at is None:
            passed.append(now)


def test_a_source_has_a_limit_of_its_own_whoever_sends(tables: Tables, hands: Hands) -> None:
    form = limits(tables, of_a_source=3)
    for sub in ("ana", "ben", "chloe"):
        assert form.take(KEYS.employee(sub), OFFICE, hands()) is None
    assert form.take(KEYS.employee("dev"), OFFICE, hands()) == hands() + HOUR
    assert form.take(KEYS.employee("dev"), HOME, hands()) is None


def test_whoever_has_sent_too_much_uses_up_nothing_of_their_colleagues(tables: Tables, hands: Hands) -> None:
    form = limits(tables, of_a_source=11)
    for _ in range(50):
        form.take(ANA, OFFICE, hands())
    assert form.take(BEN, OFFICE, hands()) is None


def test_the_one_that_comes_between_takes_its_slot_and_no_more_pass(tables: Tables, hands: Hands) -> None:
    """The race step by step: what was read is old by the time of the write."""
    form = limits(tables)

    def others_first(free: Sequence[int]) -> int:
        if len(free) == 10:
            for _ in range(9):
                assert form.take(ANA, OFFICE, hands()) is None
        return free[0]

    late = FormLimits(tables.dynamodb, tables.subscribers, 0, others_first)
    assert late.take(ANA, OFFICE, hands()) is None
    assert form.take(ANA, OFFICE, hands()) == hands() + HOUR


def test_a_clock_that_goes_back_by_days_locks_nobody_out(tables: Tables, hands: Hands) -> None:
    form = limits(tables)
    for _ in range(10):
        form.take(ANA, OFFICE, hands())
    assert form.take(ANA, OFFICE, hands.pass_by(minutes=-30)) is not None
    assert form.take(ANA, OFFICE, hands.pass_by(days=-3)) is None


def test_counters_end_by_themselves_and_consents_never(tables: Tables, hands: Hands, ana: Person) -> None:
    limits(tables, of_a_source=3).take(ANA, OFFICE, hands())
    counters = [item["pk"]["S"] for item in tables.items(tables.subscribers) if COUNTER_ENDS in item]
    assert sorted(counters) == sorted([f"f#{ANA}", f"f#{OFFICE}"])

    ana.fills_form()
    ana.texts("YES")
    ana.leaves()
    with_an_end = [item["pk"]["S"] for item in tables.items(tables.subscribers) if COUNTER_ENDS in item]
    assert sorted(with_an_end) == sorted(counters)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("no address", "no address", True),
    ],
)
def test_an_ipv6_network_is_one_source(one: str, other: str, same: bool) -> None:
    assert (source_of(one) == source_of(other)) is same
