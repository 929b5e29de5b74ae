"""``/api/…`` on to the engine's HTTP API, so that one origin serves page and API as it does in AWS."""

from urllib.parse import urlsplit

import httpx
from starlette.requests import Request
from starlette.responses import Response

from .outputs import Outputs
from .problems import Problem

HOP_BY_HOP = frozenset(
    {
        b"connection",
        b"keep-alive",
        b"proxy-authenticate",
        b"proxy-authorization",
        b"proxy-connection",
        b"te",
        b"trailer",
        b"transfer-encoding",
        b"upgrade",
        b"expect",
        b"host",
        b"content-length",
        b"date",
    }
)
"""Belong to one connection, or are written anew for the next one."""

PATIENCE = httpx.Timeout(35, connect=2)
"""Longer than the gateway's own 30 s."""

Headers = list[tuple[bytes, bytes]]


class ApiProxy:
    """Passes method, path, query, headers and body on as they came, and the answer back."""

    def __init__(self, engine: str, outputs: Outputs) -> None:
        self._engine = httpx.URL(engine)
        self._outputs = outputs
        # Not a client: that would follow, add headers, and hand one caller's cookies to the next.
        self._transport = httpx.AsyncHTTPTransport(limits=httpx.Limits(max_keepalive_connections=20))

    async def close(self) -> None:
        """Let go of the connections."""
        await self._transport.aclose()

    async def __call__(self, request: Request) -> Response:
        """Answer as the HTTP API does.

        Raises:
            Problem: the API is not deployed, or the engine does not answer.
        """
        api_id = urlsplit(await self._outputs.named("ApiUrl")).netloc.partition(".")[0]
        host = f"{api_id}.execute-api.localhost:{self._engine.port}"
        passed_on = httpx.Request(
            request.method,
            self._engine.copy_with(raw_path=_target(request)),
            headers=[(b"host", host.encode()), *_end_to_end(request.headers.raw)],
            content=await request.body(),
            extensions={"timeout": PATIENCE.as_dict()},
        )
        try:
            answer = await self._transport.handle_async_request(passed_on)
            # Raw: a compressed body stays as it is, under the header that says so.
            body = b"".join([chunk async for chunk in answer.aiter_raw()])
            await answer.aclose()
        except httpx.TimeoutException:
            raise Problem(504, "The API took too long.") from None
        except httpx.TransportError:
            raise Problem(503, "The engine does not answer.") from None
        return _response(answer, body)


def _target(request: Request) -> bytes:
    path: bytes = request.scope["raw_path"]
    query: bytes = request.scope["query_string"]
    return path + b"?" + query if query else path


def _end_to_end(headers: Headers) -> Headers:
    named = {
        token.strip().lower()
        for name, value in headers
        if name.lower() == b"connection"
        for token in value.split(b",")
    }
    return [(name, value) for name, value in headers if name.lower() not in HOP_BY_HOP | named]


def _response(answer: httpx.Response, body: bytes) -> Response:
    response = Response(body, answer.status_code)
    length = [] if answer.status_code in {204, 304} else [(b"content-length", b"%d" % len(body))]
    response.raw_headers = [*_end_to_end(answer.headers.raw), *length]
    return response
