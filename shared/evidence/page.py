"""The page of a pack, for a person: what happened, which words, which texts, and what that proves.

It needs nothing but itself: no script, no picture, no network.
"""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from shared.consent.disclosure import Terms
from shared.evidence import words
from shared.evidence.checkpoint import Checkpoint
from shared.evidence.contents import PackContents, Particulars, SentText
from shared.evidence.export import StoredEntry
from shared.evidence.heads import Head
from shared.evidence.note import SignedNote

if TYPE_CHECKING:
    from jinja2 import Template


def page(contents: PackContents) -> str:
    """The page, complete."""
    personal = {each.seq: each for each in contents.particulars}
    numbers = [each.particulars["number"] for each in contents.particulars if "number" in each.particulars]
    days = [_day(proof.note, proof.head) for proof in contents.proofs if proof.head]
    last = contents.entries[-1].facts
    return _template().render(
        brand=contents.brand,
        number=numbers[-1] if numbers else None,
        made_at=words.moment(contents.made_at),
        head=contents.head,
        key=str(contents.key),
        stands=words.standing(last["after"]) if "after" in last else None,
        entries=[
            _happening(entry, before, personal.get(entry.facts["seq"]))
            for before, entry in pairwise((None, *contents.entries))
            if entry
        ],
        disclosures=contents.disclosures,
        terms={each.version: _terms(each) for each in contents.terms},
        texts=[_text(text) for text in contents.texts],
        days=days,
        covered=max((day.seq for day in days), default=0),
    )


def _terms(terms: Terms) -> list[tuple[str, tuple[str, ...]]]:
    return [(words.plain(name).capitalize(), lines) for name, lines in terms.told.items()]


@cache
def _template() -> "Template":
    # Only whoever makes a page pays for the library; the functions that never do start without it.
    from jinja2 import Environment, StrictUndefined

    source = (resources.files("shared.evidence") / "page.html").read_text("utf-8")
    whole = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return whole.from_string(source)


@dataclass(frozen=True, slots=True)
class Happening:
    """An entry as the page shows it."""

    seq: int
    at: str
    recorded_at: str | None
    told: str
    stands: str | None
    changed: bool
    said: list[tuple[str, str]]
    erased: bool
    details: list[tuple[str, str]]
    disclosure: str | None
    hash: str


def _happening(entry: StoredEntry, before: StoredEntry | None, own: Particulars | None) -> Happening:
    facts = entry.facts
    after = facts.get("after")
    at, recorded_at = words.moment(facts["at"]), words.moment(facts["recorded_at"])
    personal = own.particulars.items() if own else ()
    return Happening(
        seq=facts["seq"],
        at=at,
        recorded_at=recorded_at if recorded_at != at else None,
        told=words.told(facts),
        stands=words.standing(after) if after else None,
        changed=after is not None and after != (before and before.facts.get("after")),
        said=[(words.plain(name), value) for name, value in personal if name != "number"],
        erased=own is None,
        details=_details(facts),
        disclosure=facts["disclosure"]["sha256"] if "disclosure" in facts else None,
        hash=entry.hash,
    )


def _details(facts: dict[str, Any]) -> list[tuple[str, str]]:
    answer = facts.get("answer")
    rule = f"{facts['rule']} {facts.get('rules', '')}".strip() if "rule" in facts else None
    found = {
        "By": words.ACTORS.get(facts["actor"], words.plain(facts["actor"])),
        "Through": words.plain(facts["channel"]),
        "Caused by": facts["cause"],
        "Read by rule": rule,
        "Received": words.moment(facts["received_at"]) if "received_at" in facts else None,
        "Carrier's time": words.moment(facts["carrier_at"]) if "carrier_at" in facts else None,
        "Answered with": answer and words.ROLES.get(answer, words.plain(answer)),
        "Not answered": facts.get("unanswered") and words.plain(facts["unanswered"]),
    }
    return [(name, value) for name, value in found.items() if value]


@dataclass(frozen=True, slots=True)
class ShownText:
    """A text as the page shows it."""

    at: str
    role: str
    event: str | None
    body: str | None
    status: str
    receipt: str | None
    allowed_by: int | None


def _text(text: SentText) -> ShownText:
    why = f" ({words.plain(text.reason or text.error or '')})" if text.reason or text.error else ""
    confirmed = f", {words.moment(text.confirmed_at)}" if text.confirmed_at else ""
    return ShownText(
        at=words.moment(text.at),
        role=words.ROLES.get(text.role, words.plain(text.role)),
        event=text.event,
        body=text.body,
        status=words.STATUSES.get(text.status, words.plain(text.status)) + why,
        receipt=f"{text.carrier_status}{confirmed}" if text.carrier_status else None,
        allowed_by=text.consent_seq,
    )


@dataclass(frozen=True, slots=True)
class Day:
    """A checkpoint as the page shows it."""

    day: str
    size: int
    seq: int
    note: str


def _day(note: SignedNote, head: Head) -> Day:
    root = Checkpoint.parse(note.text)
    return Day(f"{root.day}", root.size, head.seq, str(note))
