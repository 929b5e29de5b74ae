"""The thirteen types of the contract: whom each reaches, once, and that an end is for the alerted (G9)."""

import json
from dataclasses import dataclass
from datetime import timedelta

import pytest

from tests.end_to_end.itsm import AT_HAND, Happening, Itsm, new_id, now, sample
from tests.end_to_end.people import People, Phone, together
from tests.end_to_end.records import Records
from tests.end_to_end.stage import SAMPLES, Clock, Stage

HOUR = timedelta(hours=1)
ALERTS = {
    "incident-opened": "incident",
    "incident-updated": "incident",
    "change-scheduled": "change",
    "outage-reported": "service",
    "maintenance-scheduled": "service",
}
FOLLOWING = {
    "incident-resolved": "incident-opened",
    "change-started": "change-scheduled",
    "change-completed": "change-scheduled",
    "change-cancelled": "change-scheduled",
    "service-restored": "outage-reported",
    "maintenance-started": "maintenance-scheduled",
    "maintenance-completed": "maintenance-scheduled",
    "maintenance-cancelled": "maintenance-scheduled",
}
WORDS = {
    "incident-opened": "P1 incident",
    "incident-updated": "P1 incident",
    "incident-resolved": "resolved",
    "change-scheduled": "change scheduled",
    "change-started": "change started",
    "change-completed": "change completed",
    "change-cancelled": "change cancelled",
    "outage-reported": "outage",
    "service-restored": "service restored",
    "maintenance-scheduled": "maintenance scheduled",
    "maintenance-started": "maintenance started",
    "maintenance-completed": "maintenance completed",
    "maintenance-cancelled": "maintenance cancelled",
}


@dataclass
class Day:
    """Each type once, of a thing of its own; ``late`` opted in when all alerts were out."""

    everything: Phone
    by_topic: dict[str, Phone]
    late: Phone
    things: dict[str, Happening]
    heard: dict[str, list[str]]

    def told(self, phone: Phone, name: str) -> list[str]:
        """What a phone was told of the thing of this type, without the alert before it."""
        bodies = [body for body in self.heard[phone.sub] if f" {self.things[name].id} " in body]
        return bodies if name in ALERTS else [body for body in bodies if WORDS[name] in body]


@pytest.fixture(scope="module")
def day(stage: Stage) -> Day:
    """All of it happens once, for all tests of this module; in three hours, for one has room for no more."""
    people, clock = People(stage), Clock(stage)
    everything, late = people.meet("Ana"), people.meet("Late")
    by_topic = {topic: people.meet(topic.title()) for topic in ("incident", "change", "service")}
    together(lambda pair: pair[1].opts_in(topics=[pair[0]]), by_topic.items())
    everything.opts_in()

    alerts = {name: sample(name) for name in ALERTS}
    Itsm(stage).raises(*alerts.values())
    stage.settles()
    clock.moves(hours=1)
    followed = {name: in_an_hour(alert) for name, alert in FOLLOWING.items()}
    Itsm(stage).raises(*followed.values())
    stage.settles()
    late.opts_in()
    clock.moves(hours=2)
    next_ones = {name: then(alert, name) for name, alert in followed.items()}
    Itsm(stage).raises(*next_ones.values())
    stage.settles()

    heard = {phone.sub: [text.body for text in phone.texts] for phone in people.met}
    people.leave()
    clock.moves(seconds=0)
    return Day(everything, by_topic, late, alerts | next_ones, heard)


@pytest.mark.parametrize("name", WORDS)
def test_each_type_reaches_those_who_chose_its_topic(day: Day, name: str) -> None:
    topic = ALERTS[FOLLOWING.get(name, name)]
    for phone in (day.everything, day.by_topic[topic]):
        told = day.told(phone, name)
        assert len(told) == 1, told
        assert told[0].startswith("Example IT: ")
        assert WORDS[name] in told[0]
        assert day.things[name].title in told[0]
        assert told[0].endswith("STOP to end.")
    others = [phone for chosen, phone in day.by_topic.items() if chosen != topic]
    assert [day.told(phone, name) for phone in others] == [[], []]


@pytest.mark.parametrize("name", FOLLOWING)
def test_what_follows_an_alert_is_for_those_who_got_it(day: Day, name: str) -> None:  # G9
    assert day.told(day.late, name) == []


@pytest.mark.parametrize("name", WORDS)
def test_who_was_told_what_and_on_which_consent_is_on_record(day: Day, records: Records, name: str) -> None:
    thing = day.things[name]
    role = "alert" if name in ALERTS else "start" if name.endswith("started") else "end"

    delivery = records.delivery_of(day.everything, thing, role=role)

    assert delivery["status"] in ("submitted", "delivered")
    confirmation = records.ledger_of(day.everything)[1]
    assert (delivery["consent_seq"], delivery["consent_hash"]) == (2, confirmation["hash"])
    assert records.outcomes_of(thing)[f"{thing.detail_type} {thing.detail['revision']}"] == "planned"


@pytest.mark.parametrize(
    "names", [("incident-opened", "incident-resolved"), ("change-scheduled",), ("outage-reported",)]
)
def test_the_samples_for_the_command_line_are_events(
    ana: Phone, stage: Stage, names: tuple[str, ...]
) -> None:
    ana.opts_in()
    id_ = new_id("CLI")
    for name in names:
        (entry,) = json.loads((SAMPLES / f"put-events/{name}.json").read_text())
        detail = sample(name, id=id_).detail
        assert detail.keys() == json.loads(entry["Detail"]).keys()

        put = stage.client("events").put_events(Entries=[{**entry, "Detail": json.dumps(detail)}])

        assert put["FailedEntryCount"] == 0
        assert WORDS[name] in ana.receives(id_).body


def in_an_hour(name: str) -> Happening:
    """The sample of this name as it happens then, with its times as far ahead as ever."""
    times = {key: now(HOUR + ahead) for key, ahead in AT_HAND.items() if sample(name).detail[key]}
    return sample(name, occurred_at=now(HOUR), **times)


def then(alert: Happening, name: str) -> Happening:
    """What the sample of this name tells, an hour later, of a thing that was announced."""
    given = sample(name)
    times = {key: given.detail[key] for key in ("starts_at", "ends_at")}
    return alert.then(given.detail_type, title=given.title, occurred_at=now(2 * HOUR), **times)
