"""A schedule → what falls due by time alone: unanswered requests, texts that waited, anchors, reviews."""

import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from aws_lambda_powertools import Logger
from botocore.exceptions import ClientError

from functions.evidence import evidence
from functions.queue import place
from functions.world import world
from shared.consent.expiry import Expiry
from shared.consent.keys import SubscriberKey
from shared.consent.overdue import note_unclear_reply
from shared.consent.states import Hold
from shared.notification.held.release import Release
from shared.sms.carrier import Throttled
from shared.sms.end_user_messaging import judged

LOOKING_SECONDS = 20
"""How long a run reads one Region's lists before it leaves the rest to the next."""

log = Logger()


class ListsNotRead(Exception):
    """The lists of a Region could not be read now; the log says which."""


class HousekeepingFailed(Exception):
    """A job could not be done now; the log says where, and the next call tries again."""


def handler(_event: dict[str, Any], _context: object) -> dict[str, int]:
    """Do every job that is due; answers with how many of each. One that fails holds up none behind it."""
    done = {name: _tried(name, job) for name, job in JOBS.items()}
    if any(count is None for count in done.values()):
        raise HousekeepingFailed
    return {name: count for name, count in done.items() if count is not None}


def _tried(name: str, job: Callable[[], int]) -> int | None:
    try:
        count = job()
    except Exception as error:
        log.error("job failed", job=name, error=type(error).__name__, where=place(error))  # noqa: TRY400
        return None
    if count:
        log.info("job done", job=name, count=count)
    return count


def _expire() -> int:
    days = world.settings.attestation_after_days
    return Expiry(world.book, silence=timedelta(days=days) if days else None, overdue=_overdue).run()


def _release() -> int:
    return Release(world.held, world.lanes, world.settings, world.clock).run()


def _anchor() -> int:
    return 1 if evidence.anchoring.catch_up() else 0


def _look_at_lists() -> int:
    """The carrier's opt-outs, each Region by itself: one that does not answer holds up no other."""
    found, unread = 0, 0
    for lists in world.carrier_lists:
        until = time.monotonic() + LOOKING_SECONDS
        try:
            found += lists.look(lambda end=until: time.monotonic() < end)  # type: ignore[misc]
        except ClientError as error:
            code = error.response["Error"]["Code"]
            log.warning("opt-out lists not read", region=lists.region, error=code)
            unread += not isinstance(judged(error), Throttled)
    if unread:
        raise ListsNotRead
    return found


def _overdue(subscriber: SubscriberKey, hold: Hold) -> None:
    note_unclear_reply(subscriber, hold.since, hold.ends_at, world.notices, world.clock())


def _review() -> int:
    return world.review.run()


def _tell() -> int:
    return world.notices.tell(world.bus, world.clock())


JOBS: Mapping[str, Callable[[], int]] = {
    "expired": _expire,
    "released": _release,
    "anchored": _anchor,
    "opted_out_at_carrier": _look_at_lists,
    "reviewed": _review,
    "told": _tell,
}
