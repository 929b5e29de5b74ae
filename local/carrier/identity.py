"""What the local account owns at the carrier: one number, one configuration set, an opt-out list a Region."""

from datetime import UTC, datetime
from typing import Final, Literal

Kind = Literal[
    "phone-number", "configuration-set", "opt-out-list", "opted-out-number", "protect-configuration"
]
"""Resource types of the service model that the local carrier speaks of."""

PHONE_NUMBER_ID: Final = "phone-local"
PHONE_NUMBER: Final = "+12065550100"
CONFIGURATION_SET: Final = "assent-local"
OPT_OUT_LIST: Final = "Default"
REGION: Final = "us-east-1"
CREATED: Final = datetime(2026, 1, 1, tzinfo=UTC).timestamp()


def arn(kind: Kind, name: str, region: str = REGION) -> str:
    """The ARN of a resource of the local account."""
    return f"arn:aws:sms-voice:{region}:000000000000:{kind}/{name}"


def names(kind: Kind, name: str, region: str = REGION) -> tuple[str, str]:
    """How a request may name a resource: by its name or by its ARN."""
    return name, arn(kind, name, region)


PHONE_NUMBER_NAMES: Final = (
    PHONE_NUMBER,
    PHONE_NUMBER.removeprefix("+"),
    *names("phone-number", PHONE_NUMBER_ID),
)
