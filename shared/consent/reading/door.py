"""Where a reply comes in."""

from shared.consent.meaning import Reading
from shared.consent.reading.keywords import keyword
from shared.consent.reading.words import plain, words_of

VERSION = "6"
"""The version of the rules; it goes up with every change that may read a reply differently."""
LONGEST = 1600
"""Characters that are read: as many as the longest text that a carrier delivers has."""


def read(body: str) -> Reading:
    """The meaning of one reply. Never raises."""
    text = plain(body[:LONGEST])
    if (said := words_of(text)) and (reading := keyword(said)):
        return reading
    from shared.consent.reading.judge import judged

    return judged(text)
