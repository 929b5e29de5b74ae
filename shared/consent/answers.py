"""Which automatic text an entry calls for, and in which state it may still be sent.

One confirmation after an opt-out, within five minutes (47 CFR 64.1200(a)(12)); at most five
answers to a number an hour, so that nobody can use us to flood a phone.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from shared.consent.entry import AutomaticText, Entry, Kind, Topic
from shared.consent.ledger import HOUR, History
from shared.consent.meaning import Meaning
from shared.consent.states import Consent, State

CONFIRM_WITHIN = timedelta(minutes=5)
ANSWERS_AN_HOUR = 5
REQUESTS_A_DAY = 2
DAY = timedelta(hours=24)

CONTESTED = "contested"
"""Why nobody is texted at the wish of somebody who has no right to the number."""

SENT_IN: dict[AutomaticText, State | None] = {
    AutomaticText.OPT_IN_REQUEST: State.PENDING,
    AutomaticText.WELCOME: State.OPTED_IN,
    AutomaticText.CONFIRMATION: State.OPTED_OUT,
    AutomaticText.HELP: None,
    AutomaticText.QUESTION: State.OPTED_IN,
}


@dataclass(frozen=True, slots=True)
class Reply:
    """The automatic text that an entry called for.

    ``state`` is what the text needs when it leaves; what happened since may have made it untrue.
    ``topic`` is the one that a confirmation is about, if not all; ``keeps`` says that one may be kept.
    """

    text: AutomaticText
    state: State | None
    topic: Topic | None = None
    keeps: bool = False


def reply_of(entry: Entry) -> Reply:
    """The automatic text that ``entry`` called for, in full."""
    assert entry.answer is not None
    state = SENT_IN[entry.answer]
    if entry.answer is not AutomaticText.CONFIRMATION or entry.before is None or entry.after is None:
        return Reply(entry.answer, state)
    if entry.after.state is State.OPTED_IN:
        return Reply(entry.answer, State.OPTED_IN, topic=entry.scope)
    several = entry.before.state is State.OPTED_IN and len(entry.before.topics) > 1
    return Reply(entry.answer, state, keeps=several and entry.kind is Kind.REPLY)


UNSAID = frozenset({Kind.NUMBER_CHANGED, Kind.NUMBER_REPLACED, Kind.CARRIER_OPT_OUT})
"""What ends a consent without a text of ours: we did it for them, or the carrier answered."""


def answer_to(entry: Entry, before: Consent, after: Consent) -> AutomaticText | None:
    """The text that ``entry`` calls for when it turns ``before`` into ``after``."""
    if entry.kind is Kind.FORM:
        return AutomaticText.OPT_IN_REQUEST if after.code_seq == entry.seq else None
    if entry.meaning is Meaning.HELP:
        return AutomaticText.HELP
    if entry.meaning is Meaning.PAUSE:
        return AutomaticText.QUESTION if after.held and not before.held else None
    if entry.meaning is Meaning.STOP and after.topics < before.topics:
        return AutomaticText.CONFIRMATION
    if before.state is after.state or entry.kind in UNSAID:
        return None
    if after.state is State.OPTED_IN:
        return AutomaticText.WELCOME
    if after.state is State.OPTED_OUT and (before.state is not State.NONE or entry.kind is Kind.REPLY):
        return AutomaticText.CONFIRMATION
    return None


def left_out(text: AutomaticText, entry: Entry, history: History, now: datetime) -> str | None:
    """Why this answer is not sent after all: ``late`` or ``too_many``; None when it is."""
    if text is AutomaticText.OPT_IN_REQUEST:
        return None
    if text is AutomaticText.CONFIRMATION and now - entry.at > CONFIRM_WITHIN:
        return "late"
    return "too_many" if history.answered(since=now - HOUR) >= ANSWERS_AN_HOUR else None


def next_request_at(history: History, now: datetime) -> datetime | None:
    """When the next opt-in request may go to this number; None when one may go now."""
    sent = history.sent(AutomaticText.OPT_IN_REQUEST, since=now - DAY)
    return min(sent) + DAY if len(sent) >= REQUESTS_A_DAY else None
