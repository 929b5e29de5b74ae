"""A schedule → what falls due by time alone: requests that nobody answered."""

from typing import Any

from aws_lambda_powertools import Logger

from functions.world import world
from shared.consent.expiry import expire

log = Logger()


def handler(_event: dict[str, Any], _context: object) -> dict[str, int]:
    """Do every job that is due; answers with how many of each."""
    expired = expire(world.book)
    if expired:
        log.info("requests expired", count=expired)
    return {"expired": expired}
