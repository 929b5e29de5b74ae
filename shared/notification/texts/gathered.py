"""The text of a gathering: how many began, how many ended, and the worst by name; one part."""

from datetime import datetime

from shared.itsm.event import Event
from shared.notification.texts.event import LEAD, in_one_part
from shared.notification.texts.files import Templates, templates
from shared.notification.texts.reader import Reader
from shared.settings import Settings
from shared.sms.alphabet import in_gsm
from shared.sms.encoding import size

WHAT = "{what}"


def of_gathered(
    began: int, ended: int, worst: Event, settings: Settings, reader: Reader, now: datetime
) -> str:
    """The text of several events for a reader; the worst stands there as it would by itself.

    Where brand and hint leave no room even for that one's shortened id, the numbers stand alone.
    """
    words = templates(reader.language, now)
    counted = words.several["gathered"].removeprefix(LEAD).partition(WHAT)[0]
    lead = LEAD + counted.format(began=began, ended=ended)
    text = in_one_part(worst, worst.title, settings, reader, now, lead)
    return text if size(text).parts == 1 else briefly(began, ended, settings, reader, words)


def briefly(began: int, ended: int, settings: Settings, reader: Reader, words: Templates) -> str:
    """The numbers alone."""
    hint = words.hint if reader.can_answer else words.one_way["hint"]
    hint = hint.format(portal_url=settings.portal_url.rstrip("/"))
    template = words.several["gathered_briefly"]
    return in_gsm(template.format(brand=settings.brand, began=began, ended=ended, hint=hint))
