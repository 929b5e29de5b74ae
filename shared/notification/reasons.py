"""The reasons in somebody's own consent against the text of an event, in the contract's order."""

from collections.abc import Iterator

from shared.consent.states import Consent, State
from shared.itsm.event import Event
from shared.itsm.history import Reason

NOT_ON = {State.OPTED_OUT: Reason.OPTED_OUT, State.SUSPENDED: Reason.SUSPENDED}
AT_THE_CLAIM = frozenset({*NOT_ON.values(), Reason.NOT_OPTED_IN, Reason.HELD, Reason.TOPIC_OFF})
"""What a claim asks again; services and locations are asked at planning alone."""


def against(event: Event, consent: Consent) -> Iterator[Reason]:
    """All of them, the first that counts first; none when the event is for whoever consented so."""
    if consent.state is not State.OPTED_IN:
        yield NOT_ON.get(consent.state, Reason.NOT_OPTED_IN)
        return
    if consent.held:
        yield Reason.HELD
    if event.type.topic not in consent.topics:
        yield Reason.TOPIC_OFF
    if not _meet(event.services, consent.preferences.services):
        yield Reason.SERVICE_NOT_CHOSEN
    if not _meet(event.locations, consent.preferences.locations):
        yield Reason.LOCATION_NOT_CHOSEN


def outside(event: Event, consent: Consent) -> Reason | None:
    """Why somebody is not of an event's audience; a hold alone does not take them out of it."""
    found = list(against(event, consent))
    return found[0] if set(found) - {Reason.HELD} else None


def refused(event: Event, consent: Consent) -> Reason | None:
    """Why a claim for the text of an event would be refused."""
    return next((reason for reason in against(event, consent) if reason in AT_THE_CLAIM), None)


def _meet(named: frozenset[str], chosen: frozenset[str]) -> bool:
    return not named or not chosen or not named.isdisjoint(chosen)
