"""What a gathering holds, and what of it is left to tell when it closes."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from shared.itsm.event import Event, Role, event_key
from shared.itsm.history import Notice, Reason


@dataclass(frozen=True, slots=True)
class Ref:
    """A member of some gathering."""

    gathering: str
    member: str


@dataclass(frozen=True, slots=True)
class Member:
    """An event that was gathered, and where it stands who got its alert and who got its text before."""

    event: Event
    notice: Notice
    singly: bool = False
    """Whether texts of its opening may have gone out one by one."""
    alerts: tuple[Ref, ...] = ()
    """An end's alerts that were gathered."""
    told: tuple[Ref, ...] = ()
    """The same text, gathered before."""

    @property
    def name(self) -> str:
        """What its gathering calls it."""
        return member_name(self.event)


def member_name(event: Event) -> str:
    """The name of an event in a storm: short, and free of what people type."""
    said = f"{event_key(event.source, event.id)}#{event.version}"
    return urlsafe_b64encode(hashlib.sha256(said.encode()).digest()).decode()[:16]


def left_out(
    gathering: str, members: Sequence[Member], gone: Mapping[str, Reason], now: datetime
) -> dict[str, Reason]:
    """What a gathering that closes ``now`` does not tell, and why.

    An end takes its gathered alert out again: the alert is gone, overtaken, and of an alert that nobody got
    nobody is told the end. Of two for the same text the newer one tells it.
    """
    found = dict(gone)
    newest: dict[tuple[str, str, str, str, str], Member] = {}
    for each in sorted(members, key=lambda member: member.event.position):
        if each.name in found:
            continue
        if now >= each.event.may_be_sent_until:
            found[each.name] = Reason.EXPIRED
        elif not _somebody_may_wait_for(each, gathering):
            found[each.name] = Reason.NOT_ALERTED
        else:
            notice = each.notice
            text = notice.source, notice.id, notice.opening, notice.times, notice.role
            if text in newest:
                found[newest[text].name] = Reason.COLLAPSED
            newest[text] = each
    return found


def _somebody_may_wait_for(member: Member, gathering: str) -> bool:
    alerted = member.singly or any(ref.gathering != gathering for ref in member.alerts)
    return member.notice.role is not Role.END or alerted
