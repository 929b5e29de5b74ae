"""The table of states, row by row."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.consent.entry import Topic
from shared.consent.states import NOBODY, State, state_after
from tests.unit.consent.story import ANA, BEN, HAPPENINGS, NINE, after, entries

NONE, PENDING, OPTED_IN, OPTED_OUT = State.NONE, State.PENDING, State.OPTED_IN, State.OPTED_OUT
SUSPENDED = State.SUSPENDED

ROWS = [
    ("form", PENDING),
    ("form, form", PENDING),
    ("form, YES", OPTED_IN),
    ("form, START", OPTED_IN),
    ("form, code", OPTED_IN),
    ("form, wrong code", PENDING),
    ("form, wrong code, code", OPTED_IN),
    ("form, STOP", OPTED_OUT),
    ("form, portal", OPTED_OUT),
    ("form, help desk", OPTED_OUT),
    ("form, YES, STOP", OPTED_OUT),
    ("form, YES, portal", OPTED_OUT),
    ("form, YES, help desk", OPTED_OUT),
    ("form, YES, STOP, STOP", OPTED_OUT),
    ("form, YES, STOP, portal", OPTED_OUT),
    ("form, YES, STOP, START", OPTED_IN),
    ("form, YES, STOP, YES", OPTED_OUT),
    ("form, YES, portal, START", OPTED_IN),
    ("form, YES, help desk, START", OPTED_IN),
    ("form, YES, number changed", OPTED_OUT),
    ("form, YES, number changed, START", NONE),
    ("form, YES, number changed, STOP, START", NONE),
    ("form, YES, number changed, form", PENDING),
    ("form, YES, STOP, number changed", OPTED_OUT),
    ("form, YES, STOP, form", OPTED_OUT),
    ("form, YES, portal, form", PENDING),
    ("form, YES, help desk, form", PENDING),
    ("form, YES, portal, STOP, form", OPTED_OUT),
    ("form, YES, portal, form of ben", PENDING),
    ("form, YES, STOP, form of ben", OPTED_OUT),
    ("form, form of ben", PENDING),
    ("form, YES, form of ben", OPTED_IN),
    ("form, YES, form", OPTED_IN),
    ("form, YES, form of incident", OPTED_IN),
    ("form, number replaced", NONE),
    ("form, YES, number replaced", OPTED_IN),
    ("STOP", OPTED_OUT),
    ("STOP, START", NONE),
    ("STOP, form", OPTED_OUT),
    ("help desk", OPTED_OUT),
    ("help desk, START", NONE),
    ("help desk, form", PENDING),
    ("help desk, STOP, form", OPTED_OUT),
    ("YES", NONE),
    ("START", NONE),
    ("portal", NONE),
    ("number changed", NONE),
    ("HELP", NONE),
    ("form, HELP", PENDING),
    ("form, YES, HELP", OPTED_IN),
    ("form, YES, YES", OPTED_IN),
    ("form, YES, START", OPTED_IN),
    ("form, YES, code", OPTED_IN),
    ("form, YES, NOTHING", OPTED_IN),
    ("form, YES, expired", OPTED_IN),
    ("form, YES, offboarded", SUSPENDED),
    ("form, YES, no such number", SUSPENDED),
    ("form, YES, silent", SUSPENDED),
    ("form, offboarded", PENDING),
    ("form, no such number", PENDING),
    ("form, silent", PENDING),
    ("offboarded", NONE),
    ("form, YES, offboarded, START", SUSPENDED),
    ("form, YES, offboarded, YES", SUSPENDED),
    ("form, YES, offboarded, STOP", OPTED_OUT),
    ("form, YES, offboarded, portal", OPTED_OUT),
    ("form, YES, offboarded, help desk", OPTED_OUT),
    ("form, YES, offboarded, form", PENDING),
    ("form, YES, offboarded, form, YES", OPTED_IN),
    ("form, YES, offboarded, form of ben", PENDING),
    ("form, YES, offboarded, STOP, START", NONE),
    ("form, YES, STOP, offboarded", OPTED_OUT),
    ("form, YES, STOP, offboarded, START", NONE),
    ("form, YES, STOP, offboarded, KEEP changes", OPTED_OUT),
    ("form, YES, silent, STOP, START", OPTED_IN),
    ("form, YES, PAUSE", OPTED_IN),
    ("form, YES, PAUSE, STOP", OPTED_OUT),
    ("form, PAUSE", PENDING),
    ("PAUSE", NONE),
    ("form, YES, STOP, PAUSE", OPTED_OUT),
    ("form, YES, STOP changes", OPTED_IN),
    ("form of incident, YES, STOP changes", OPTED_IN),
    ("form, STOP changes", OPTED_OUT),
    ("STOP changes", OPTED_OUT),
    ("form, YES, only changes", OPTED_IN),
    ("form, YES, only changes, STOP changes", OPTED_OUT),
    ("form, YES, only changes, STOP changes, START", OPTED_IN),
    ("form, YES, no topics", OPTED_OUT),
    ("form, YES, no topics, form", PENDING),
    ("form, YES, no topics, START", OPTED_IN),
    ("form, no topics", PENDING),
    ("form, YES, in Berlin of ben", OPTED_IN),
    ("form, YES, portal of ben", OPTED_IN),
    ("form, YES, STOP, KEEP changes", OPTED_IN),
    ("form, YES, STOP, STOP, KEEP changes", OPTED_IN),
    ("form, YES, portal, KEEP changes", OPTED_OUT),
    ("form, YES, portal, STOP, KEEP changes", OPTED_OUT),
    ("form of incident, YES, STOP, KEEP changes", OPTED_OUT),
    ("form, YES, only changes, STOP, KEEP changes", OPTED_OUT),
    ("form, STOP, KEEP changes", OPTED_OUT),
    ("KEEP changes", NONE),
    ("form, YES, carrier", OPTED_OUT),
    ("form, YES, carrier, START", OPTED_IN),
    ("form, YES, carrier, form", OPTED_OUT),
    ("form, YES, carrier, KEEP changes", OPTED_OUT),
    ("carrier", OPTED_OUT),
    ("form, YES, looked up, erased, overdue, hold ended", OPTED_IN),
]


@pytest.mark.parametrize(("story", "state"), ROWS)
def test_the_table_of_states(story: str, state: State) -> None:
    assert after(*story.split(", ")).state is state


def test_a_request_is_gone_after_24_hours() -> None:
    pending = state_after(entries("form"))
    assert pending.at(NINE + timedelta(hours=24, microseconds=-1)).state is PENDING
    assert pending.at(NINE + timedelta(hours=24)).state is NONE


def test_a_yes_after_24_hours_is_too_late() -> None:
    form, yes = entries("form", "YES", every=timedelta(hours=24))
    assert state_after([form, yes]).state is NONE
    assert state_after([form, replace(yes, at=yes.at - timedelta(seconds=1))]).state is OPTED_IN


def test_another_form_gives_the_request_24_hours_more_and_its_topics() -> None:
    consent = state_after(entries("form", "form of incident", every=timedelta(hours=23)))
    assert consent.expires_at == NINE + timedelta(hours=47)
    assert consent.topics == {Topic.INCIDENT}


def test_a_form_while_the_code_lives_asks_for_no_new_one() -> None:
    assert state_after(entries("form", "form", every=timedelta(minutes=9))).code_seq == 1
    assert state_after(entries("form", "form", every=timedelta(minutes=10))).code_seq == 2


def test_a_new_code_forgets_the_wrong_tries() -> None:
    tried = entries("form", "wrong code", "wrong code")
    again = replace(HAPPENINGS["form"], seq=4, at=NINE + timedelta(minutes=11))
    assert state_after(tried).wrong_codes == 2
    assert state_after([*tried, again]).wrong_codes == 0


def test_topics_come_back_with_start_as_they_were() -> None:
    assert after("form of incident", "YES", "STOP", "START").topics == {Topic.INCIDENT}


def test_a_form_of_somebody_else_changes_nothing_at_all() -> None:
    for story in (("form",), ("form", "YES"), ("form", "YES", "STOP")):
        mine = state_after(entries(*story))
        assert state_after(entries(*story, "form of ben")) == mine
        assert mine.belongs_to(ANA)


def test_a_number_given_up_may_become_somebody_elses() -> None:
    assert after("form", "YES", "portal", "form of ben").belongs_to(BEN)


def test_at_the_same_time_an_opt_out_counts_last() -> None:  # G6
    form, yes, stop, start = entries("form", "YES", "STOP", "START")
    tie = [form, yes, replace(stop, at=start.at), start]
    assert state_after(tie).state is OPTED_OUT
    assert state_after(reversed(tie)).state is OPTED_OUT


@pytest.mark.parametrize("story", [("form", "YES", "STOP", "START", "STOP", "YES", "portal")])
def test_any_order_of_arrival_ends_the_same(story: tuple[str, ...]) -> None:  # G6
    happened = entries(*story)
    ends = {state_after(arrived) for arrived in permutations(happened)}
    assert len(ends) == 1


@given(st.lists(st.sampled_from(sorted(HAPPENINGS)), max_size=12), st.randoms(use_true_random=False))
def test_any_story_in_any_order_ends_the_same(story: list[str], chance: object) -> None:  # G6
    happened = entries(*story)
    shuffled = list(happened)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert state_after(shuffled) == state_after(happened)


@given(st.lists(st.sampled_from(sorted(HAPPENINGS)), max_size=10))
def test_a_texted_stop_leaves_nobody_opted_in(story: list[str]) -> None:
    assert after(*story, "STOP").state is OPTED_OUT


@given(st.lists(st.sampled_from([name for name in sorted(HAPPENINGS) if not name.startswith("form")])))
def test_without_a_form_nobody_is_ever_opted_in(story: list[str]) -> None:  # G1
    assert state_after(entries(*story)).state in (NONE, OPTED_OUT)


def test_nothing_happened_to_nobody() -> None:
    assert state_after([]) == NOBODY
