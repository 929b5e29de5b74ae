"""The opt-outs that the carrier knows, in one Region: read, a page at a time, and never written.

The lists are the carrier's. What is on them becomes entries of ours; what we know is not put there, and
nothing is taken off: a number leaves such a list once in 30 days at most, and ours is the authority.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

from botocore.config import Config

from shared.sms.number import NotTextable, PhoneNumber

if TYPE_CHECKING:
    from mypy_boto3_pinpoint_sms_voice_v2 import PinpointSMSVoiceV2Client
    from mypy_boto3_sns import SNSClient

PATIENT = Config(connect_timeout=2, read_timeout=8, retries={"mode": "standard", "total_max_attempts": 5})
"""Reading may be repeated, unlike sending: at "too fast" the client waits, ever longer, and asks again."""

LARGEST_PAGE = 100


@dataclass(frozen=True, slots=True)
class Listed:
    """A number on a list, and since when; SNS does not tell that."""

    number: PhoneNumber
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some numbers of a list, and the token of the page behind them; None when there is none."""

    numbers: tuple[Listed, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where one is in the lists of a Region: before a page of one of them, the first without a token."""

    list: str
    token: str | None = None


class OptOutLists(Protocol):
    """The carrier's opt-out lists in one Region."""

    def names(self) -> tuple[str, ...]:
        """The lists to read, always in the same order."""

    def page(self, place: Place) -> Page:
        """The page at that place."""


def pages_from(lists: OptOutLists, place: Place | None) -> Iterator[tuple[str, Page, Place | None]]:
    """Every page from ``place`` on, with the name of its list and the place behind it; None after the last.

    A list that is gone by now is left out.
    """
    names = [name for name in lists.names() if place is None or name >= place.list]
    for name, following in zip(names, [*names[1:], None], strict=False):
        here: Place | None = place if place and place.list == name else Place(name)
        while here and here.list == name:
            page = lists.page(here)
            behind = Place(name, page.next) if page.next else _begin(following)
            yield name, page, behind
            here = behind


def _begin(name: str | None) -> Place | None:
    return None if name is None else Place(name)


@dataclass(frozen=True)
class EndUserLists:
    """The lists of End User Messaging: those that the settings name, else all of the account.

    The service filters by who opted out and not by time, so a list is always read to its end.
    """

    client: "PinpointSMSVoiceV2Client"
    chosen: tuple[str, ...] = ()

    def names(self) -> tuple[str, ...]:
        """The chosen lists, else those that the account has by now."""
        if self.chosen:
            return self.chosen
        pages = self.client.get_paginator("describe_opt_out_lists").paginate()
        return tuple(sorted(each["OptOutListName"] for page in pages for each in page["OptOutLists"]))

    def page(self, place: Place) -> Page:
        """One page; whoever put a number there, its owner or an operator, it counts."""
        more: Any = {"NextToken": place.token} if place.token else {}
        answer = self.client.describe_opted_out_numbers(
            OptOutListName=place.list, MaxResults=LARGEST_PAGE, **more
        )
        found = ((each["OptedOutNumber"], each["OptedOutTimestamp"]) for each in answer["OptedOutNumbers"])
        return _page(found, answer.get("NextToken"))


@dataclass(frozen=True)
class SnsList:
    """The one list of SNS, which tells numbers alone."""

    client: "SNSClient"

    def names(self) -> tuple[str, ...]:
        """A name of ours: SNS has none."""
        return ("sns",)

    def page(self, place: Place) -> Page:
        """One page of the list."""
        more: Any = {"nextToken": place.token} if place.token else {}
        answer: Mapping[str, Any] = self.client.list_phone_numbers_opted_out(**more)
        return _page(((number, None) for number in answer.get("phoneNumbers", ())), answer.get("nextToken"))


def _page(found: Iterable[tuple[str, datetime | None]], token: str | None) -> Page:
    listed = (_listed(number, since) for number, since in found)
    return Page(tuple(each for each in listed if each), token)


def _listed(number: str, since: datetime | None) -> Listed | None:
    """None for what is no number in E.164: nobody can have agreed with it. The plus may be missing."""
    try:
        found = PhoneNumber(number if number.startswith("+") else f"+{number}")
    except NotTextable:
        return None
    return Listed(found, since.astimezone(UTC) if since else None)
