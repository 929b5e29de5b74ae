"""What stops a lane: an order, or a carrier that refuses the account. Nobody fails by it (G4)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from shared.itsm.history import notice
from shared.notification.messages import Packed
from shared.notification.work import PAUSED
from shared.settings import CountryLine
from shared.sms.carrier import Accepted, AccountRefused, Answer, Refused, RefusedForNow, Throttled, Unclear
from shared.sms.pacing import Lane
from shared.sms.pause import PROBED_WITHIN, REFUSED_FOR, Refusal, Stops, Way
from shared.sms.pauses import pause_key
from tests.unit.itsm.events import opened, resolved

from .stage import Call, Stage
from .tables import NOON

LIMIT = "ServiceQuotaExceededException/MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT"
GB = CountryLine(("GB",), "pool-gb", 10)


def orders(stage: Stage, lane: Lane = Lane.URGENT, *, paused: bool = True) -> None:
    """Somebody pauses a lane, or takes it back."""
    item: dict[str, Any] = {"paused": {"BOOL": paused}, "by": {"S": "someone"}, "at": {"S": NOON.isoformat()}}
    stage.tables.dynamodb.put_item(TableName=stage.tables.lines, Item={**pause_key(lane), **item})


def waits(stage: Stage, count: int = 4, line: str | None = None) -> Packed:
    """An alert for so many people, on its way."""
    stage.events.receive(opened(11))
    return Packed(notice(opened(11), [opened(11)]), tuple(stage.people.crowd(count)), line)


def works(stage: Stage, packed: Packed, lane: Lane = Lane.URGENT) -> Packed | None:
    """One run of a worker; what it put back."""
    stage.work.do(packed, lane, 24)
    back = stage.packed(lane)
    assert len(back) <= 1
    return back[0] if back else None


def test_a_paused_lane_sends_nothing_and_loses_nobody(stage: Stage) -> None:
    packed = waits(stage)
    orders(stage)
    stage.work.do(packed, Lane.URGENT, 24)
    assert (stage.carrier.calls, stage.all_statuses()) == ([], [])
    [message] = stage.queues.put
    assert message["DelaySeconds"] == PAUSED <= 5
    assert stage.packed() == [packed]
    orders(stage, paused=False)
    assert works(stage, packed) is None
    assert stage.all_statuses() == ["submitted"] * 4
    assert stage.alarms == []


def test_the_other_lane_goes_on(stage: Stage) -> None:
    packed = waits(stage)
    orders(stage, Lane.ROUTINE)
    assert works(stage, packed) is None
    assert len(stage.carrier.calls) == 4


def test_a_pause_stops_the_texts_that_are_being_worked_on(stage: Stage) -> None:
    """Within half a second and the one text that was begun."""
    packed, at = waits(stage, 40), list[int]()

    def note(_: Call) -> None:
        at.append(stage.now())
        if len(at) == 5:
            orders(stage)

    stage.carrier.before = note
    rest = works(stage, packed)
    assert rest is not None
    assert len(rest.keys) + len(at) == 40
    assert at[-1] - at[4] <= 600_000


@pytest.mark.parametrize(("event", "reason"), [("none", "expired"), ("resolved", "overtaken")])
def test_what_is_not_worth_sending_any_more_ends_on_a_paused_lane_too(  # G9
    stage: Stage, event: str, reason: str
) -> None:
    packed = waits(stage)
    orders(stage)
    if event == "resolved":
        stage.events.receive(resolved(11.5))
    else:
        stage.clock.pass_by(hours=5)
    assert works(stage, packed) is None
    assert stage.all_statuses() == [f"skipped: {reason}"] * 4
    assert stage.carrier.calls == []


def test_a_refusal_of_the_account_pauses_the_lane_and_fails_nobody(stage: Stage) -> None:
    packed = waits(stage)
    stage.carrier.answers = [Accepted("1"), AccountRefused(LIMIT)]
    rest = works(stage, packed)
    assert rest is not None
    assert len(rest.keys) == 3
    assert rest.keys[-1] == packed.keys[1]  # so that the probe is somebody else's text
    assert stage.alarms == [LIMIT]
    stage.clock.pass_by(seconds=50)
    assert works(stage, rest) == rest
    assert (len(stage.carrier.calls), stage.all_statuses()) == (2, ["submitted"])


def test_after_a_minute_one_text_goes_out_before_the_others(stage: Stage) -> None:
    packed = waits(stage)
    stage.carrier.answers = [AccountRefused(LIMIT), AccountRefused("ACCOUNT_DISABLED")]
    rest = works(stage, packed)
    assert rest is not None
    stage.clock.pass_by(seconds=61)
    rest = works(stage, rest)
    assert rest is not None
    assert (len(stage.carrier.calls), len(rest.keys)) == (2, 4)
    assert stage.alarms == [LIMIT, "ACCOUNT_DISABLED"]
    stage.clock.pass_by(seconds=61)
    rest = works(stage, rest)
    assert rest is not None
    assert (len(stage.carrier.calls), len(rest.keys)) == (3, 3)
    assert works(stage, rest) is None
    assert stage.all_statuses() == ["submitted"] * 4


def test_two_workers_send_one_probe(stage: Stage) -> None:
    packed = waits(stage, 2)
    stage.carrier.answers = [AccountRefused(LIMIT)]
    rest = works(stage, packed)
    assert rest is not None
    stage.clock.pass_by(seconds=61)
    others: list[Packed | None] = []

    def meanwhile(_: Call) -> None:
        stage.carrier.before = lambda _: None
        others.append(works(stage, rest))

    stage.carrier.before = meanwhile
    works(stage, rest)
    assert others == [rest]
    assert len(stage.carrier.calls) == 2


@pytest.mark.parametrize(
    ("answer", "goes_on"),
    [
        (Accepted("2"), True),
        (Refused("OPTED_OUT"), True),
        (Throttled(), False),
        (RefusedForNow("COUNTRY_NOT_ENABLED"), False),
        (Unclear("ReadTimeoutError"), False),
    ],
)
def test_only_an_answer_that_shows_the_account_served_reopens_the_line(
    stage: Stage, answer: Answer, goes_on: bool
) -> None:
    packed = waits(stage)
    stage.carrier.answers = [AccountRefused(LIMIT), answer]
    rest = works(stage, packed)
    stage.clock.pass_by(seconds=61)
    rest = rest and works(stage, rest)
    assert rest is not None
    asked = len(stage.carrier.calls)
    works(stage, rest)
    assert (len(stage.carrier.calls) > asked) is goes_on
    if not goes_on:
        stage.clock.pass_by(seconds=11)
        works(stage, rest)
        assert len(stage.carrier.calls) == asked + 1


def test_a_probe_that_crashed_is_sent_again_by_another(stage: Stage) -> None:  # G4
    packed = waits(stage, 2)
    stage.carrier.answers = [AccountRefused(LIMIT), RuntimeError("ended")]
    rest = works(stage, packed)
    assert rest is not None
    stage.clock.pass_by(seconds=61)
    with pytest.raises(RuntimeError):
        stage.work.do(rest, Lane.URGENT, 24)
    assert works(stage, rest) == rest
    stage.clock.pass_by(seconds=11)
    works(stage, rest)
    assert len(stage.carrier.calls) == 3


def test_somebody_who_is_not_to_be_texted_is_no_probe(stage: Stage) -> None:
    people = tuple(stage.people.somebody() for _ in range(4))
    stage.events.receive(opened(11))
    stage.carrier.answers = [AccountRefused(LIMIT)]
    rest = works(stage, Packed(notice(opened(11), [opened(11)]), people))
    assert rest is not None
    stage.people.does(rest.keys[0], "STOP")
    stage.clock.pass_by(seconds=61)
    rest = works(stage, rest)
    assert rest is not None
    assert len(stage.carrier.calls) == 2
    assert len(rest.keys) == 2


def test_an_order_goes_before_a_probe(stage: Stage) -> None:
    packed = waits(stage)
    orders(stage)
    stage.pauses.refuse(Lane.URGENT, "phone-local", LIMIT, stage.clock())
    stage.clock.pass_by(seconds=61)
    assert works(stage, packed) == packed
    assert stage.carrier.calls == []


def test_a_line_that_is_refused_stops_no_other_line(stage: Stage) -> None:
    settings = replace(stage.settings, lines=(GB,))
    stage.settings, stage.work = settings, replace(stage.work, settings=settings)
    british, others = waits(stage, 1, "pool-gb"), waits(stage, 2)
    stage.carrier.answers = [AccountRefused("ResourceNotFoundException")]
    assert works(stage, british) == british
    assert works(stage, others) is None
    assert [call.line for call in stage.carrier.calls] == ["pool-gb", "phone-local", "phone-local"]
    assert stage.tables.items(stage.tables.deliveries)[0]["line"]["S"] == "phone-local"


def test_what_the_item_says() -> None:
    refusal = Refusal(LIMIT, NOON, NOON + REFUSED_FOR)
    assert Stops().way(NOON) is Way.OPEN
    assert Stops(refusal=refusal).way(NOON + REFUSED_FOR - timedelta(seconds=1)) is Way.SHUT
    assert Stops(refusal=refusal).way(NOON + REFUSED_FOR) is Way.PROBE
    assert timedelta(seconds=5) <= PROBED_WITHIN <= REFUSED_FOR
