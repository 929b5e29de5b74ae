"""When the stage may be called ready: requests come through, queues are read, the API has started."""

import contextlib
import http.client
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from local.ending import Ending
from local.engine import Engine
from local.failure import Failure
from local.home import Home

if TYPE_CHECKING:
    from mypy_boto3_lambda import LambdaClient

DEADLINE_SECONDS = 60.0
LOOK_SECONDS = 0.1
# Not found and refused, both by the function itself.
FIRST_REQUESTS = (("GET", "/api/me"), ("POST", "/api/help-desk/opt-outs"))
NOBODY = "/local/token?sub=first-start&groups=none&expires_in=60"


def wait_for_first_answers(home: Home, engine: Engine, ending: Ending) -> None:
    """Return when a person could use the stage.

    Raises:
        Failure: that did not become so.
    """
    functions = client(home)
    waited = 0.0
    while not (refuses_strangers(home) and queues_are_read(functions)):
        if waited > DEADLINE_SECONDS:
            raise Failure(f"the API does not answer; the engine's log: {engine.log}")
        engine.check()
        ending.pause(LOOK_SECONDS)
        waited += LOOK_SECONDS
    start_functions(home, ending)


def refuses_strangers(home: Home) -> bool:
    """The way of a request without a token: doors, gateway, authorizer, and 401."""
    return ask(home, "GET", "/api/me") == 401


def queues_are_read(functions: "LambdaClient") -> bool:
    """Every event source mapping is on."""
    try:
        mappings = functions.list_event_source_mappings()["EventSourceMappings"]
    except (BotoCoreError, ClientError):
        return False
    return bool(mappings) and all(mapping["State"] == "Enabled" for mapping in mappings)


def start_functions(home: Home, ending: Ending) -> None:
    """One request to each function behind the API, so that the first person waits for no cold start.

    The queues' readers start at their first message: half a second that nobody sits in front of.
    """
    token = bearer(home)
    pool = ThreadPoolExecutor()
    try:
        started = [pool.submit(ask, home, method, path, token) for method, path in FIRST_REQUESTS]
        while not all(one.done() for one in started):
            ending.pause(LOOK_SECONDS)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def bearer(home: Home) -> dict[str, str]:
    """A token with which nobody may see or do anything that matters."""
    connection = http.client.HTTPConnection("127.0.0.1", home.port, timeout=10)
    with contextlib.closing(connection):
        connection.request("GET", NOBODY)
        return {"Authorization": "Bearer " + connection.getresponse().read().decode().strip()}


def ask(home: Home, method: str, path: str, headers: dict[str, str] | None = None) -> int:
    """The status of one request through the doors; 0 when there was no answer."""
    connection = http.client.HTTPConnection("127.0.0.1", home.port, timeout=30)
    with contextlib.closing(connection):
        try:
            connection.request(method, path, headers=headers or {})
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0


def client(home: Home) -> "LambdaClient":
    """Lambda on the engine."""
    return boto3.client(
        "lambda",
        endpoint_url=home.aws_endpoint,
        region_name="us-east-1",
        aws_access_key_id="local",
        aws_secret_access_key="local",  # noqa: S106 - the engine takes any
        config=Config(read_timeout=40, retries={"total_max_attempts": 1}),
    )
