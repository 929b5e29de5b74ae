"""What the API says of a consent."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from shared.clock import iso
from shared.consent.entry import Topic
from shared.consent.states import Consent
from shared.sms.number import PhoneNumber


def pending_view(number: PhoneNumber, topics: Iterable[Topic], expires_at: datetime) -> dict[str, Any]:
    """A number that was asked to confirm."""
    return {
        "state": "pending",
        "number": number.masked,
        "topics": sorted(topics),
        "expires_at": iso(expires_at),
    }


def me_view(number: PhoneNumber, consent: Consent) -> dict[str, Any]:
    """An employee's own consent, with the number masked."""
    shown = consent.disclosure
    return {
        "number": number.masked,
        "state": consent.state,
        "topics": sorted(consent.topics),
        "services": [],
        "locations": [],
        "quiet_hours": None,
        "urgent_in_quiet_hours": True,
        "time_zone": "UTC",
        "language": consent.language,
        "since": consent.since and iso(consent.since),
        "disclosure": shown and {"version": shown.version, "sha256": shown.sha256},
    }
