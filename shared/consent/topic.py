"""What the texts are about."""

from enum import StrEnum


class Topic(StrEnum):
    """The three classes of texts that the policy names."""

    INCIDENT = "incident"
    CHANGE = "change"
    SERVICE = "service"
