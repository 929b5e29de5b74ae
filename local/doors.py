"""The laptop's doors: pages, API, carrier, clock and issuer behind one address.

``create_app`` builds them for one state folder; everything that waits for the engine or the
deployment waits inside, so that the doors may open first.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from .carrier import CarrierDoors, Courier, Endpoint, Line, SnsTexts, Store
from .clock import LaptopClock
from .cloud import Cloud
from .doorkeeper import Doorkeeper
from .housekeeping import Housekeeping
from .issuer import Issuer
from .laptop import LaptopDoors
from .outputs import Outputs, Source, from_cloudformation
from .portal import PortalDoors
from .problems import Problem
from .proxy import ApiProxy

CHECKOUT = Path(__file__).parent.parent
PORTAL = CHECKOUT / "portal"
PAGES = CHECKOUT / "local" / "pages"

log = logging.getLogger(__name__)

Work = Callable[[], Awaitable[float]]
"""One round of something; answers how many seconds to wait before the next."""

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

AFTER_A_MISHAP = 1.0
"""Seconds until work that failed unexpectedly is taken up again."""


@dataclass(frozen=True)
class World:
    """Where the doors stand."""

    home: Path
    """The state folder."""
    port: int
    """The doors' own port, for the issuer's address."""
    aws_endpoint: str
    """The engine."""
    outputs: Source | None = None
    """The stacks' outputs; None: the engine's CloudFormation tells them."""


def create_app(world: World) -> Starlette:
    """The doors of one state folder; needs its lifespan for receipts and housekeeping."""
    doors = Doors(world)
    app = Starlette(
        routes=doors.routes(),
        middleware=[Middleware(Doorkeeper)],
        exception_handlers={Problem: _problem, HTTPException: _http_problem},
        lifespan=doors.open,
    )
    app.router.redirect_slashes = False  # a path that is not there is a 404, not another path
    return app


class Doors:
    """All doors and the work that goes on behind them."""

    def __init__(self, world: World) -> None:
        outputs = Outputs(world.outputs or from_cloudformation(world.aws_endpoint))
        issuer_url = f"http://127.0.0.1:{world.port}/local/oidc"
        clock = LaptopClock(world.home / "clock.json")
        self._store = Store(world.home / "carrier.sqlite3")
        self._line = Line(self._store, clock)
        self._cloud = Cloud(world.aws_endpoint, outputs)
        self._api = ApiProxy(world.aws_endpoint, outputs)
        self._sns_texts = SnsTexts(self._line, self._cloud)
        self._courier = Courier(self._line, self._cloud)
        self._housekeeping = Housekeeping(self._cloud)
        self._laptop = LaptopDoors(
            clock,
            Issuer.at(issuer_url, world.home / "oidc.pem"),
            Issuer.foreign(f"{issuer_url}-of-somebody-else"),
            self._sns_texts,
            self._housekeeping,
        )

    def routes(self) -> list[BaseRoute]:
        """Every door by its path."""
        return [
            Route("/", _page(PORTAL / "index.html")),
            Route("/", Endpoint(self._line).__call__, methods=["POST"]),
            Route("/phones", _page(PAGES / "phones.html")),
            Route("/api/{path:path}", self._api.__call__, methods=METHODS),
            Mount("/carrier", routes=CarrierDoors(self._line, self._cloud, self._sns_texts).routes()),
            Mount("/local", routes=self._laptop.routes()),
            Mount("/portal", routes=[*PortalDoors(self._cloud).routes(), Mount("/", _files(PORTAL))]),
            Mount("/phones", _files(PAGES)),
        ]

    def open(self, _app: Starlette) -> AbstractAsyncContextManager[None]:
        """Work behind the doors while they are open."""
        return self._at_work()

    @asynccontextmanager
    async def _at_work(self) -> AsyncIterator[None]:
        async with AsyncExitStack() as at_the_end:
            at_the_end.callback(self._store.close)
            at_the_end.push_async_callback(self._cloud.close)
            at_the_end.push_async_callback(self._api.close)
            for work in (self._courier.round, self._sns_texts.look, self._housekeeping.round):
                at_the_end.push_async_callback(_stop, asyncio.create_task(_over_and_over(work)))
            yield


async def _over_and_over(work: Work) -> None:
    """Do the work as often as it asks for, whatever happens to it once."""
    while True:
        try:
            pause = await work()
        except Exception:
            log.exception("the doors' own work failed")
            pause = AFTER_A_MISHAP
        await asyncio.sleep(pause)


async def _stop(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.wait([task])


def _files(folder: Path) -> StaticFiles:
    return StaticFiles(directory=folder, check_dir=False)


def _page(file: Path) -> Callable[[Request], Awaitable[Response]]:
    async def page(_request: Request) -> Response:
        if not file.is_file():
            raise Problem(404, "There is no such page.")
        return FileResponse(file)

    return page


async def _problem(_request: Request, problem: Exception) -> Response:
    assert isinstance(problem, Problem)
    return problem.response()


async def _http_problem(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    response = Problem(error.status_code, str(error.detail)).response()
    response.headers.update(error.headers or {})
    return response
