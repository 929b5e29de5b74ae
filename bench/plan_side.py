"""One way to plan, as a process of its own: ``python -m bench.plan_side ours|naive|reading PORT``.

Prints, as JSON, the CPU seconds that planning took and the most memory that the process ever had, in bytes.
``reading`` is the naive way without its messages, for the memory of sizes that would take it minutes.
"""

import json
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import boto3
from boto3.dynamodb.conditions import Key

from bench.made_up import URGENT
from bench.text_parts import SETTINGS
from functions.ground import QUICK
from shared.consent.keys import SHARDS
from shared.itsm.history import Notice, notice
from shared.itsm.store import EventStore
from shared.itsm.version import AT_ONCE, PLANNED, Version
from shared.notification.audience import Audience
from shared.notification.lanes import Lanes
from shared.notification.messages import Planning, planning
from shared.notification.pages import reads_rows_raw
from shared.notification.plan import Planner
from shared.notification.storm.before import Before
from shared.notification.storm.joining import Joining
from shared.sms.pacing import Lane
from shared.tables import AUDIENCE_INDEX, AUDIENCE_SHARD

EVENT = replace(URGENT, services=frozenset({"email"}), locations=frozenset({"BER"}))
KEYS = {"region_name": "eu-central-1", "aws_access_key_id": "bench", "aws_secret_access_key": "bench"}
KIB = 1024


class OneEvent:
    """The table of events with the one event that is planned."""

    def versions(self, source: str, id: str) -> list[Version]:  # noqa: ARG002
        """It, as it was planned."""
        return [Version(EVENT, PLANNED, told(), received_at=datetime.now(UTC), way=AT_ONCE)]


def told() -> Notice:
    """What is told of the event."""
    return notice(EVENT, [EVENT])


def ours(endpoint: str) -> Callable[[], None]:
    """The planner, and each message that it leaves itself until none is left."""
    given: dict[str, Any] = {"endpoint_url": endpoint, **KEYS}
    dynamodb, sqs = boto3.client("dynamodb", config=QUICK, **given), boto3.client("sqs", **given)
    reads_rows_raw(dynamodb)
    settings = replace(SETTINGS, services=("email",), locations=("BER",))
    lanes = Lanes(sqs, {Lane.URGENT: f"{endpoint}/1/urgent"}, f"{endpoint}/1/planning")
    audience = Audience(dynamodb, "subscribers", "deliveries")
    nobody: Any = None
    planner = Planner(
        cast("EventStore", OneEvent()),
        audience,
        lanes,
        cast("Joining", nobody),
        cast("Before", nobody),
        settings,
        lambda: datetime.now(UTC),
    )

    def run() -> None:
        left = [Planning(told(), "event")]
        while left:
            planner.go_on(left.pop())
            left = left or list(_handed_out(endpoint))

    return run


def _handed_out(endpoint: str) -> Iterator[Planning]:
    with urllib.request.urlopen(endpoint) as answer:  # noqa: S310 - the engine of this run
        return (planning(json.loads(body)) for body in json.load(answer)["to_plan"])


def naive(endpoint: str, *, sends: bool = True) -> Callable[[], None]:
    """What one writes first: the resource's items in a list, and a message for each of them."""
    given: dict[str, Any] = {"endpoint_url": endpoint, **KEYS}
    table = boto3.resource("dynamodb", **given).Table("subscribers")
    sqs = boto3.client("sqs", **given)

    def run() -> None:
        items: list[Any] = []
        for shard in range(SHARDS):
            query: dict[str, Any] = {
                "IndexName": AUDIENCE_INDEX,
                "KeyConditionExpression": Key(AUDIENCE_SHARD).eq(str(shard)),
            }
            while True:
                answer = table.query(**query)
                items += answer["Items"]
                if "LastEvaluatedKey" not in answer:
                    break
                query["ExclusiveStartKey"] = answer["LastEvaluatedKey"]
        concerned = [
            item
            for item in items
            if "incident" in item["topics"] and "email" in item["services"] and "BER" in item["locations"]
        ]
        for item in concerned if sends else ():
            body = json.dumps({"event": EVENT.id, "title": EVENT.title, "keys": [item["pk"]]})
            sqs.send_message(QueueUrl=f"{endpoint}/1/urgent", MessageBody=body)

    return run


WAYS: dict[str, Callable[[str], Callable[[], None]]] = {
    "ours": ours,
    "naive": naive,
    "reading": lambda endpoint: naive(endpoint, sends=False),
}


def main(way: str, port: str) -> None:
    """Plan once."""
    run = WAYS[way](f"http://127.0.0.1:{port}")
    began = time.process_time()
    run()
    took = time.process_time() - began
    print(json.dumps({"cpu": took, "memory": peak_memory()}))


def peak_memory() -> int:
    """The most memory that this program had, in bytes. What ``getrusage`` tells counts its parent's too."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(status["VmHWM"].split()[0]) * KIB


if __name__ == "__main__":
    main(*sys.argv[1:])
