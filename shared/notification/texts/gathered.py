"""The text of a gathering: how many began, how many ended, and the worst by name; one part."""

from datetime import datetime

from shared.itsm.event import Event
from shared.notification.texts.event import LEAD, in_one_part
from shared.notification.texts.files import templates
from shared.notification.texts.reader import Reader
from shared.settings import Settings

WHAT = "{what}"


def of_gathered(
    began: int, ended: int, worst: Event, settings: Settings, reader: Reader, now: datetime
) -> str:
    """The text of several events for a reader; the worst stands there as it would by itself."""
    template = templates(reader.language, now).several["gathered"]
    counted = template.removeprefix(LEAD).partition(WHAT)[0].format(began=began, ended=ended)
    return in_one_part(worst, worst.title, settings, reader, now, LEAD + counted)
