"""The door for events: the contract's envelope and detail, checked.

Raises :class:`BadEvent` with a sentence that names fields and never values.
"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from shared.consent.entry import Topic
from shared.itsm.event import TYPES, Event

AHEAD = timedelta(minutes=5)
DAY = timedelta(days=1)
LONGEST_SOURCE = 256
"""What EventBridge allows; whoever writes to the queue itself could write more than a key may hold."""
PRINTABLE = r"^[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*$"
Names = Annotated[list[Annotated[str, Field(max_length=100)]], Field(max_length=200)]


def _written(value: object) -> object:
    """Only a time that is written as one: digits alone would be read as seconds, in no zone."""
    if not isinstance(value, str) or not re.match(r"[0-9]{4}-", value):
        raise ValueError("is not a time in ISO 8601")
    return value


def _utc(moment: datetime) -> datetime:
    try:
        utc = moment.astimezone(UTC)
        # A reader's own time may be a day before or behind, and has to be one too.
        _ = utc - DAY, utc + DAY
    except OverflowError:
        raise ValueError("is out of range") from None
    return utc


Moment = Annotated[AwareDatetime, Field(strict=False), BeforeValidator(_written), AfterValidator(_utc)]


class BadEvent(ValueError):
    """What came over the bus is no event of the contract."""


class Detail(BaseModel):
    """The ``detail`` of an ITSM event."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)

    id: Annotated[str, Field(pattern=PRINTABLE, max_length=64)]
    title: Annotated[str, Field(pattern=r"\S")]
    occurred_at: Moment
    revision: Annotated[int, Field(ge=1, lt=1_000_000)] = 1
    priority: Annotated[int, Field(ge=1, le=5)] | None = None
    services: Names = Field(default_factory=list)
    locations: Names = Field(default_factory=list)
    starts_at: Moment | None = None
    ends_at: Moment | None = None
    url: str | None = None

    @model_validator(mode="after")
    def ends_after_it_starts(self) -> "Detail":
        """An end before the start is a mistake, not a maintenance."""
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValueError("ends_at is before starts_at")
        return self


def event_of(envelope: Mapping[str, Any], now: datetime) -> Event:
    """The event in an EventBridge envelope.

    Raises:
        BadEvent: an unknown detail-type, or a detail that the contract does not allow.
    """
    kind = TYPES.get(str(envelope.get("detail-type")))
    source = envelope.get("source")
    if kind is None:
        raise BadEvent("detail-type: is not one of the thirteen")
    if not (isinstance(source, str) and source.startswith("itsm.") and source.isprintable()):
        raise BadEvent("source: does not begin with itsm.")
    if len(source) > LONGEST_SOURCE:
        raise BadEvent(f"source: is longer than {LONGEST_SOURCE} characters")
    detail = _detail(envelope.get("detail"))
    if kind.topic is Topic.INCIDENT and detail.priority is None:
        raise BadEvent("priority: is required for incidents")
    if detail.occurred_at > now + AHEAD:
        raise BadEvent("occurred_at: is more than 5 minutes ahead")
    return Event(
        source=source,
        id=detail.id,
        type=kind,
        title=detail.title,
        occurred_at=detail.occurred_at,
        revision=detail.revision,
        priority=detail.priority if kind.topic is Topic.INCIDENT else None,
        services=frozenset(detail.services),
        locations=frozenset(detail.locations),
        starts_at=detail.starts_at,
        ends_at=detail.ends_at,
    )


def _detail(detail: object) -> Detail:
    if not isinstance(detail, dict):
        raise BadEvent("detail: is not an object")
    try:
        return Detail.model_validate_json(json.dumps(detail))
    except ValidationError as wrong:
        raise BadEvent("; ".join(_sentence(error) for error in wrong.errors(include_input=False))) from None


def _sentence(error: Any) -> str:
    where = ".".join(str(part) for part in error["loc"]) or "detail"
    return f"{where}: {error['msg']}"
