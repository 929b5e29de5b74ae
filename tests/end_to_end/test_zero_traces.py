"""Comes last: no number, name or word of anybody is left where it must not be (G7)."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.end_to_end.itsm import Itsm, change, incident
from tests.end_to_end.people import GIVEN, HelpDesk, People, Phone
from tests.end_to_end.records import Records
from tests.end_to_end.stage import Stage, eventually

NAME, WORDS, NOTE = (
    "Quirinius Featherstone",
    "please leave me in peace, Gwendolyn",
    "Rang twice, sounded Hollandaise",
)
TELLING = ("Quirinius", "Featherstone", "Gwendolyn", "Hollandaise")
KEYS = {
    "Subscribers": ("pk", "sk", "shard", "due", "due_at", "employee"),
    "Ledger": ("pk", "seq"),
    "Events": ("pk", "sk"),
    "Deliveries": ("pk", "sk"),
    "Lines": ("pk",),
}


@pytest.fixture(scope="module")
def story(stage: Stage) -> Iterator[Phone]:
    """Somebody with a name that stands out takes every road once, the wrong turns too."""
    people = People(stage)
    person = people.meet("Quirinius")
    person.name = NAME
    person.fills_in_the_form(phone=f"{person.number} ext. 5")
    person.fills_in_the_form()
    request = person.receives("YES")
    person.types_code("000000" if request.code != "000000" else "111111")
    request.replies("YES")
    person.receives("opted in")
    person.replies(WORDS).replies("HELP")
    person.receives("Help:")
    opened = incident(title="Email is down")
    Itsm(stage).raises(opened, opened.then("Incident Resolved"))
    HelpDesk(stage).opts_out(person, note=NOTE)
    stage.settles()
    stage.settles("Receipts")
    yield person
    people.leave()


def test_nothing_of_anybody_is_in_a_log(story: Phone, stage: Stage) -> None:  # G7
    engine = (stage.home / "log" / "engine.log").read_text(errors="replace")
    functions = "\n".join(messages(stage))
    assert '"reply taken"' in functions  # the functions' logs are there to be looked at
    assert traces_in(engine) == []
    assert traces_in(functions) == []


def test_nothing_of_anybody_is_in_a_key(story: Phone, records: Records) -> None:  # G7
    for table, names in KEYS.items():
        keys = [str(item[name]) for item in records.all_of(table) for name in names if name in item]
        assert traces_in("\n".join(keys)) == []


def test_nothing_of_anybody_travels_on_our_queues(story: Phone, stage: Stage, itsm: Itsm, ana: Phone) -> None:
    ana.opts_in()  # G7
    with nobody_sends(stage):
        itsm.raises(incident(title="It waits"), change(title="And this"))
        ana.replies("HELP")
        bodies = [waiting(stage, queue) for queue in ("Urgent", "Routine", "Answers")]
    ana.receives("It waits")
    ana.receives("And this")
    ana.receives("Help:")
    assert [traces_in(body) for body in bodies] == [[], [], []]


def traces_in(text: str) -> list[str]:
    """What of anybody in this run stands in a text."""
    return [trace for trace in (*TELLING, *(number[-10:] for number in GIVEN)) if trace in text]


def messages(stage: Stage) -> list[str]:
    """All that the functions have logged."""
    logs = stage.client("logs")
    groups = [group["logGroupName"] for group in logs.describe_log_groups()["logGroups"]]
    pages = (
        page
        for name in groups
        for page in logs.get_paginator("filter_log_events").paginate(logGroupName=name)
    )
    return [event["message"] for page in pages for event in page["events"]]


@contextmanager
def nobody_sends(stage: Stage) -> Iterator[None]:
    """The sender takes nothing from its queues meanwhile."""
    functions = stage.client("lambda")
    mappings = [
        mapping["UUID"]
        for mapping in functions.list_event_source_mappings()["EventSourceMappings"]
        if "SendSms" in mapping["FunctionArn"]
    ]
    assert len(mappings) == 3
    try:
        for mapping in mappings:
            functions.update_event_source_mapping(UUID=mapping, Enabled=False)
        yield
    finally:
        for mapping in mappings:
            functions.update_event_source_mapping(UUID=mapping, Enabled=True)


def waiting(stage: Stage, queue: str) -> str:
    """The messages that wait on a queue, which they do not leave."""
    sqs, url = stage.client("sqs"), stage.outputs[f"{queue}QueueUrl"]

    def seen() -> Any:
        asked = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, VisibilityTimeout=0)
        return [
            json.loads(message["Body"])["kind"] and message["Body"] for message in asked.get("Messages", [])
        ]

    return "\n".join(eventually(seen, within=15))
