"""The stand for these tests: the doors on a free port, and an engine that writes down what it is told."""

import itertools
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs

import boto3
import httpx
import uvicorn
from botocore.config import Config
from botocore.exceptions import ClientError
from mypy_boto3_pinpoint_sms_voice_v2 import PinpointSMSVoiceV2Client
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp

from local.doors import World, create_app

OUTPUTS = {
    "ApiUrl": "https://0123abcd.execute-api.us-east-1.amazonaws.com/",
    "InboundTopicArn": "arn:aws:sns:us-east-1:000000000000:inbound",
    "InboundQueueUrl": "http://127.0.0.1/000000000000/inbound",
    "ReceiptsTopicArn": "arn:aws:sns:us-east-1:000000000000:receipts",
    "HousekeepingFunction": "housekeeping",
}
EMPTY_BATCH = (
    '<PublishBatchResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">'
    "<PublishBatchResult><Successful/><Failed/></PublishBatchResult></PublishBatchResponse>"
)

_numbers = itertools.count(2_000)


def a_number() -> str:
    """A phone that no other test has."""
    return f"+1415555{next(_numbers)}"


@dataclass
class Engine:
    """Takes the calls that the doors make, keeps their content, can be out of order."""

    queued: list[dict[str, Any]] = field(default_factory=list)
    receipts: list[dict[str, Any]] = field(default_factory=list)
    invocations: list[str] = field(default_factory=list)
    sns_texts: list[dict[str, str]] = field(default_factory=list)
    api_calls: list[dict[str, Any]] = field(default_factory=list)
    out_of_order: bool = False
    refused: list[bytes] = field(default_factory=list)

    async def __call__(self, request: Request) -> Response:
        """Answer any call."""
        body = await request.body()
        if ".execute-api." in request.headers["host"]:
            return self._api(request, body)
        if self.out_of_order:
            self.refused.append(body)
            return Response(status_code=500)
        if request.url.path == "/_ministack/sns/sms-messages":
            return JSONResponse({"sms_messages": {"any": self.sns_texts}})
        if request.url.path.startswith("/2015-03-31/functions/"):
            self.invocations.append(request.url.path)
            return Response(status_code=202)
        if request.headers.get("x-amz-target") == "AmazonSQS.SendMessage":
            self.queued.append(json.loads(json.loads(body)["MessageBody"]))
            return JSONResponse({"MessageId": "1"})
        return self._publish(parse_qs(body.decode()))

    def _publish(self, form: dict[str, list[str]]) -> Response:
        for name, values in sorted(form.items()):
            if name.endswith(".Message"):
                self.receipts.append(json.loads(values[0]))
        return Response(EMPTY_BATCH, media_type="text/xml")

    def _api(self, request: Request, body: bytes) -> Response:
        seen = {
            "method": request.method,
            "host": request.headers["host"],
            "path": request.scope["raw_path"].decode(),
            "query": request.scope["query_string"].decode(),
            "headers": request.headers,
            "body": body,
        }
        self.api_calls.append(seen)
        response = JSONResponse({"hello": "Ana"}, 201, {"x-from": "the api"})
        response.set_cookie("a", "1")
        response.set_cookie("b", "2")
        return response

    def receipts_of(self, message_id: str) -> list[dict[str, Any]]:
        """The receipts of one text so far."""
        return [receipt for receipt in self.receipts if receipt["messageId"] == message_id]


@dataclass(frozen=True)
class Laptop:
    """Open doors and those who knock."""

    home: Path
    engine: Engine
    http: httpx.Client
    carrier: PinpointSMSVoiceV2Client

    def sends(self, number: str, body: str = "Hello", **more: Any) -> str:
        """Send one text the way the functions do."""
        more = {"OriginationIdentity": "phone-local", "ConfigurationSetName": "assent-local"} | more
        return self.carrier.send_text_message(DestinationPhoneNumber=number, MessageBody=body, **more)[
            "MessageId"
        ]

    def texts(self, number: str) -> list[dict[str, Any]]:
        """What a phone got."""
        found: list[dict[str, Any]] = self.http.get("/carrier/messages", params={"to": number}).json()
        return found

    def carrier_in(self, region: str) -> PinpointSMSVoiceV2Client:
        """The carrier as a client of another Region asks it."""
        return carrier_client(str(self.http.base_url), region)

    def behaves(self, **settings: Any) -> None:
        """Change the line's settings."""
        self.http.put("/carrier/settings", json=settings).raise_for_status()


@contextmanager
def served(app: ASGIApp, port: int) -> Iterator[str]:
    """The app on a port of this machine, in a thread."""
    config = uvicorn.Config(
        app, host="127.0.0.1", port=port, log_level="warning", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    eventually(lambda: server.started)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def open_doors(home: Path, engine: Engine, engine_url: str) -> Iterator[Laptop]:
    """The doors of a state folder."""
    port = free_port()
    app = create_app(World(home, port, engine_url, lambda: OUTPUTS))
    with served(app, port) as url, httpx.Client(base_url=url) as http:
        yield Laptop(home, engine, http, carrier_client(url))


@contextmanager
def running(engine: Engine) -> Iterator[str]:
    """The engine on a port of its own."""
    app = Starlette()
    app.add_route(
        "/{path:path}", engine.__call__, methods=["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
    )
    with served(app, free_port()) as url:
        yield url


def free_port() -> int:
    """A port that nobody uses right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def eventually(holds: Any, seconds: float = 5) -> Any:
    """Wait until something is true, and answer with it."""
    end = time.monotonic() + seconds
    while not (found := holds()):
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.01)
    return found


def said(error: ClientError) -> dict[str, Any]:
    """What the carrier said in an error, its own members included."""
    return cast("dict[str, Any]", error.response)


def carrier_client(url: str, region: str = "us-east-1") -> PinpointSMSVoiceV2Client:
    """An AWS client that knows the carrier's address and nothing else of it."""
    session = boto3.Session(aws_access_key_id="any", aws_secret_access_key="any", region_name=region)
    once = Config(retries={"total_max_attempts": 1}, max_pool_connections=20)
    return session.client("pinpoint-sms-voice-v2", endpoint_url=url, config=once)
