"""Who else tells us of a number: the HR system, and the carrier by its lists and its receipts."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import boto3

from tests.end_to_end.people import Phone, Text
from tests.end_to_end.stage import SAMPLES, Stage

LIST = "Default"


@dataclass(frozen=True)
class Hr:
    """Whoever puts events on the bus when people come and go."""

    stage: Stage

    def says(
        self, detail: Any, *, detail_type: str = "Employee Offboarded", source: str = "hr.workday"
    ) -> str:
        """Put an event on the bus; its id."""
        entry = {
            "Source": source,
            "DetailType": detail_type,
            "Detail": json.dumps(detail),
            "EventBusName": self.stage.outputs["BusName"],
        }
        answer = self.stage.client("events").put_events(Entries=[entry])
        assert answer["FailedEntryCount"] == 0
        return str(answer["Entries"][0]["EventId"])

    def offboards(self, person: Phone) -> str:
        """Somebody leaves the company; the event's id."""
        return self.says({"sub": person.sub})


@dataclass(frozen=True)
class Operator:
    """Somebody at the carrier's console, or the carrier itself."""

    stage: Stage
    region: str = "us-east-1"

    @property
    def _carrier(self) -> Any:
        return boto3.client(
            "pinpoint-sms-voice-v2",
            endpoint_url=self.stage.aws_endpoint,
            region_name=self.region,
            aws_access_key_id="test",
            aws_secret_access_key="test",
        )

    def lists(self, *numbers: str) -> None:
        """Put numbers on the opt-out list."""
        for number in numbers:
            self._carrier.put_opted_out_number(OptOutListName=LIST, OptedOutNumber=number)

    @property
    def listed(self) -> dict[str, datetime]:
        """The list, with the time of each opt-out."""
        pages = self._carrier.get_paginator("describe_opted_out_numbers").paginate(OptOutListName=LIST)
        return {
            e["OptedOutNumber"]: e["OptedOutTimestamp"] for page in pages for e in page["OptedOutNumbers"]
        }

    def says_of(self, text: Text, kind: str) -> None:
        """A receipt for a text."""
        sample = json.loads((SAMPLES / "carrier/receipt.json").read_text())
        told = sample | {"context": text.context, "messageId": text.id, "eventType": kind, "isFinal": True}
        self.stage.client("sns").publish(
            TopicArn=self.stage.outputs["ReceiptsTopicArn"], Message=json.dumps(told)
        )
