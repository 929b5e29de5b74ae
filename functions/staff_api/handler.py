"""Placeholder while the stack is drawn."""

from typing import Any


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Answer nothing."""
    return {}
