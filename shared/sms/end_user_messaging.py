"""AWS End User Messaging SMS, or the local carrier that speaks its language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    NoCredentialsError,
    ParamValidationError,
)

from shared.sms.carrier import (
    CONNECT_SECONDS,
    READ_SECONDS,
    Accepted,
    Answer,
    Refused,
    RefusedForNow,
    Throttled,
    Unclear,
)
from shared.sms.number import PhoneNumber

if TYPE_CHECKING:
    from mypy_boto3_pinpoint_sms_voice_v2 import PinpointSMSVoiceV2Client

LONGEST_VALIDITY = 259_200
SHORTEST_VALIDITY = 5
THROTTLED = {"ThrottlingException", "Throttling", "Throttled", "TooManyRequestsException"}
NEVER = {"InvalidParameter", "ParameterValueInvalid", "OptedOut"}
OPTED_OUT = {"OptedOut", "DESTINATION_PHONE_NUMBER_OPTED_OUT"}
"""SNS' code and End User Messaging's reason for a number on the opt-out list."""
NEVER_THIS_NUMBER = {
    "DESTINATION_PHONE_NUMBER_OPTED_OUT",
    "DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION",
    "DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE",
    "DESTINATION_COUNTRY_BLOCKED",
    "INTERNATIONAL_SENDING_NOT_SUPPORTED",
    "PRICE_OVER_THRESHOLD",
}
NEVER_LEFT = (ConnectTimeoutError, EndpointConnectionError, NoCredentialsError, ParamValidationError)
"""Errors that come before a request is on its way, so that no text can have been taken."""

ONE_ATTEMPT = Config(
    connect_timeout=CONNECT_SECONDS,
    read_timeout=READ_SECONDS,
    retries={"total_max_attempts": 1},
    max_pool_connections=16,
)
"""A carrier's call is never repeated by the library: there is no idempotency token, so it would resend."""


@dataclass(frozen=True)
class EndUserMessaging:
    """Sends through one origination identity."""

    client: "PinpointSMSVoiceV2Client"
    identity: str
    configuration_set: str
    settings_rate: int

    def send(
        self, number: PhoneNumber, body: str, valid_for: timedelta, context: Mapping[str, str]
    ) -> Answer:
        """Hand over one text, once."""
        seconds = min(LONGEST_VALIDITY, max(SHORTEST_VALIDITY, int(valid_for.total_seconds())))
        try:
            answer = self.client.send_text_message(
                DestinationPhoneNumber=number.e164,
                OriginationIdentity=self.identity,
                MessageBody=body,
                MessageType="TRANSACTIONAL",
                ConfigurationSetName=self.configuration_set,
                TimeToLive=seconds,
                Context=dict(context),
            )
        except (ClientError, BotoCoreError) as error:
            return judged(error)
        return Accepted(answer["MessageId"])

    def parts_per_second(self) -> int:
        """The rate that the carrier tells for the number, else the settings'."""
        try:
            numbers = self.client.describe_phone_numbers(PhoneNumberIds=[self.identity])["PhoneNumbers"]
        except (ClientError, BotoCoreError):
            return self.settings_rate
        limits = numbers[0].get("MessagingLimits", {}) if numbers else {}
        return int(limits.get("RateLimits", {}).get("SMS", self.settings_rate))


def judged(error: ClientError | BotoCoreError) -> Answer:
    """What a carrier's error means for the text, by the closed table of the architecture."""
    if isinstance(error, NEVER_LEFT):
        return RefusedForNow(type(error).__name__)
    if not isinstance(error, ClientError):
        return Unclear(type(error).__name__)
    code = error.response["Error"]["Code"]
    status = error.response["ResponseMetadata"]["HTTPStatusCode"]
    reason = str(error.response.get("Reason", ""))
    name = f"{code}/{reason}" if reason else code
    if code in THROTTLED:
        return Throttled()
    if status >= 500:
        return Unclear(name)
    if code in NEVER or reason in NEVER_THIS_NUMBER or _is_about_the_number(error):
        return Refused(name, opted_out=not OPTED_OUT.isdisjoint((code, reason)))
    return RefusedForNow(name)


def _is_about_the_number(error: ClientError) -> bool:
    """Whether a request was invalid for its number; other faults are the installation's, and pass."""
    fields: Any = error.response.get("Fields", [])
    return any(each.get("Name") == "DestinationPhoneNumber" for each in fields)
