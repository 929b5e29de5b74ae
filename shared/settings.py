"""What an installation decides for itself, as the functions are told it.

The infrastructure checks these values at synth and hands them over as one JSON text in the
environment; here they are plain, so that a cold start pays for no validation library.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LISTS = ("countries", "one_way_countries", "services", "locations", "opt_out_regions", "opt_out_lists")


@dataclass(frozen=True)
class CountryLine:
    """An identity that some countries are texted from, with a rate of its own."""

    countries: tuple[str, ...]
    identity: str
    parts_per_second: int
    """Where the carrier does not tell it."""


@dataclass(frozen=True)
class Settings:
    """The settings of one stage."""

    stage: str
    brand: str
    """Stands first in every text."""
    portal_url: str
    """Where an employee finds the form and the preferences."""
    support: str
    """What HELP names: an address or a number of the help desk."""
    default_region: str
    """ISO country whose national format a phone is read in when it has no country code."""
    countries: tuple[str, ...]
    """ISO countries that texts may go to; none means all."""
    services: tuple[str, ...]
    locations: tuple[str, ...]
    sms_channel: str
    """``eum`` (AWS End User Messaging SMS) or ``sns``."""
    origination_identity: str
    configuration_set: str
    parts_per_second: int
    """The line's rate where the carrier does not tell it."""
    roles: Mapping[str, tuple[str, str]]
    """Role → the claim and the value that grant it."""
    lines: tuple[CountryLine, ...] = ()
    """Whatever country none of them names is texted from ``origination_identity``."""
    time_zone: str = "UTC"
    """The zone of everybody who chose none."""
    forms_an_hour_per_source: int = 600
    """Opt-in forms that one address may send in an hour; 0 for any number."""
    routine_an_hour: int = 6
    """Routine texts that one person gets in an hour of the clock; 0 for any number."""
    attestation_after_days: int = 365
    """After so many days without a sign of life consent is suspended; 0 for never."""
    opt_out_regions: tuple[str, ...] = ()
    """AWS Regions whose opt-out lists are read; none means the stage's own."""
    opt_out_lists: tuple[str, ...] = ()
    """The lists that are read in each of them; none means all."""
    one_way_countries: tuple[str, ...] = ()
    """ISO countries in which people cannot answer a text: each text says there where to opt out."""
    toll_free: bool = False
    """Whether texts come from a US toll-free number, whose carrier answers STOP itself."""
    policy_review_every: str = "12 months"
    """How often the policy is reviewed: ``12 months`` or ``90 days``."""
    moving_clock: Path | None = None
    """The file with the laptop's clock offset; only the local stage has one."""

    def to_json(self) -> str:
        """These settings as one line of JSON, for a function's environment."""
        values = {**self.__dict__, "moving_clock": str(self.moving_clock) if self.moving_clock else None}
        return json.dumps(values, separators=(",", ":"), sort_keys=True, default=vars)

    @classmethod
    def from_json(cls, text: str) -> "Settings":
        """The settings that ``to_json`` wrote.

        Raises:
            TypeError: a key is missing or unknown.
        """
        values: dict[str, Any] = json.loads(text)
        for name in LISTS:
            values[name] = tuple(values[name])
        lines = ({**line, "countries": tuple(line["countries"])} for line in values.get("lines", ()))
        values["lines"] = tuple(CountryLine(**line) for line in lines)
        values["roles"] = {role: tuple(grant) for role, grant in values["roles"].items()}
        if values.get("moving_clock"):
            values["moving_clock"] = Path(values["moving_clock"])
        return cls(**values)
