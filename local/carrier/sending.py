"""``SendTextMessage``: what a carrier checks, takes, throttles and sometimes drops.

The order is the service's: the request itself, then the list of opt-outs, then the rate. A text
is taken before the answer is delayed, so a caller that gives up does not know what became of it.
"""

import json
import time
import uuid
from decimal import Decimal
from typing import Any

from shared.clock import iso

from . import identity
from .errors import Fault, broken, conflict, invalid, not_found, refused, throttled
from .fate import fate
from .line import Line
from .segments import Segments, segments
from .store import Text

PRICE_OF_A_PART = Decimal("0.00645")
LONGEST_LIFE = 72 * 3600
"""Seconds that a text is tried for when the sender names no other time."""


def send_text_message(line: Line, request: dict[str, Any]) -> dict[str, Any]:
    """Take one text, or refuse it.

    Raises:
        Refusal: as the service would answer.
    """
    check_resources(request)
    if line.settings.refuse:
        raise refused(line.settings.refuse)
    size = check_body(request)
    recipient = e164(request["DestinationPhoneNumber"])
    if line.store.opted_out(line.region, recipient) is not None:
        raise conflict("DESTINATION_PHONE_NUMBER_OPTED_OUT", "opted-out-number", recipient)
    message_id = str(uuid.uuid4())
    if not request.get("DryRun", False):
        _carry(line, _text(line, request, message_id, recipient, size))
    return {"MessageId": message_id}


def check_resources(request: dict[str, Any]) -> None:
    """Everything that the request names belongs to this account."""
    origin = request.get("OriginationIdentity", identity.PHONE_NUMBER_ID)
    if origin not in identity.PHONE_NUMBER_NAMES:
        raise not_found("phone-number", origin)
    configuration = request.get("ConfigurationSetName", identity.CONFIGURATION_SET)
    if configuration not in identity.names("configuration-set", identity.CONFIGURATION_SET):
        raise not_found("configuration-set", configuration)
    if "ProtectConfigurationId" in request:
        raise not_found("protect-configuration", request["ProtectConfigurationId"])


def check_body(request: dict[str, Any]) -> Segments:
    """There is a body, and it costs no more than the sender wants to pay."""
    if "MessageBody" not in request:
        raise invalid(Fault("MessageBody", "is required", "MISSING_PARAMETER"))
    size = segments(request["MessageBody"])
    if "MaxPrice" in request and PRICE_OF_A_PART * size.parts > Decimal(request["MaxPrice"]):
        raise invalid(Fault("MaxPrice", "is below the price of this text", "PRICE_OVER_THRESHOLD"))
    return size


def e164(number: str) -> str:
    """A number as the carrier keeps it; the service takes it without its plus as well."""
    return number if number.startswith("+") else f"+{number}"


def _text(line: Line, request: dict[str, Any], id_: str, recipient: str, size: Segments) -> Text:
    end = fate(line, recipient, request.get("TimeToLive", LONGEST_LIFE))
    return Text(
        id=id_,
        recipient=recipient,
        sender=identity.PHONE_NUMBER,
        body=request["MessageBody"],
        parts=size.parts,
        encoding=size.encoding,
        submitted_at=iso(line.clock.now()),
        message_type=request.get("MessageType", "TRANSACTIONAL"),
        context=json.dumps(request.get("Context", {})),
        event=end.event,
        due=time.time() + end.after,
        receipts=end.receipts if "ConfigurationSetName" in request else 0,
    )


def _carry(line: Line, text: Text) -> None:
    """Take the text if the line has room, or fail the way lines fail."""
    if line.happens(line.settings.throttle_rate):
        raise throttled()
    fails = line.happens(line.settings.error_rate)
    if fails and line.happens(0.5):
        raise broken(text.id)
    if not line.window.admits(text.parts, line.settings.parts_per_second):
        raise throttled()
    line.store.take(text)
    if fails:
        raise broken(text.id)
