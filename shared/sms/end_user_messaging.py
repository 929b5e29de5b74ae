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
    AccountRefused,
    Answer,
    Refused,
    RefusedForNow,
    Throttled,
    Unclear,
)
from shared.sms.number import PhoneNumber
from shared.sms.pacing import Line
from shared.sms.refusals import Meaning, meaning

if TYPE_CHECKING:
    from mypy_boto3_pinpoint_sms_voice_v2 import PinpointSMSVoiceV2Client

LONGEST_VALIDITY = 259_200
SHORTEST_VALIDITY = 5
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
    """Sends through the origination identities of the account."""

    client: "PinpointSMSVoiceV2Client"
    configuration_set: str

    def send(
        self, number: PhoneNumber, body: str, valid_for: timedelta, context: Mapping[str, str], line: str
    ) -> Answer:
        """Hand over one text, once."""
        seconds = min(LONGEST_VALIDITY, max(SHORTEST_VALIDITY, int(valid_for.total_seconds())))
        try:
            answer = self.client.send_text_message(
                DestinationPhoneNumber=number.e164,
                OriginationIdentity=line,
                MessageBody=body,
                MessageType="TRANSACTIONAL",
                ConfigurationSetName=self.configuration_set,
                TimeToLive=seconds,
                Context=dict(context),
            )
        except (ClientError, BotoCoreError) as error:
            return judged(error)
        return Accepted(answer["MessageId"])

    def parts_per_second(self, line: Line) -> int:
        """The rate that the carrier tells for the number, else the settings'."""
        try:
            numbers = self.client.describe_phone_numbers(PhoneNumberIds=[line.name])["PhoneNumbers"]
        except (ClientError, BotoCoreError):
            return line.parts_per_second
        limits = numbers[0].get("MessagingLimits", {}) if numbers else {}
        return int(limits.get("RateLimits", {}).get("SMS", line.parts_per_second))


def judged(error: ClientError | BotoCoreError) -> Answer:
    """What a carrier's error means for the text."""
    if isinstance(error, NEVER_LEFT):
        return RefusedForNow(type(error).__name__)
    if not isinstance(error, ClientError):
        return Unclear(type(error).__name__)
    response: Any = error.response
    code, reason = response["Error"]["Code"], str(response.get("Reason", ""))
    fields = [each.get("Name") for each in response.get("Fields", [])]
    status = response["ResponseMetadata"]["HTTPStatusCode"]
    return _answer(meaning(code, reason, fields, status), f"{code}/{reason}" if reason else code)


def _answer(means: Meaning, name: str) -> Answer:
    match means:
        case Meaning.TOO_FAST:
            return Throttled()
        case Meaning.NEVER | Meaning.OPTED_OUT:
            return Refused(name, opted_out=means is Meaning.OPTED_OUT)
        case Meaning.FOR_NOW:
            return RefusedForNow(name)
        case Meaning.EVERYBODY:
            return AccountRefused(name)
        case Meaning.UNKNOWN:
            return Unclear(name)
