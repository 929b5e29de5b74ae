"""A schedule → what falls due by time alone: requests that nobody answered."""

from typing import Any

from aws_lambda_powertools import Logger

from functions.queue import place
from functions.world import world
from shared.consent.expiry import expire

log = Logger()


class HousekeepingFailed(Exception):
    """A job could not be done now; the log says where, and the next call tries again."""


def handler(_event: dict[str, Any], _context: object) -> dict[str, int]:
    """Do every job that is due; answers with how many of each."""
    try:
        expired = expire(world.book)
    except Exception as error:
        log.error("housekeeping failed", error=type(error).__name__, where=place(error))  # noqa: TRY400
        raise HousekeepingFailed from None
    if expired:
        log.info("requests expired", count=expired)
    return {"expired": expired}
