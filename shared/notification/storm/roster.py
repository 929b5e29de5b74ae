"""A gathering as bits: which of its events are whose. Bit n is the n-th event that was there as it closed."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from shared.consent.entry import Topic
from shared.itsm.event import Event, Role
from shared.itsm.history import Reason
from shared.notification.audience import Chosen
from shared.notification.storm.member import Member

OUTAGE = 1
"""A service that does not work counts as an incident of this priority."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one text tells of a gathering."""

    began: int
    ended: int
    worst: Event
    """The worst of those that began; where none did, of those that ended."""
    until: datetime
    """When the last of it has lost its use."""


@dataclass(frozen=True)
class Roster:
    """The events of a closed gathering, in the order that bits count by, and what of them is gone."""

    members: tuple[Member, ...]
    gone: Mapping[str, Reason] = field(default_factory=dict)
    closed_at: datetime | None = None

    def __post_init__(self) -> None:
        self._set("_topics", {t: self._bits(m.event.type.topic is t for m in self.members) for t in Topic})
        self._set("_services", self._by_name("services"))
        self._set("_locations", self._by_name("locations"))
        self._set("ends", self._bits(m.notice.role is Role.END for m in self.members))
        self._set("all", (1 << len(self.members)) - 1)

    ends: int = field(init=False)
    """The bits of those that tell an end."""
    all: int = field(init=False)
    _topics: Mapping[str, int] = field(init=False)
    _services: Mapping[str | None, int] = field(init=False)
    _locations: Mapping[str | None, int] = field(init=False)

    def bit(self, name: str) -> int:
        """The bit of a member."""
        return self._bits(each.name == name for each in self.members)

    def without(self, gone: Mapping[str, Reason]) -> "Roster":
        """The same gathering, of which these are gone."""
        return replace(self, gone=gone)

    def standing(self, now: datetime) -> int:
        """The bits of those that are worth telling now (G9)."""
        return self._bits(m.name not in self.gone and now < m.event.may_be_sent_until for m in self.members)

    def on(self, topics: Collection[str]) -> int:
        """The bits of these topics."""
        found = 0
        for topic in topics:
            found |= self._topics.get(topic, 0)
        return found

    def concerning(self, chosen: Chosen) -> int:
        """The bits of the alerts for somebody who chose so: as ``concerns`` says of each."""
        services = _meeting(self._services, chosen.services, self.all)
        locations = _meeting(self._locations, chosen.locations, self.all)
        return self.on(chosen.topics) & services & locations & ~self.ends

    def topics_of(self, bits: int) -> frozenset[Topic]:
        """The topics of these events."""
        return frozenset(topic for topic in Topic if self._topics[topic] & bits)

    def why_not(self, bits: int) -> Reason:
        """Why none of these is told any more."""
        reasons = [self.gone.get(each.name, Reason.EXPIRED) for each in self.those(bits)]
        return next((reason for reason in reasons if reason is not Reason.EXPIRED), Reason.EXPIRED)

    def those(self, bits: int) -> Iterator[Member]:
        """The members whose bits these are."""
        return (each for place, each in enumerate(self.members) if bits >> place & 1)

    def told(self, bits: int) -> Told:
        """What a text about these events says."""
        those = list(self.those(bits))
        ended = [each.event for each in those if each.notice.role is Role.END]
        began = [each.event for each in those if each.notice.role is not Role.END]
        until = max(each.event.may_be_sent_until for each in those)
        return Told(len(began), len(ended), min(began or ended, key=_badness), until)

    def _by_name(self, attribute: str) -> dict[str | None, int]:
        """The bits of the events that name each, and under None of those that name none."""
        found: dict[str | None, int] = {None: 0}
        for place, member in enumerate(self.members):
            for name in getattr(member.event, attribute) or (None,):
                found[name] = found.get(name, 0) | 1 << place
        return found

    def _bits(self, which: Iterable[bool]) -> int:
        return sum(1 << place for place, is_one in enumerate(which) if is_one)

    def _set(self, name: str, value: object) -> None:
        object.__setattr__(self, name, value)


def _meeting(named: Mapping[str | None, int], chosen: Collection[str], everything: int) -> int:
    if not chosen:
        return everything
    found = named[None]
    for name in chosen:
        found |= named.get(name, 0)
    return found


def _badness(event: Event) -> tuple[int, datetime, str]:
    return event.priority or OUTAGE, event.occurred_at, event.id


def as_text(bits: int) -> str:
    """Bits as they travel and are written down."""
    return urlsafe_b64encode(bits.to_bytes(-(-bits.bit_length() // 8), "little")).decode().rstrip("=")


def as_bits(text: str) -> int:
    """Bits that ``as_text`` wrote.

    Raises:
        ValueError: it never did.
    """
    return int.from_bytes(urlsafe_b64decode(text + "=" * (-len(text) % 4)), "little")
