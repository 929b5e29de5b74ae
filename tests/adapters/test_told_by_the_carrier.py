"""What the carrier says of a number goes to those who may write consent down; the sender may not."""

import json

import pytest

from shared.consent.observations import Observation, Observed, observation
from shared.sms.carrier import Accepted, Refused, Unclear

from .ana import USED, Ana
from .stage import Stage

LISTED = Refused("ConflictException/DESTINATION_PHONE_NUMBER_OPTED_OUT", opted_out=True)


def told(stage: Stage) -> list[object]:
    return [observation(message["MessageBody"]) for message in stage.queues.take("observed")]


def test_a_refusal_for_the_carriers_own_list_is_told(stage: Stage, ana: Ana) -> None:
    stage.carrier.answers = [LISTED]
    assert ana.is_sent() == USED
    [said] = told(stage)
    assert isinstance(said, Observation)
    assert (said.kind, said.subscriber, said.at) == (Observed.CARRIER_OPT_OUT, ana.key, stage.clock())
    assert ana.stands == ["failed: refused_by_carrier"]


def test_what_is_told_holds_no_number(stage: Stage, ana: Ana) -> None:  # G7
    stage.carrier.answers = [LISTED]
    ana.is_sent()
    assert stage.people.numbers[ana.key].e164[2:] not in json.dumps(stage.queues.put)


@pytest.mark.parametrize("answer", [Accepted("1"), Refused("ValidationException"), Unclear("time-out")])
def test_nothing_else_is_told(stage: Stage, ana: Ana, answer: object) -> None:
    stage.carrier.answers = [answer]  # type: ignore[list-item]
    ana.is_sent()
    assert told(stage) == []


def test_it_is_told_at_a_second_attempt_too(stage: Stage, ana: Ana) -> None:
    stage.carrier.answers = [Unclear("time-out"), LISTED]
    ana.is_sent()
    ana.is_sent()
    assert len(told(stage)) == 1
