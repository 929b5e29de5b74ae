"""The words of every text: versioned templates in three languages, filled in for one reader.

A text is one part that begins with the brand and ends with how to opt out. Templates are files
(``versions/``), named after the day from which they count; what carriers and the law want in them is
checked at synth (``lint``), so that a deploy fails and nobody gets half a text.
"""

from shared.notification.texts.answer import of_answer, parts_at_most
from shared.notification.texts.digest import of_digest
from shared.notification.texts.event import of_event
from shared.notification.texts.files import versions
from shared.notification.texts.reader import Reader, reader

__all__ = ["Reader", "of_answer", "of_digest", "of_event", "parts_at_most", "reader", "versions"]
