"""People whose consent is written down as the functions write it: entries, chain and state in one go."""

import itertools
from dataclasses import dataclass, field, replace
from typing import Any

from shared.consent.book import entered
from shared.consent.entry import Topic
from shared.consent.keys import Keys, SubscriberKey, shard_of
from shared.consent.ledger import sealed
from shared.consent.store import Change, ConsentStore
from shared.sms.number import PhoneNumber
from tests.unit.consent.story import happened

from .tables import Hands, Tables

SECRET = Keys(b"a secret of thirty-two characters")


@dataclass
class People:
    """Employees with phones, by their subscriber keys."""

    tables: Tables
    clock: Hands
    keys: Keys = SECRET
    numbers: dict[SubscriberKey, PhoneNumber] = field(default_factory=dict)
    _next: "itertools.count[int]" = field(default_factory=lambda: itertools.count(2_000))

    def somebody(self, *, opted_in: bool = True) -> SubscriberKey:
        """A new person, who opted in to all topics unless told otherwise."""
        number = PhoneNumber(f"+1415555{next(self._next)}")
        key = self.keys.subscriber(number)
        self.numbers[key] = number
        if opted_in:
            self.does(key, "form", "code")
        return key

    def crowd(self, count: int) -> list[SubscriberKey]:
        """Many who opted in, written in one go; only the first has a ledger behind it."""
        first = self.somebody()
        found = [item for item in self.tables.items(self.tables.subscribers) if "number" in item]
        item = next(item for item in found if item["pk"]["S"] == first)
        others = [self.somebody(opted_in=False) for _ in range(count - 1)]
        for key in others:
            own = {"pk": key, "number": self.numbers[key].e164, "shard": str(shard_of(key))}
            copy = item | {name: {"S": value} for name, value in own.items()}
            self.tables.dynamodb.put_item(TableName=self.tables.subscribers, Item=copy)
        return [first, *others]

    def does(self, key: SubscriberKey, *happenings: str) -> None:
        """Let this happen to somebody's consent, as the story of the consent rules names it."""
        store = ConsentStore(self.tables.dynamodb, self.tables.subscribers, self.tables.ledger)
        for name in happenings:
            self.clock.pass_by(milliseconds=1)
            now, history = self.clock(), store.history(key)
            draft = replace(happened(name, 0, now), cause=f"{history.seq}")
            recorded = entered(history, draft, now)
            seal = sealed(history, recorded.entry, self.numbers[key], {}, "00")
            rests_on = (*history.hashes, seal.hash)[recorded.after.entry - 1]
            store.commit([Change(self.numbers[key], seal, recorded.after, rests_on, {}, "00")])

    def chooses(self, key: SubscriberKey, **names: set[str]) -> None:
        """Choose ``topics``, ``services`` or ``locations``; none means that the attribute is gone."""
        for name, chosen in names.items():
            values = {":chosen": {"SS": sorted(chosen)}} if chosen else {}
            more = {"ExpressionAttributeValues": values} if chosen else {}
            self.tables.dynamodb.update_item(
                TableName=self.tables.subscribers,
                Key={"pk": {"S": key}, "sk": {"S": "state"}},
                UpdateExpression="SET #name = :chosen" if chosen else "REMOVE #name",
                ExpressionAttributeNames={"#name": name},
                **more,  # type: ignore[arg-type]
            )

    def sleeps(self, key: SubscriberKey, hours: tuple[str, str] | None, **more: Any) -> None:
        """Choose quiet hours, and with them perhaps ``time_zone`` or ``urgent_in_quiet_hours``."""
        start, end = hours or (None, None)
        chosen = {"quiet_from": start, "quiet_to": end, **more}
        for name, value in chosen.items():
            self.tables.dynamodb.update_item(
                TableName=self.tables.subscribers,
                Key={"pk": {"S": key}, "sk": {"S": "state"}},
                UpdateExpression=f"REMOVE {name}" if value is None else f"SET {name} = :value",
                **({} if value is None else {"ExpressionAttributeValues": {":value": _typed(value)}}),  # type: ignore[arg-type]
            )


def _typed(value: str | bool) -> Any:
    return {"BOOL": value} if isinstance(value, bool) else {"S": value}


ALL_TOPICS = {topic.value for topic in Topic}
