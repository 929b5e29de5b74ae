"""Texts that wait survive whoever is killed, and whatever comes twice (G3, G4)."""

import pytest

from shared.sms.pacing import Lane

from .flood import change
from .killed import killed_at
from .stage import Stage
from .test_held import MORNING, at_night, sleeper


@pytest.mark.parametrize("call", range(1, 5))
def test_a_worker_that_is_killed_while_it_holds_back_loses_nothing(stage: Stage, call: int) -> None:  # G4
    ana = sleeper(at_night(stage))
    stage.raises(change(1, 23))
    [message] = stage.packed(Lane.ROUTINE)
    with killed_at(stage, call, "update_item", "put_item"):
        stage.work.do(message, Lane.ROUTINE, 24)
    stage.clock.pass_by(seconds=180)
    stage.work.do(message, Lane.ROUTINE, 24)
    stage.clock.time = MORNING
    stage.releases()
    assert len(stage.texts(ana)) == 1
    assert stage.statuses(ana) == ["submitted"]


@pytest.mark.parametrize("call", range(1, 5))
def test_a_release_that_is_killed_loses_nothing_and_repeats_nothing(stage: Stage, call: int) -> None:
    """G3, G4: killed before a message, or between it and the end of what it stands for."""
    people = [sleeper(at_night(stage)) for _ in range(5)]
    stage.tells(change(1, 23))
    stage.tells(change(2, 23))
    stage.clock.time = MORNING
    with killed_at(stage, call, "send_message", "batch_write_item"):
        stage.release()
    stage.sends()
    stage.releases()
    assert [len(stage.texts(key)) for key in people] == [2] * 5
    assert stage.waiting == 0


def test_a_message_that_comes_again_after_the_morning_texts_nobody_twice(stage: Stage) -> None:  # G3
    ana = sleeper(at_night(stage))
    stage.raises(change(1, 23))
    [message] = stage.packed(Lane.ROUTINE)
    for _ in range(3):
        stage.work.do(message, Lane.ROUTINE, 24)
    assert stage.waiting == 1
    stage.clock.time = MORNING
    stage.releases()
    stage.work.do(message, Lane.ROUTINE, 24)
    assert len(stage.texts(ana)) == 1
    assert stage.statuses(ana) == ["submitted"]


def test_a_message_that_only_a_later_version_can_read_holds_up_no_other(stage: Stage) -> None:  # G4
    ana = sleeper(at_night(stage))
    stage.tells(change(1, 23))
    [item] = stage.tables.items(stage.tables.held)
    later = {"sk": {"S": "2026-11-24T00:00:00.000Z#later"}, "message": {"S": '{"v":2,"kind":"Packed"}'}}
    stage.tables.dynamodb.put_item(TableName=stage.tables.held, Item={**item, **later})
    stage.clock.time = MORNING
    assert stage.release() == 2
    bodies = [message["MessageBody"] for message in stage.queues.put]
    assert '{"v":2,"kind":"Packed"}' in bodies
    assert len(bodies) == 2
    assert stage.waiting == 0
    assert stage.texts(ana) == []
