"""The other channel: texts through Amazon SNS, with the same consent, and without receipts."""

from collections.abc import Iterator

import pytest

from tests.end_to_end.itsm import Itsm, incident
from tests.end_to_end.people import Phone
from tests.end_to_end.records import Records
from tests.end_to_end.stage import Stage


@pytest.fixture(scope="module")
def over_sns(stage: Stage, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A stage whose channel is SNS; ``stage`` comes first, so that two deployments do not meet."""
    running = Stage(tmp_path_factory.mktemp("sns") / "home", context="smsChannel=sns")
    try:
        yield running.wait_until_ready()
    finally:
        running.kill()


def test_the_whole_road_over_sns(over_sns: Stage) -> None:  # G1
    ana, itsm, records = Phone(over_sns), Itsm(over_sns), Records(over_sns)
    ana.opts_in()
    opened = incident(title="Email is down")

    itsm.raises(opened)

    text = ana.receives("Email is down")
    over_sns.settles()
    delivery = records.delivery_of(ana, opened)
    assert (delivery["status"], delivery["message_id"]) == ("submitted", text.id)
    assert (delivery["consent_seq"], "carrier_status" in delivery) == (2, False)
    itsm.raises(opened.then("Incident Resolved", title="Email works again"))
    ana.receives("Email works again").replies("STOP")
    ana.receives("opted out")

    itsm.raises(incident(title="VPN is down"))

    ana.hears_nothing()
    assert ana.number not in (over_sns.home / "log" / "engine.log").read_text(errors="replace")  # G7
