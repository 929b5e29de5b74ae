"""SNS as the channel: a text to a phone, never to a topic, judged by the same table."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import boto3
import pytest
from botocore.stub import Stubber

from shared.sms.carrier import Accepted, AccountRefused, Refused, RefusedForNow, Throttled, Unclear
from shared.sms.end_user_messaging import ONE_ATTEMPT
from shared.sms.number import PhoneNumber
from shared.sms.pacing import Line
from shared.sms.sns import SnsTexts

ANA = PhoneNumber("+14155550123")
HOUR = timedelta(hours=1)
ASKED = {
    "PhoneNumber": "+14155550123",
    "Message": "Email is slow",
    "MessageAttributes": {"AWS.SNS.SMS.SMSType": {"DataType": "String", "StringValue": "Transactional"}},
}


@pytest.fixture(scope="module")
def carrier() -> SnsTexts:
    session = boto3.Session(aws_access_key_id="any", aws_secret_access_key="any", region_name="us-east-1")
    return SnsTexts(session.client("sns", config=ONE_ATTEMPT))


@pytest.fixture
def service(carrier: SnsTexts) -> Iterator[Stubber]:
    with Stubber(carrier.client) as stub:
        yield stub
        stub.assert_no_pending_responses()


def test_one_text_is_published_to_its_phone(carrier: SnsTexts, service: Stubber) -> None:
    service.add_response("publish", {"MessageId": "message 1"}, ASKED)
    assert carrier.send(ANA, "Email is slow", HOUR, {"delivery": "a|b"}, "sns") == Accepted("message 1")


ERRORS = [
    ("Throttled", 429, Throttled()),
    ("Throttling", 400, Throttled()),
    ("InvalidParameter", 400, Refused("InvalidParameter")),
    ("ParameterValueInvalid", 400, Refused("ParameterValueInvalid")),
    ("OptedOut", 400, Refused("OptedOut", opted_out=True)),
    ("AuthorizationError", 403, AccountRefused("AuthorizationError")),
    ("SomethingNew", 400, RefusedForNow("SomethingNew")),
    ("InternalError", 500, Unclear("InternalError")),
]


@pytest.mark.parametrize(("code", "status", "meaning"), ERRORS)
def test_what_an_error_means(
    carrier: SnsTexts, service: Stubber, code: str, status: int, meaning: Any
) -> None:
    service.add_client_error("publish", code, "+14155550123 is opted out", status, expected_params=ASKED)
    answer = carrier.send(ANA, "Email is slow", HOUR, {}, "sns")
    assert answer == meaning
    assert "555" not in repr(answer)  # G7


def test_the_rate_is_the_settings(carrier: SnsTexts) -> None:
    assert carrier.parts_per_second(Line("sns", 5)) == 5
