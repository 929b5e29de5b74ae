"""A queue with everything that a queue needs to lose nothing (G4)."""

import re

from aws_cdk import CfnOutput, Duration
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from infra.alarms import Alarms

CRASHES = 5
"""How often a message may be received before it counts as a crash's cause; functions never use this up
themselves: bad input they bury with its reason, and what is not done yet goes out as a new message."""


class WorkQueue(Construct):
    """A queue, its dead letters and the alarm on them; ``name`` is the one in outputs and environment."""

    batch_size = 10
    """How many messages one run of a function takes at most."""
    gathers_seconds = 0
    """How long a run may wait for its batch to fill: what nobody waits for needs a fraction of the runs."""
    at_once: int | None = None
    """How many runs may take from this queue at the same time; None: as many as there is work for."""

    def __init__(self, scope: Construct, name: str, *, visibility: Duration, alarms: Alarms) -> None:
        super().__init__(scope, name)
        self.name = name
        self.dead_letters = self._queue("DeadLetters", retention_period=Duration.days(14))
        self.queue = self._queue(
            "Queue",
            visibility_timeout=visibility,
            dead_letter_queue=sqs.DeadLetterQueue(queue=self.dead_letters, max_receive_count=CRASHES),
        )
        alarms.when_anything_lies_in(self.dead_letters, what=name)
        CfnOutput(scope, f"{name}QueueUrl", value=self.queue.queue_url)
        CfnOutput(scope, f"{name}DeadQueueUrl", value=self.dead_letters.queue_url)

    def _queue(self, name: str, **options: object) -> sqs.Queue:
        encryption = sqs.QueueEncryption.SQS_MANAGED
        return sqs.Queue(self, name, encryption=encryption, enforce_ssl=True, **options)  # type: ignore[arg-type]

    @property
    def variable(self) -> str:
        """Name of the environment variable with the queue's URL: ``FanOut`` → ``FAN_OUT_QUEUE_URL``."""
        return f"{_upper_snake(self.name)}_QUEUE_URL"

    @property
    def dead_variable(self) -> str:
        """Name of the environment variable with the dead-letter queue's URL."""
        return f"{_upper_snake(self.name)}_DEAD_QUEUE_URL"


class ReceiptQueue(WorkQueue):
    """Receipts: one or more a text, of which nobody waits for any.

    A batch is what a run writes down in time, also when each write takes a tenth of a second.
    """

    batch_size = 50
    gathers_seconds = 5


def _upper_snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).upper()
