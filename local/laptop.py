"""``/local/…``: the clock that moves and the issuer of tokens."""

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route

from .carrier import SnsTexts
from .clock import FARTHEST, LaptopClock
from .housekeeping import Housekeeping
from .issuer import Issuer
from .problems import invalid, json_object, only


class LaptopDoors:
    """What a company and the passing of time are in AWS."""

    def __init__(
        self, clock: LaptopClock, ours: Issuer, other: Issuer, sns_texts: SnsTexts, housekeeping: Housekeeping
    ) -> None:
        self._clock = clock
        self._issuers = {"ours": ours, "other": other}
        self._sns_texts = sns_texts
        self._housekeeping = housekeeping

    def routes(self) -> list[Route]:
        """The routes below ``/local``."""
        return [
            Route("/clock", self.clock),
            Route("/clock", self.move_clock, methods=["PUT"]),
            Route("/token", self.token),
            Route("/oidc/.well-known/openid-configuration", self.discovery),
            Route("/oidc/jwks", self.jwks),
        ]

    async def clock(self, _request: Request) -> JSONResponse:
        """How far the clock is moved."""
        return JSONResponse({"offset_seconds": self._clock.offset})

    async def move_clock(self, request: Request) -> JSONResponse:
        """Move the clock; in force when this answers, and what became due runs at once."""
        body = await json_object(request)
        only(body, "offset_seconds")
        offset = body.get("offset_seconds")
        if not isinstance(offset, int | float) or isinstance(offset, bool):
            raise invalid(offset_seconds="must be a number of seconds")
        await self._sns_texts.look()  # what was sent until now bears the old time
        try:
            self._clock.move(offset)
        except (ValueError, OverflowError):
            raise invalid(offset_seconds="must be a number of seconds within ten years") from None
        self._housekeeping.hurry()
        return JSONResponse({"offset_seconds": offset})

    async def token(self, request: Request) -> PlainTextResponse:
        """A signed token for whoever asks."""
        asked = request.query_params
        issuer = self._issuers.get(asked.get("issuer", "ours"))
        if issuer is None:
            raise invalid(issuer="must be ours or other")
        sub = asked.get("sub", "ana")
        if not sub:
            raise invalid(sub="must not be empty")
        groups = [group.strip() for group in asked.get("groups", "").split(",") if group.strip()]
        token = issuer.token(sub, asked.get("name", sub), groups, _seconds(asked.get("expires_in", "3600")))
        return PlainTextResponse(token, headers={"Cache-Control": "no-store"})

    async def discovery(self, _request: Request) -> JSONResponse:
        """Where the issuer's key is."""
        return JSONResponse(self._issuers["ours"].discovery())

    async def jwks(self, _request: Request) -> JSONResponse:
        """The issuer's key."""
        return JSONResponse(self._issuers["ours"].jwks())


def _seconds(written: str) -> int:
    try:
        seconds = int(written)
    except ValueError:
        raise invalid(expires_in="must be a whole number of seconds") from None
    if abs(seconds) > FARTHEST:
        raise invalid(expires_in="must lie within ten years")
    return seconds
