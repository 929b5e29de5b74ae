"""More changes than an hour has room for, and what is written down of them."""

from datetime import timedelta

from shared.consent.keys import SubscriberKey
from shared.itsm.event import Event
from tests.unit.itsm.events import scheduled

from .stage import Stage
from .tables import NOON

LIMIT = 2
NEXT = NOON + timedelta(hours=1)


def change(number: int, hour: float) -> Event:
    """A change of its own, of a time that is days away."""
    return scheduled(hour, id=f"CHG{number:03}", starts=200, ends=202)


def flood(stage: Stage, count: int, first: int = 1) -> list[Event]:
    """So many changes, each a routine text to everybody."""
    events = [change(number, 12) for number in range(first, first + count)]
    for each in events:
        stage.tells(each)
    return events


def rows(stage: Stage, key: SubscriberKey) -> dict[str, dict[str, str]]:
    """What is written down of somebody, by event; the digest under ``digest``."""
    found = [r for r in stage.tables.items(stage.tables.deliveries) if r["subscriber"]["S"] == key]
    return {
        r.get("event", {"S": "digest"})["S"].removeprefix("itsm.desk/"): {
            name: value["S"] for name, value in r.items() if "S" in value
        }
        for r in found
    }


def stands(stage: Stage, key: SubscriberKey) -> list[str]:
    """Status and reason of each delivery, in the order of the events' ids."""
    found = sorted(rows(stage, key).items())
    return [" ".join(filter(None, (row["status"], row.get("reason")))) for _, row in found]
