"""What an installation decides for itself, read from the CDK context and checked at synth.

Each stage has its section in ``cdk.json``, under its own name; ``-c key=value`` on the command line
goes before it. A mistake is one clear line before anything is deployed, not a text to the wrong country
after it.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator
from pydantic.alias_generators import to_camel

from infra.setting_types import (
    AwsRegions,
    ClockFile,
    Every,
    Grant,
    Identity,
    Line,
    Names,
    OwnLine,
    OwnLines,
    Rate,
    Region,
    Regions,
    Roles,
    Zone,
)
from shared.settings import CountryLine, Settings

LOCAL = "local"
FIVE_YEARS = 5 * 365 + 2
SETTING_NAME = re.compile(r"[a-z][A-Za-z]*")


class BadSettings(Exception):
    """The context cannot be deployed; each of ``problems`` is a sentence that names its setting."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("; ".join(problems))


class StageSettings(BaseModel):
    """The context of one stage, under the names that ``cdk.json`` and ``-c`` use (``portalUrl``)."""

    model_config = ConfigDict(alias_generator=to_camel, extra="forbid", frozen=True)

    stage: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=20)]
    brand: Annotated[Line, StringConstraints(max_length=30)]
    portal_url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+\S*$", max_length=100)]
    support: Annotated[Line, StringConstraints(max_length=60)]
    default_region: Region = "US"
    countries: Regions = ()
    one_way_countries: Regions = ()
    services: Names = ()
    locations: Names = ()
    time_zone: Zone = "UTC"
    sms_channel: Literal["eum", "sns"] = "eum"
    origination_identity: Identity = ""
    configuration_set: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{0,64}$")] = ""
    parts_per_second: Rate = 1
    lines: OwnLines = ()
    toll_free: bool = False
    opt_out_regions: AwsRegions = ()
    opt_out_lists: Names = ()
    forms_an_hour_per_source: Annotated[int, Field(ge=0, le=5000)] = 600
    routine_an_hour: Annotated[int, Field(ge=0, le=1000)] = 6
    attestation_after_days: Annotated[int, Field(ge=0, le=3650)] = 365
    policy_review_every: Every = "12 months"
    roles: Roles = Field(default_factory=dict)
    issuer: Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+\S*$")]
    audience: Annotated[str, StringConstraints(pattern=r"^\S+$")]
    anchor_lock: Literal["compliance", "governance"] = "compliance"
    """Whether nobody at all can remove an anchor before its time, or only who has a permission for it."""
    anchor_days: Annotated[int, Field(ge=1, le=36_500)] = FIVE_YEARS
    """How long an anchor is locked; each proof of these days needs it."""
    alarm_email: Annotated[str, StringConstraints(pattern=r"^([^@\s]+@[^@\s]+)?$")] = ""
    moving_clock: ClockFile | None = None
    nag: bool = True
    """Whether the AwsSolutions rules are checked at synth; seconds that the laptop does not need."""

    @property
    def is_local(self) -> bool:
        """Whether this is the laptop, where everything may be thrown away."""
        return self.stage == LOCAL

    @property
    def configuration_set_name(self) -> str:
        """The configuration set through which receipts come; SNS has none."""
        return "" if self.sms_channel == "sns" else self.configuration_set or f"assent-{self.stage}"

    @model_validator(mode="after")
    def _fit_for_the_stage(self) -> Self:
        problems = self._unclear_lines() + ([] if self.is_local else self._unfit_for_aws())
        if problems:
            raise ValueError("\n".join(problems))
        return self

    def _unclear_lines(self) -> list[str]:
        """What would leave it open which identity a text comes from."""
        if self.lines and self.sms_channel == "sns":
            return ['"lines" are for the channel "eum": SNS chooses the identity itself']
        if any(line.identity == self.origination_identity for line in self.lines):
            return ['"lines" name "originationIdentity", which all other countries are texted from']
        return []

    def _unfit_for_aws(self) -> list[str]:
        """What only the laptop may do."""
        problems = []
        if self.moving_clock:
            problems.append(f'"movingClock" is for the stage "{LOCAL}" alone')
        if urlsplit(self.issuer).scheme != "https":
            problems.append('"issuer" must be an https URL')
        if urlsplit(self.portal_url).scheme != "https":
            problems.append('"portalUrl" must be an https URL')
        if self.sms_channel == "eum" and not self.origination_identity:
            problems.append('"originationIdentity" is missing: the number or pool that texts come from')
        return problems

    def for_functions(self) -> Settings:
        """The part of these settings that the functions are told."""
        return Settings(
            stage=self.stage,
            brand=self.brand,
            portal_url=self.portal_url,
            support=self.support,
            default_region=self.default_region,
            countries=self.countries,
            services=self.services,
            locations=self.locations,
            time_zone=self.time_zone,
            sms_channel=self.sms_channel,
            # SNS chooses the identity itself, yet the line that paces it needs a name.
            origination_identity=self.origination_identity or self.sms_channel,
            configuration_set=self.configuration_set_name,
            parts_per_second=self.parts_per_second,
            lines=tuple(_line(line) for line in self.lines),
            one_way_countries=self.one_way_countries,
            toll_free=self.toll_free,
            opt_out_regions=self.opt_out_regions,
            opt_out_lists=self.opt_out_lists,
            forms_an_hour_per_source=self.forms_an_hour_per_source,
            routine_an_hour=self.routine_an_hour,
            attestation_after_days=self.attestation_after_days,
            policy_review_every=self.policy_review_every,
            roles={role: _pair(grant) for role, grant in self.roles.items()},
            moving_clock=self.moving_clock,
        )


def _line(line: OwnLine) -> CountryLine:
    return CountryLine(line.countries, line.identity, line.parts_per_second)


def _pair(grant: Grant) -> tuple[str, str]:
    return grant.claim, grant.value


def read_settings(context: Mapping[str, Any]) -> StageSettings:
    """The settings of the stage that ``context`` names, its section in ``cdk.json`` included.

    Raises:
        BadSettings: something is missing, unknown or not allowed in this stage.
    """
    given = {name: value for name, value in context.items() if _is_ours(name, value)}
    stage = str(given.setdefault("stage", LOCAL))
    section = context.get(stage, {})
    if not isinstance(section, Mapping):
        raise BadSettings([f'the section "{stage}" of cdk.json must be an object'])
    try:
        return StageSettings.model_validate({"roles": {}, **section, **given})
    except ValidationError as error:
        problems = [_sentence(dict(problem)) for problem in error.errors()]
        raise BadSettings([line for problem in problems for line in problem.splitlines()]) from None


def _is_ours(name: str, value: object) -> bool:
    """Whether a context key is a setting: not a flag of the CDK's, a cached look-up or a stage's section."""
    is_section = isinstance(value, Mapping) and name != "roles"
    return bool(SETTING_NAME.fullmatch(name)) and not is_section


def _sentence(problem: dict[str, Any]) -> str:
    """One of pydantic's errors as a person would say it."""
    message = str(problem["msg"]).removeprefix("Value error, ")
    if not problem["loc"]:
        return message
    setting = ".".join(str(part) for part in problem["loc"])
    if problem["type"] == "missing":
        return f'"{setting}" is missing'
    if problem["type"] == "extra_forbidden":
        return f'"{setting}" is no setting'
    return f'"{setting}": {message[0].lower()}{message[1:]}'
