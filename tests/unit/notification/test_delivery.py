"""The names of a text: the same text has the same, another has another, and none tells of a person."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.consent.entry import AutomaticText
from shared.consent.keys import Keys, SubscriberKey
from shared.itsm.event import Role
from shared.itsm.history import FIRST, Notice
from shared.notification.delivery import (
    ALERTS,
    DeliveryKey,
    alerted_pk,
    claim_key,
    of_answer,
    of_notice,
    subscriber_of,
)
from shared.sms.number import PhoneNumber

NUMBER = PhoneNumber("+14155550123")
ANA = Keys(b"a secret of thirty-two characters").subscriber(NUMBER)
ALERT = Notice("itsm.desk", "INC1", "v1", Role.ALERT, FIRST)


def test_another_text_has_another_name() -> None:
    others = [
        replace(ALERT, source="itsm.other"),
        replace(ALERT, id="INC2"),
        replace(ALERT, role=Role.START),
        replace(ALERT, role=Role.END),
        replace(ALERT, opening="v0"),
        replace(ALERT, times="v1"),
    ]
    names = {claim_key(of_notice(each, ANA)) for each in (ALERT, *others)}
    assert len(names) == 1 + len(others)
    assert claim_key(of_notice(ALERT, SubscriberKey("B" + ANA[1:]))) not in names


def test_the_same_text_has_the_same_name_in_every_version() -> None:  # G3
    assert of_notice(replace(ALERT, version="v2"), ANA) == of_notice(ALERT, ANA)


def test_alerts_are_found_by_their_opening() -> None:
    for each in (ALERT, replace(ALERT, times="v2")):
        key = of_notice(each, ANA)
        assert key.sk.startswith(ALERTS)
        assert key.pk in {alerted_pk(ALERT, shard) for shard in range(16)}
    assert not of_notice(replace(ALERT, role=Role.END), ANA).sk.startswith(ALERTS)


def test_answers_are_named_by_their_entry() -> None:
    names = {of_answer(ANA, seq, text) for seq in (1, 2) for text in AutomaticText}
    assert len(names) == 2 * len(AutomaticText)


def test_a_name_tells_whose_text_it_is() -> None:
    notices = [replace(ALERT, role=role, times=times) for role in Role for times in ("", "v2")]
    answers = [of_answer(ANA, 1, text) for text in AutomaticText]
    for delivery in (*(of_notice(each, ANA) for each in notices), *answers):
        assert subscriber_of(delivery) == ANA


def test_no_name_tells_a_number() -> None:  # G7
    for key in (of_notice(ALERT, ANA), of_answer(ANA, 1, AutomaticText.HELP)):
        assert "4155550123" not in str(key) + claim_key(key)


@given(st.text(st.characters(exclude_characters="|"), min_size=1), st.text(min_size=1))
def test_a_name_comes_back_as_it_went(pk: str, sk: str) -> None:
    assert DeliveryKey.parse(str(DeliveryKey(pk, sk))) == DeliveryKey(pk, sk)


@pytest.mark.parametrize("text", ["", "|", "a", "a|", "|b"])
def test_what_names_no_delivery(text: str) -> None:
    with pytest.raises(ValueError, match="not a delivery"):
        DeliveryKey.parse(text)
