"""A storm on the deployed stage: hundreds of incidents, few texts, each about one's own (G3, G9)."""

import base64
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.end_to_end.itsm import Happening, Itsm, incident
from tests.end_to_end.people import HelpDesk, Phone, together
from tests.end_to_end.records import Records
from tests.end_to_end.stage import SERVICES, Clock, Stage

INCIDENTS = 500
AT_ONCE = 3
FIRST = timedelta(seconds=5)
AHEAD = 2 * 3600
"""Seconds; whoever else filled in forms here did so more than an hour ago."""
CLOSES = 15.0
"""Seconds within which a gathering's texts come once it is due: housekeeping looks every few."""


@pytest.fixture
def clock(over_sns: Stage) -> Iterator[Clock]:
    """The clock of this stage; right again after the test."""
    moving = Clock(over_sns)
    moving.moves(seconds=AHEAD)
    yield moving
    moving.moves(seconds=0)


@pytest.fixture
def six(over_sns: Stage, clock: Clock) -> Iterator[list[Phone]]:
    """Who chose everything; one service; twenty; another language; another place; and no incidents."""
    phones = [Phone(over_sns, name) for name in ("Ana", "Ben", "Chloe", "Dev", "Eva", "Finn")]
    together(Phone.opts_in, phones)
    wishes: list[dict[str, Any]] = [
        {"services": [SERVICES[7]]},
        {"services": list(SERVICES[20:40])},
        {"language": "es"},
        {"locations": ["MAD"]},
        {"topics": ["change", "service"]},
    ]
    for phone, changes in zip(phones[1:], wishes, strict=True):
        assert phone.prefers(**changes).status_code == 200
    yield phones
    together(Phone.opts_out_in_the_portal, phones)


def test_five_hundred_incidents_over_eighty_services_are_five_texts(
    over_sns: Stage, clock: Clock, six: list[Phone]
) -> None:
    """Within ten minutes, and then all of them are resolved."""
    ana, ben, _, dev, _, _ = six
    itsm, records = Itsm(over_sns, reckoned=100), Records(over_sns)
    incidents = [
        incident(title=f"Fault {number}", services=[SERVICES[number % 80]], locations=["BER"])
        for number in range(INCIDENTS)
    ]
    half = INCIDENTS // 2
    begun = {phone.sub: len(phone.texts) for phone in six}

    at = datetime.now(UTC) + timedelta(seconds=AHEAD)
    itsm.raises(incidents[0])
    assert moment(ana.receives(incidents[0].id).submitted_at) - at <= FIRST
    for each in incidents[1:AT_ONCE]:
        itsm.raises(each)
        ana.receives(each.id)
    raises(itsm, incidents[AT_ONCE:half])
    clock.moves(seconds=AHEAD + 61)
    ana.receives(f"{half - AT_ONCE} began, 0 ended. Worst: {incidents[AT_ONCE].id} P1", within=CLOSES)
    ben.receives("4 began, 0 ended. Worst: ", within=CLOSES)
    dev.receives(f"{half - AT_ONCE} empezaron, 0 terminaron. Lo peor: ", within=CLOSES)
    raises(itsm, incidents[half:])
    clock.moves(seconds=AHEAD + 5 * 60 + 5)
    ana.receives(f"{INCIDENTS - half} began, 0 ended. Worst: ", within=CLOSES)
    clock.moves(seconds=AHEAD + 10 * 60)
    over_sns.settles()
    assert [len(phone.texts) - begun[phone.sub] for phone in six] == [5, 2, 2, 5, 0, 0]
    ids = [each.id for each in incidents]
    assert told(records, ana) == told(records, dev) == sorted(ids)
    assert told(records, ben) == sorted(ids[7::80])
    desk = HelpDesk(over_sns)
    assert explained(desk, ana, incidents[0]) == ("submitted", None)
    assert [explained(desk, ana, incidents[n]) for n in (10, 499)] == [("submitted", "collapsed")] * 2
    assert explained(desk, ben, incidents[10]) == ("not_planned", "service_not_chosen")

    raises(itsm, [each.then("Incident Resolved") for each in incidents])
    clock.moves(seconds=AHEAD + 22 * 60)
    ana.receives(f"0 began, {INCIDENTS} ended. Worst: {incidents[0].id} resolved", within=CLOSES)
    ben.receives("0 began, 7 ended. Worst: ", within=CLOSES)
    over_sns.settles()
    assert [len(phone.texts) - begun[phone.sub] for phone in six] == [6, 3, 3, 6, 0, 0]


def raises(itsm: Itsm, happenings: Sequence[Happening]) -> None:
    """Put many on the bus, and wait until all of them were taken in."""
    for place in range(0, len(happenings), 10):
        itsm.raises_at_once(*happenings[place : place + 10])
    itsm.stage.settles("FanOut", within=120)


def told(records: Records, phone: Phone) -> list[str]:
    """The ids of all incidents that somebody was told of, alone or with others, as the records have it."""
    found = []
    for row in records.all_of("Deliveries"):
        if row["subscriber"] != records.key_of(phone) or row["status"] != "submitted":
            continue
        if row["role"] == "gathered":
            found += members(records, row["pk"].rpartition("#")[0], row["told"])
        elif "event" in row:
            found.append(row["event"].partition("/")[2])
    return sorted(found)


def members(records: Records, gathering: str, bits: str) -> list[str]:
    """The ids behind the bits of a gathering: bit n is the n-th name of what it closed with."""
    items = {item["sk"]: item for item in records.all_of("Events") if item["pk"] == gathering}
    number = int.from_bytes(base64.urlsafe_b64decode(bits + "=" * (-len(bits) % 4)), "little")
    names = items["frozen"]["members"].split()
    those = [name for place, name in enumerate(names) if number >> place & 1]
    return [items[f"member#{name}"]["event"]["id"] for name in those]


def explained(desk: HelpDesk, phone: Phone, event: Happening) -> tuple[str, str | None]:
    """Outcome and reason, as the help desk is told them."""
    answer = desk.explains(phone, event.id).json()
    return answer["outcome"], answer["reason"]


def moment(written: str) -> datetime:
    """A time as it is written everywhere."""
    return datetime.fromisoformat(written)
