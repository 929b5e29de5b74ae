"""Who may knock: programs on this machine and the pages that the doors serve themselves.

A page of another site could otherwise talk to the doors from the browser of whoever visits it:
through a name of its own that resolves to 127.0.0.1 (another ``Host``), or by posting without
reading the answer (another ``Origin``). Nothing here ever answers with a CORS header.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .problems import Problem

OWN_NAMES = frozenset({"127.0.0.1", "localhost"})

FOR_PAGES = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


class Doorkeeper:
    """Turns foreign hosts and origins away; puts the pages' security headers on all but the API's answers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if not _own(f"//{headers.get('host', '')}") or not _own_origin(headers.get("origin")):
            await Problem(403, "These doors are for this machine alone.").response()(scope, receive, send)
            return
        verbatim = scope["path"].startswith("/api/")
        await self._app(scope, receive, send if verbatim else _guarded(send))


def _own(url: str) -> bool:
    try:
        return urlsplit(url).hostname in OWN_NAMES
    except ValueError:
        return False


def _own_origin(origin: str | None) -> bool:
    return origin is None or _own(origin)


def _guarded(send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            for name, value in FOR_PAGES.items():
                headers.setdefault(name, value)
        await send(message)

    return guarded
