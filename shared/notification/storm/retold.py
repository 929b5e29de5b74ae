"""What gatherings have on record of one person: of each event that went into one, what became of it there."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from shared.consent.keys import SubscriberKey
from shared.itsm.history import Reason
from shared.itsm.version import GATHERED, Version
from shared.notification.delivery import DeliveryKey, Status, claim_key, of_gathering, of_notice
from shared.notification.explain import Told
from shared.notification.storm.gatherings import Gatherings
from shared.notification.storm.member import member_name
from shared.notification.storm.roster import as_bits

Row = tuple[Told, str]
"""A gathering's delivery, and the bits of what it tells."""
Read = Callable[[Sequence[DeliveryKey]], Mapping[DeliveryKey, Row]]


@dataclass(frozen=True)
class Retold:
    """The texts of gatherings as those of the single events that they told of."""

    gatherings: Gatherings
    read: Read
    subscriber: SubscriberKey

    def texts(self, versions: Sequence[Version]) -> dict[DeliveryKey, Told]:
        """For each event that a gathering told, or would have told, the delivery that it stands for."""
        found = {}
        for version in versions:
            if version.gathering and version.notice and (row := self._row(version)):
                found[of_notice(version.notice, self.subscriber)] = _of(version, row)
        return found

    def planned(self, version: Version) -> Version:
        """The version, decided when its gathering closed."""
        roster = self.gatherings.roster(version.gathering) if version.gathering else None
        return replace(version, decided_at=roster.closed_at) if roster else version

    def claims(self, versions: Sequence[Version]) -> Iterator[tuple[str, str]]:
        """Of each gathering whose text is under way, the name of its claim, and the event's own."""
        for version in versions:
            if version.gathering and version.notice and not self._rows(version.gathering):
                own = claim_key(of_notice(version.notice, self.subscriber))
                yield claim_key(of_gathering(version.gathering, self.subscriber)), own

    def _row(self, version: Version) -> Told | None:
        assert version.gathering
        roster = self.gatherings.roster(version.gathering)
        bit = roster.bit(member_name(version.event)) if roster and version.outcome == GATHERED else 0
        rows = self._rows(version.gathering) if bit else ()
        return next((told for told, bits in rows if as_bits(bits) & bit), None)

    def _rows(self, gathering: str) -> Collection[Row]:
        keys = [of_gathering(gathering, self.subscriber, late=late) for late in (False, True)]
        return self.read(keys).values()


def _of(version: Version, row: Told) -> Told:
    """One event of a gathering's text, as a delivery of its own that gave way to it."""
    role = version.event.type.role
    if not row.got_it:
        return replace(row, role=role)
    return Told(role, Status.SKIPPED, row.at, Reason.COLLAPSED, digest=row)
