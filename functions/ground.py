"""What surrounds every function: settings, secret, consent and queues, each made when it is first used.

What a function does not need it must not load: a cold start is mostly imports.
"""

import os
from collections.abc import Mapping
from functools import cached_property

import boto3
from botocore.config import Config

from shared.clock import Clock, clock
from shared.consent.book import Book
from shared.consent.keys import Keys
from shared.consent.store import ConsentStore
from shared.notification.lanes import AnswerQueue, DeadLetters, ObservedQueue
from shared.settings import Settings

# What lies between a claim and its call must be short (G2): no minute's patience with a table.
QUICK = Config(connect_timeout=1, read_timeout=2, max_pool_connections=32)


class Ground:
    """What surrounds one function."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = environment

    @cached_property
    def settings(self) -> Settings:
        """The stage's settings."""
        return Settings.from_json(self.environment["SETTINGS"])

    @cached_property
    def clock(self) -> Clock:
        """The stage's clock."""
        return clock(self.settings.moving_clock)

    @cached_property
    def keys(self) -> Keys:
        """Keys under the stage's secret."""
        client = boto3.client("secretsmanager")
        secret = client.get_secret_value(SecretId=self.environment["KEY_SECRET_ARN"])["SecretString"]
        return Keys(secret.encode())

    @cached_property
    def dynamodb(self):  # type: ignore[no-untyped-def]
        """The client of all tables."""
        return boto3.client("dynamodb", config=QUICK)

    @cached_property
    def sqs(self):  # type: ignore[no-untyped-def]
        """The client of all queues."""
        return boto3.client("sqs")

    @cached_property
    def consents(self) -> ConsentStore:
        """The two tables of consent."""
        return ConsentStore(
            self.dynamodb, self.environment["SUBSCRIBERS_TABLE"], self.environment["LEDGER_TABLE"]
        )

    @cached_property
    def answer_queue(self) -> AnswerQueue:
        """Where automatic texts go."""
        return AnswerQueue(self.sqs, self.environment["ANSWERS_QUEUE_URL"])

    @cached_property
    def book(self) -> Book:
        """Everybody's consent."""
        return Book(self.consents, self.keys, self.answer_queue, self.clock, self.settings.toll_free)

    @cached_property
    def observed(self) -> ObservedQueue:
        """Where it is told what the carrier says of a number."""
        return ObservedQueue(self.sqs, self.environment["OBSERVED_QUEUE_URL"])

    def dead_letters(self, queue: str) -> DeadLetters:
        """The dead-letter queue behind ``queue`` (``INBOUND``, ``FAN_OUT``, …)."""
        return DeadLetters(self.sqs, self.environment[f"{queue}_DEAD_QUEUE_URL"])


ground = Ground(os.environ)
