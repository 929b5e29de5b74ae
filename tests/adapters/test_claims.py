"""The claim: consent and the right to send, in one write on one item."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from botocore.exceptions import ClientError

from shared.consent.entry import Topic
from shared.consent.keys import SubscriberKey
from shared.consent.states import State
from shared.itsm.history import Reason
from shared.notification.claims import LEASE, Claimed, Claims, Lease, Taken, Wanted, ran_out

from .people import People
from .stage import Stage
from .tables import NOON, Tables

ALERT = Wanted("alert", State.OPTED_IN, frozenset({Topic.INCIDENT}), NOON + timedelta(hours=4))


@pytest.fixture
def people(stage: Stage) -> People:
    return stage.people


@pytest.fixture
def claims(stage: Stage) -> Claims:
    return stage.claims


@pytest.fixture
def ana(people: People) -> SubscriberKey:
    return people.somebody()


def item(tables: Tables, key: SubscriberKey) -> dict[str, Any]:
    return next(
        i for i in tables.items(tables.subscribers) if i["pk"]["S"] == key and i["sk"]["S"] == "state"
    )


def claims_on(tables: Tables, key: SubscriberKey) -> set[str]:
    return set(item(tables, key)["claims"]["M"])


def won(answer: object) -> Claimed:
    assert isinstance(answer, Claimed)
    return answer


def test_a_claim_answers_with_number_and_consent(claims: Claims, people: People, ana: SubscriberKey) -> None:
    claimed = won(claims.claim(ALERT, ana, "mine", NOON))
    assert claimed.number == people.numbers[ana]
    assert claimed.topics == set(Topic)
    assert claimed.of_employee
    assert claimed.consent_seq == 2
    assert len(claimed.consent_hash) == 64
    assert claimed.lease == Lease("mine", int((NOON + LEASE).timestamp() * 1000), 1)


def test_a_text_is_claimed_once(claims: Claims, ana: SubscriberKey) -> None:  # G3
    first = won(claims.claim(ALERT, ana, "mine", NOON))
    assert claims.claim(ALERT, ana, "yours", NOON) == Taken(first.lease)
    assert isinstance(claims.claim(replace(ALERT, name="another"), ana, "yours", NOON), Claimed)


STATES = [
    # what happened, why the claim is refused
    ([], Reason.NOT_OPTED_IN),
    (["form"], Reason.NOT_OPTED_IN),
    (["form", "expired"], Reason.NOT_OPTED_IN),
    (["form", "code", "STOP"], Reason.OPTED_OUT),
    (["form", "code", "portal"], Reason.OPTED_OUT),
    (["form", "code", "help desk"], Reason.OPTED_OUT),
    (["form", "code", "number changed"], Reason.OPTED_OUT),
    (["form", "code", "portal", "form"], Reason.NOT_OPTED_IN),
    (["help desk"], Reason.OPTED_OUT),
    (["form of incident", "code", "STOP", "START", "STOP"], Reason.OPTED_OUT),
]


@pytest.mark.parametrize(("happened", "reason"), STATES)
def test_no_claim_without_a_current_opt_in(  # G1, G2
    claims: Claims, people: People, tables: Tables, happened: list[str], reason: Reason
) -> None:
    somebody = people.somebody(opted_in=False)
    people.does(somebody, *happened)
    assert claims.claim(ALERT, somebody, "mine", NOON) is reason
    if happened:
        assert claims_on(tables, somebody) == set()


def test_no_claim_for_a_topic_that_is_off(claims: Claims, people: People) -> None:  # G1
    somebody = people.somebody(opted_in=False)
    people.does(somebody, "form of incident", "code")
    assert (
        claims.claim(replace(ALERT, topics=frozenset({Topic.CHANGE})), somebody, "mine", NOON)
        is Reason.TOPIC_OFF
    )
    assert isinstance(claims.claim(ALERT, somebody, "mine", NOON), Claimed)


def test_who_comes_back_is_texted_again(claims: Claims, people: People, ana: SubscriberKey) -> None:
    people.does(ana, "STOP", "START")
    assert won(claims.claim(ALERT, ana, "mine", NOON)).consent_seq == 4


def test_an_opt_out_ends_the_second_attempt_too(claims: Claims, people: People, ana: SubscriberKey) -> None:
    """G2: a claim that came first is no right to a second call."""
    first = won(claims.claim(ALERT, ana, "mine", NOON))
    people.does(ana, "STOP")
    assert claims.claim(ALERT, ana, "mine too", NOON, over=first.lease) is Reason.OPTED_OUT
    assert claims.claim(ALERT, ana, "yours", NOON) is Reason.OPTED_OUT


def test_consent_and_claim_do_not_overwrite_each_other(
    claims: Claims, people: People, tables: Tables, ana: SubscriberKey
) -> None:
    won(claims.claim(ALERT, ana, "mine", NOON))
    people.does(ana, "STOP", "START")
    assert claims_on(tables, ana) == {"alert"}
    assert item(tables, ana)["seq"]["N"] == "4"


def test_a_claim_over_another_is_the_next_attempt_of_one(claims: Claims, ana: SubscriberKey) -> None:  # G3
    first = won(claims.claim(ALERT, ana, "one", NOON)).lease
    second = won(claims.claim(ALERT, ana, "two", NOON + LEASE, over=first)).lease
    assert second.attempt == 2
    assert claims.claim(ALERT, ana, "three", NOON + LEASE, over=first) == Taken(second)


def test_a_claim_given_back_can_be_taken_again(claims: Claims, tables: Tables, ana: SubscriberKey) -> None:
    lease = won(claims.claim(ALERT, ana, "mine", NOON)).lease
    claims.release(ALERT, ana, lease)
    assert claims_on(tables, ana) == set()
    assert won(claims.claim(ALERT, ana, "yours", NOON)).lease.attempt == 1


def test_only_the_holder_gives_a_claim_back(claims: Claims, tables: Tables, ana: SubscriberKey) -> None:  # G3
    mine = won(claims.claim(ALERT, ana, "mine", NOON)).lease
    claims.release(ALERT, ana, replace(mine, token="yours"))
    claims.release(ALERT, SubscriberKey("nobody"), mine)
    assert claims.standing(ALERT, ana) == mine
    claims.release(ALERT, ana, mine)
    claims.release(ALERT, ana, mine)
    assert claims.standing(ALERT, ana) is None
    assert claims.standing(ALERT, SubscriberKey("nobody")) is None


def test_a_second_attempt_given_back_stays_the_second(claims: Claims, ana: SubscriberKey) -> None:  # G3
    """Throttled on the second attempt, a text is not owed a third."""
    first = won(claims.claim(ALERT, ana, "one", NOON)).lease
    second = won(claims.claim(ALERT, ana, "two", NOON, over=first)).lease
    claims.release(ALERT, ana, second)
    left = claims.claim(ALERT, ana, "three", NOON)
    assert isinstance(left, Taken)
    assert left.lease.attempt == 1
    assert ran_out(left.lease, NOON)
    assert won(claims.claim(ALERT, ana, "three", NOON, over=left.lease)).lease.attempt == 2


def test_a_lease_runs_out_after_a_minute(claims: Claims, ana: SubscriberKey) -> None:
    lease = won(claims.claim(ALERT, ana, "mine", NOON)).lease
    assert not ran_out(lease, NOON + timedelta(seconds=60))
    assert ran_out(lease, NOON + timedelta(seconds=60, milliseconds=1))


def test_a_claim_whose_answer_was_lost_is_ours(claims: Claims, ana: SubscriberKey) -> None:  # G3
    """The library repeats a write that got no answer; the second one finds our own token."""
    first = won(claims.claim(ALERT, ana, "mine", NOON))
    assert claims.claim(ALERT, ana, "mine", NOON) == first


def test_a_lost_answer_is_no_way_around_an_opt_out(  # G2
    claims: Claims, people: People, ana: SubscriberKey
) -> None:
    won(claims.claim(ALERT, ana, "mine", NOON))
    people.does(ana, "STOP")
    assert claims.claim(ALERT, ana, "mine", NOON) is Reason.OPTED_OUT


def test_help_is_answered_in_any_state(claims: Claims, people: People) -> None:
    wanted = Wanted("help", None, frozenset(), NOON)
    somebody = people.somebody(opted_in=False)
    assert claims.claim(wanted, somebody, "mine", NOON) is Reason.NOT_OPTED_IN
    people.does(somebody, "HELP")
    claimed = won(claims.claim(wanted, somebody, "mine", NOON))
    assert not claimed.of_employee
    people.does(somebody, "STOP")
    assert isinstance(claims.claim(replace(wanted, name="help again"), somebody, "mine", NOON), Claimed)


def test_claims_past_their_use_are_removed_by_name(
    claims: Claims, tables: Tables, ana: SubscriberKey
) -> None:
    for hour in range(9):
        wanted = replace(ALERT, name=f"old {hour}", valid_until=NOON + timedelta(minutes=hour))
        won(claims.claim(wanted, ana, "mine", NOON))
    for name, seconds in (("seven ran out", 0), ("eight ran out", 1)):
        now = NOON + timedelta(minutes=8, seconds=seconds)
        claimed = won(claims.claim(replace(ALERT, name=name), ana, "mine", now))
        assert len(claims_on(tables, ana)) >= 10
        claims.forget_expired(ana, claimed, now)
    assert claims_on(tables, ana) == {"old 8", "seven ran out", "eight ran out"}


def test_a_window_without_end_is_no_trouble(claims: Claims, ana: SubscriberKey) -> None:
    """ITSM systems write the last moment of the calendar for "until further notice"."""
    far = datetime.max.replace(tzinfo=UTC)
    assert isinstance(claims.claim(replace(ALERT, valid_until=far), ana, "mine", NOON), Claimed)


class Meeting:
    """The table as it answers while transactions of others are under way, which moto never does."""

    def __init__(self, tables: Tables, conflicts: int, code: str = "TransactionConflictException") -> None:
        self.tables, self.conflicts, self.code = tables, conflicts, code

    def update_item(self, **update: Any) -> Any:
        if self.conflicts:
            self.conflicts -= 1
            raise ClientError({"Error": {"Code": self.code}}, "UpdateItem")
        return self.tables.dynamodb.update_item(**update)


def meeting(tables: Tables, conflicts: int, code: str = "TransactionConflictException") -> Claims:
    client: Any = Meeting(tables, conflicts, code)
    return Claims(client, tables.subscribers)


def test_a_claim_that_meets_a_transaction_is_tried_again(tables: Tables, ana: SubscriberKey) -> None:
    lease = won(meeting(tables, 3).claim(ALERT, ana, "mine", NOON)).lease
    meeting(tables, 3).release(ALERT, ana, lease)
    assert claims_on(tables, ana) == set()


@pytest.mark.parametrize("code", ["TransactionConflictException", "ProvisionedThroughputExceededException"])
def test_trouble_that_stays_is_raised_and_nothing_is_written(  # G4
    tables: Tables, ana: SubscriberKey, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shared.notification.claims.CONFLICT_SECONDS", 0)
    with pytest.raises(ClientError):
        meeting(tables, 100, code).claim(ALERT, ana, "mine", NOON)
    assert claims_on(tables, ana) == set()


def test_nothing_printed_tells_a_number(claims: Claims, people: People, ana: SubscriberKey) -> None:  # G7
    claimed = claims.claim(ALERT, ana, "mine", NOON)
    assert people.numbers[ana].e164[2:] not in repr(claimed)
    assert people.numbers[ana].e164[2:] not in ana
