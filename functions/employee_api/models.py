"""What an employee sends, checked; each field with the sentence that a wrong one gets."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from shared.consent.entry import Language, Topic

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


class UrlencodedOptInForm(OptInForm):
    """The same from a plain HTML form, where a ticked box is a word."""

    consent: Annotated[bool, BeforeValidator(_ticked)]


OPT_IN_SENTENCES = {
    "name": "is required, at most 100 characters",
    "phone": "is required",
    "consent": "must be given: tick the box to agree",
    "topics": "must be some of incident, change, service",
    "language": "must be en, es or fr",
}


class Code(BaseModel):
    """The code that was texted."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    code: Annotated[str, StringConstraints(strict=True, strip_whitespace=True, pattern=r"^[0-9]{6}$")]


CODE_SENTENCES = {"code": "must be the six digits of the text"}
