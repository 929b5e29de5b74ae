"""``cold_start.<function>``: CPU of import and first use, over that of making one boto3 DynamoDB client.

First use is what the first invocation does before it calls anybody: its clients are made, and what came is
read: a text, a packed message, an event, a receipt; a request is turned away. Both sides are whole processes
with their byte code at hand, run in turns.
"""

import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.figure import Figure
from bench.made_up import URGENT
from shared.consent.keys import SubscriberKey
from shared.itsm.history import notice
from shared.notification.messages import Packed, written

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "events"
RIVAL = "import boto3; boto3.client('dynamodb')"
TEXT, LANE, APIS, REST = 1.3, 1.7, 2.0, 1.7
"""Goals: of who reads or sends a text, of planning, of what answers HTTP, and of what nobody waits for."""


@dataclass(frozen=True, slots=True)
class Start:
    """How a function begins its first work."""

    goal: float
    clients: tuple[str, ...]
    """Beside DynamoDB's, which all of them have."""
    use: str = ""
    """What is done with ``came``; ``it`` is the function's handler."""
    came: str = ""

    def code(self, function: str) -> str:
        """What the process runs."""
        made = "; ".join(f"boto3.client('{each}')" for each in ("dynamodb", *self.clients))
        return f"import functions.{function}.handler as it, boto3; {made}; came = {self.came!r}\n{self.use}"


REPLY = """
from shared.consent.reading import read
assert read(it.inbound_text(came).body).rule == "keyword.stop"
"""
PACKED = """
assert len(it.on_lane(came).keys) == 200
"""
EVENT = """
from datetime import datetime, timezone
assert it.event_of(it.parsed(came), datetime(2026, 11, 24, 12, tzinfo=timezone.utc)).id
"""
RECEIPT = """
assert it.receipt(came).final
"""
REQUEST = """
http = {"method": "GET", "path": "/nowhere", "sourceIp": "192.0.2.1"}
request = {"rawPath": "/nowhere", "headers": {}, "requestContext": {"http": http, "stage": "$default"}}
assert it.handler(request, None)["statusCode"] >= 400
"""


def _sample(name: str) -> str:
    return (SAMPLES / name).read_text("utf-8")


def _packed() -> str:
    keys = tuple(SubscriberKey(f"{place:022}") for place in range(200))
    return written(Packed(notice(URGENT, [URGENT]), keys))


STARTS = {
    "inbound_sms": Start(
        TEXT, ("sqs", "secretsmanager"), REPLY, _sample("carrier/inbound-queue-record.json")
    ),
    "send_sms": Start(TEXT, ("sqs", "pinpoint-sms-voice-v2"), PACKED, _packed()),
    "fan_out": Start(LANE, ("sqs",), EVENT, _sample("itsm/incident-opened.json")),
    "employee_api": Start(APIS, ("sqs", "secretsmanager"), REQUEST),
    "staff_api": Start(APIS, ("sqs", "secretsmanager"), REQUEST),
    "delivery_receipts": Start(REST, ("sqs",), RECEIPT, _sample("carrier/receipts-queue-record.json")),
    "housekeeping": Start(REST, ("sqs", "secretsmanager")),
}
PAIRS, QUICK_PAIRS = 15, 1


def measure(quick: bool) -> dict[str, Figure]:
    """The median, over pairs of processes, of what a function's start costs beside the rival's."""
    cpu_seconds("\n".join(start.code(name) for name, start in STARTS.items()))  # writes missing byte code
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
        [sys.executable, "-c", code], cwd=ROOT, env=_environment(), check=True, stdout=subprocess.DEVNULL
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _environment() -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    aws = {"AWS_REGION": "eu-central-1", "AWS_DEFAULT_REGION": "eu-central-1"}
    keys = {"AWS_ACCESS_KEY_ID": "bench", "AWS_SECRET_ACCESS_KEY": "bench"}
    return own | aws | keys | {"PYTHONPATH": str(ROOT)}
