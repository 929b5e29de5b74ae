"""An event as a lane sees it: at most a second old (G9)."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime

from shared.itsm.event import Event
from shared.itsm.history import Notice, Reason, newest, overtaken
from shared.itsm.store import EventStore
from shared.sms.pacing import SECOND

FRESH = SECOND


@dataclass(frozen=True, slots=True)
class View:
    """An event as last read, with the title that is newest."""

    event: Event
    title: str
    overtaken: bool

    def not_worth_sending(self, now: datetime) -> Reason | None:
        """Why nobody is to be texted of it any more. Asked of a lane that is paused as well."""
        if self.overtaken:
            return Reason.OVERTAKEN
        return Reason.EXPIRED if now >= self.event.may_be_sent_until else None


@dataclass
class Watch:
    """Reads an event again once its view is a second old: 20,000 claims must not meet on one item."""

    store: EventStore
    notice: Notice
    now: Callable[[], int]
    lock: AbstractContextManager[object] = field(default_factory=threading.Lock)
    _view: View | None = None
    _read_at: int = 0

    def look(self) -> View | None:
        """The event, at most a second old; None when it is no longer kept."""
        with self.lock:
            if self.now() - self._read_at >= FRESH or self._view is None:
                self._view, self._read_at = self._read(), self.now()
            return self._view

    def _read(self) -> View | None:
        versions = [v.event for v in self.store.versions(self.notice.source, self.notice.id)]
        event = next((e for e in versions if e.version == self.notice.version), None)
        return None if event is None else View(event, newest(versions).title, overtaken(event, versions))
