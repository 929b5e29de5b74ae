"""What a carrier's refusal means for a text: a closed table (G3).

Whatever the service refuses with a 4xx it has not taken. The rows say who is refused: this number or
this text for good, this text for now, or all of us. The names are those of the service's own model,
and a test asks for a row of each; what has none waits, and an alarm tells of it.
"""

from collections.abc import Collection
from enum import Enum, auto


class Meaning(Enum):
    """Who is refused, and for how long."""

    TOO_FAST = auto()
    """Any text of the line, for a moment."""
    NEVER = auto()
    """This text to this number, for good."""
    OPTED_OUT = auto()
    """The same, because the number is on the carrier's own opt-out list."""
    FOR_NOW = auto()
    """This text; others may well be taken."""
    EVERYBODY = auto()
    """All texts of the line, until somebody mends the account or its settings."""
    UNKNOWN = auto()
    """It may have been taken."""


OF_THE_TEXT = frozenset({"DestinationPhoneNumber", "MessageBody", "Context", "TimeToLive"})
"""The fields of a request that are another text's another time; a fault in any other is every text's."""

BY_CODE = {
    "ThrottlingException": Meaning.TOO_FAST,
    "Throttling": Meaning.TOO_FAST,
    "TooManyRequestsException": Meaning.TOO_FAST,
    "Throttled": Meaning.TOO_FAST,  # SNS
    "AccessDeniedException": Meaning.EVERYBODY,
    "ServiceQuotaExceededException": Meaning.EVERYBODY,
    "ResourceNotFoundException": Meaning.EVERYBODY,
    "ValidationException": Meaning.EVERYBODY,
    "ConflictException": Meaning.EVERYBODY,
    "InternalServerException": Meaning.UNKNOWN,
    "OptedOut": Meaning.OPTED_OUT,  # SNS
    "InvalidParameter": Meaning.NEVER,  # SNS
    "ParameterValueInvalid": Meaning.NEVER,  # SNS
    # What any service of AWS answers to credentials that are wrong, old or not allowed to.
    "AccessDenied": Meaning.EVERYBODY,
    "AuthorizationError": Meaning.EVERYBODY,
    "ExpiredToken": Meaning.EVERYBODY,
    "ExpiredTokenException": Meaning.EVERYBODY,
    "IncompleteSignature": Meaning.EVERYBODY,
    "InvalidClientTokenId": Meaning.EVERYBODY,
    "InvalidSignatureException": Meaning.EVERYBODY,
    "MissingAuthenticationToken": Meaning.EVERYBODY,
    "NotAuthorized": Meaning.EVERYBODY,
    "OptInRequired": Meaning.EVERYBODY,
    "RequestExpired": Meaning.EVERYBODY,
    "SignatureDoesNotMatch": Meaning.EVERYBODY,
    "UnrecognizedClientException": Meaning.EVERYBODY,
}

BY_REASON = {
    "ConflictException": {
        "DESTINATION_PHONE_NUMBER_OPTED_OUT": Meaning.OPTED_OUT,
        "DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION": Meaning.NEVER,
        "DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE": Meaning.NEVER,
        # A pool may have no number for this country, or none at all: others tell which.
        "NO_ORIGINATION_IDENTITIES_FOUND": Meaning.FOR_NOW,
        "DESTINATION_PHONE_NUMBER_NOT_VERIFIED": Meaning.EVERYBODY,  # the account is in the sandbox
    },
    "ValidationException": {
        "DESTINATION_COUNTRY_BLOCKED": Meaning.NEVER,
        "INTERNATIONAL_SENDING_NOT_SUPPORTED": Meaning.NEVER,
        "PRICE_OVER_THRESHOLD": Meaning.NEVER,
        "MAXIMUM_SIZE_EXCEEDED": Meaning.NEVER,
        # Of one country: a setting at the carrier that others do not need.
        "COUNTRY_CODE_MISMATCH": Meaning.FOR_NOW,
        "COUNTRY_NOT_ENABLED": Meaning.FOR_NOW,
        "INVALID_IDENTITY_FOR_DESTINATION_COUNTRY": Meaning.FOR_NOW,
        "SENDER_ID_NOT_REGISTERED": Meaning.FOR_NOW,
        "SENDER_ID_NOT_SUPPORTED": Meaning.FOR_NOW,
        "SENDER_ID_REQUIRES_REGISTRATION": Meaning.FOR_NOW,
        "OTHER": Meaning.FOR_NOW,
    },
    "ServiceQuotaExceededException": {"DAILY_DESTINATION_CALL_LIMIT": Meaning.FOR_NOW},
}
"""What departs from the row of its code: there the reason tells more."""


def meaning(code: str, reason: str = "", fields: Collection[str] = (), status: int = 400) -> Meaning:
    """The row of a refusal: its code, its reason, the fields that it finds fault with, its HTTP status."""
    if status >= 500:
        return Meaning.UNKNOWN
    if found := BY_REASON.get(code, {}).get(reason):
        return found
    if not OF_THE_TEXT.isdisjoint(fields):
        return Meaning.NEVER
    return BY_CODE.get(code, Meaning.FOR_NOW)
