"""What goes out at once, what gathers, and when a gathering closes: values in, values out."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from shared.settings import Settings


@dataclass(frozen=True, slots=True)
class Figures:
    """When a storm begins and how long its gatherings last."""

    events: int
    """So many urgent events may go out at once …"""
    within: timedelta
    """… in this time."""
    gatherings: tuple[timedelta, ...]
    """How long the first gathering lasts, the second, and so on; the last length stays."""


def figures(settings: Settings) -> Figures:
    """The figures of a stage."""
    return Figures(
        settings.storm_events,
        timedelta(minutes=settings.storm_minutes),
        tuple(timedelta(minutes=each) for each in settings.storm_gatherings),
    )


@dataclass(frozen=True, slots=True)
class Gathering:
    """Events that wait to be told in one text. ``step`` says the how many-th of its storm it is, from 0."""

    id: str
    opened_at: datetime
    closes_at: datetime
    step: int = 0

    def is_due(self, now: datetime) -> bool:
        """Whether it is to be closed; one from the future is, for then a clock has been set back."""
        return now >= self.closes_at or now < self.opened_at


@dataclass(frozen=True, slots=True)
class Out:
    """An event that went out at once."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Storm:
    """What the urgent lane has behind it, and the gathering that is open in a storm."""

    out: tuple[Out, ...] = ()
    gathering: Gathering | None = None


def placed(storm: Storm, name: str, now: datetime, figures: Figures, id: str) -> Storm:
    """The storm with an event in it: among those that went out at once, or else with a gathering open.

    ``id`` becomes the name of a gathering that this event opens.
    """
    if storm.gathering:
        return storm
    recent = tuple(each for each in storm.out if now - figures.within < each.at <= now)
    if any(each.name == name for each in recent):
        return storm
    if len(recent) < figures.events:
        return Storm((*recent, Out(name, now)))
    return Storm(recent, _opened(id, now, figures, step=0))


def closed(storm: Storm, now: datetime, figures: Figures, id: str, *, empty: bool) -> Storm:
    """The storm once its gathering is closed: the next, longer one is open, or an empty one was the end."""
    assert storm.gathering
    if empty:
        return replace(storm, gathering=None)
    return replace(storm, gathering=_opened(id, now, figures, storm.gathering.step + 1))


def taken_back(storm: Storm, name: str) -> Storm:
    """The storm without an event that turned out to be a text for nobody."""
    return replace(storm, out=tuple(each for each in storm.out if each.name != name))


def _opened(id: str, now: datetime, figures: Figures, step: int) -> Gathering:
    lasts = figures.gatherings[min(step, len(figures.gatherings) - 1)]
    return Gathering(id, now, now + lasts, step)
