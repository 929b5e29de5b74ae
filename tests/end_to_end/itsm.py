"""The ITSM system of the story: what it raises, in the words of the contract."""

import itertools
import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.end_to_end.stage import SAMPLES, Stage

NUMBERS = itertools.count(1)
AT_HAND = {"starts_at": timedelta(hours=1), "ends_at": timedelta(hours=3)}


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

    @property
    def title(self) -> str:
        """What people read of it."""
        return str(self.detail["title"])

    def then(self, detail_type: str, **detail: Any) -> "Happening":
        """What happens to the same thing next."""
        revision = int(self.detail.get("revision", 1)) + 1
        return replace(
            self,
            detail_type=detail_type,
            detail={**self.detail, "revision": revision, "occurred_at": now(), **detail},
        )


RAISED: list[tuple[Stage, Happening]] = []
"""Everything that was put on a bus and not accounted for yet."""


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
            if "id" in happening.detail:
                RAISED.append((self.stage, happening))


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
    return Happening(detail_type, {"id": new_id(prefix), "title": title, "occurred_at": now(), **detail})


def sample(name: str, **detail: Any) -> Happening:
    """The sample of this name as if it happened now, to a thing of its own; its times lie at hand."""
    envelope = json.loads((SAMPLES / f"itsm/{name}.json").read_text())
    given = envelope["detail"]
    times = {key: now(ahead) for key, ahead in AT_HAND.items() if given[key]}
    moved = {**given, **times, "id": new_id(given["id"][:3]), "occurred_at": now(), **detail}
    return Happening(envelope["detail-type"], moved, envelope["source"])


def new_id(prefix: str) -> str:
    """An id that nothing has had yet."""
    return f"{prefix}{next(NUMBERS):07d}"


def now(ahead: timedelta = timedelta(0)) -> str:
    """The time as the platform writes it, so far ahead."""
    return (datetime.now(UTC) + ahead).isoformat(timespec="milliseconds").replace("+00:00", "Z")
