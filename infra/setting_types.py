"""The kinds of values that settings have, each with what makes one wrong.

``cdk.json`` can hold lists and objects; ``-c`` carries text alone, so lists come with commas there and the
roles as JSON.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import phonenumbers
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

from shared.zones import is_zone

ROLES = {"help-desk": "help-desk", "compliance": "compliance", "itsm": "itsm"}
"""Each role and the value of the claim ``groups`` that grants it unless the settings say otherwise."""


def _parts(value: object) -> object:
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


def _region(value: str) -> str:
    """Fail for a country that has no phone numbers, so that ``UK`` for ``GB`` is found here."""
    if value not in phonenumbers.SUPPORTED_REGIONS:
        raise ValueError(f"{value!r} is no ISO 3166 country with phone numbers")
    return value


def _zone(value: str) -> str:
    if not is_zone(value):
        raise ValueError(f"{value!r} is no IANA time zone")
    return value


def _different(values: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(values)) != len(values):
        raise ValueError("names something twice")
    return values


def _absolute(value: Path) -> Path:
    if not value.is_absolute():
        raise ValueError("must be an absolute path")
    return value


def _whole_word(value: str) -> str:
    """A claim's value: the gateway hands groups over as the text ``[a b]``, so a space would end it."""
    if any(mark.isspace() or mark in "[]," for mark in value):
        raise ValueError("must be one word: the gateway parts values by spaces, commas and brackets")
    return value


def _json(given: object) -> object:
    """What ``-c`` can only carry as text."""
    if not isinstance(given, str):
        return given
    try:
        return json.loads(given)
    except json.JSONDecodeError as error:
        raise ValueError(f"is not JSON: {error.msg}") from None


def _all_roles(given: object) -> object:
    """What is given over what is the default; an unknown role is a mistake, not a role that nobody has."""
    given = _json(given)
    if not isinstance(given, Mapping):
        raise ValueError("must name a claim and a value for each role")  # noqa: TRY004 - pydantic's own
    if unknown := sorted(set(given) - set(ROLES)):
        raise ValueError(f"no role of ours: {', '.join(unknown)}")
    roles: dict[str, Any] = {role: {"value": value} for role, value in ROLES.items()}
    return roles | dict(given)


Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\x00-\x1f\x7f]+$")]
Region = Annotated[str, AfterValidator(_region)]
Zone = Annotated[str, AfterValidator(_zone)]
Regions = Annotated[tuple[Region, ...], BeforeValidator(_parts), AfterValidator(_different)]
AwsRegion = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[a-z]+)+-\d$")]
AwsRegions = Annotated[tuple[AwsRegion, ...], BeforeValidator(_parts), AfterValidator(_different)]
Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")]
Names = Annotated[tuple[Name, ...], BeforeValidator(_parts), AfterValidator(_different)]
Minutes = Annotated[
    tuple[Annotated[int, Field(ge=1, le=240)], ...], Field(min_length=1), BeforeValidator(_parts)
]
Word = Annotated[str, StringConstraints(min_length=1, max_length=100), AfterValidator(_whole_word)]
Every = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,2} (days|months)$")]
Identity = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_:/+-]{0,256}$")]
Rate = Annotated[int, Field(ge=1, le=100)]
ClockFile = Annotated[Path, AfterValidator(_absolute)]


class Grant(BaseModel):
    """The claim of the token and the value in it that grant a role."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    claim: Word = "groups"
    value: Word


Roles = Annotated[dict[str, Grant], BeforeValidator(_all_roles)]


class OwnLine(BaseModel):
    """An identity that some countries are texted from."""

    model_config = ConfigDict(alias_generator=to_camel, extra="forbid", frozen=True)

    countries: Annotated[Regions, Field(min_length=1)]
    identity: Annotated[Identity, StringConstraints(min_length=1)]
    parts_per_second: Rate


def _each_once(lines: tuple[OwnLine, ...]) -> tuple[OwnLine, ...]:
    """Fail where it would not be clear which line a text takes, or how fast a line is."""
    for what in ("countries", "identity"):
        named = [name for line in lines for name in _names(getattr(line, what))]
        if twice := sorted({name for name in named if named.count(name) > 1}):
            raise ValueError(f"names {', '.join(twice)} twice")
    return lines


def _names(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


OwnLines = Annotated[tuple[OwnLine, ...], BeforeValidator(_json), AfterValidator(_each_once)]
