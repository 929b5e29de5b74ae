"""Delivery receipts: what became of a text, published to the stack's topic as the service does.

A receipt that could not be published waits in the store; after a crash between publishing and
remembering it comes twice, as receipts may.
"""

import json
import logging
import time
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from local.cloud import Cloud
from local.problems import Problem
from shared.clock import from_iso

from .fate import DELIVERED, EXPIRED, UNREACHABLE
from .line import Line
from .sending import PRICE_OF_A_PART
from .store import Text

log = logging.getLogger(__name__)

STATUS = {DELIVERED: "delivered", UNREACHABLE: "failed", EXPIRED: "failed"}
DESCRIPTION = {
    DELIVERED: "Message has been accepted by phone",
    UNREACHABLE: "Phone is currently unreachable/unavailable",
    EXPIRED: "Message expired before it could be delivered",
}

TICK = 0.05
HICCUP = 1.0
"""Seconds between looks, and before another try when the engine did not take a receipt."""

LARGEST_BATCH = 10
"""Messages that SNS takes in one call."""


class Courier:
    """Ends texts whose time has come and carries their receipts to the topic."""

    def __init__(self, line: Line, cloud: Cloud) -> None:
        self._line = line
        self._cloud = cloud

    async def round(self) -> float:
        """Deal with the texts that are due; answers how many seconds to wait before the next round."""
        due = self._line.store.due(time.time(), LARGEST_BATCH // 2)  # each may have two receipts
        if not due:
            return TICK
        for text in due:
            self._line.store.end(text.id, STATUS[text.event or DELIVERED])
        events = [self._event(text) for text in due for _ in range(text.receipts)]
        if events and not await self._published(events):
            return HICCUP
        self._line.store.settle([text.id for text in due])
        return 0

    async def _published(self, events: list[str]) -> bool:
        try:
            await self._cloud.publish("ReceiptsTopicArn", events)
        except (Problem, BotoCoreError, ClientError) as error:
            log.info("receipts wait: %s", type(error).__name__)
            return False
        return True

    def _event(self, text: Text) -> str:
        return json.dumps(delivery_event(text, int(self._line.clock.now().timestamp() * 1000)))


def delivery_event(text: Text, at_ms: int) -> dict[str, Any]:
    """The event of the service for a text that ended at ``at_ms``, in milliseconds since 1970."""
    kind = text.event or DELIVERED
    return {
        "eventType": kind,
        "eventVersion": "1.0",
        "eventTimestamp": at_ms,
        "isFinal": True,
        "originationPhoneNumber": text.sender,
        "destinationPhoneNumber": text.recipient,
        "isInternationalSend": not text.recipient.startswith("+1"),
        "messageId": text.id,
        "messageRequestTimestamp": int(from_iso(text.submitted_at).timestamp() * 1000),
        "messageEncoding": "GSM" if text.encoding == "GSM" else "Unicode",
        "messageType": text.message_type,
        "messageStatus": kind.removeprefix("TEXT_"),
        "messageStatusDescription": DESCRIPTION[kind],
        "context": json.loads(text.context),
        "totalMessageParts": text.parts,
        "totalMessagePrice": float(PRICE_OF_A_PART * text.parts),
        "totalCarrierFee": 0.0,
    }
