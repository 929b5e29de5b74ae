"""A text from a phone, and what it does to the consent of its number."""

from datetime import datetime, timedelta

from shared.consent.book import Book, Happening
from shared.consent.confirmation import record_opt_in
from shared.consent.deadline import due_at, overdue_at
from shared.consent.entry import Actor, Entry, Kind
from shared.consent.ledger import History
from shared.consent.meaning import Meaning
from shared.consent.reading import VERSION, Reading, read
from shared.consent.toll_free import CARRIER_CONFIRMS, confirmed_by_carrier
from shared.sms.inbound import InboundText

SECOND = timedelta(seconds=1)


def take(text: InboundText, book: Book) -> Reading:
    """Write the reply down, with what it means, once; answer it if it calls for that.

    The same text again finds its entry and only hands the answer over again, which is sent once.

    Raises:
        Conflict: others kept changing the same consent; nothing was written.
    """
    return book.store.settle(lambda: _take(text, book))


def _take(text: InboundText, book: Book) -> Reading:
    reading = read(text.body)
    history = book.store.history(book.keys.subscriber(text.number))
    if seen := history.caused_by(text.id):
        book.answer(history.subscriber, seen)
        return reading
    now = book.clock()
    at = carrier_time(text.sent_at, history)
    doubtful = reading.meaning is Meaning.PAUSE
    draft = Entry(
        seq=0,
        kind=Kind.REPLY,
        actor=Actor.SELF,
        channel="sms",
        cause=text.id,
        at=at,
        recorded_at=now,
        overdue_at=overdue_at(at) if doubtful else None,
        hold_ends_at=due_at(at) if doubtful else None,
        meaning=reading.meaning,
        rule=reading.rule,
        rules=VERSION,
        scope=reading.scope,
        unanswered=CARRIER_CONFIRMS if book.toll_free and confirmed_by_carrier(text.body) else None,
    )
    record_opt_in(Happening(history, text.number, draft, {"words": text.body}), book, now)
    return reading


def carrier_time(sent_at: datetime, history: History) -> datetime:
    """When the phone sent it, as exactly as the carrier's stamp tells.

    A stamp in whole seconds says only "within this second": what we committed ourselves in that
    second came first, since a person can only have answered it.
    """
    if sent_at.microsecond:
        return sent_at
    ours = (e.at for e in history.entries if e.kind is not Kind.REPLY and sent_at <= e.at < sent_at + SECOND)
    return max(ours, default=sent_at)
