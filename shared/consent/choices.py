"""What a subscriber chose beyond yes or no, and a change of it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Any

from shared.consent.language import Language
from shared.consent.topic import Topic


class Unset(Enum):
    """The mark of what a change leaves as it is."""

    UNSET = "unset"


UNSET = Unset.UNSET


@dataclass(frozen=True, slots=True)
class QuietHours:
    """A time of the day, ``HH:MM`` to ``HH:MM`` in the subscriber's time zone, perhaps over midnight."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a subscriber chose. No services or no locations means all of them."""

    services: frozenset[str] = frozenset()
    locations: frozenset[str] = frozenset()
    quiet_hours: QuietHours | None = None
    urgent_in_quiet_hours: bool = True
    time_zone: str | None = None
    """An IANA name; None means the installation's."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a subscriber wants to be otherwise; the rest stays."""

    topics: frozenset[Topic] | Unset = UNSET
    language: Language | Unset = UNSET
    services: frozenset[str] | Unset = UNSET
    locations: frozenset[str] | Unset = UNSET
    quiet_hours: QuietHours | Unset | None = UNSET
    urgent_in_quiet_hours: bool | Unset = UNSET
    time_zone: str | Unset = UNSET

    @property
    def no_topic_left(self) -> bool:
        """Whether every topic is to be off, which is an opt-out."""
        return self.topics == frozenset()

    def of(self, preferences: Preferences) -> Preferences:
        """These preferences with the changes made."""
        return replace(preferences, **{n: v for n, v in self._given() if n not in ("topics", "language")})

    @classmethod
    def to(cls, preferences: Preferences) -> "Changes":
        """All that makes anybody's choices these."""
        zone = UNSET if preferences.time_zone is None else preferences.time_zone
        return cls(
            services=preferences.services,
            locations=preferences.locations,
            quiet_hours=preferences.quiet_hours,
            urgent_in_quiet_hours=preferences.urgent_in_quiet_hours,
            time_zone=zone,
        )

    def facts(self) -> dict[str, Any]:
        """The changes as plain JSON values."""
        return {name: _plain(value) for name, value in self._given()}

    def _given(self) -> list[tuple[str, Any]]:
        values = [(each.name, getattr(self, each.name)) for each in fields(self)]
        return [(name, value) for name, value in values if value is not UNSET]


def changes_from(facts: Mapping[str, Any]) -> Changes:
    """The changes that were written down as ``facts``."""
    return Changes(**{name: _read(name, value) for name, value in facts.items()})


def _read(name: str, value: Any) -> Any:
    match name:
        case "topics":
            return frozenset(Topic(topic) for topic in value)
        case "services" | "locations":
            return frozenset(value)
        case "language":
            return Language(value)
        case "quiet_hours":
            return value and QuietHours(value["from"], value["to"])
        case _:
            return value


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, QuietHours):
        return {"from": value.start, "to": value.end}
    return value
