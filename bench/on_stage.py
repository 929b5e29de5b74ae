"""A deployed local stage for benchmarks, and a crowd on it that opted in."""

import atexit
import tempfile
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import count, islice
from pathlib import Path
from typing import Any

from shared.consent.keys import SubscriberKey, shard_of
from tests.end_to_end.itsm import Happening, Itsm, change, incident
from tests.end_to_end.people import Phone
from tests.end_to_end.stage import CALM, SERVICES, Stage
from tests.end_to_end.world import NumberKey, keys_of

RATE = 20
"""Parts a second of its line, as the settings and the local carrier have it."""
CONTEXT = f"{CALM} routineAnHour=0 services={','.join(SERVICES)}"
BATCH = 25


@dataclass(frozen=True)
class Crowd:
    """People who opted in; by what they chose an event finds all of them, most, or a few."""

    stage: Stage
    key_of: NumberKey

    @classmethod
    def of(cls, stage: Stage) -> "Crowd":
        """Nobody yet."""
        return cls(stage, keys_of(stage))

    def grows(self, size: int, *, service: str) -> list[SubscriberKey]:
        """So many more, who chose this service.

        The first opts in as people do. The others are copies of what was written down of them then, since a
        thousand forms would take the line a minute.
        """
        first = Phone(self.stage).opts_in()
        assert first.prefers(services=[service]).status_code == 200
        table = self.stage.outputs["SubscribersTable"]
        key = self.key_of(first.number)
        dynamodb = self.stage.client("dynamodb")
        item = dynamodb.get_item(TableName=table, Key={"pk": {"S": key}, "sk": {"S": "state"}})["Item"]
        copies = [self._copy(item, number) for number in islice(NUMBERS, size - 1)]
        for place in range(0, len(copies), BATCH):
            puts = [{"PutRequest": {"Item": each}} for each in copies[place : place + BATCH]]
            assert not dynamodb.batch_write_item(RequestItems={table: puts})["UnprocessedItems"]
        return [SubscriberKey(each["pk"]["S"]) for each in (item, *copies)]

    def _copy(self, item: dict[str, Any], number: str) -> dict[str, Any]:
        key = SubscriberKey(self.key_of(number))
        own = {"pk": key, "number": number, "shard": str(shard_of(key))}
        return item | {name: {"S": value} for name, value in own.items()}


NUMBERS = (f"+1415{place:07}" for place in count(2_000_000))
"""Nobody else's on a stage of its own: texts never leave this machine."""


@cache
def begun() -> Stage:
    """The stage of this run: its deployment begins with the first call, and it ends with the process."""
    folder = tempfile.TemporaryDirectory(prefix="assent-bench-")
    atexit.register(folder.cleanup)
    stage = Stage(Path(folder.name) / "home", context=CONTEXT)
    atexit.register(stage.kill)
    return stage


def running() -> Stage:
    """The stage of this run, once it can be used."""
    return begun().wait_until_ready()


def raises(stage: Stage, *happenings: Happening) -> datetime:
    """Put events on the bus; when that was begun."""
    at = datetime.now().astimezone()
    Itsm(stage).raises_at_once(*happenings)
    return at


def urgent(title: str, *services: str) -> Happening:
    """An event of the urgent lane to whoever chose one of these services, or none."""
    return incident(priority=1, title=title, services=list(services))


def routine(title: str, *services: str) -> Happening:
    """One of the routine lane."""
    return change(
        title=title, services=list(services), starts_at="2099-01-01T00:00:00Z", ends_at="2099-01-01T01:00:00Z"
    )


def waits(stage: Stage, happening: Happening, put_at: datetime) -> list[float]:
    """After how many seconds the carrier got each text of an event that was put on the bus then, in order."""
    texts = stage.http.get("/carrier/messages").raise_for_status().json()
    ours = [text["submitted_at"] for text in texts if f" {happening.id} " in text["body"]]
    return sorted((datetime.fromisoformat(each) - put_at).total_seconds() for each in ours)
