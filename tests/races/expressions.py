"""Conditions and updates as DynamoDB writes them, as far as anybody here does.

An expression is read once and becomes a function. What is not understood is an error and never passed over.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any

from tests.races.values import (
    Condition,
    Given,
    Item,
    Operand,
    Path,
    Value,
    at,
    compared,
    contains,
    named,
    needed,
    place_of,
    text_of,
)

TOKEN = re.compile(r"\s*(?:([#:]?[A-Za-z_]\w*)|(<>|<=|>=|[=<>(),.+-]))")


@lru_cache
def condition(text: str) -> Condition:
    """Whether a condition holds of an item; one that is not there is empty."""
    reader = _Reader(text)
    found = reader.any_of()
    reader.end()
    return found


@lru_cache
def update(text: str) -> Callable[[Item, Given], Item]:
    """The item after an update.

    Raises:
        InvalidPath: it needs something that the item does not have.
    """
    reader = _Reader(text)
    sets, removes = reader.clauses()
    reader.end()

    def updated(item: Item, given: Given) -> Item:
        new = {named(path, given): needed(operand, item, given) for path, operand in sets}
        changed = dict(item)
        for path, value in new.items():
            place_of(changed, path)[path[-1]] = value
        for removed in removes:
            path = named(removed, given)
            place_of(changed, path).pop(path[-1], None)
        return changed

    return updated


class _Reader:
    """Reads an expression from left to right."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.next = self._read()

    def any_of(self) -> Condition:
        """Parts joined by OR."""
        parts = [self._all_of()]
        while self._took("OR"):
            parts.append(self._all_of())
        return parts[0] if len(parts) == 1 else lambda item, given: any(each(item, given) for each in parts)

    def clauses(self) -> tuple[list[tuple[Path, Operand]], list[Path]]:
        """What an update sets, and what it removes."""
        sets: list[tuple[Path, Operand]] = []
        removes: list[Path] = []
        while self.next:
            if self._took("SET"):
                sets += self._several(self._assignment)
            else:
                self._need("REMOVE")
                removes += self._several(self._path)
        return sets, removes

    def end(self) -> None:
        """Nothing may be left."""
        assert self.next == "", f"{self.next!r} in {self.text!r}"

    def _all_of(self) -> Condition:
        parts = [self._one()]
        while self._took("AND"):
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else lambda item, given: all(each(item, given) for each in parts)

    def _one(self) -> Condition:
        if self._took("("):
            inner = self.any_of()
            self._need(")")
            return inner
        if self.next in ("attribute_exists", "attribute_not_exists", "contains", "begins_with"):
            return self._function(self._take())
        left = self._operand()
        if self._took("IN"):
            self._need("(")
            each = self._several(self._operand)
            self._need(")")
            ways = [compared(left, "=", one) for one in each]
            return lambda item, given: any(way(item, given) for way in ways)
        if self._took("BETWEEN"):
            low = self._operand()
            self._need("AND")
            above, below = compared(left, ">=", low), compared(left, "<=", self._operand())
            return lambda item, given: above(item, given) and below(item, given)
        return compared(left, self._take(), self._operand())

    def _function(self, name: str) -> Condition:
        self._need("(")
        operands = self._several(self._operand)
        self._need(")")
        if name == "attribute_exists":
            return lambda item, given: operands[0](item, given) is not None
        if name == "attribute_not_exists":
            return lambda item, given: operands[0](item, given) is None
        whole, part = operands
        if name == "contains":
            return lambda item, given: contains(whole(item, given), part(item, given))
        return lambda item, given: text_of(whole(item, given)).startswith(text_of(part(item, given)))

    def _assignment(self) -> tuple[Path, Operand]:
        path = self._path()
        self._need("=")
        left = self._operand()
        if self.next not in ("+", "-"):
            return path, left
        sign, right = 1 if self._take() == "+" else -1, self._operand()

        def summed(item: Item, given: Given) -> Value:
            one, other = needed(left, item, given), needed(right, item, given)
            return {"N": str(Decimal(one["N"]) + sign * Decimal(other["N"]))}

        return path, summed

    def _operand(self) -> Operand:
        if self._took("if_not_exists"):
            self._need("(")
            path, other = at(self._path()), None
            self._need(",")
            other = self._operand()
            self._need(")")
            return lambda item, given: path(item, given) or other(item, given)
        if self.next.startswith(":"):
            name = self._take()
            return lambda _, given: given.values[name]
        return at(self._path())

    def _path(self) -> Path:
        steps = [self._take()]
        while self._took("."):
            steps.append(self._take())
        return tuple(steps)

    def _several(self, one: Callable[[], Any]) -> list[Any]:
        found = [one()]
        while self._took(","):
            found.append(one())
        return found

    def _read(self) -> str:
        found = TOKEN.match(self.text, self.at)
        if found is None:
            assert not self.text[self.at :].strip(), self.text[self.at :]
            return ""
        self.at = found.end()
        return found[1] or found[2]

    def _take(self) -> str:
        taken, self.next = self.next, self._read()
        return taken

    def _took(self, token: str) -> bool:
        return self.next == token and bool(self._take())

    def _need(self, token: str) -> None:
        assert self._took(token), f"{token!r}, not {self.next!r}, in {self.text!r}"
