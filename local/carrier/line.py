"""The carrier as one thing: what it remembers, its clock, its rate, its luck."""

import random
import time
from copy import copy
from dataclasses import dataclass, field
from secrets import SystemRandom

from local.clock import LaptopClock

from .identity import REGION
from .settings import CarrierSettings
from .store import Store
from .window import SlidingSecond


@dataclass
class Line:
    """One simulated line and everything that its operations need."""

    store: Store
    clock: LaptopClock
    window: SlidingSecond = field(default_factory=lambda: SlidingSecond(time.monotonic_ns))
    luck: random.Random = field(default_factory=SystemRandom)
    region: str = REGION
    """Where it is asked; each Region has an opt-out list of its own."""
    settings: CarrierSettings = field(init=False)

    def __post_init__(self) -> None:
        self.settings = self.store.settings()

    def in_region(self, region: str) -> "Line":
        """The same line, asked in another Region."""
        there = copy(self)
        there.region = region
        return there

    def change(self, settings: CarrierSettings) -> None:
        """Behave differently from now on, and after a restart."""
        self.store.keep_settings(settings)
        self.settings = settings

    def happens(self, share: float) -> bool:
        """Whether something that befalls this share of texts befalls this one."""
        return self.luck.random() < share
