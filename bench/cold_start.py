"""``cold_start.<function>``: CPU of import and first use, over that of making one boto3 DynamoDB client.

First use is what the first invocation does before it calls anybody: its clients are made, and an inbound text
is read. Both sides are whole processes with their byte code at hand, run in turns.
"""

import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.figure import Figure

ROOT = Path(__file__).parents[1]
RIVAL = "import boto3; boto3.client('dynamodb')"
TEXT, LANE, APIS, REST = 1.3, 1.7, 2.0, 1.7
"""Goals: of who reads or sends a text, of planning, of what answers HTTP, and of what nobody waits for."""


@dataclass(frozen=True, slots=True)
class Start:
    """How a function begins its first work."""

    goal: float
    clients: tuple[str, ...]
    """Beside DynamoDB's, which all of them have."""
    reads: str = ""

    def code(self, function: str) -> str:
        """What the process runs."""
        made = "; ".join(f"boto3.client('{each}')" for each in ("dynamodb", *self.clients))
        return f"import functions.{function}.handler as it, boto3; {made}; {self.reads or 'it.handler'}"


INBOUND = """
import json
from shared.consent.reading import read
from shared.sms.inbound import inbound_text
told = {"originationNumber": "+14155550123", "destinationNumber": "+14155550100", "messageBody": "STOP",
        "inboundMessageId": "1"}
body = {"Timestamp": "2026-11-24T09:00:00.000Z", "Message": json.dumps(told)}
print(read(inbound_text(json.dumps(body)).body).rule)
"""
STARTS = {
    "inbound_sms": Start(TEXT, ("sqs", "secretsmanager"), f"exec({INBOUND!r})"),
    "send_sms": Start(TEXT, ("sqs", "pinpoint-sms-voice-v2")),
    "fan_out": Start(LANE, ("sqs",)),
    "employee_api": Start(APIS, ("sqs", "secretsmanager")),
    "staff_api": Start(APIS, ("sqs", "secretsmanager")),
    "delivery_receipts": Start(REST, ("sqs",)),
    "housekeeping": Start(REST, ("sqs", "secretsmanager")),
}
PAIRS, QUICK_PAIRS = 15, 1


def measure(quick: bool) -> dict[str, Figure]:
    """The median, over pairs of processes, of what a function's start costs beside the rival's."""
    for code in (RIVAL, *(start.code(name) for name, start in STARTS.items())):
        cpu_seconds(code)  # writes what byte code is missing
    pairs = QUICK_PAIRS if quick else PAIRS
    return {f"cold_start.{name}": Figure(_ratio(name, pairs), start.goal) for name, start in STARTS.items()}


def _ratio(name: str, pairs: int) -> float:
    code = STARTS[name].code(name)
    return median(cpu_seconds(code) / cpu_seconds(RIVAL) for _ in range(pairs))


def cpu_seconds(code: str) -> float:
    """User and system time of a Python that runs ``code`` and ends.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], cwd=ROOT, env=_environment(), check=True, capture_output=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _environment() -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    aws = {"AWS_REGION": "eu-central-1", "AWS_DEFAULT_REGION": "eu-central-1"}
    keys = {"AWS_ACCESS_KEY_ID": "bench", "AWS_SECRET_ACCESS_KEY": "bench"}
    return own | aws | keys | {"PYTHONPATH": str(ROOT)}
