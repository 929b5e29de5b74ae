"""What could not be done, with the reason: the dead-letter queues of the stage."""

from dataclasses import dataclass, field
from typing import Any

from tests.end_to_end.stage import Stage, eventually

BURIED_WITHIN = 60.0


@dataclass(frozen=True)
class Letter:
    """One message that was given up."""

    body: str
    reason: str | None


@dataclass
class DeadLetters:
    """All dead letters seen so far; whoever reads one takes it off its queue."""

    stage: Stage
    seen: dict[str, list[Letter]] = field(default_factory=dict)

    def of(self, queue: str, words: str, *, whole: bool = False) -> Letter:
        """The one dead letter of this queue (``FanOut``, ``Inbound``, …) that has, or is, these words."""
        found = eventually(
            lambda: [
                letter
                for letter in self._read(queue)
                if (letter.body == words if whole else words in letter.body)
            ],
            within=BURIED_WITHIN,
            otherwise=lambda: f"no such dead letter, only {self.seen[queue]}",
        )
        assert len(found) == 1, found
        return found[0]

    def _read(self, queue: str) -> list[Letter]:
        sqs, url = self.stage.client("sqs"), self.stage.outputs[f"{queue}DeadQueueUrl"]
        seen = self.seen.setdefault(queue, [])
        asked: dict[str, Any] = {"MaxNumberOfMessages": 10, "MessageAttributeNames": ["reason"]}
        while messages := sqs.receive_message(QueueUrl=url, **asked).get("Messages", []):
            for message in messages:
                reason = message.get("MessageAttributes", {}).get("reason", {}).get("StringValue")
                seen.append(Letter(message["Body"], reason))
                sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        return seen
