"""After the yes: doubt, one topic, preferences, and what a consent rests on."""

from datetime import timedelta

from shared.consent.entry import Topic
from shared.consent.states import State, state_after
from tests.unit.consent.story import NINE, after, entries, happened

OPTED_IN, OPTED_OUT = State.OPTED_IN, State.OPTED_OUT


def test_a_doubtful_reply_holds_until_the_person_says_which() -> None:
    assert after("form", "YES", "PAUSE").held
    for clear in ("YES", "START", "in Berlin"):
        assert after("form", "YES", "PAUSE", clear).held is None
    for unclear in ("PAUSE", "HELP", "NOTHING", "STOP changes", "in Berlin of ben", "wrong code of ben"):
        held = after("form", "YES", "PAUSE", unclear).held
        assert held
        assert held.since == NINE + timedelta(minutes=2), "a second doubt puts nothing off"


def test_a_hold_that_nobody_clears_up_ends_in_silence() -> None:
    held = state_after(entries("form", "YES", "PAUSE", "overdue"))
    assert held.held
    assert held.at(held.held.ends_at - timedelta(microseconds=1)).state is OPTED_IN
    ended = held.at(held.held.ends_at)
    assert (ended.state, ended.held, ended.since) == (OPTED_OUT, None, held.held.ends_at)


def test_a_yes_after_the_hold_ended_changes_nothing_and_a_start_does() -> None:
    story = entries("form", "YES", "PAUSE")
    assert state_after([*story, happened("YES", 4, NINE + timedelta(days=15))]).state is OPTED_OUT
    assert state_after([*story, happened("START", 4, NINE + timedelta(days=15))]).state is OPTED_IN


def test_one_topic_less_and_one_topic_kept() -> None:
    assert after("form", "YES", "STOP changes").topics == {Topic.INCIDENT, Topic.SERVICE}
    assert after("form", "YES", "STOP", "KEEP changes").topics == {Topic.CHANGE}
    assert after("form", "YES", "STOP changes", "STOP", "KEEP changes").state is OPTED_OUT


def test_a_topic_may_be_kept_for_24_hours() -> None:
    stopped = entries("form", "YES", "STOP")
    late = stopped[-1].at + timedelta(hours=24)
    assert state_after([*stopped, happened("KEEP changes", 4, late)]).state is OPTED_OUT
    just = late - timedelta(microseconds=1)
    assert state_after([*stopped, happened("KEEP changes", 4, just)]).state is OPTED_IN


def test_the_last_topic_comes_back_with_start() -> None:
    assert after("form", "YES", "only changes", "STOP changes", "START").topics == {Topic.CHANGE}
    assert after("form", "YES", "no topics", "START").topics == set(Topic)


def test_preferences_outlive_an_opt_out_of_the_same_employee_alone() -> None:
    assert after("form", "YES", "in Berlin", "portal", "form").preferences.locations == {"BER"}
    assert after("form", "YES", "in Berlin", "portal", "form of ben").preferences.locations == set()


def test_wrong_codes_of_a_stranger_are_not_counted_against_the_owner() -> None:
    assert after("form", "wrong code of ben", "wrong code").wrong_codes == 1


def test_consent_names_the_entry_that_it_rests_on() -> None:
    assert after("form", "YES", "HELP", "looked up").entry == 2
    assert after("form", "YES", "HELP", "STOP changes").entry == 4
    assert after("form", "YES", "STOP", "STOP").entry == 3


def test_the_last_sign_of_a_person_is_their_own() -> None:
    assert after("form", "YES", "looked up", "carrier").seen_at == NINE + timedelta(minutes=1)
    assert after("form", "YES", "HELP", "form of ben").seen_at == NINE + timedelta(minutes=2)
