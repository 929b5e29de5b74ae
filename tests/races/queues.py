"""Queues that deliver at least once, in any order, and again what nobody finished."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from botocore.exceptions import ClientError, ReadTimeoutError

from bench.virtual_time import SECOND, Time
from shared.consent.store import Conflict
from shared.notification.storm.store import Contended
from tests.races.machine import Killed, Luck, Machine

FUNCTION_SECONDS = 30
ENDS = (Killed, ClientError, ReadTimeoutError, Conflict, Contended)
"""What ends a function in the midst of its work, so that its message comes again."""
LATEST_KILL = 60
"""Calls after which an invocation that is to be ended has been."""


@dataclass
class Queue:
    """A queue and the function that works on it."""

    name: str
    world: "Queues"
    work: Callable[[str, Machine], None]
    at_once: int
    visibility: int
    waiting: list[str] = field(default_factory=list)
    running: int = 0

    def lay(self, body: str, after: float = 0.0) -> None:
        """A message is to be found in so many seconds."""
        self.world.laid.setdefault((self.name, body), self.world.time.now)
        self.world.time.start(lambda: self._found(body), after)

    def _found(self, body: str) -> None:
        self.waiting.append(body)
        self._begin()

    def _begin(self) -> None:
        while self.waiting and self.running < self.at_once:
            body = self.waiting.pop(self.world.chance.randrange(len(self.waiting)))
            self.running += 1
            self.world.time.start(partial(self._invoked, body))

    def _invoked(self, body: str) -> None:
        world = self.world
        try:
            self.work(body, world.machine())
        except ENDS:
            world.ended += 1
            self.lay(body, self.visibility)
        self.running -= 1
        self._begin()


@dataclass
class Queues:
    """All queues."""

    time: Time
    chance: random.Random
    luck: Luck
    way: float
    queues: dict[str, Queue] = field(default_factory=dict)
    laid: dict[tuple[str, str], int] = field(default_factory=dict)
    """Every message that there was, by queue and body, with when it was laid there first."""
    ended: int = 0
    """How many invocations did not come to their end."""

    def add(self, name: str, work: Callable[[str, Machine], None], at_once: int, visibility: int) -> None:
        """One more."""
        self.queues[name] = Queue(name, self, work, at_once, visibility)

    def machine(self) -> Machine:
        """What an invocation runs on, and perhaps is ended on."""
        killed = self.chance.random() < self.luck.killed
        ends_in = self.chance.randrange(1, LATEST_KILL) if killed else None
        until = self.time.now + FUNCTION_SECONDS * SECOND
        return Machine(self.time, self.chance, self.luck, ends_in, until, self.way)


@dataclass
class Sqs:
    """The client of all queues, on one machine."""

    queues: Queues
    machine: Machine

    def send_message(
        self, *, QueueUrl: str, MessageBody: str, DelaySeconds: int = 0, **_: Any
    ) -> dict[str, Any]:
        """Put a message on its queue, once at least."""

        def lay() -> dict[str, Any]:
            chance = self.machine.chance
            for _ in range(2 if chance.random() < self.machine.luck.twice else 1):
                self.queues.queues[QueueUrl].lay(MessageBody, DelaySeconds + chance.expovariate(50))
            return {}

        return self.machine.calls(lay)

    def send_message_batch(self, QueueUrl: str, Entries: list[dict[str, Any]]) -> dict[str, Any]:
        """Put several; each may come alone, so each is put alone."""
        for entry in Entries:
            self.send_message(QueueUrl=QueueUrl, **entry)
        return {}
