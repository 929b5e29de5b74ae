"""What a person who texts can want of us."""

from dataclasses import dataclass
from enum import StrEnum

from shared.consent.topic import Topic


class Meaning(StrEnum):
    """What the person who texted wants."""

    STOP = "stop"
    """No more texts, or none of one topic."""
    YES = "yes"
    START = "start"
    HELP = "help"
    PAUSE = "pause"
    """It may or may not mean stop."""
    KEEP = "keep"
    """After a STOP: one topic is to go on."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Reading:
    """A meaning and the rule that found it.

    ``scope`` is the topic that a STOP or a KEEP names; a STOP without one means all texts.
    """

    meaning: Meaning
    rule: str
    scope: Topic | None = None
