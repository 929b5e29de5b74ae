"""The trace of somebody and an event, as the help desk is told it."""

from collections.abc import Callable

import pytest

from shared.consent.keys import SubscriberKey
from shared.consent.store import ConsentStore
from shared.notification.explain_steps import Trace
from shared.notification.explanations import Explanations, NotFound

from .stage import Stage

ID = "INC0012345"


@pytest.fixture
def explanations(stage: Stage) -> Explanations:
    tables = stage.tables
    return Explanations(
        tables.dynamodb,
        tables.subscribers,
        tables.deliveries,
        stage.events,
        stage.pauses,
        stage.settings,
        stage.clock,
    )


Explain = Callable[..., Trace]


@pytest.fixture
def explained(stage: Stage, explanations: Explanations) -> Explain:
    """The trace of somebody and an id."""

    def explain(key: SubscriberKey, name: str = ID) -> Trace:
        tables = stage.tables
        versions = explanations.event(name)
        assert not isinstance(versions, NotFound)
        consents = ConsentStore(tables.dynamodb, tables.subscribers, tables.ledger)
        return explanations.explain(versions, consents.history(key))

    return explain


def outcome(trace: Trace) -> str:
    """Outcome and reason in one word."""
    return f"{trace.outcome}: {trace.reason}" if trace.reason else trace.outcome


def whats(trace: Trace) -> list[str]:
    return [step.what for step in trace.steps]
