"""A few employees and phones at the stage, all new: what they do there, and what stands there of them."""

import json
import re
import uuid
from collections.abc import Callable
from typing import Any

import phonenumbers
from boto3.dynamodb.types import TypeDeserializer

from shared.consent.keys import Keys
from shared.sms.number import PhoneNumber
from tests.end_to_end.people import AREAS, GIVEN
from tests.end_to_end.records import Item, plain
from tests.end_to_end.stage import Stage, eventually

WITHIN = 20.0
OPT_OUT_LIST = {"OptOutListName": "Default"}


def is_textable(number: str) -> bool:
    """Whether the number plan has mobile phones there."""
    parsed = phonenumbers.parse(number)
    return phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE


CODES = [str(code) for code in range(201, 990) if str(code) not in AREAS]
# Like the numbers of people.py these belong to nobody, but there are more of them.
SPARE = (number for line in range(100) for code in CODES if is_textable(number := f"+1{code}55501{line:02d}"))


NumberKey = Callable[[str], str]


def keys_of(stage: Stage) -> NumberKey:
    """Under which key the stage keeps a number, for who holds its secret."""
    client = stage.client("secretsmanager")
    (secret,) = client.list_secrets()["SecretList"]
    keys = Keys(client.get_secret_value(SecretId=secret["ARN"])["SecretString"].encode())
    return lambda number: keys.subscriber(PhoneNumber(number))


class World:
    """So many ``employees`` and ``phones``; both are called by their place."""

    def __init__(self, stage: Stage, key_of: NumberKey, *, employees: int, phones: int) -> None:
        self.stage = stage
        self.subs = [f"world-{uuid.uuid4().hex[:10]}" for _ in range(employees)]
        self.phones = [next(SPARE) for _ in range(phones)]
        self._keys = [key_of(phone) for phone in self.phones]
        self._tokens = [stage.token(sub, name=sub) for sub in self.subs]
        self._desk = stage.token("desk", "help-desk")
        GIVEN.extend(self.phones)

    # What happens

    def fills_in(self, who: int, n: int, topics: frozenset[str]) -> int:
        """The form; the answer's status, as with all that the portal does."""
        form = {"name": "Ana Lopez", "phone": self.phones[n], "consent": True, "topics": sorted(topics)}
        return self._asks("POST", "/api/opt-ins", who, json=form)

    def types(self, who: int, n: int | None, *, right: bool) -> int:
        """The code of the newest request to this number, or another."""
        requests = (
            [] if n is None else [one["body"] for one in self._texts(n) if role(one) == "opt_in_request"]
        )
        code = re.findall(r"\b\d{6}\b", "123456" if not requests else requests[-1])[0]
        given = code if right else f"{(int(code) + 1) % 10**6:06}"
        return self._asks("POST", "/api/opt-ins/confirmations", who, json={"code": given})

    def texts(self, n: int, body: str) -> None:
        """A text from this phone, until it is on record."""
        told = self.stage.http.post("/carrier/replies", json={"from": self.phones[n], "body": body})
        cause = told.raise_for_status().json()["id"]
        self._is_on_record(n, "cause", cause)

    def leaves(self, who: int) -> int:
        """The portal's button."""
        return self._asks("DELETE", "/api/me", who)

    def changes(self, who: int, **changes: Any) -> int:
        """The portal's preferences."""
        return self._asks("PATCH", "/api/me", who, json=changes)

    def rings_the_desk(self, n: int) -> int:
        """The help desk opts the number out on behalf."""
        asked = {"phone": self.phones[n], "channel": "phone", "received_at": "2025-11-24T09:00:00Z"}
        return self.stage.api("POST", "/api/help-desk/opt-outs", token=self._desk, json=asked).status_code

    def is_offboarded(self, who: int) -> None:
        """The HR system says that the employee has left."""
        event = {"Source": "hr.workday", "DetailType": "Employee Offboarded"}
        detail = {
            "Detail": json.dumps({"sub": self.subs[who]}),
            "EventBusName": self.stage.outputs["BusName"],
        }
        assert self.stage.client("events").put_events(Entries=[event | detail])["FailedEntryCount"] == 0
        self.stage.settles("Observed")

    def does_not_exist(self, n: int) -> None:
        """The carrier says of the last text to this number that there is no such number."""
        text = self._texts(n)[-1]
        event = {
            "eventType": "TEXT_INVALID",
            "eventTimestamp": 1_800_000_000_000,
            "isFinal": True,
            "messageId": text["id"],
            "messageStatus": "INVALID",
            "context": text["context"],
        }
        topic = self.stage.outputs["ReceiptsTopicArn"]
        self.stage.client("sns").publish(TopicArn=topic, Message=json.dumps(event))
        self.stage.settles("Receipts", "Observed")

    def is_put_on_the_list(self, n: int) -> None:
        """The carrier knows of an opt-out that we do not know."""
        self._carrier.put_opted_out_number(OptedOutNumber=self.phones[n], **OPT_OUT_LIST)

    def is_taken_off_the_list(self, n: int) -> None:
        """Once we know of it, so that texts reach the phone again."""
        self._is_on_record(n, "kind", "carrier_opt_out")
        self._carrier.delete_opted_out_number(OptedOutNumber=self.phones[n], **OPT_OUT_LIST)

    # What stands there

    def stands(self) -> list[tuple[str, list[str], bool]]:
        """Of each number: its state, its topics, and whether it is held, as claims read them."""
        keys = [{"pk": {"S": key}, "sk": {"S": "state"}} for key in self._keys]
        asked = {self.stage.outputs["SubscribersTable"]: {"Keys": keys, "ConsistentRead": True}}
        answer = self.stage.client("dynamodb").batch_get_item(RequestItems=asked)
        found = [
            plain(TypeDeserializer().deserialize({"M": i}))
            for all_ in answer["Responses"].values()
            for i in all_
        ]
        items = {item["pk"]: item for item in found}
        return [standing(items.get(key, {})) for key in self._keys]

    def roles(self, n: int) -> list[str]:
        """What kinds of texts this phone got, oldest first."""
        return [role(text) for text in self._texts(n)]

    def sees(self, who: int) -> tuple[str, str, list[str]] | None:
        """What the portal shows to the employee: the end of a number, its state, its topics."""
        answer = self.stage.api("GET", "/api/me", token=self._tokens[who])
        if answer.status_code == 404:
            return None
        me = answer.raise_for_status().json()
        return me["number"][-4:], me["state"], me["topics"]

    def _texts(self, n: int) -> list[Item]:
        found = self.stage.http.get("/carrier/messages", params={"to": self.phones[n]})
        return list(found.raise_for_status().json())

    def _asks(self, method: str, path: str, who: int, **request: Any) -> int:
        return self.stage.api(method, path, token=self._tokens[who], **request).status_code

    def _is_on_record(self, n: int, name: str, value: str) -> None:
        eventually(
            lambda: value in self._facts(n, name), within=WITHIN, otherwise=lambda: f"no {name} {value!r}"
        )

    def _facts(self, n: int, name: str) -> list[str]:
        answer = self.stage.client("dynamodb").query(
            TableName=self.stage.outputs["LedgerTable"],
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": self._keys[n]}},
            ScanIndexForward=False,
            Limit=5,
            ConsistentRead=True,
        )
        return [item["facts"]["M"][name]["S"] for item in answer["Items"]]

    @property
    def _carrier(self) -> Any:
        return self.stage.client("pinpoint-sms-voice-v2")


def standing(item: Item) -> tuple[str, list[str], bool]:
    """The state of a number, its topics, and whether it is held; of one never seen, ``none``."""
    return item.get("state", "none"), sorted(item.get("topics", [])), "held" in item


def role(text: Item) -> str:
    """What kind of text it is, by the delivery that it belongs to."""
    return str(text["context"]["delivery"]).rpartition("#")[2]
