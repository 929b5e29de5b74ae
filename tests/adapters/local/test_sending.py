"""``SendTextMessage`` as the service documents it, called with boto3."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from botocore.exceptions import ClientError

from .stand import Laptop, a_number, said

ARN = "arn:aws:sms-voice:us-east-1:000000000000:"


def refusal(laptop: Laptop, operation: str = "SendTextMessage", **request: Any) -> dict[str, Any]:
    """The error that a raw request gets: boto3's own checks do not stand before the carrier's."""
    target = {"X-Amz-Target": f"PinpointSMSVoiceV2.{operation}"}
    answer = laptop.http.post("/", json=request, headers=target)
    assert answer.status_code == 400
    body: dict[str, Any] = answer.json()
    return body


def test_a_text_reaches_the_phone(laptop: Laptop) -> None:
    number = a_number()
    sent = laptop.sends(number, "Hello €", Context={"delivery": "abc"})
    [text] = laptop.texts(number)
    assert (text["id"], text["to"], text["from"]) == (sent, number, "+12065550100")
    assert (text["body"], text["parts"], text["encoding"]) == ("Hello €", 1, "GSM")
    assert text["context"] == {"delivery": "abc"}
    assert text["submitted_at"].endswith("Z")
    assert len(text["submitted_at"]) == len("2026-11-24T09:00:00.000Z")


@pytest.mark.parametrize(
    "identity", ["phone-local", ARN + "phone-number/phone-local", "+12065550100", "12065550100"]
)
def test_the_number_is_known_by_its_names(laptop: Laptop, identity: str) -> None:
    assert laptop.sends(a_number(), OriginationIdentity=identity)


@pytest.mark.parametrize(
    ("member", "value", "reason"),
    [
        ("DestinationPhoneNumber", None, "MISSING_PARAMETER"),
        ("DestinationPhoneNumber", "call me", "FIELD_VALIDATION_FAILED"),
        ("DestinationPhoneNumber", "+0155550123", "FIELD_VALIDATION_FAILED"),
        ("DestinationPhoneNumber", "+1" * 20, "FIELD_VALIDATION_FAILED"),
        ("DestinationPhoneNumber", 14155550123, "CANNOT_PARSE"),
        ("MessageBody", None, "MISSING_PARAMETER"),
        ("MessageBody", "", "FIELD_VALIDATION_FAILED"),
        ("MessageBody", " \n ", "FIELD_VALIDATION_FAILED"),
        ("MessageBody", "a" * 1601, "FIELD_VALIDATION_FAILED"),
        ("MessageBody", ["a"], "CANNOT_PARSE"),
        ("MessageType", "MARKETING", "FIELD_VALIDATION_FAILED"),
        ("TimeToLive", 4, "FIELD_VALIDATION_FAILED"),
        ("TimeToLive", 259_201, "FIELD_VALIDATION_FAILED"),
        ("TimeToLive", "60", "CANNOT_PARSE"),
        ("TimeToLive", True, "CANNOT_PARSE"),
        ("Context", {str(key): "a" for key in range(6)}, "FIELD_VALIDATION_FAILED"),
        ("Context", {"a b": "c"}, "FIELD_VALIDATION_FAILED"),
        ("Context", {"a": "b" * 801}, "FIELD_VALIDATION_FAILED"),
        ("Context", [], "CANNOT_PARSE"),
        ("MaxPrice", "cheap", "FIELD_VALIDATION_FAILED"),
        ("MaxPrice", "0.001", "PRICE_OVER_THRESHOLD"),
        ("DryRun", "yes", "CANNOT_PARSE"),
        ("DestinationCountryParameters", {"FR_ID": "1"}, "FIELD_VALIDATION_FAILED"),
    ],
)
def test_what_the_model_forbids(laptop: Laptop, member: str, value: Any, reason: str) -> None:
    number = a_number()
    error = refusal(laptop, **{"DestinationPhoneNumber": number, "MessageBody": "Hello", member: value})
    assert (error["__type"], error["Reason"]) == ("ValidationException", reason)
    assert error["Fields"][0]["Name"].startswith(member)
    assert laptop.texts(number) == []


@pytest.mark.parametrize(
    ("member", "value", "kind"),
    [
        ("OriginationIdentity", "phone-other", "phone-number"),
        ("OriginationIdentity", "+12065550101", "phone-number"),
        ("ConfigurationSetName", "other", "configuration-set"),
        ("ProtectConfigurationId", "protect-1", "protect-configuration"),
    ],
)
def test_what_the_account_does_not_have(laptop: Laptop, member: str, value: str, kind: str) -> None:
    number = a_number()
    error = refusal(laptop, **{"DestinationPhoneNumber": number, "MessageBody": "Hello", member: value})
    assert error["__type"] == "ResourceNotFoundException"
    assert (error["ResourceType"], error["ResourceId"]) == (kind, value)
    assert laptop.texts(number) == []


@pytest.mark.parametrize("body", [b"{", b"\xff", b'{"MessageBody": "\\ud83d"}', b"[]", b"1"])
def test_what_is_no_request(laptop: Laptop, body: bytes) -> None:
    target = {"X-Amz-Target": "PinpointSMSVoiceV2.SendTextMessage"}
    answer = laptop.http.post("/", content=body, headers=target)
    assert (answer.status_code, answer.json()["Reason"]) == (400, "CANNOT_PARSE")


@pytest.mark.parametrize("operation", ["CreatePool", "SendTelegram", ""])
def test_operations_that_are_not_offered(laptop: Laptop, operation: str) -> None:
    assert refusal(laptop, operation)["__type"] == "UnknownOperationException"


def test_members_that_are_unknown_or_null_are_ignored(laptop: Laptop) -> None:
    request = {"DestinationPhoneNumber": a_number(), "MessageBody": "a", "Colour": "red", "TimeToLive": None}
    target = {"X-Amz-Target": "PinpointSMSVoiceV2.SendTextMessage"}
    assert laptop.http.post("/", content=json.dumps(request), headers=target).status_code == 200


def test_an_opted_out_number_gets_nothing(laptop: Laptop) -> None:
    number = a_number()
    laptop.carrier.put_opted_out_number(OptOutListName="Default", OptedOutNumber=number)
    with pytest.raises(laptop.carrier.exceptions.ConflictException) as caught:
        laptop.sends(number)
    assert said(caught.value)["Reason"] == "DESTINATION_PHONE_NUMBER_OPTED_OUT"
    assert said(caught.value)["ResourceType"] == "opted-out-number"
    assert said(caught.value)["ResourceId"] == number
    assert laptop.texts(number) == []


def test_a_dry_run_sends_nothing(laptop: Laptop) -> None:
    number = a_number()
    assert laptop.sends(number, DryRun=True)
    assert laptop.texts(number) == []


def test_the_rate_holds_over_the_wire(laptop: Laptop) -> None:
    time.sleep(1)  # what other tests sent stands in the window no longer
    laptop.behaves(parts_per_second=5)
    number = a_number()
    with ThreadPoolExecutor(8) as threads:
        outcomes = list(threads.map(lambda _: _outcome(laptop, number), range(20)))
    assert outcomes.count("taken") == 5 == len(laptop.texts(number))
    assert outcomes.count("ThrottlingException") == 15
    assert _outcome(laptop, number, "a" * 400) == "ThrottlingException"


def test_a_share_is_throttled(laptop: Laptop) -> None:
    laptop.behaves(throttle_rate=1)
    number = a_number()
    assert _outcome(laptop, number) == "ThrottlingException"
    assert laptop.texts(number) == []


def test_half_of_the_failures_were_taken(laptop: Laptop) -> None:
    laptop.behaves(error_rate=1)
    number = a_number()
    with ThreadPoolExecutor(8) as threads:
        outcomes = set(threads.map(lambda _: _outcome(laptop, number), range(64)))
    assert outcomes == {"InternalServerException"}
    assert 10 < len(laptop.texts(number)) < 54


def test_a_slow_line_takes_the_text_before_it_answers(laptop: Laptop) -> None:
    laptop.behaves(delay_ms=300)
    number = a_number()
    began = time.monotonic()
    with ThreadPoolExecutor(1) as threads:
        call = threads.submit(laptop.sends, number)
        time.sleep(0.15)
        assert len(laptop.texts(number)) == 1
        call.result()
    assert time.monotonic() - began >= 0.3


def _outcome(laptop: Laptop, number: str, body: str = "Hello") -> str:
    try:
        laptop.sends(number, body)
    except ClientError as error:
        return error.response["Error"]["Code"]
    return "taken"


@pytest.mark.parametrize(
    ("refuse", "error"),
    [
        ("AccessDeniedException:ACCOUNT_DISABLED", {"Reason": "ACCOUNT_DISABLED"}),
        ("ResourceNotFoundException", {}),
    ],
)
def test_a_carrier_may_refuse_the_whole_account(laptop: Laptop, refuse: str, error: dict[str, str]) -> None:
    number = a_number()
    laptop.behaves(refuse=refuse)
    answer = refusal(laptop, DestinationPhoneNumber=number, MessageBody="Hello")
    assert answer["__type"] == refuse.partition(":")[0]
    assert answer.get("Reason") == error.get("Reason")
    assert laptop.texts(number) == []
    laptop.behaves(refuse="")
    assert laptop.sends(number)
