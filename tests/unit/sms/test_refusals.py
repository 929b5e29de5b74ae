"""The closed table of refusals, against the service's own model: nothing in it is without a row."""

from functools import cache
from typing import Any

import pytest
from botocore.loaders import Loader
from botocore.model import ServiceModel

from shared.sms.refusals import BY_CODE, BY_REASON, OF_THE_TEXT, Meaning, meaning

ABOUT_NUMBERS_AND_TEXTS = {
    # Each reason that speaks of the number, its country or the text; read from the service's documentation.
    "ConflictException": {
        "DESTINATION_PHONE_NUMBER_NOT_VERIFIED",
        "DESTINATION_PHONE_NUMBER_OPTED_OUT",
        "DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION",
        "DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE",
        "NO_ORIGINATION_IDENTITIES_FOUND",
    },
    "ValidationException": {
        "COUNTRY_CODE_MISMATCH",
        "COUNTRY_NOT_ENABLED",
        "DESTINATION_COUNTRY_BLOCKED",
        "INTERNATIONAL_SENDING_NOT_SUPPORTED",
        "INVALID_IDENTITY_FOR_DESTINATION_COUNTRY",
        "MAXIMUM_SIZE_EXCEEDED",
        "PRICE_OVER_THRESHOLD",
        "SENDER_ID_NOT_REGISTERED",
        "SENDER_ID_NOT_SUPPORTED",
        "SENDER_ID_REQUIRES_REGISTRATION",
        "OTHER",
    },
    "ServiceQuotaExceededException": {"DAILY_DESTINATION_CALL_LIMIT"},
    "AccessDeniedException": set(),
}
OTHERS = {
    # How many reasons the model has besides, all of the account; more of them are to be looked at.
    "ConflictException": 36,
    "ValidationException": 32,
    "ServiceQuotaExceededException": 27,
    "AccessDeniedException": 2,
}


@cache
def errors() -> dict[str, Any]:
    model = Loader().load_service_model("pinpoint-sms-voice-v2", "service-2")
    sending = ServiceModel(model, "pinpoint-sms-voice-v2").operation_model("SendTextMessage")
    return {shape.name: shape for shape in sending.error_shapes}


def reasons(code: str) -> set[str]:
    members = errors()[code].members
    return set(getattr(members["Reason"], "enum", ())) if "Reason" in members else set()


def test_every_error_of_the_operation_has_a_row() -> None:
    assert set(errors()) <= set(BY_CODE)


def test_every_reason_has_been_looked_at() -> None:
    with_reasons = {code for code in errors() if reasons(code)}
    assert with_reasons == set(ABOUT_NUMBERS_AND_TEXTS)
    for code, special in ABOUT_NUMBERS_AND_TEXTS.items():
        assert special == set(BY_REASON.get(code, ()))
        assert special <= reasons(code)
        assert len(reasons(code) - special) == OTHERS[code]


def test_what_speaks_of_no_number_and_no_text_is_everybodys() -> None:
    for code, special in ABOUT_NUMBERS_AND_TEXTS.items():
        assert {meaning(code, reason) for reason in reasons(code) - special} == {Meaning.EVERYBODY}


def test_the_fields_of_a_text_are_fields_of_the_request() -> None:
    model = Loader().load_service_model("pinpoint-sms-voice-v2", "service-2")
    sending = ServiceModel(model, "x").operation_model("SendTextMessage").input_shape
    assert sending is not None
    assert set(sending.members) >= OF_THE_TEXT


@pytest.mark.parametrize(("status", "means"), [(400, Meaning.FOR_NOW), (502, Meaning.UNKNOWN)])
def test_what_has_no_row_stops_nobody_else(status: int, means: Meaning) -> None:
    assert meaning("SomethingNew", "NEWER", (), status) is means


def test_a_reason_tells_more_than_the_fields() -> None:
    fields = {"DestinationPhoneNumber"}
    assert meaning("ValidationException", "COUNTRY_NOT_ENABLED", fields) is Meaning.FOR_NOW
    assert meaning("ConflictException", "RESOURCE_NOT_ACTIVE") is Meaning.EVERYBODY
