"""Writing consent down: one happening becomes one entry, one state and at most one answer."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from shared.clock import Clock
from shared.consent.answers import CONFIRM_WITHIN, answer_to, left_out
from shared.consent.entry import Entry, Kind
from shared.consent.keys import EmployeeKey, Keys, SubscriberKey
from shared.consent.ledger import History, Particulars, sealed
from shared.consent.states import Consent
from shared.consent.store import Change, ConsentStore, Pointer
from shared.sms.number import PhoneNumber


class Answers(Protocol):
    """Where automatic texts are handed over; the same one twice is sent once."""

    def hand_over(self, subscriber: SubscriberKey, entry: Entry) -> None:
        """Send the answer that ``entry`` calls for."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that is about to be written down for one number."""

    history: History
    number: PhoneNumber | None
    """None once it was erased."""
    draft: Entry
    """The entry without its place in the chain."""
    particulars: Particulars


@dataclass(frozen=True, slots=True)
class Recorded:
    """What an entry came to."""

    entry: Entry
    before: Consent
    after: Consent


@dataclass(frozen=True)
class Book:
    """The consent of everybody: read it, and write it down."""

    store: ConsentStore
    keys: Keys
    answers: Answers
    clock: Clock
    toll_free: bool = False
    """Whether texts come from a US toll-free number, whose carrier answers STOP itself."""

    def entered_by(self, employee: EmployeeKey) -> list[History]:
        """The histories of the numbers that this employee entered last, the newest number last."""
        return [self.store.history(key) for key in self.store.numbers_of(employee)]

    def owned(self, employee: EmployeeKey) -> list[tuple[History, Consent]]:
        """Those of them that are still this employee's, or that look so to them, each with its consent."""
        now = self.clock()
        known = [(history, history.consent(now)) for history in self.entered_by(employee)]
        return [(history, consent) for history, consent in known if consent.belongs_to(employee)]

    def record(
        self,
        happenings: Sequence[Happening],
        now: datetime,
        *pointers: Pointer,
    ) -> list[Recorded]:
        """Commit all of it together, and what ``pointers`` say of employees, then hand over the answers.

        Raises:
            Conflict: somebody else came first; nothing was written.
        """
        recorded = [entered(happening.history, happening.draft, now) for happening in happenings]
        changes = [self._change(h, r) for h, r in zip(happenings, recorded, strict=True)]
        self.store.commit(changes, pointers)
        for happening, result in zip(happenings, recorded, strict=True):
            self.answer(happening.history.subscriber, result.entry)
        return recorded

    def answer(self, subscriber: SubscriberKey, entry: Entry) -> None:
        """Hand over the text that an entry calls for, if any. Doing it again does no harm."""
        if entry.answer and not entry.unanswered:
            self.answers.hand_over(subscriber, entry)

    def answer_again(self, history: History) -> None:
        """Hand over the last answer once more, in case its first hand-over was lost."""
        answered = [entry for entry in history.entries if entry.answer]
        if answered and answered[-1].recorded_at > self.clock() - CONFIRM_WITHIN:
            self.answer(history.subscriber, answered[-1])

    def _change(self, happening: Happening, recorded: Recorded) -> Change:
        history, consent = happening.history, recorded.after
        salt = secrets.token_hex(32)
        seal = sealed(history, recorded.entry, happening.number, happening.particulars, salt)
        hashes = (*history.hashes, seal.hash)
        rests_on = hashes[consent.entry - 1] if consent.entry else None
        return Change(happening.number, seal, consent, rests_on, happening.particulars, salt)


def entered(history: History, draft: Entry, now: datetime) -> Recorded:
    """The draft in its place: the next seq, the consents around it, and the answer that it calls for."""
    entry = replace(draft, seq=history.seq + 1, recorded_at=now)
    if entry.is_opt_out and entry.kind is not Kind.REPLY:
        # Our own clock may have gone back: what it wrote down as later was there before all the same.
        ahead = [each.recorded_at for each in history.entries if each.recorded_at > now]
        entry = replace(entry, at=max([now, *ahead]))
    before, after = history.consent(now), history.with_entry(entry).consent(now)
    entry = replace(entry, before=before.standing, after=after.standing)
    text = answer_to(entry, before, after)
    why_not = (entry.unanswered or left_out(text, entry, history, now)) if text else None
    return Recorded(replace(entry, answer=text, unanswered=why_not), before, after)
