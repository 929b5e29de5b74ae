"""When something happens, in the reader's own time: ``24 Nov 21:00-23:00 CET``."""

from datetime import datetime

from shared.itsm.event import Event
from shared.notification.texts.files import Templates
from shared.zones import zone


def when(event: Event, templates: Templates, time_zone: str, *, briefly: bool = False) -> str:
    """The times that a planned or started event tells; nothing where it has none.

    ``briefly`` leaves out the end of a window, for texts that an id has no room left in.
    """
    starts, ends = (at and at.astimezone(zone(time_zone)) for at in (event.starts_at, event.ends_at))
    if not event.type.opens:
        return _filled_in("until", templates, _moment(ends, templates)) if ends else ""
    if starts is None:
        return ""
    times = _window(starts, ends, templates) if ends and not briefly else _moment(starts, templates)
    return _filled_in("at", templates, times)


def _filled_in(name: str, templates: Templates, time: str) -> str:
    template: str = templates.times[name]
    return template.format(time=time)


def _window(starts: datetime, ends: datetime, templates: Templates) -> str:
    """A start and an end: the day once when it is the same, the zone twice when the clocks change between."""
    end = f"{ends:%H:%M}" if starts.date() == ends.date() else _day_time(ends, templates)
    one_zone = _zone_name(starts) == _zone_name(ends)
    start = _day_time(starts, templates) if one_zone else _moment(starts, templates)
    return f"{start}-{end} {_zone_name(ends)}"


def _moment(at: datetime, templates: Templates) -> str:
    return f"{_day_time(at, templates)} {_zone_name(at)}"


def _day_time(at: datetime, templates: Templates) -> str:
    return f"{at:%d} {templates.times['months'][at.month - 1]} {at:%H:%M}"


def _zone_name(at: datetime) -> str:
    """``CET``; many zones have no letters of their own (``-03``), and there it is ``UTC-3``."""
    name = at.tzname() or ""
    if name[:1] not in ("+", "-"):
        return name
    minutes = f":{name[3:5]}" if len(name) > 3 and name[3:5] != "00" else ""
    return f"UTC{name[0]}{int(name[1:3])}{minutes}"
