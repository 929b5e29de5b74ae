"""The languages that a subscriber may choose."""

from enum import StrEnum


class Language(StrEnum):
    """Of the texts and of the disclosure."""

    ENGLISH = "en"
    SPANISH = "es"
    FRENCH = "fr"
