"""The ITSM system of the story: what it raises, in the words of the contract."""

import itertools
import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from tests.end_to_end.stage import Stage

NUMBERS = itertools.count(1)


@dataclass(frozen=True)
class Happening:
    """One event, as it is put on the bus."""

    detail_type: str
    detail: dict[str, Any]
    source: str = "itsm.servicenow"

    @property
    def id(self) -> str:
        """The id of the incident, change or outage."""
        return str(self.detail["id"])

    def then(self, detail_type: str, **detail: Any) -> "Happening":
        """What happens to the same thing next."""
        revision = int(self.detail.get("revision", 1)) + 1
        return replace(
            self,
            detail_type=detail_type,
            detail={**self.detail, "revision": revision, "occurred_at": now(), **detail},
        )


@dataclass(frozen=True)
class Itsm:
    """Whoever puts events on the bus."""

    stage: Stage
    source: str = field(default="itsm.servicenow")

    def raises(self, *happenings: Happening) -> None:
        """Put them on the bus, as the platform's own integration would."""
        events = self.stage.client("events")
        for happening in happenings:
            entry = {
                "Source": happening.source,
                "DetailType": happening.detail_type,
                "Detail": json.dumps(happening.detail),
                "EventBusName": self.stage.outputs["BusName"],
            }
            assert events.put_events(Entries=[entry])["FailedEntryCount"] == 0


def incident(*, priority: int = 1, title: str = "Email is down", **detail: Any) -> Happening:
    """A new incident."""
    return happening("Incident Opened", "INC", title, priority=priority, **detail)


def change(*, title: str = "New mail server", **detail: Any) -> Happening:
    """A change that somebody planned."""
    return happening("Change Scheduled", "CHG", title, **detail)


def outage(*, title: str = "VPN is down", **detail: Any) -> Happening:
    """A service that does not work."""
    return happening("Outage Reported", "OUT", title, **detail)


def maintenance(*, title: str = "ERP is closed tonight", **detail: Any) -> Happening:
    """A service that will not work for a while."""
    return happening("Maintenance Scheduled", "MNT", title, **detail)


def happening(detail_type: str, prefix: str, title: str, **detail: Any) -> Happening:
    """An event of this type, now, under a number of its own."""
    number = f"{prefix}{next(NUMBERS):07d}"
    return Happening(detail_type, {"id": number, "title": title, "occurred_at": now(), **detail})


def now() -> str:
    """The time as the platform writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
