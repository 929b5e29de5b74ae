"""The disclosure that the deployed functions put on record, for the page that shows it."""

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse

from shared.clock import clock
from shared.consent.disclosure import disclosure
from shared.consent.entry import Language
from shared.settings import Settings

from .cloud import Cloud


class DisclosureDoor:
    """Answers with the exact words, as the stack that is deployed right now knows them."""

    def __init__(self, cloud: Cloud) -> None:
        self._cloud = cloud

    async def __call__(self, _request: Request) -> JSONResponse:
        """``{version, language, text, sha256}``."""
        told = await self._cloud.environment("HousekeepingFunction")
        settings = Settings.from_json(told["SETTINGS"])
        now = clock(settings.moving_clock)()
        shown = await asyncio.to_thread(
            disclosure, settings.brand, settings.portal_url, Language.ENGLISH, now
        )
        ref = shown.ref
        return JSONResponse(
            {"version": ref.version, "language": ref.language, "text": shown.text, "sha256": ref.sha256}
        )
