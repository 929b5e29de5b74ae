"""What compliance asks: where did a number stand at a moment, and the pack that proves it.

The state at T is that of all entries known now whose time is T or earlier, in time order, with what time
alone ends (a request, a hold) ended by then. An entry that arrived late counts from its own time, as it does
everywhere (G6). Every question is itself an entry of the number's chain before it is answered.
"""

from dataclasses import dataclass
from datetime import datetime

from shared.consent.book import Book
from shared.consent.disclosure import Disclosure, Terms, terms_of
from shared.consent.entry import Entry
from shared.consent.ledger import History
from shared.consent.looked_up import Look, note_look
from shared.consent.states import Consent, state_after
from shared.evidence.contents import PackContents
from shared.evidence.export import StoredEntry
from shared.evidence.heads import Proof
from shared.evidence.note import VerifierKey
from shared.evidence.pack import pack
from shared.evidence.packs import Link, Packs
from shared.evidence.proofs import Proofs
from shared.evidence.records import Records, sent_text
from shared.evidence.store import Signer
from shared.settings import Settings
from shared.sms.number import PhoneNumber


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a number stood, the entry that made it so, the words agreed to, and what proves that."""

    consent: Consent
    at: datetime
    entry: StoredEntry | None
    disclosure: Disclosure | None
    chain: tuple[StoredEntry, ...]
    """All entries up to the head that the anchor holds; all there are when none does yet."""
    anchor: Proof | None
    key: VerifierKey


@dataclass(frozen=True)
class Compliance:
    """Answers compliance."""

    book: Book
    records: Records
    proofs: Proofs
    packs: Packs
    signer: Signer
    settings: Settings

    def state_at(self, number: PhoneNumber, look: Look, at: datetime | None) -> Answer | None:
        """Where the number stood at ``at``, or stands now; None for one never seen.

        Raises:
            Conflict: the question could not be written down, so it is not answered.
        """
        history = note_look(number, look, self.book)
        if history is None:
            return None
        moment = at or self.book.clock()
        consent = consent_at(history.entries, moment)
        chain = self.records.entries(history.subscriber)
        entry = chain[consent.entry - 1] if consent.entry else None
        anchor = None
        if entry:
            resting_on = history.entries[consent.entry - 1]
            anchor = self.proofs.of_entry(history.subscriber, resting_on.seq, resting_on.recorded_at)
        covered = chain[: anchor.head.seq] if anchor and anchor.head else chain
        words = self.records.words([consent.disclosure] if consent.disclosure else [])
        return Answer(consent, moment, entry, words[0] if words else None, covered, anchor, self.signer.key)

    def pack_of(self, number: PhoneNumber, look: Look) -> Link | None:
        """The pack of a number, signed and put where it can be fetched; None for one never seen.

        Raises:
            Conflict: the question could not be written down, so it is not answered.
        """
        history = note_look(number, look, self.book)
        if history is None:
            return None
        now = self.book.clock()
        subscriber = history.subscriber
        entries = self.records.entries(subscriber)
        contents = PackContents(
            brand=self.settings.brand,
            made_at=now,
            key=self.signer.key,
            entries=entries,
            particulars=self.records.particulars(subscriber, entries),
            disclosures=self.records.words(e.disclosure for e in history.entries if e.disclosure),
            terms=self._terms(history),
            texts=tuple(sent_text(item) for item in reversed(self.records.texts(subscriber))),
            proofs=self.proofs.of_chain(subscriber, entries),
        )
        return self.packs.keep(pack(contents, self.signer.sign), now)

    def _terms(self, history: History) -> tuple[Terms, ...]:
        """What else held for the versions that were agreed to, in this installation's words."""
        settings = self.settings
        filled_in = {"brand": settings.brand, "support": settings.support, "portal_url": settings.portal_url}
        versions = dict.fromkeys(e.disclosure.version for e in history.entries if e.disclosure)
        return tuple(terms for version in versions if (terms := terms_of(version, filled_in)))


def consent_at(entries: tuple[Entry, ...], moment: datetime) -> Consent:
    """The consent at a moment, by what is known now of the time until then."""
    return state_after(entry for entry in entries if entry.at <= moment).at(moment)
