"""End User Messaging: what we ask for, and every row of the closed table of its errors."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ConnectionClosedError,
    ConnectTimeoutError,
    EndpointConnectionError,
    NoCredentialsError,
    ReadTimeoutError,
)
from botocore.stub import Stubber

from shared.sms.carrier import (
    Accepted,
    AccountRefused,
    Answer,
    Refused,
    RefusedForNow,
    Throttled,
    Unclear,
)
from shared.sms.end_user_messaging import ONE_ATTEMPT, EndUserMessaging, judged
from shared.sms.number import PhoneNumber
from shared.sms.pacing import Line

ANA = PhoneNumber("+14155550123")
HOUR = timedelta(hours=1)
TWENTY = Line("phone-local", 20)
CONTEXT = {"delivery": "a|b", "consent": "1:abc"}
ASKED = {
    "DestinationPhoneNumber": "+14155550123",
    "OriginationIdentity": "phone-local",
    "MessageBody": "Email is slow",
    "MessageType": "TRANSACTIONAL",
    "ConfigurationSetName": "assent-local",
    "TimeToLive": 3600,
    "Context": CONTEXT,
}


@pytest.fixture(scope="module")
def carrier() -> EndUserMessaging:
    session = boto3.Session(aws_access_key_id="any", aws_secret_access_key="any", region_name="us-east-1")
    client = session.client("pinpoint-sms-voice-v2", config=ONE_ATTEMPT, endpoint_url="http://127.0.0.1:9")
    return EndUserMessaging(client, "assent-local")


@pytest.fixture
def service(carrier: EndUserMessaging) -> Iterator[Stubber]:
    """The service as its model describes it: requests are checked, answers are as written."""
    with Stubber(carrier.client) as stub:
        yield stub
        stub.assert_no_pending_responses()


def test_a_text_leaves_by_its_line(carrier: EndUserMessaging, service: Stubber) -> None:
    service.add_response("send_text_message", {"MessageId": "1"}, {**ASKED, "OriginationIdentity": "pool-gb"})
    assert carrier.send(ANA, "Email is slow", HOUR, CONTEXT, "pool-gb") == Accepted("1")


def test_one_text_is_handed_over_as_asked(carrier: EndUserMessaging, service: Stubber) -> None:
    service.add_response("send_text_message", {"MessageId": "message 1"}, ASKED)
    assert carrier.send(ANA, "Email is slow", HOUR, CONTEXT, "phone-local") == Accepted("message 1")


@pytest.mark.parametrize(
    ("valid_for", "seconds"),
    [
        (timedelta(seconds=-5), 5),
        (timedelta(seconds=4), 5),
        (timedelta(seconds=61.9), 61),
        (timedelta(days=3), 259_200),
        (timedelta(days=400), 259_200),
    ],
)
def test_validity_keeps_to_what_the_service_allows(
    carrier: EndUserMessaging, service: Stubber, valid_for: timedelta, seconds: int
) -> None:
    service.add_response("send_text_message", {"MessageId": "1"}, ASKED | {"TimeToLive": seconds})
    assert carrier.send(ANA, "Email is slow", valid_for, CONTEXT, "phone-local") == Accepted("1")


OptedOutThere = partial(Refused, opted_out=True)
ERRORS = [
    # code, reason, HTTP status, what it means for the text
    ("ThrottlingException", None, 400, Throttled()),
    ("Throttling", None, 400, Throttled()),
    ("TooManyRequestsException", None, 429, Throttled()),
    ("ConflictException", "DESTINATION_PHONE_NUMBER_OPTED_OUT", 400, OptedOutThere),
    ("ConflictException", "DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION", 400, Refused),
    ("ConflictException", "DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE", 400, Refused),
    ("ConflictException", "DESTINATION_PHONE_NUMBER_NOT_VERIFIED", 400, AccountRefused),
    ("ConflictException", "RESOURCE_NOT_ACTIVE", 400, AccountRefused),
    ("ConflictException", "NO_ORIGINATION_IDENTITIES_FOUND", 400, RefusedForNow),
    ("ValidationException", "FIELD_VALIDATION_FAILED", 400, AccountRefused),
    ("ValidationException", "DESTINATION_COUNTRY_BLOCKED", 400, Refused),
    ("ValidationException", "SENDER_ID_NOT_SUPPORTED", 400, RefusedForNow),
    ("AccessDeniedException", "ACCOUNT_DISABLED", 400, AccountRefused),
    ("AccessDeniedException", "INSUFFICIENT_ACCOUNT_REPUTATION", 400, AccountRefused),
    ("AccessDeniedException", None, 403, AccountRefused),
    ("ServiceQuotaExceededException", "MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT", 400, AccountRefused),
    ("ResourceNotFoundException", None, 400, AccountRefused),
    ("ExpiredTokenException", None, 400, AccountRefused),
    ("InternalServerException", None, 500, Unclear),
    ("ServiceUnavailable", None, 503, Unclear),
    ("SomethingNew", None, 400, RefusedForNow),
    ("SomethingNew", None, 502, Unclear),
]


@pytest.mark.parametrize(("code", "reason", "status", "meaning"), ERRORS)
def test_what_an_error_means(
    carrier: EndUserMessaging, service: Stubber, code: str, reason: str | None, status: int, meaning: Any
) -> None:
    more = {"Reason": reason} if reason else {}
    service.add_client_error("send_text_message", code, "about +14155550123", status, None, None, ASKED, more)
    answer = carrier.send(ANA, "Email is slow", HOUR, CONTEXT, "phone-local")
    name = f"{code}/{reason}" if reason else code
    assert answer == (meaning if meaning == Throttled() else meaning(name))
    assert "555" not in repr(answer)  # G7


FAULTS = [
    (["DestinationPhoneNumber"], Refused),
    (["MessageBody"], Refused),
    (["ConfigurationSetName", "Context"], Refused),
    (["OriginationIdentity"], AccountRefused),
    (["ConfigurationSetName", "MessageType"], AccountRefused),
    ([], AccountRefused),
]


@pytest.mark.parametrize(("fields", "meaning"), FAULTS)
def test_a_fault_of_one_text_stops_no_other(
    carrier: EndUserMessaging, service: Stubber, fields: list[str], meaning: Any
) -> None:
    found = {"Reason": "FIELD_VALIDATION_FAILED", "Fields": [{"Name": n, "Message": "x"} for n in fields]}
    service.add_client_error(
        "send_text_message", "ValidationException", http_status_code=400, modeled_fields=found
    )
    answer = carrier.send(ANA, "Email is slow", HOUR, CONTEXT, "phone-local")
    assert answer == meaning("ValidationException/FIELD_VALIDATION_FAILED")


LOST: list[tuple[BotoCoreError, Answer]] = [
    (ConnectTimeoutError(endpoint_url="x"), RefusedForNow("ConnectTimeoutError")),
    (EndpointConnectionError(endpoint_url="x"), RefusedForNow("EndpointConnectionError")),
    (NoCredentialsError(), RefusedForNow("NoCredentialsError")),
    (ReadTimeoutError(endpoint_url="x"), Unclear("ReadTimeoutError")),
    (ConnectionClosedError(endpoint_url="x"), Unclear("ConnectionClosedError")),
    (BotoCoreError(), Unclear("BotoCoreError")),
]


@pytest.mark.parametrize(("error", "meaning"), LOST)
def test_what_a_lost_connection_means(error: BotoCoreError, meaning: Answer) -> None:  # G3
    """Only what certainly never left may be sent again as if nothing had happened."""
    assert judged(error) == meaning


def test_nobody_there_is_not_taken(carrier: EndUserMessaging) -> None:
    assert carrier.send(ANA, "Email is slow", HOUR, CONTEXT, "phone-local") == RefusedForNow(
        "EndpointConnectionError"
    )


def test_a_request_that_we_would_not_make_never_left(carrier: EndUserMessaging) -> None:  # G3
    answer = carrier.send(ANA, "", HOUR, CONTEXT, "phone-local")
    assert answer == RefusedForNow("ParamValidationError")


def test_the_library_makes_one_attempt_in_three_seconds(carrier: EndUserMessaging) -> None:  # G2, G3
    config: Any = carrier.client.meta.config
    assert isinstance(config, Config)
    assert vars(config)["retries"]["total_max_attempts"] == 1
    assert vars(config)["connect_timeout"] + vars(config)["read_timeout"] == 3
    assert vars(config)["max_pool_connections"] >= 16


DESCRIPTIONS: list[tuple[dict[str, Any], int]] = [
    ({"MessagingLimits": {"RateLimits": {"SMS": 3}}}, 3),
    ({"MessagingLimits": {"RateLimits": {}}}, 20),
    ({"MessagingLimits": {}}, 20),
    ({}, 20),
]


@pytest.mark.parametrize(("more", "rate"), DESCRIPTIONS)
def test_the_rate_is_the_numbers_own_else_the_settings(more: dict[str, Any], rate: int) -> None:
    class Numbers:
        """The service, for members that this library's model may not know yet."""

        def describe_phone_numbers(self, **_: Any) -> dict[str, Any]:
            return {"PhoneNumbers": [more]}

    client: Any = Numbers()
    assert EndUserMessaging(client, "assent-local").parts_per_second(TWENTY) == rate


def test_without_a_number_the_rate_is_the_settings(carrier: EndUserMessaging, service: Stubber) -> None:
    asked = {"PhoneNumberIds": ["phone-local"]}
    service.add_response("describe_phone_numbers", {"PhoneNumbers": []}, asked)
    assert carrier.parts_per_second(TWENTY) == 20
    service.add_client_error("describe_phone_numbers", "ResourceNotFoundException", expected_params=asked)
    assert carrier.parts_per_second(TWENTY) == 20
