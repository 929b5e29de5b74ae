"""A text from a phone, and what it does to the consent of its number."""

from datetime import datetime, timedelta

from shared.consent.book import Book, Happening
from shared.consent.confirmation import record_opt_in
from shared.consent.entry import Actor, Entry, Kind
from shared.consent.ledger import History
from shared.consent.reading import VERSION, Reading, read
from shared.sms.inbound import InboundText

SECOND = timedelta(seconds=1)


def take(text: InboundText, book: Book) -> Reading:
    """Write the reply down, with what it means, once; answer it if it calls for that.

    Until consent has states for them, a PAUSE and a KEEP change nothing and a STOP of one topic stops all of
    them: silence is the safe side. The entry keeps the scope.

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
    draft = Entry(
        seq=0,
        kind=Kind.REPLY,
        actor=Actor.SELF,
        channel="sms",
        cause=text.id,
        at=carrier_time(text.sent_at, history),
        recorded_at=now,
        meaning=reading.meaning,
        rule=reading.rule,
        rules=VERSION,
        scope=reading.scope,
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
