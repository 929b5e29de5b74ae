"""A digest: what the carrier says of it, and who is told what when somebody is killed (G3, G4, G9)."""

from dataclasses import replace

import pytest

from shared.notification.delivery import DeliveryKey
from shared.notification.messages import Digest
from shared.settings import Settings
from shared.sms.carrier import Accepted, Answer, Refused, Throttled, Unclear
from shared.sms.inbound import Receipt
from shared.sms.pacing import Lane
from tests.unit.itsm.events import completed

from .flood import LIMIT, NEXT, change, flood, rows, stands
from .killed import killed_at
from .stage import Stage


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Nobody gets more than two routine texts an hour."""
    return replace(settings, routine_an_hour=LIMIT)


ANSWERS: list[tuple[list[Answer], str, str]] = [
    # what the carrier says of a digest, and what is written of it and of its notices
    ([Accepted("1")], "submitted", "skipped rate_limited"),
    ([Throttled(), Accepted("1")], "submitted", "skipped rate_limited"),
    ([Unclear("time-out")], "unknown unknown", "skipped rate_limited"),
    ([Refused("OPTED_OUT")], "failed refused_by_carrier", "failed refused_by_carrier"),
]


@pytest.mark.parametrize(("answers", "digest", "notices"), ANSWERS)
def test_what_the_carrier_says_of_a_digest(
    stage: Stage, answers: list[Answer], digest: str, notices: str
) -> None:
    ana = stage.people.somebody()
    flood(stage, LIMIT + 2)
    stage.carrier.answers = [*answers]
    stage.clock.time = NEXT
    stage.releases()
    assert stands(stage, ana)[LIMIT:] == [notices, notices, digest]
    got = not digest.startswith("failed")
    stage.tells(completed(13, id="CHG004"))
    assert ("completed" in stage.texts(ana)[-1]) is got


@pytest.mark.parametrize(("said", "got"), [([False], False), ([True], True), ([False, True], True)])
def test_a_receipt_decides_whether_its_notices_were_told(stage: Stage, said: list[bool], got: bool) -> None:
    """G9: whoever did not get the digest got none of its alerts."""
    ana = stage.people.somebody()
    flood(stage, LIMIT + 2)
    stage.clock.time = NEXT
    stage.releases()
    row = rows(stage, ana)["digest"]
    for delivered in said:
        receipt = Receipt("", delivered=delivered, final=True, status="TEXT", at=NEXT)
        assert stage.deliveries.confirm(DeliveryKey(row["pk"], row["sk"]), receipt)
    stage.tells(completed(13, id="CHG004"))
    assert ("completed" in stage.texts(ana)[-1]) is got


@pytest.mark.parametrize("call", range(1, 9))
def test_a_worker_that_is_killed_at_a_digest(stage: Stage, call: int) -> None:  # G3, G4
    """Nobody is told twice, and whoever may have been told counts as told."""
    ana = stage.people.somebody()
    flood(stage, LIMIT + 2)
    stage.clock.time = NEXT
    stage.release()
    [message] = stage.on_lane(Lane.ROUTINE)
    assert isinstance(message, Digest)
    with killed_at(stage, call, "update_item", "put_item"):
        stage.work.do(message, Lane.ROUTINE, 24)
    stage.clock.pass_by(seconds=180)
    stage.work.do(message, Lane.ROUTINE, 24)
    assert len(stage.texts(ana)) <= LIMIT + 1
    assert stands(stage, ana)[LIMIT:-1] == ["skipped rate_limited"] * 2
    assert stands(stage, ana)[-1] in ("submitted", "unknown unknown")
    stage.tells(completed(13, id="CHG004"))
    assert "completed" in stage.texts(ana)[-1]


@pytest.mark.parametrize("call", range(1, 5))
def test_a_release_that_is_killed_tells_of_each_notice_once(stage: Stage, call: int) -> None:  # G3, G4
    people = [stage.people.somebody() for _ in range(3)]
    flood(stage, LIMIT + 3)
    stage.clock.time = NEXT
    with killed_at(stage, call, "send_message", "batch_write_item"):
        stage.release()
    stage.sends()
    stage.releases()
    for key in people:
        told = " ".join(stage.texts(key))
        assert [told.count(f"CHG00{number}") for number in range(1, 6)] == [1] * 5


def test_a_notice_that_was_told_alone_is_not_told_in_a_digest_too(stage: Stage) -> None:  # G3
    """The message of one that was held comes again when there is room, before its digest does."""
    ana = stage.people.somebody()
    flood(stage, LIMIT + 2)
    stage.raises(change(5, 12))
    [again] = stage.packed(Lane.ROUTINE)
    stage.work.do(again, Lane.ROUTINE, 24)
    stage.clock.time = NEXT
    stage.release()
    digests = stage.on_lane(Lane.ROUTINE)
    stage.work.do(again, Lane.ROUTINE, 24)
    for each in digests:
        stage.work.do(each, Lane.ROUTINE, 24)
    assert "CHG005 change" in stage.texts(ana)[LIMIT]
    assert "(2): CHG003, CHG004." in stage.texts(ana)[LIMIT + 1]
    stage.clock.pass_by(minutes=5)
    stage.work.do(again, Lane.ROUTINE, 24)
    assert len(stage.texts(ana)) == LIMIT + 2


def test_a_notice_that_was_told_in_a_digest_is_not_told_alone_too(stage: Stage) -> None:  # G3
    ana = stage.people.somebody()
    flood(stage, LIMIT + 1)
    stage.raises(change(5, 12))
    [again] = stage.packed(Lane.ROUTINE)
    stage.work.do(again, Lane.ROUTINE, 24)
    stage.clock.time = NEXT
    stage.releases()
    stage.clock.pass_by(minutes=5)
    stage.work.do(again, Lane.ROUTINE, 24)
    assert len(stage.texts(ana)) == LIMIT + 1
    assert rows(stage, ana)["CHG005"]["digest"].startswith(f"digests#{ana}")


def test_what_a_digest_told_stays_told_whatever_comes_after(stage: Stage) -> None:
    ana = stage.people.somebody()
    flood(stage, LIMIT + 1)
    stage.raises(change(5, 12))
    [again] = stage.packed(Lane.ROUTINE)
    stage.work.do(again, Lane.ROUTINE, 24)
    stage.clock.time = NEXT
    stage.releases()
    stage.people.does(ana, "STOP")
    stage.work.do(again, Lane.ROUTINE, 24)
    row = rows(stage, ana)["CHG005"]
    assert (row["reason"], "digest" in row) == ("rate_limited", True)


def test_one_that_was_announced_again_is_told_once_and_has_its_end(stage: Stage) -> None:  # G3, G9
    """Both wait, and both are the same text to her: the older one is overtaken, the text is not."""
    ana = stage.people.somebody()
    flood(stage, LIMIT + 2)
    stage.tells(change(4, 12.5))
    assert stage.waiting == 3
    stage.clock.time = NEXT
    stage.releases()
    assert "(2): CHG003, CHG004." in stage.texts(ana)[-1]
    assert "digest" in rows(stage, ana)["CHG004"]
    stage.tells(completed(13, id="CHG004"))
    assert "CHG004 change completed" in stage.texts(ana)[-1]


def test_people_with_the_same_notices_share_a_message(stage: Stage) -> None:
    for _ in range(12):
        stage.people.somebody()
    flood(stage, LIMIT + 4)
    stage.clock.time = NEXT
    assert stage.release() == 48
    messages = stage.on_lane(Lane.ROUTINE)
    assert len(messages) <= 4
    assert sum(len(each.keys) for each in messages) == 12
