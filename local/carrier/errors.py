"""The carrier's refusals, in the shapes that the service model gives them."""

from dataclasses import dataclass
from typing import Any

from .identity import Kind


@dataclass(eq=False)
class Refusal(Exception):
    """One error of the service, as it goes over the wire."""

    code: str
    status: int
    message: str
    members: dict[str, Any]

    @property
    def body(self) -> dict[str, Any]:
        """The JSON 1.0 answer."""
        return {"__type": self.code, "Message": self.message, **self.members}


@dataclass(frozen=True, slots=True)
class Fault:
    """One member of a request that breaks the service model."""

    field: str
    message: str
    reason: str = "FIELD_VALIDATION_FAILED"


def invalid(*faults: Fault) -> Refusal:
    """A request that the model or a documented rule forbids; the first fault gives the reason."""
    reason = faults[0].reason
    fields = [{"Name": fault.field, "Message": fault.message} for fault in faults]
    said = f'Validation failed - Reason="{reason}" Fields="{", ".join(fault.field for fault in faults)}"'
    return Refusal("ValidationException", 400, said, {"Reason": reason, "Fields": fields})


def not_found(kind: Kind, name: str) -> Refusal:
    """A resource that this account does not have."""
    said = f'Resource not found - ResourceType="{kind}" ResourceId="{name}"'
    return Refusal("ResourceNotFoundException", 400, said, {"ResourceType": kind, "ResourceId": name})


def conflict(reason: str, kind: Kind, name: str) -> Refusal:
    """A request that the state of a resource forbids."""
    said = f'Conflict occurred - Reason="{reason}" ResourceType="{kind}" ResourceId="{name}"'
    members = {"Reason": reason, "ResourceType": kind, "ResourceId": name}
    return Refusal("ConflictException", 400, said, members)


def throttled() -> Refusal:
    """The line's rate is used up; the text was not taken."""
    return Refusal("ThrottlingException", 400, "Rate exceeded", {})


def refused(error: str) -> Refusal:
    """What the settings say that every text is refused with: ``Code`` or ``Code:REASON``."""
    code, _, reason = error.partition(":")
    return Refusal(
        code, 400, f'The account is refused - Reason="{reason}"', {"Reason": reason} if reason else {}
    )


def broken(request_id: str) -> Refusal:
    """The service failed; whether the text was taken it does not say."""
    said = "Internal server error"
    return Refusal("InternalServerException", 500, said, {"RequestId": request_id})


def unknown_operation(operation: str, *, exists: bool) -> Refusal:
    """An operation that the service, or only this local one, does not have."""
    said = f"the local carrier does not offer {operation}" if exists else "no such operation"
    return Refusal("UnknownOperationException", 400, said, {})
