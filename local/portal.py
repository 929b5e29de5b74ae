"""What the portal's pages are told of the installation, from the stack that is deployed right now."""

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from shared.clock import clock
from shared.consent.disclosure import Disclosure, disclosures
from shared.settings import Settings

from .cloud import Cloud


class PortalDoors:
    """Two small files beside the pages, which a deployment in AWS writes once and these doors make anew."""

    def __init__(self, cloud: Cloud) -> None:
        self._cloud = cloud

    def routes(self) -> list[Route]:
        """The files below ``/portal``."""
        return [Route("/config.json", self.config), Route("/disclosure.json", self.disclosure)]

    async def config(self, _request: Request) -> JSONResponse:
        """How to sign in, whose portal it is, and what there is to choose from."""
        settings = await self._settings()
        return JSONResponse(
            {
                "sign_in": "local",
                "brand": settings.brand,
                "services": settings.services,
                "locations": settings.locations,
            }
        )

    async def disclosure(self, _request: Request) -> JSONResponse:
        """The exact words that the deployed functions put on record, in each language that has them."""
        settings = await self._settings()
        now = clock(settings.moving_clock)()
        shown = await asyncio.to_thread(disclosures, settings.brand, settings.portal_url, now)
        return JSONResponse({"disclosures": [_told(each) for each in shown]})

    async def _settings(self) -> Settings:
        told = await self._cloud.environment("HousekeepingFunction")
        return Settings.from_json(told["SETTINGS"])


def _told(shown: Disclosure) -> dict[str, Any]:
    ref = shown.ref
    return {"version": ref.version, "language": ref.language, "sha256": ref.sha256, "text": shown.text}
