"""Somebody in the company who listens to what Assent says on the bus."""

import json
import uuid
from typing import Any

from tests.end_to_end.stage import Stage, eventually

EVENT_SECONDS = 20.0


class Company:
    """A queue behind a rule of the bus, as a company would attach its own ticket system."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._heard: list[dict[str, Any]] = []
        name = f"company-{uuid.uuid4().hex[:8]}"
        self._queue: str = stage.client("sqs").create_queue(QueueName=name)["QueueUrl"]
        asked = stage.client("sqs").get_queue_attributes(QueueUrl=self._queue, AttributeNames=["QueueArn"])
        events, bus = stage.client("events"), stage.outputs["BusName"]
        pattern = json.dumps({"source": ["assent"]})
        events.put_rule(Name=name, EventBusName=bus, EventPattern=pattern)
        target = {"Id": "queue", "Arn": asked["Attributes"]["QueueArn"]}
        events.put_targets(Rule=name, EventBusName=bus, Targets=[target])

    def hears(self, what: str, **detail: Any) -> dict[str, Any]:
        """The detail of the first event of this type that has this in it."""

        def found() -> dict[str, Any] | None:
            return next(iter(self.all_of(what, **detail)), None)

        heard = eventually(found, within=EVENT_SECONDS, otherwise=lambda: f"no such event: {self._heard}")
        assert heard
        return heard

    def all_of(self, what: str, **detail: Any) -> list[dict[str, Any]]:
        """The details of all events so far of this type that have this in them."""
        sqs = self.stage.client("sqs")
        for message in sqs.receive_message(QueueUrl=self._queue, MaxNumberOfMessages=10).get("Messages", ()):
            self._heard.append(json.loads(message["Body"]))
            sqs.delete_message(QueueUrl=self._queue, ReceiptHandle=message["ReceiptHandle"])
        heard = [event["detail"] for event in self._heard if event["detail-type"] == what]
        return [each for each in heard if detail.items() <= each.items()]
