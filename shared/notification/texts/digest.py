"""The text of several notices at once: how many, and as many of their ids as one part has room for."""

from collections.abc import Sequence
from datetime import datetime

from shared.notification.texts.files import templates
from shared.notification.texts.reader import Reader
from shared.notification.texts.title import GSM
from shared.settings import Settings


def of_digest(ids: Sequence[str], settings: Settings, reader: Reader, now: datetime) -> str:
    """The text for a reader, in one part. Whoever wants them all finds them where the events come from."""
    words = templates(reader.language, now)
    hint = words.hint if reader.can_answer else words.one_way["hint"]
    hint = hint.format(portal_url=settings.portal_url.rstrip("/"))
    tidy = [" ".join(GSM.write(id).split()) for id in ids]
    for named in range(len(ids), 0, -1):
        shown = ", ".join(tidy[:named]) + ("" if named == len(ids) else f", {GSM.dots}")
        text = _text(words.several["digest"], settings, hint, len(ids), shown)
        if GSM.width(text) <= GSM.part:
            return text
    return _text(words.several["digest"], settings, hint, len(ids), GSM.dots)


def _text(template: str, settings: Settings, hint: str, count: int, ids: str) -> str:
    text = GSM.write(template.format(brand=settings.brand, count=count, ids=ids, hint=hint))
    return text.replace(f"{GSM.dots}. ", f"{GSM.dots} ")
