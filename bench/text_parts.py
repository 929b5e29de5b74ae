"""``text.parts_per_notification``: what realistic titles cost on the line, beside a plain f-string.

The line's parts per second are the limit of a fan-out, so that a text of two parts halves it.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import mean

from bench.figure import Figure
from shared.consent.topic import Topic
from shared.itsm.event import TYPES, Event
from shared.notification.texts import Reader, of_event
from shared.settings import Settings
from shared.sms.encoding import size

TITLES = Path(__file__).with_name("titles.txt")
GOAL = 1.0
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


SETTINGS = Settings(
    stage="bench",
    brand="Example IT",
    portal_url="https://example.com/texts",
    support="it-help@example.com",
    default_region="US",
    countries=(),
    services=(),
    locations=(),
    sms_channel="eum",
    origination_identity="phone-bench",
    configuration_set="assent-bench",
    parts_per_second=20,
    roles={},
)


def measure(_quick: bool) -> dict[str, Figure]:
    """All titles take two seconds, so that a quick run measures the same."""
    return {"text.parts_per_notification": parts_per_notification(SETTINGS)}


def parts_per_notification(settings: Settings, titles: Iterable[str] = ()) -> Figure:
    """The mean over each title in a notification of each type; without ``titles``, over those of the file.

    Against it stands a plain f-string with the same words.
    """
    events = list(_events(titles or TITLES.read_text("utf-8").splitlines()))
    ours = (of_event(each, each.title, settings, Reader(), NOW) for each in events)
    plain = (_plain(each, settings) for each in events)
    return Figure(mean(size(text).parts for text in ours), GOAL, mean(size(text).parts for text in plain))


def _events(titles: Iterable[str]) -> Iterator[Event]:
    starts_at = NOW + timedelta(hours=11)
    for place, title in enumerate(titles):
        for kind in TYPES.values():
            window = (
                (None, None) if kind.topic is Topic.INCIDENT else (starts_at, starts_at + timedelta(hours=2))
            )
            yield Event(
                "itsm.bench", f"INC{place:07}", kind, title, NOW, 1, 1, starts_at=window[0], ends_at=window[1]
            )


def _plain(event: Event, settings: Settings) -> str:
    """What one writes first."""
    when = f" {event.starts_at:%d %b %H:%M}-{event.ends_at:%H:%M} UTC" if event.starts_at else ""
    state = event.type.name.lower()
    return f"{settings.brand}: {event.id} {state}{when}: {event.title}. STOP to end."
