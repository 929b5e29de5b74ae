"""The event as a lane sees it: at most a second old."""

from shared.consent.keys import SubscriberKey
from shared.itsm.event import Event, Role
from shared.itsm.history import FIRST, Notice, notice
from shared.notification.messages import Packed
from shared.notification.watch import Watch
from tests.unit.itsm.events import opened, updated

from .stage import Stage


def packed(event: Event, *keys: SubscriberKey) -> Packed:
    return Packed(notice(event, [event]), keys)


def test_the_event_is_looked_at_once_a_second(stage: Stage) -> None:
    stage.events.receive(opened(10, title="Email is slow"))
    watch = Watch(stage.events, packed(opened(10)).notice, stage.now)
    view = watch.look()
    assert view is not None
    stage.events.receive(updated(11, title="Email is down"))
    stage.clock.pass_by(milliseconds=999)
    assert watch.look() is view
    stage.clock.pass_by(milliseconds=1)
    later = watch.look()
    assert later is not None
    assert (view.title, later.title) == ("Email is slow", "Email is down")


def test_a_notice_of_another_version_is_another_view(stage: Stage) -> None:
    stage.events.receive(opened(10))
    other = Notice("itsm.desk", "INC0012345", opened(11).version, Role.ALERT, FIRST)
    assert Watch(stage.events, other, stage.now).look() is None
