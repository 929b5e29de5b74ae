"""What a benchmark finds: one number, what it should be, and what it is compared to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one run."""

    value: float
    goal: float
    against: float | None = None
    """The same figure of the rival, taken in the same run; None where the goal itself is the only measure."""
    at_least: bool = False
    """Whether more is better; else less is."""

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        return self.value >= self.goal if self.at_least else self.value <= self.goal

    def as_json(self) -> dict[str, float | None]:
        """As the last line of ``make bench`` has it."""
        return {"value": self.value, "goal": self.goal, "against": self.against}
