"""The table of lines in memory, with DynamoDB's conditions: each call is one moment, whoever comes between.

It knows exactly the expressions that are in use, so a new one fails here and is not passed over.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from botocore.exceptions import ClientError

from shared.sms.line import BOOKED, BUSY, IDLE

Numbers = dict[str, int]

CONDITIONS: dict[str, Callable[[int | None, Numbers], bool]] = {
    IDLE: lambda slot, given: slot is None or slot < given[":now"],
    BOOKED: lambda slot, given: slot is not None and given[":now"] <= slot <= given[":horizon"],
    BUSY: lambda slot, given: slot is not None and slot >= given[":now"],
}
UPDATES: dict[str, Callable[[int | None, Numbers], int]] = {
    "SET next_slot = :next, v = :v": lambda _, given: given[":next"],
    "SET next_slot = next_slot + :next, v = :v": lambda slot, given: (slot or 0) + given[":next"],
}


@dataclass
class LineTable:
    """What ``LineStore`` and ``Pauses`` ask of DynamoDB. ``delay`` is run on the way there and back."""

    delay: Callable[[], None] = lambda: None
    slots: dict[str, int] = field(default_factory=dict)

    def get_item(self, **_: Any) -> dict[str, Any]:
        """No lane is ever stopped here."""
        self.delay()
        self.delay()
        return {}

    def update_item(self, **update: Any) -> dict[str, Any]:
        """One conditional write."""
        self.delay()
        answer = self._written(update)
        self.delay()
        if isinstance(answer, ClientError):
            raise answer
        return answer

    def _written(self, update: dict[str, Any]) -> dict[str, Any] | ClientError:
        given = {name: int(value["N"]) for name, value in update["ExpressionAttributeValues"].items()}
        name = update["Key"]["pk"]["S"]
        slot = self.slots.get(name)
        if not CONDITIONS[update["ConditionExpression"]](slot, given):
            error: Any = {"Error": {"Code": "ConditionalCheckFailedException"}}
            error["Item"] = {} if slot is None else {"next_slot": {"N": str(slot)}}
            return ClientError(error, "UpdateItem")
        self.slots[name] = UPDATES[update["UpdateExpression"]](slot, given)
        return {"Attributes": {"next_slot": {"N": str(self.slots[name])}}}
