"""The chain: how an entry is written down so that nobody can change it unseen (G5).

Each entry's hash covers its facts and the hash before it, over the canonical JSON of RFC 8785.
What identifies a person stands outside, behind a salted commitment, so that it can be erased and
the chain still verifies.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import rfc8785

from shared.clock import from_iso, iso
from shared.consent.choices import changes_from
from shared.consent.entry import Actor, AutomaticText, DisclosureRef, Entry, Kind, Language, Topic
from shared.consent.keys import EmployeeKey, SubscriberKey
from shared.consent.meaning import Meaning
from shared.consent.standing import Standing, State
from shared.consent.states import NOBODY, Consent, state_after
from shared.sms.number import PhoneNumber

FORMAT = 1
GENESIS = "0" * 64
HOUR = timedelta(hours=1)

Particulars = Mapping[str, str]
"""The personal part of an entry: ``name``, ``words``, ``note``; the number is added to it."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """An entry with its place in the chain."""

    subscriber: SubscriberKey
    entry: Entry
    commitment: str
    previous: str
    hash: str

    def facts(self) -> dict[str, Any]:
        """What the hash covers, as plain JSON values."""
        return _facts(self.subscriber, self.entry, self.commitment, self.previous)


@dataclass(frozen=True, slots=True)
class History:
    """All that happened to one number's consent, in the order in which it was recorded."""

    subscriber: SubscriberKey
    entries: tuple[Entry, ...] = ()
    hashes: tuple[str, ...] = ()
    """Of the entries, in their order."""

    @property
    def head(self) -> str:
        """The hash that the next entry follows."""
        return self.hashes[-1] if self.hashes else GENESIS

    @property
    def seq(self) -> int:
        """The seq of the last entry; 0 when nothing happened yet."""
        return self.entries[-1].seq if self.entries else 0

    def consent(self, now: datetime) -> Consent:
        """The consent at ``now``."""
        return state_after(self.entries).at(now) if self.entries else NOBODY

    def caused_by(self, cause: str) -> Entry | None:
        """The entry that this message or request made, if it was seen before."""
        return next((entry for entry in self.entries if entry.cause == cause), None)

    def with_entry(self, entry: Entry) -> "History":
        """This history with one more entry, not yet sealed."""
        return replace(self, entries=(*self.entries, entry))

    def sent(self, text: AutomaticText, since: datetime) -> list[datetime]:
        """When this text was sent since then; to a contested number it was only said to be."""
        asked = (e for e in self.entries if e.answer is text and (e.contested or not e.unanswered))
        return [e.recorded_at for e in asked if e.recorded_at > since]

    def answered(self, since: datetime) -> int:
        """How many automatic answers went to the number since then; opt-in requests are none."""
        return sum(
            1
            for e in self.entries
            if e.answer not in (None, AutomaticText.OPT_IN_REQUEST)
            and not e.unanswered
            and e.recorded_at > since
        )


def sealed(
    history: History, entry: Entry, number: PhoneNumber | None, particulars: Particulars, salt: str
) -> Sealed:
    """``entry`` as the next link of the chain."""
    commitment = committed(number, particulars, salt)
    facts = _facts(history.subscriber, entry, commitment, history.head)
    return Sealed(history.subscriber, entry, commitment, history.head, digest(facts))


def committed(number: PhoneNumber | None, particulars: Particulars, salt: str) -> str:
    """The commitment to an entry's particulars: SHA-256 over the salt and their canonical form.

    Once the number was erased it is nobody's particular any more.
    """
    of_number = {"number": number.e164} if number else {}
    return hashlib.sha256(bytes.fromhex(salt) + rfc8785.dumps({**particulars, **of_number})).hexdigest()


def digest(facts: Mapping[str, Any]) -> str:
    """The SHA-256 of the canonical form, in hex."""
    return hashlib.sha256(rfc8785.dumps(dict(facts))).hexdigest()


def _facts(subscriber: SubscriberKey, entry: Entry, commitment: str, previous: str) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "v": FORMAT,
        "subscriber": subscriber,
        "seq": entry.seq,
        "kind": entry.kind.value,
        "actor": entry.actor.value,
        "channel": entry.channel,
        "cause": entry.cause,
        "at": iso(entry.at),
        "recorded_at": iso(entry.recorded_at),
        "employee": entry.employee,
        "by": entry.by,
        "topics": sorted(entry.topics),
        "language": entry.language.value,
        "disclosure": _disclosure(entry.disclosure),
        "meaning": entry.meaning and entry.meaning.value,
        "rule": entry.rule,
        "rules": entry.rules,
        "scope": entry.scope and entry.scope.value,
        "received_at": entry.received_at and iso(entry.received_at),
        "carrier_at": entry.carrier_at and iso(entry.carrier_at),
        "changes": entry.changes and entry.changes.facts(),
        "overdue_at": entry.overdue_at and iso(entry.overdue_at),
        "hold_ends_at": entry.hold_ends_at and iso(entry.hold_ends_at),
        "contested": entry.contested or None,
        "before": _standing(entry.before),
        "after": _standing(entry.after),
        "answer": entry.answer and entry.answer.value,
        "unanswered": entry.unanswered,
        "commitment": commitment,
        "previous": previous,
    }
    return {name: value for name, value in facts.items() if value is not None}


def _disclosure(ref: DisclosureRef | None) -> dict[str, str] | None:
    return None if ref is None else {"version": ref.version, "language": ref.language, "sha256": ref.sha256}


def _standing(standing: Standing | None) -> dict[str, Any] | None:
    if standing is None:
        return None
    return {"state": standing.state.value, "topics": sorted(standing.topics), "held": standing.held}


def from_facts(facts: Mapping[str, Any]) -> Entry:
    """The entry that was written down as ``facts``.

    Raises:
        ValueError: of a format that this code does not know.
    """
    if facts["v"] != FORMAT:
        raise ValueError(f"ledger entry of unknown format {facts['v']}")
    ref = facts.get("disclosure")
    return Entry(
        seq=int(facts["seq"]),
        kind=Kind(facts["kind"]),
        actor=Actor(facts["actor"]),
        channel=facts["channel"],
        cause=facts["cause"],
        at=from_iso(facts["at"]),
        recorded_at=from_iso(facts["recorded_at"]),
        employee=EmployeeKey(facts["employee"]) if "employee" in facts else None,
        by=EmployeeKey(facts["by"]) if "by" in facts else None,
        topics=frozenset(Topic(topic) for topic in facts["topics"]),
        language=Language(facts["language"]),
        disclosure=DisclosureRef(**ref) if ref else None,
        meaning=Meaning(facts["meaning"]) if "meaning" in facts else None,
        rule=facts.get("rule"),
        rules=facts.get("rules"),
        scope=Topic(facts["scope"]) if "scope" in facts else None,
        received_at=_moment(facts.get("received_at")),
        carrier_at=_moment(facts.get("carrier_at")),
        changes=changes_from(facts["changes"]) if "changes" in facts else None,
        overdue_at=_moment(facts.get("overdue_at")),
        hold_ends_at=_moment(facts.get("hold_ends_at")),
        contested=facts.get("contested", False),
        before=_standing_from(facts.get("before")),
        after=_standing_from(facts.get("after")),
        answer=AutomaticText(facts["answer"]) if "answer" in facts else None,
        unanswered=facts.get("unanswered"),
    )


def _moment(written: str | None) -> datetime | None:
    return from_iso(written) if written else None


def _standing_from(facts: Mapping[str, Any] | None) -> Standing | None:
    if facts is None:
        return None
    return Standing(State(facts["state"]), frozenset(Topic(t) for t in facts["topics"]), facts["held"])
