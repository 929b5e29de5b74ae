"""A carrier that answers anything, and remembers which claim each call rests on."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from greenlet import getcurrent

from shared.notification.delivery import DeliveryKey, claim_key
from shared.sms.carrier import Accepted, Answer, Refused, RefusedForNow, Throttled, Unclear
from shared.sms.number import PhoneNumber
from shared.sms.pacing import Line
from tests.races.client import Client

MISHAPS: dict[Callable[[], Answer], float] = {
    lambda: Throttled(): 0.04,
    lambda: RefusedForNow("busy"): 0.03,
    lambda: Unclear("no answer"): 0.06,
    lambda: Refused("no such number"): 0.01,
    lambda: Refused("opted out there", opted_out=True): 0.01,
}
TAKEN = (Accepted, Unclear)
"""Answers after which the text may reach the phone."""


@dataclass
class Call:
    """A text on its way to a phone."""

    begun: int
    number: PhoneNumber
    delivery: DeliveryKey
    consent: str
    token: str
    """Of the claim that the call rests on."""
    answer: Answer | None = None
    """None for as long as nobody knows, which may be for ever."""

    @property
    def consent_seq(self) -> int:
        """The entry that is said to allow it."""
        return int(self.consent.partition(":")[0])

    @property
    def may_have_arrived(self) -> bool:
        """Whether the phone may have got it."""
        return self.answer is None or isinstance(self.answer, TAKEN)


@dataclass
class Calls:
    """All calls to the carrier, in the order in which they began."""

    now: Callable[[], int]
    chance: random.Random
    all: list[Call] = field(default_factory=list)


@dataclass
class Carrier:
    """The carrier as one machine reaches it."""

    calls: Calls
    client: Client

    def send(
        self, number: PhoneNumber, body: str, valid_for: timedelta, context: Mapping[str, str], line: str
    ) -> Answer:
        """Take a text, or not."""
        delivery = DeliveryKey.parse(context["delivery"])
        name, token = self.client.asked[getcurrent()]
        assert name == claim_key(delivery), "a call without a claim of its own"
        call = Call(self.calls.now(), number, delivery, context["consent"], token)
        self.calls.all.append(call)
        self.client.machine.travels()
        answers, shares = [*MISHAPS], [*MISHAPS.values()]
        weights = [*shares, 1 - sum(shares)]
        answers.append(lambda: Accepted(f"message {len(self.calls.all)}"))
        call.answer = self.calls.chance.choices(answers, weights)[0]()
        self.client.machine.travels()
        return call.answer

    def parts_per_second(self, line: Line) -> int:
        """As the settings say."""
        return line.parts_per_second
