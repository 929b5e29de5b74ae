"""Whatever order events arrive in, a phone hears a story: an alert, its end, and only then another alert."""

from dataclasses import replace
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared.itsm.event import Event, Role
from shared.itsm.history import newest
from tests.unit.itsm.events import at, opened, resolved, updated

from .stage import Stage

ids = count()
happenings = st.builds(
    replace,
    st.sampled_from([opened(9), resolved(9), updated(9), updated(9, 4)]),
    occurred_at=st.sampled_from([at(9), at(9.5), at(10), at(10.5), at(11), at(11.5)]),
)
some = settings(
    parent=settings(), max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@some
@given(st.lists(happenings, min_size=2, max_size=6, unique_by=lambda each: each.version))
def test_a_phone_hears_alert_and_end_in_turn(stage: Stage, arrivals: list[Event]) -> None:
    """G9: no end without its alert, no alert left without its end, none of them twice."""
    if not stage.people.numbers:
        stage.people.somebody()
    [ana] = stage.people.numbers
    id = f"INC{next(ids)}"
    before = len(stage.texts(ana))
    for each in arrivals:
        stage.tells(replace(each, id=id))
        stage.queues.take("planning")
    heard = ["end" if "resolved" in text else "alert" for text in stage.texts(ana)[before:]]
    assert heard == ["alert", "end"] * (len(heard) // 2) + ["alert"] * (len(heard) % 2)
    if heard and newest(arrivals).type.role is Role.END:
        assert heard[-1] == "end"
