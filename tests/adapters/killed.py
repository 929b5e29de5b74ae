"""A function that is ended in the middle of its work."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest

from .stage import Stage


class Killed(Exception):
    """The function was ended."""


@contextmanager
def killed_at(stage: Stage, call: int, *names: str) -> Iterator[None]:
    """Whoever makes this call of these, to a table or a queue, is ended right before it."""
    calls = itertools.count(1)
    client: Any = stage.tables.dynamodb

    def ends(made: Callable[..., Any]) -> Callable[..., Any]:
        def instead(**request: Any) -> Any:
            if next(calls) == call:
                raise Killed
            return made(**request)

        return instead

    with pytest.MonkeyPatch.context() as patch:
        for name in names:
            place = stage.queues if hasattr(stage.queues, name) else client
            patch.setattr(place, name, ends(getattr(place, name)), raising=False)
        with suppress(Killed):
            yield
