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


def me_view(number: PhoneNumber, consent: Consent, home_zone: str) -> dict[str, Any]:
    """An employee's own consent, with the number masked. ``home_zone`` counts where they chose none."""
    shown, chosen, held = consent.disclosure, consent.preferences, consent.held
    return {
        "number": number.masked,
        "state": consent.state,
        "topics": sorted(consent.topics),
        "services": sorted(chosen.services),
        "locations": sorted(chosen.locations),
        "quiet_hours": chosen.quiet_hours
        and {"from": chosen.quiet_hours.start, "to": chosen.quiet_hours.end},
        "urgent_in_quiet_hours": chosen.urgent_in_quiet_hours,
        "time_zone": chosen.time_zone or home_zone,
        "language": consent.language,
        "since": consent.since and iso(consent.since),
        "expires_at": consent.expires_at and iso(consent.expires_at),
        "held": held is not None,
        "held_until": held and iso(held.ends_at),
        "by_phone": consent.by_phone,
        "disclosure": shown and {"version": shown.version, "sha256": shown.sha256},
    }
