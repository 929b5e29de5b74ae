"""Opt-outs that only the carrier knows: every number on its lists that is not opted out here becomes so.

Whoever opted out at the carrier opted out of the company's texts, from whichever number and in whichever
Region (R12). Nothing is written to the carrier.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from botocore.exceptions import ClientError

from shared.clock import iso
from shared.consent.book import Book
from shared.consent.observed import opted_out_at_carrier
from shared.sms.looks import Look, Looks
from shared.sms.opt_out_lists import Listed, OptOutLists, pages_from

CHANNEL = "carrier_list"
STALE = "ValidationException"
"""What the service says to a page's token that it no longer knows: the look begins anew."""


@dataclass(frozen=True)
class CarrierLists:
    """The carrier's lists of one Region, and how far they are known here."""

    region: str
    lists: OptOutLists
    looks: Looks
    book: Book

    def look(self, time_left: Callable[[], bool]) -> int:
        """Look at the lists if that is due, as long as there is time; answers with how many are new.

        Raises:
            botocore.exceptions.ClientError: the carrier did not answer; the next look goes on from there.
            Conflict: others kept changing the same consent; likewise.
        """
        before = self.looks.of(self.region)
        look = before.taken(self.book.clock())
        if look is None or not self.looks.keep(self.region, look, after=before.turn):
            return 0
        try:
            return self._walk(look, time_left)
        except ClientError as error:
            if error.response["Error"]["Code"] == STALE:
                self._keep(look.at(None))
            raise

    def _walk(self, look: Look, time_left: Callable[[], bool]) -> int:
        """Read from where the look has come to, one page at a time, whose place is kept when it is done."""
        found = 0
        for name, page, behind in pages_from(self.lists, look.place):
            found += sum(self._note(name, each) for each in page.numbers if look.is_new(each.since))
            look = look.at(behind)
            if behind and not time_left():
                self._keep(look.paused())
                return found
            if behind and not self._keep(look):
                return found
        self._keep(look.done())
        return found

    def _note(self, name: str, listed: Listed) -> bool:
        key = self.book.keys.subscriber(listed.number)
        since = iso(listed.since) if listed.since else ""
        digest = hashlib.sha256("|".join((self.region, name, key, since)).encode()).hexdigest()
        cause = f"opt-out list {digest[:32]}"
        return opted_out_at_carrier(listed.number, cause, listed.since, CHANNEL, self.book)

    def _keep(self, look: Look) -> bool:
        return self.looks.keep(self.region, look, after=look.turn)
