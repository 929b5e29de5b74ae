"""Requests to stop that wait too long: somebody is told while there still is time to act.

The law allows ten business days; five after its receipt an open request is overdue. For an unclear reply
that is when nobody has cleared it up by then. What the help desk enters is in force at once, yet when it
was received five business days before, somebody has let it lie.
"""

from datetime import datetime

from shared.clock import iso
from shared.consent.deadline import due_at, overdue_at
from shared.consent.keys import SubscriberKey
from shared.consent.notices import Notice, Notices

HELP_DESK, UNCLEAR_REPLY = "help_desk", "unclear_reply"
WHAT = "Opt-Out Overdue"


def note_late_request(
    subscriber: SubscriberKey, received_at: datetime, notices: Notices, now: datetime
) -> None:
    """Tell of a request that reaches us now and was received five business days ago or earlier.

    It is noted before the opt-out itself, so that a request that is cut off between the two loses nothing;
    entered again, it has the same name.
    """
    if overdue_at(received_at) <= now:
        notices.put(_overdue(subscriber, HELP_DESK, received_at, due_at(received_at)), now)


def note_unclear_reply(
    subscriber: SubscriberKey, received_at: datetime, ends_at: datetime, notices: Notices, now: datetime
) -> None:
    """Tell of a reply that may mean stop and that nobody has cleared up."""
    notices.put(_overdue(subscriber, UNCLEAR_REPLY, received_at, ends_at), now)


def _overdue(subscriber: SubscriberKey, kind: str, received_at: datetime, due: datetime) -> Notice:
    times = {"received_at": iso(received_at), "due_at": iso(due)}
    name = f"opt-out-overdue/{subscriber}/{kind}/{times['received_at']}"
    return Notice(name, WHAT, {"subscriber": subscriber, "kind": kind, **times})
