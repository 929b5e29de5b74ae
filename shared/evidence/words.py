"""What happened, in words: each entry of the ledger as a sentence that a lawyer reads."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from shared.clock import from_iso

SENTENCES = {
    "form": "The employee asked for texts on the form, below the disclosure: {topics}.",
    "code": "The code that the phone received was entered in the portal, which confirms the request.",
    "wrong_code": "A wrong code was entered in the portal.",
    "portal_opt_out": "The employee opted out in the portal.",
    "help_desk_opt_out": "The help desk entered an opt-out, asked for by {channel}.",
    "number_changed": "Another number of the same employee was confirmed; this one was opted out.",
    "number_replaced": "The employee entered another number before confirming this one; the request ended.",
    "expired": "Nobody answered the request in time; it ended.",
    "preferences": "The employee changed their preferences in the portal: {changes}.",
    "offboarded": "Human resources reported that the employee has left.",
    "permanent_failure": "The carrier reported that this number cannot be reached for good.",
    "attestation_lapsed": "Nobody at this number gave a sign of life for longer than allowed.",
    "carrier_opt_out": "The carrier reported an opt-out that it had received ({channel}).",
    "hold_overdue": "Nobody had said for five business days what an unclear reply meant; this was reported.",
    "hold_ended": "Nobody said in time what an unclear reply meant; it counts as a stop.",
    "looked_up": "A member of staff looked at this record ({channel}).",
    "erased": "The personal data of the entries so far was erased; the chain stays.",
}
REPLIES = {
    "stop": "A text from the phone asked for no more texts{about}.",
    "yes": "A text from the phone said yes.",
    "start": "A text from the phone asked for texts again.",
    "help": "A text from the phone asked for help.",
    "pause": "A text from the phone may or may not mean stop; until that is clear, nothing is sent.",
    "keep": "A text from the phone asked to keep one topic{about}.",
    "nothing": "A text from the phone neither asks for texts nor ends them.",
}
STATES = {
    "none": "no consent",
    "pending": "asked for, not yet confirmed",
    "opted_in": "opted in",
    "opted_out": "opted out",
    "suspended": "suspended",
}
ROLES = {
    "opt_in_request": "opt-in request",
    "welcome": "welcome",
    "confirmation": "confirmation of the opt-out",
    "help": "help",
    "question": "question",
    "alert": "alert",
    "start": "start",
    "end": "end",
}
STATUSES = {
    "submitted": "handed to the carrier",
    "delivered": "delivered",
    "failed": "failed",
    "unknown": "handed to the carrier, outcome unknown",
    "skipped": "not sent",
}
ACTORS = {
    "self": "the person",
    "help_desk": "the help desk",
    "compliance": "compliance",
    "carrier": "the carrier",
    "system": "the system",
}


def moment(at: datetime | str) -> str:
    """A time as a person reads it."""
    at = from_iso(at) if isinstance(at, str) else at
    return f"{at.day} {at:%B %Y, %H:%M:%S} UTC"


def told(facts: Mapping[str, Any]) -> str:
    """What an entry says happened."""
    about = f" (about {facts['scope']} only)" if "scope" in facts else ""
    words = {
        "topics": listed(facts.get("topics", ())),
        "channel": plain(facts["channel"]),
        "changes": _changes(facts.get("changes", {})),
        "about": about,
    }
    by_meaning = REPLIES.get(facts.get("meaning", ""), "A text came from the phone.")
    sentence = by_meaning if facts["kind"] == "reply" else SENTENCES.get(facts["kind"])
    told = sentence.format(**words) if sentence else f"{plain(facts['kind']).capitalize()}."
    if facts.get("contested"):
        told += " The number was not theirs to decide on, so it changed nothing."
    return told


def standing(after: Mapping[str, Any]) -> str:
    """Where the number stood after an entry."""
    state = STATES.get(after["state"], plain(after["state"]))
    topics = f" to {listed(after['topics'])}" if after["state"] == "opted_in" and after.get("topics") else ""
    held = "; held back until an unclear reply is cleared up" if after.get("held") else ""
    return f"{state}{topics}{held}"


def listed(names: Sequence[str]) -> str:
    """Names as a list in a sentence."""
    *most, last = [plain(name) for name in names] or ["nothing"]
    return f"{', '.join(most)} and {last}" if most else last


def plain(name: str) -> str:
    """A name of ours as words."""
    return name.replace("_", " ")


def _changes(changes: Mapping[str, Any]) -> str:
    return "; ".join(f"{plain(name)}: {_value(value)}" for name, value in changes.items()) or "none"


def _value(value: Any) -> str:
    match value:
        case list():
            return listed(value) if value else "all"
        case dict():
            return " ".join(f"{plain(name)} {each}" for name, each in value.items())
        case bool():
            return "yes" if value else "no"
        case None:
            return "none"
        case _:
            return str(value)
