"""What the parts of an expression come to for an item: paths, comparisons, and what an update sets."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Item = Mapping[str, Any]
"""Attributes with their types: ``{"pk": {"S": "…"}}``. Nobody changes one in place."""
Value = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Given:
    """What placeholders stand for."""

    names: Mapping[str, str]
    values: Mapping[str, Value]


class InvalidPath(ValueError):
    """An update that names a place which the item does not have."""


Condition = Callable[[Item, Given], bool]
Operand = Callable[[Item, Given], Value | None]
Path = tuple[str, ...]


def needed(operand: Operand, item: Item, given: Given) -> Value:
    value = operand(item, given)
    if value is None:
        raise InvalidPath("an attribute that the item does not have")
    return value


def place_of(item: dict[str, Any], path: Path) -> dict[str, Any]:
    """Where the last step of a path lies; every map on the way becomes a copy of its own."""
    place = item
    for step in path[:-1]:
        if "M" not in place.get(step, {}):
            raise InvalidPath("the document path is invalid for update")
        inner = dict(place[step]["M"])
        place[step] = {"M": inner}
        place = inner
    return place


def named(path: Path, given: Given) -> Path:
    return tuple(given.names[step] if step[0] == "#" else step for step in path)


def at(path: Path) -> Operand:
    def found(item: Item, given: Given) -> Value | None:
        first, *others = named(path, given)
        value: Value | None = item.get(first)
        for step in others:
            value = value.get("M", {}).get(step) if value else None
        return value

    return found


def plain(value: Value) -> Any:
    """A value as it compares: numbers as numbers, sets without order."""
    [(kind, content)] = value.items()
    if kind == "N":
        return Decimal(content)
    return frozenset(content) if kind in ("SS", "NS") else content


def compared(left: Operand, sign: str, right: Operand) -> Condition:
    orders: dict[str, Callable[[Any, Any], bool]] = {
        "=": lambda a, b: a == b,
        "<": lambda a, b: a < b,
        "<=": lambda a, b: a <= b,
        ">": lambda a, b: a > b,
        ">=": lambda a, b: a >= b,
    }

    def holds(item: Item, given: Given) -> bool:
        one, other = left(item, given), right(item, given)
        alike = one is not None and other is not None and one.keys() == other.keys()
        if sign == "<>":
            return not (alike and plain(one) == plain(other))  # type: ignore[arg-type]
        return alike and orders[sign](plain(one), plain(other))  # type: ignore[arg-type]

    return holds


def contains(whole: Value | None, part: Value | None) -> bool:
    if whole is None or part is None:
        return False
    if "L" in whole:
        return part in whole["L"]
    return bool(part["S"] in whole.get("SS", whole.get("S", ())))


def text_of(value: Value | None) -> str:
    return str(value["S"]) if value else ""
