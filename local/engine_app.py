"""The engine as the laptop runs it: ministack, and two things that it lacks.

Executed by file path with the Python of the engine's own environment, so it
imports ministack, hypercorn and the standard library alone.

- What is asked of ``pinpoint-sms-voice-v2`` is handed to the local carrier, so
  that every AWS client works on the one endpoint.
- State is saved while nothing happens, not only at the end: a killed engine
  loses at most what came after the last quiet moment.

It ends, saved, on SIGTERM, and when its standard input closes: that is how it
learns that the process which started it has died.
"""

import asyncio
import contextlib
import http.client
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from hypercorn.asyncio import serve  # type: ignore[import-not-found]
from hypercorn.config import Config  # type: ignore[import-not-found]
from ministack import app as ministack  # type: ignore[import-not-found]

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Answer = tuple[int, list[tuple[bytes, bytes]], bytes]

CARRIER_TARGET = b"PinpointSMSVoiceV2."
CARRIER_PORT = int(os.environ["ASSENT_PORT"])
CARRIER_TIMEOUT_SECONDS = 60
SAVE_EVERY_SECONDS = 20
QUIET_SECONDS = 0.5
# Passed on as they came: the signature and the target are what the carrier reads.
HOP_HEADERS = frozenset({b"connection", b"content-length", b"host", b"transfer-encoding", b"expect"})


def main() -> None:
    """Serve until told to end; leave with the state saved."""
    # The engine's SNS writes what is published into its log: numbers and words of people.
    logging.getLogger("sns").setLevel(logging.WARNING)
    threading.Thread(target=end_with_parent, daemon=True).start()
    asyncio.run(serve_and_save())


async def serve_and_save() -> None:
    """Serve on the loopback interface alone."""
    config = Config()
    config.bind = [f"127.0.0.1:{os.environ['GATEWAY_PORT']}"]
    config.keep_alive_timeout = 75
    config.graceful_timeout = 1
    config.loglevel = "WARNING"
    await serve(Engine(), config)
    # The state is saved. Threads that wait for a function's answer would hold the exit up to its time-out.
    os._exit(0)


class Engine:
    """The ASGI application in front of ministack's own."""

    def __init__(self) -> None:
        self.last_asked = time.monotonic()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or have it answered."""
        if scope["type"] == "lifespan":
            saving = asyncio.create_task(self.save_when_quiet())
            await ministack.app(scope, receive, send)
            saving.cancel()
            return
        self.last_asked = time.monotonic()
        if target(scope).startswith(CARRIER_TARGET):
            await hand_over(scope, receive, send)
        else:
            await ministack.app(scope, receive, send)

    async def save_when_quiet(self) -> None:
        """Save what was asked since the last time, in a moment when nobody waits for an answer."""
        saved = time.monotonic()
        while True:
            await asyncio.sleep(SAVE_EVERY_SECONDS)
            while time.monotonic() - self.last_asked < QUIET_SECONDS:
                await asyncio.sleep(QUIET_SECONDS)
            if self.last_asked > saved:
                saved = time.monotonic()
                services = ministack._build_persistence_save_dict()
                services.pop("cloudwatch_logs", None)  # grows for ever, and is no loss
                ministack.save_all(services)


def target(scope: Scope) -> bytes:
    """The operation that an AWS JSON client names in its header."""
    return next((value for name, value in scope.get("headers", ()) if name == b"x-amz-target"), b"")


async def hand_over(scope: Scope, receive: Receive, send: Send) -> None:
    """Ask the local carrier and answer with what it says."""
    body = await read_body(receive)
    status, headers, answer = await asyncio.to_thread(ask_carrier, scope, body)
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": answer})


async def read_body(receive: Receive) -> bytes:
    """The whole body: these calls are small."""
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return body


def ask_carrier(scope: Scope, body: bytes) -> Answer:
    """One call on the loopback interface, with the caller's own headers."""
    headers = {name.decode(): value.decode() for name, value in scope["headers"] if name not in HOP_HEADERS}
    with contextlib.closing(
        http.client.HTTPConnection("127.0.0.1", CARRIER_PORT, timeout=CARRIER_TIMEOUT_SECONDS)
    ) as connection:
        try:
            connection.request("POST", "/", body, headers)
            response = connection.getresponse()
            answer = response.read()
        except OSError:
            return 503, [(b"x-amzn-errortype", b"ServiceUnavailable")], b"{}"
    kept = [(name.lower().encode(), value.encode()) for name, value in response.getheaders()]
    return response.status, [(name, value) for name, value in kept if name not in HOP_HEADERS], answer


def end_with_parent() -> None:
    """Standard input is a pipe that nobody writes to: its end is the end of the parent."""
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
