"""Quiet hours: whenever the clock on the person's wall shows one of the times that they chose.

What the wall shows is all that counts, so both days on which clocks change are days like any other: a time
that is skipped is no time, and one that comes twice is quiet twice.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from shared.zones import zone

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Quiet:
    """From ``start`` until ``end`` (``HH:MM``) in a time zone, over midnight where ``end`` is the earlier."""

    start: str
    end: str
    time_zone: str

    def until(self, now: datetime) -> datetime | None:
        """When the wall next shows a time that is not quiet; None when it shows one now."""
        moment = now.replace(second=0, microsecond=0)
        while self._holds(moment):
            end = moment + self._to_the_end(moment)
            change = self._change_of_clocks(moment, end)
            if change is None:
                return end
            moment = change
        return moment if moment > now else None

    def _holds(self, moment: datetime) -> bool:
        wall = self._wall(moment)
        start, end = time.fromisoformat(self.start), time.fromisoformat(self.end)
        return start <= wall < end if start <= end else not end <= wall < start

    def _wall(self, moment: datetime) -> time:
        return moment.astimezone(zone(self.time_zone)).time()

    def _to_the_end(self, moment: datetime) -> timedelta:
        """How long the wall takes to show the end, when nobody changes the clock."""
        wall, end = self._wall(moment), time.fromisoformat(self.end)
        minutes = (end.hour - wall.hour) * 60 + end.minute - wall.minute
        return timedelta(minutes=minutes) % DAY

    def _change_of_clocks(self, begin: datetime, end: datetime) -> datetime | None:
        """The first minute with another offset than ``begin`` has, when ``end`` has another."""
        if self._offset(begin) == self._offset(end):
            return None
        while end - begin > MINUTE:
            middle = begin + (end - begin) // MINUTE // 2 * MINUTE
            if self._offset(middle) == self._offset(begin):
                begin = middle
            else:
                end = middle
        return end

    def _offset(self, moment: datetime) -> timedelta | None:
        return moment.astimezone(zone(self.time_zone)).utcoffset()
