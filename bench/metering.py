"""What texts use at AWS, measured on the deployed local stage: calls, runs, their times and their logs.

What services call by themselves is added by rule: Lambda receives and deletes each batch of a queue, the bus
and the topic put messages on queues, and the carrier publishes receipts.
"""

import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from bench.counting import Counts, counting
from bench.on_stage import RATE
from tests.end_to_end.stage import ROAD, Stage

FUNCTIONS = ("PlanFanOut", "SendSms", "DeliveryReceipts")
REPORT = re.compile(r"Billed Duration: ([\d.]+) ms\tMemory Size: (\d+) MB")
LOG_EVENT_BYTES = 26
"""What CloudWatch adds to the bytes of each line."""
POLLERS = 5
"""With so many Lambda begins to read a queue, so that a batch fills with a share of what comes."""
RECEIVED_AT_ONCE = 10
"""Messages that SQS hands out, or deletes, in one request."""
FORGETTING = 1 / 8
"""Claims past their validity are removed by one more write once eight have gathered; a new crowd has none."""
RECEIPT_SECONDS = 0.5
"""After a text its receipt is on its queue by then."""
RESTS_WITHIN = 300.0

Units = Mapping[str, float]


@dataclass(frozen=True)
class Used:
    """What so many texts used."""

    texts: int
    units: Units
    """By the names of ``bench.prices``."""
    calls: Mapping[str, int]


@dataclass(frozen=True)
class Run:
    """One run of a function."""

    gb_seconds: float
    log_bytes: int


@contextmanager
def counted(stage: Stage) -> Iterator[Counts]:
    """Meanwhile the functions' calls are counted."""
    counts = Counts(_indexes(stage))
    functions = stage.client("lambda")
    usual = {
        name: functions.get_function_configuration(FunctionName=name)["Environment"]["Variables"]
        for name in _names(stage).values()
    }
    with counting(stage.aws_endpoint, counts) as address:
        more = {f"AWS_ENDPOINT_URL_{service}": address for service in ("DYNAMODB", "SQS")}
        try:
            for name, variables in usual.items():
                _configure(stage, name, variables | more)
            yield counts
        finally:
            for name, variables in usual.items():
                _configure(stage, name, variables)


def _configure(stage: Stage, function: str, variables: Mapping[str, str]) -> None:
    environment = {"Variables": dict(variables)}
    stage.client("lambda").update_function_configuration(FunctionName=function, Environment=environment)


def used(stage: Stage, counts: Counts, texts: int, events: int, send: Callable[[], None]) -> Used:
    """What ``send`` uses, which is to be so many texts of so many events."""
    before, since = _texts(stage), int(time.time() * 1000)
    counts.units.clear()
    counts.calls.clear()
    send()
    rests(stage)
    if (sent := _texts(stage) - before) != texts:
        raise AssertionError(f"{sent} of {texts} were texted")
    runs = {name: list(_runs(stage, name, since)) for name in FUNCTIONS}
    calls = counts.calls | Counter({f"run {name}": len(each) for name, each in runs.items()})
    units = added(runs, texts, events, batch_at_aws(_receipts_mapping(stage)))
    for name, amount in counts.units.items():
        units[name] = units.get(name, 0) + amount
    return Used(texts, units, dict(calls))


def added(runs: Mapping[str, list[Run]], texts: int, events: int, batch: float) -> dict[str, float]:
    """What is not called by functions.

    The engine starts a run for each receipt at once. AWS lets a batch of them gather: then it takes so many
    runs and logs fewer, and requests that carry ten. Their time is left at that of one by one.
    """
    receipts = runs["DeliveryReceipts"]
    others = [run for name, each in runs.items() for run in each if name != "DeliveryReceipts"]
    share = min(1.0, texts / batch / len(receipts))
    return {
        "lambda_requests": len(others) + share * len(receipts),
        "lambda_gb_seconds": sum(run.gb_seconds for run in (*others, *receipts)),
        "log_gb": (sum(_logged(others)) + share * sum(_logged(receipts))) / 1e9,
        "sqs": events + 2 * len(others) + texts + 2 * texts / min(batch, RECEIVED_AT_ONCE),
        "sns": texts,
        "events": events,
        "writes": texts * FORGETTING,
    }


def _logged(runs: Iterable[Run]) -> Iterator[int]:
    return (run.log_bytes for run in runs)


def batch_at_aws(mapping: Mapping[str, int]) -> float:
    """How many receipts of a full line a run has: what comes for one poller while the batch may fill."""
    return max(1, min(mapping["BatchSize"], RATE * mapping["MaximumBatchingWindowInSeconds"] / POLLERS))


def _receipts_mapping(stage: Stage) -> Mapping[str, int]:
    name = _names(stage)["DeliveryReceipts"]
    mapping: Mapping[str, int]
    (mapping,) = stage.client("lambda").list_event_source_mappings(FunctionName=name)["EventSourceMappings"]
    return mapping


def rests(stage: Stage) -> None:
    """Wait until all texts are sent, what was left of a message too, and their receipts are written down."""
    for _ in range(2):
        stage.settles(*ROAD, "Receipts", within=RESTS_WITHIN)
        time.sleep(RECEIPT_SECONDS)


def _runs(stage: Stage, function: str, since: int) -> Iterator[Run]:
    """The runs of a function since then, in milliseconds, as its log tells them."""
    group = stage.client("lambda").get_function_configuration(FunctionName=_names(stage)[function])
    pages = stage.client("logs").get_paginator("filter_log_events")
    logged = 0
    for page in pages.paginate(logGroupName=group["LoggingConfig"]["LogGroup"], startTime=since):
        for line in page["events"]:
            logged += len(line["message"].encode()) + LOG_EVENT_BYTES
            if found := REPORT.search(line["message"]):
                yield Run(float(found[1]) / 1000 * int(found[2]) / 1024, logged)
                logged = 0


def _names(stage: Stage) -> dict[str, str]:
    found = [each["FunctionName"] for each in stage.client("lambda").list_functions()["Functions"]]
    return {name: each for name in FUNCTIONS for each in found if f"-{name}Function" in each}


def _indexes(stage: Stage) -> dict[str, list[frozenset[str]]]:
    dynamodb = stage.client("dynamodb")
    tables = [
        dynamodb.describe_table(TableName=name)["Table"] for name in dynamodb.list_tables()["TableNames"]
    ]
    return {
        table["TableName"]: [
            frozenset(key["AttributeName"] for key in index["KeySchema"])
            | set(index["Projection"].get("NonKeyAttributes", ()))
            for index in table.get("GlobalSecondaryIndexes", ())
        ]
        for table in tables
    }


def _texts(stage: Stage) -> int:
    return len(stage.http.get("/carrier/messages").raise_for_status().json())
