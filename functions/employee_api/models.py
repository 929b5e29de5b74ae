"""What an employee sends, checked; each field with the sentence that a wrong one gets."""

from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictStr,
    StringConstraints,
    ValidationInfo,
    model_validator,
)

from shared.consent.choices import Changes, QuietHours
from shared.consent.entry import Language, Topic
from shared.zones import is_zone

TICKED = {"true", "on", "yes", "1"}


def _ticked(given: Any) -> Any:
    if given is True or (isinstance(given, str) and given.strip().lower() in TICKED):
        return True
    raise ValueError("not given")


def _boolean(given: Any) -> Any:
    if given is True:
        return True
    raise ValueError("not given")


class OptInForm(BaseModel):
    """The opt-in form: who, which number, and a consent that must be given."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100, strict=True)]
    phone: Annotated[str, StringConstraints(strict=True, min_length=1)]
    consent: Annotated[bool, BeforeValidator(_boolean)]
    topics: Annotated[frozenset[Topic], Field(min_length=1)] = frozenset(Topic)
    language: Language = Language.ENGLISH
    disclosure: Annotated[str, StringConstraints(strict=True)] | None = None
    """The SHA-256 of the words that were shown; without it they are those of the language."""


class UrlencodedOptInForm(OptInForm):
    """The same from a plain HTML form, where a ticked box is a word."""

    consent: Annotated[bool, BeforeValidator(_ticked)]


OPT_IN_SENTENCES = {
    "name": "is required, at most 100 characters",
    "phone": "is required",
    "consent": "must be given: tick the box to agree",
    "topics": "must be some of incident, change, service",
    "language": "must be en, es or fr",
    "disclosure": "must be the SHA-256 of the words in force: read them again",
}


class Code(BaseModel):
    """The code that was texted."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    code: Annotated[str, StringConstraints(strict=True, strip_whitespace=True, pattern=r"^[0-9]{6}$")]


CODE_SENTENCES = {"code": "must be the six digits of the text"}


def _of_the_catalogue(given: frozenset[str], info: ValidationInfo) -> frozenset[str]:
    """Let pass what the catalogue of this kind holds; it is the validation's context."""
    if not info.context or not given <= frozenset(info.context[info.field_name]):
        raise ValueError("not in the catalogue")
    return given


def _zone(given: str) -> str:
    if not is_zone(given):
        raise ValueError("no time zone")
    return given


Names = Annotated[frozenset[StrictStr], AfterValidator(_of_the_catalogue)]
Minute = Annotated[str, StringConstraints(strict=True, pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class Hours(BaseModel):
    """From when to when nothing is to ring; over midnight where ``from`` is the later one."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    begin: Annotated[Minute, Field(alias="from")]
    end: Annotated[Minute, Field(alias="to")]

    @model_validator(mode="after")
    def _are_some_hours(self) -> Self:
        """The same minute twice could mean no hour or all of them, so it means nothing."""
        if self.begin == self.end:
            raise ValueError("empty")
        return self


class PreferencesPatch(BaseModel):
    """What a person changes; what is left out stays as it is.

    The validation's context holds the catalogue: ``services`` and ``locations``.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    topics: frozenset[Topic] = frozenset()
    services: Names = frozenset()
    locations: Names = frozenset()
    quiet_hours: Hours | None = None
    urgent_in_quiet_hours: StrictBool = True
    time_zone: Annotated[StrictStr, AfterValidator(_zone)] = "UTC"
    language: Language = Language.ENGLISH

    def changes(self) -> Changes:
        """What was given, and nothing that was left out."""
        given = {name: getattr(self, name) for name in self.model_fields_set}
        if self.quiet_hours:
            given["quiet_hours"] = QuietHours(self.quiet_hours.begin, self.quiet_hours.end)
        return Changes(**given)


PREFERENCES_SENTENCES = {
    "topics": OPT_IN_SENTENCES["topics"],
    "services": "must be names of the catalogue, or an empty list for all",
    "locations": "must be names of the catalogue, or an empty list for all",
    "quiet_hours": "must be two different times of day, from and to, as HH:MM, or null",
    "urgent_in_quiet_hours": "must be true or false",
    "time_zone": "must be an IANA time zone such as Europe/Berlin",
    "language": OPT_IN_SENTENCES["language"],
}
