"""An opt-out is confirmed once and soon, or not at all, however often it is said (47 CFR 64.1200(a)(12))."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.end_to_end.people import Phone, together
from tests.end_to_end.records import Records
from tests.end_to_end.stage import Clock

TIMES = 50
SETTLED_WITHIN = 150.0
"""They all change one chain, so one that comes too often into the others' way is taken up a minute later."""


@pytest.mark.parametrize("as_", ["one text", "many texts"])
def test_stop_fifty_times_at_once_is_confirmed_once(ana: Phone, records: Records, as_: str) -> None:  # R7
    ana.opts_in()
    sent_at = datetime.now(UTC).isoformat()
    ids = [f"{ana.sub}-{0 if as_ == 'one text' else time}" for time in range(TIMES)]

    together(lambda id_: ana.replies("STOP", id=id_, sent_at=sent_at), ids)

    ana.receives("opted out")
    ana.stage.settles("Inbound", within=SETTLED_WITHIN)
    ana.hears_nothing()
    assert ana.state == "opted_out"
    stops = [facts for facts in records.facts_of(ana) if facts.get("meaning") == "stop"]
    assert sorted(facts["cause"] for facts in stops) == sorted(set(ids))
    assert [facts.get("answer") for facts in stops] == ["confirmation", *[None] * (len(stops) - 1)]


def test_a_confirmation_that_would_come_too_late_does_not_come(
    ana: Phone, ben: Phone, clock: Clock, records: Records
) -> None:  # R7
    clock.moves(minutes=-10)
    together(Phone.opts_in, [ana, ben])
    clock.moves(seconds=0)

    for phone, ago in ((ana, 301), (ben, 200)):
        phone.replies("STOP", sent_at=(datetime.now(UTC) - timedelta(seconds=ago)).isoformat())

    ben.receives("opted out")
    ana.hears_nothing()
    assert (ana.state, ben.state) == ("opted_out", "opted_out")
    late, soon = records.facts_of(ana)[-1], records.facts_of(ben)[-1]
    assert (late["answer"], late["unanswered"]) == ("confirmation", "late")
    assert (soon["answer"], soon.get("unanswered")) == ("confirmation", None)
