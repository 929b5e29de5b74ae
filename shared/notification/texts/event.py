"""The text of a notification: brand first, id, state and time unbroken, how to opt out last; one part."""

from datetime import datetime

from shared.itsm.event import Event
from shared.notification.texts.files import Templates, templates
from shared.notification.texts.moments import when
from shared.notification.texts.reader import Reader
from shared.notification.texts.title import GSM, UCS2, Alphabet, Shown, shown
from shared.settings import Settings
from shared.sms.alphabet import needs_ucs2

LEAD = "{brand}: "
TITLE = ": {title}"
HINT = ". {hint}"
LEAST_IN_UCS2 = 10
"""A title that 70 characters leave less room for is easier read whole in Latin letters."""
BASE = str.maketrans("^{}\\[~]|\u20ac", "'()/(-)/E")
"""For the extension table, which takes twice the room."""


def of_event(event: Event, title: str, settings: Settings, reader: Reader, now: datetime) -> str:
    """The text of an event for a reader, in one part.

    Only the title is shortened for it, and what the title says is never read as a template. An id so long
    that not even the rest fits loses first the end of a window, then its brackets, and last its middle.
    """
    return in_one_part(event, title, settings, reader, now)


def in_one_part(
    event: Event, title: str, settings: Settings, reader: Reader, now: datetime, lead: str = LEAD
) -> str:
    """The text of an event behind ``lead``, which takes of the title's room."""
    words = templates(reader.language, now)
    if _in_its_script(event.id, title):
        frame = _Frame(event, settings, reader, words, UCS2, lead=lead)
        told = frame.shown(title)
        if told and _in_its_script(event.id, told.words) and (told.whole or _is_enough(told)):
            return frame.text(told)
    for tightened in range(_Frame.TIGHTEST + 1):
        frame = _Frame(event, settings, reader, words, GSM, tightened, lead)
        if frame.room >= 0 or tightened == _Frame.TIGHTEST:
            break
    return frame.text(frame.shown(title))


def _in_its_script(id: str, title: str) -> bool:
    return needs_ucs2(title) or needs_ucs2(id)


def _is_enough(told: Shown) -> bool:
    return UCS2.width(told.words) >= LEAST_IN_UCS2


class _Frame:
    """Everything of a text but the title."""

    TIGHTEST = 3

    def __init__(
        self,
        event: Event,
        settings: Settings,
        reader: Reader,
        words: Templates,
        alphabet: Alphabet,
        tightened: int = 0,
        lead: str = LEAD,
    ) -> None:
        self._alphabet = alphabet
        hint = words.hint if reader.can_answer else words.one_way["hint"]
        self._hint = alphabet.write(hint.format(portal_url=settings.portal_url.rstrip("/")))
        notification = words.notifications[event.type.name]
        template = lead + notification.removeprefix(LEAD).removesuffix(TITLE + HINT)
        fields = {
            "brand": settings.brand,
            "priority": event.priority,
            "when": when(event, words, reader.time_zone, briefly=tightened > 0),
        }
        id = " ".join(alphabet.write(event.id).split())
        id = id.translate(BASE) if tightened > 1 else id
        self._head = alphabet.write(template.format(**fields, id=id))
        self.room = alphabet.part - alphabet.width(f"{self._head}. {self._hint}")
        if tightened == self.TIGHTEST:
            self._head = alphabet.write(template.format(**fields, id=_middle_cut(id, -self.room)))

    def shown(self, title: str) -> Shown | None:
        """The title, as much of it as fits; the room was counted with the dot that closes the text."""
        return shown(title, self.room - len(TITLE.format(title="")) + 1, self._alphabet)

    def text(self, title: Shown | None) -> str:
        """The whole text."""
        return f"{self._head}: {title.closed} {self._hint}" if title else f"{self._head}. {self._hint}"


def _middle_cut(id: str, excess: int) -> str:
    kept = len(id) - max(excess, 0) - len(GSM.dots)
    return id if excess <= 0 else f"{id[: -(-kept // 2)]}{GSM.dots}{id[len(id) - kept // 2 :]}"


def room_left(event: Event, settings: Settings, reader: Reader, words: Templates) -> int:
    """What a part has left for a title, with everything else as it is."""
    return _Frame(event, settings, reader, words, GSM).room
