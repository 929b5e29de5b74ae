"""What staff send, checked; each field with the sentence that a wrong one gets."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

from shared.clock import from_iso
from shared.sms.pacing import Lane

Phone = Annotated[str, StringConstraints(strict=True, min_length=1)]


class Channel(StrEnum):
    """How somebody asked for silence."""

    PHONE = "phone"
    EMAIL = "email"
    CHAT = "chat"
    IN_PERSON = "in_person"
    VOICEMAIL = "voicemail"


def _moment(given: Any) -> datetime:
    return from_iso(given if isinstance(given, str) else "")


class OptOut(BaseModel):
    """An opt-out on behalf of somebody who asked the help desk."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    phone: Phone
    channel: Channel
    received_at: Annotated[datetime, BeforeValidator(_moment)]
    note: Annotated[str, StringConstraints(strict=True, max_length=1000)] | None = None


class Person(BaseModel):
    """Whose record is asked for."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    phone: Phone


class Question(Person):
    """Whose text is asked about, and of which event: its id, or source and id with a slash between."""

    event: Annotated[str, StringConstraints(strict=True, min_length=1, max_length=400)]


class Moment(Person):
    """Whose record, and as of when; now unless it says."""

    at: Annotated[datetime, BeforeValidator(_moment)] | None = None


class Which(StrEnum):
    """The lanes of an order."""

    URGENT = "urgent"
    ROUTINE = "routine"
    ALL = "all"


Words = StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=200)
Reason = Annotated[str, Words]


class Operation(BaseModel):
    """An order to pause a lane or to let it go on."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    lane: Which
    reason: Annotated[
        str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=200)
    ]

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """Each lane that it is about."""
        return tuple(Lane) if self.lane is Which.ALL else (Lane(self.lane.value),)


OPERATION_SENTENCES = {
    "lane": "must be urgent, routine or all",
    "reason": "is required: why, in at most 200 characters",
}
LOOKUP_SENTENCES = {
    "phone": "is required",
    "at": "must be a time with a time zone, not in the future",
}
EXPLANATION_SENTENCES = {
    "phone": "is required",
    "event": "is required: an id, or source/id",
}
OPT_OUT_SENTENCES = {
    "phone": "is required",
    "channel": "must be phone, email, chat, in_person or voicemail",
    "received_at": "must be a time with a time zone, not in the future",
    "note": "must be text, at most 1000 characters",
}
