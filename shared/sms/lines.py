"""Which line a text takes: the one of the number's country, else the stage's own.

A line is one origination identity, a pool counts as one. Each is paced by an item of its own.
"""

from shared.settings import Settings
from shared.sms.pacing import Line


def line_of(country: str | None, settings: Settings) -> str | None:
    """The identity of the line to a country (ISO); None for the stage's own line."""
    return next((line.identity for line in settings.lines if country in line.countries), None)


def line_named(identity: str | None, settings: Settings) -> Line:
    """The line of this identity at the settings' rate.

    The stage's own for None, and for a line that the settings named when the text was planned and do
    not any more.
    """
    for line in settings.lines:
        if line.identity == identity:
            return Line(line.identity, line.parts_per_second)
    return Line(settings.origination_identity, settings.parts_per_second)
