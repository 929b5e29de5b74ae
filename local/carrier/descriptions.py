"""What the account owns, described: its number with the line's rate, its configuration set, its list."""

from collections.abc import Sequence
from typing import Any

from . import identity
from .errors import not_found
from .identity import Kind
from .line import Line
from .pages import matches, page

MESSAGE_TYPE = "TRANSACTIONAL"


def describe_phone_numbers(line: Line, request: dict[str, Any]) -> dict[str, Any]:
    """The one number; ``MessagingLimits`` tells the line's parts per second."""
    _check_names("phone-number", identity.PHONE_NUMBER_ID, request.get("PhoneNumberIds", ()))
    number = {
        "PhoneNumberArn": identity.arn("phone-number", identity.PHONE_NUMBER_ID),
        "PhoneNumberId": identity.PHONE_NUMBER_ID,
        "PhoneNumber": identity.PHONE_NUMBER,
        "Status": "ACTIVE",
        "IsoCountryCode": "US",
        "MessageType": MESSAGE_TYPE,
        "NumberCapabilities": ["SMS"],
        "NumberType": "TEN_DLC",
        "MonthlyLeasingPrice": "0.00",
        "TwoWayEnabled": True,
        "SelfManagedOptOutsEnabled": True,
        "OptOutListName": identity.OPT_OUT_LIST,
        "InternationalSendingEnabled": True,
        "DeletionProtectionEnabled": False,
        "MessagingLimits": {"RateLimits": {"SMS": line.settings.parts_per_second}},
        "CreatedTimestamp": identity.CREATED,
    }
    shared = request.get("Owner", "SELF") == "SHARED"
    numbers = [number] if not shared and matches(request, _filtered_by(number)) else []
    return _pages("PhoneNumbers", numbers, request)


def describe_configuration_sets(_line: Line, request: dict[str, Any]) -> dict[str, Any]:
    """The one configuration set; its receipts go to the stack's topic."""
    name = identity.CONFIGURATION_SET
    _check_names("configuration-set", name, request.get("ConfigurationSetNames", ()))
    described = {
        "ConfigurationSetArn": identity.arn("configuration-set", name),
        "ConfigurationSetName": name,
        "EventDestinations": [],
        "DefaultMessageType": MESSAGE_TYPE,
        "CreatedTimestamp": identity.CREATED,
    }
    sets = [described] if matches(request, {"default-message-type": MESSAGE_TYPE}) else []
    return _pages("ConfigurationSets", sets, request)


def describe_opt_out_lists(line: Line, request: dict[str, Any]) -> dict[str, Any]:
    """The one opt-out list of the Region."""
    name = identity.OPT_OUT_LIST
    _check_names("opt-out-list", name, request.get("OptOutListNames", ()), line.region)
    described = {
        "OptOutListArn": identity.arn("opt-out-list", name, line.region),
        "OptOutListName": name,
        "CreatedTimestamp": identity.CREATED,
    }
    shared = request.get("Owner", "SELF") == "SHARED"
    return _pages("OptOutLists", [] if shared else [described], request)


def _check_names(kind: Kind, ours: str, asked: Sequence[str], region: str = identity.REGION) -> None:
    for name in asked:
        if name not in identity.names(kind, ours, region):
            raise not_found(kind, name)


def _pages(member: str, described: list[dict[str, Any]], request: dict[str, Any]) -> dict[str, Any]:
    shown, more = page(described, request)
    return {member: shown} | more


def _filtered_by(number: dict[str, Any]) -> dict[str, str]:
    return {
        "status": number["Status"],
        "iso-country-code": number["IsoCountryCode"],
        "message-type": number["MessageType"],
        "number-capability": "SMS",
        "number-type": number["NumberType"],
        "two-way-enabled": "true",
        "self-managed-opt-outs-enabled": "true",
        "opt-out-list-name": number["OptOutListName"],
        "deletion-protection-enabled": "false",
    }
