"""For whom a text is written."""

from dataclasses import dataclass

from shared.consent.language import Language
from shared.settings import Settings
from shared.sms.number import PhoneNumber


@dataclass(frozen=True, slots=True)
class Reader:
    """What of a person changes the words of a text."""

    language: Language = Language.ENGLISH
    time_zone: str = "UTC"
    can_answer: bool = True
    """Whether a reply from there reaches us; where none does, texts name the portal instead of STOP."""


def reader(language: Language, time_zone: str | None, number: PhoneNumber, settings: Settings) -> Reader:
    """The reader with these choices at this number; who chose no zone is in the stage's."""
    one_way = settings.one_way_countries
    can_answer = not one_way or number.country not in one_way
    return Reader(language, time_zone or settings.time_zone, can_answer)
