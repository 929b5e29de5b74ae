"""Recipients on their way to a lane: how much a message holds, and how few calls that takes."""

from dataclasses import dataclass, field, replace
from typing import Any, cast

import pytest

from shared.consent.keys import SubscriberKey
from shared.itsm.event import Role
from shared.itsm.history import FIRST, Notice
from shared.notification.lanes import Lanes
from shared.notification.messages import Gathered, Packed
from shared.notification.packing import A_KEY, Packing
from shared.settings import CountryLine
from shared.sms.pacing import Lane
from tests.adapters.tables import SETTINGS

NOTICE = Notice("itsm.desk", "INC0012345", "2026-11-24T09:00:00#000001#Incident Opened", Role.ALERT, FIRST)


@dataclass
class Sqs:
    """Counts what it is asked."""

    batches: list[list[str]] = field(default_factory=list)
    fails: bool = False

    def send_message_batch(self, QueueUrl: str, Entries: list[dict[str, Any]]) -> dict[str, Any]:
        self.batches.append([entry["MessageBody"] for entry in Entries])
        return {"Failed": [{"Id": Entries[-1]["Id"]}]} if self.fails else {}

    def send_message(self, QueueUrl: str, MessageBody: str) -> None:
        self.batches.append([MessageBody])


def lanes(sqs: Sqs) -> Lanes:
    return Lanes(cast("Any", sqs), {lane: lane.value for lane in Lane})


def packed(count: int, rate: int, sqs: Sqs) -> None:
    settings = replace(SETTINGS, parts_per_second=rate)
    packing: Packing[SubscriberKey] = Packing(
        lanes(sqs), Lane.URGENT, settings, lambda keys, line: Packed(NOTICE, keys, line)
    )
    for number in range(count):
        packing.add(SubscriberKey(f"{number:022}"), None)
    packing.end()


@pytest.mark.parametrize("rate", [1, 3, 20, 100])
def test_a_hundred_recipients_take_at_most_one_call(rate: int) -> None:
    sqs = Sqs()
    packed(20_000, rate, sqs)
    assert len(sqs.batches) <= 20_000 / 100
    assert all(sum(map(len, batch)) <= 256 * 1024 for batch in sqs.batches)


def test_what_sqs_did_not_take_of_a_call_is_handed_over_again() -> None:
    sqs = Sqs(fails=True)
    packed(30, 1, sqs)
    assert len(sqs.batches) == 2
    assert sqs.batches[1] == [sqs.batches[0][2]]


def test_each_line_has_messages_of_its_own_size() -> None:
    sizes = []
    settings = replace(SETTINGS, parts_per_second=2, lines=(CountryLine(("GB",), "pool-gb", 1),))

    def message(keys: tuple[SubscriberKey, ...], line: str | None) -> Packed:
        sizes.append((line, len(keys)))
        return Packed(NOTICE, keys, line)

    packing: Packing[SubscriberKey] = Packing(lanes(Sqs()), Lane.ROUTINE, settings, message)
    for number in range(25):
        packing.add(SubscriberKey(f"{number}"), None)
        packing.add(SubscriberKey(f"{number} in Britain"), "pool-gb")
    packing.end()
    assert sorted(sizes, key=str) == [
        ("pool-gb", 10),
        ("pool-gb", 10),
        ("pool-gb", 5),
        (None, 20),
        (None, 5),
    ]


def test_a_message_ends_before_sqs_would_refuse_it() -> None:
    """Of a gathering of 40,000 events a recipient takes 7 KB."""

    def message(those: tuple[tuple[SubscriberKey, str], ...], line: str | None) -> Gathered:
        return Gathered("x", tuple(key for key, _ in those), tuple(told for _, told in those), line)

    sqs = Sqs()
    packing: Packing[tuple[SubscriberKey, str]] = Packing(
        lanes(sqs),
        Lane.URGENT,
        replace(SETTINGS, parts_per_second=100),
        message,
        lambda recipient: A_KEY + len(recipient[1]),
    )
    for number in range(200):
        packing.add((SubscriberKey(f"{number:022}"), "x" * 7000), None)
    packing.end()
    assert all(sum(map(len, batch)) <= 256 * 1024 for batch in sqs.batches)
