"""Tables for people who read a terminal."""

from collections.abc import Iterable


def aligned(rows: Iterable[tuple[str, ...]]) -> str:
    """Columns under each other: the first to the left, all others to the right."""
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    padded = ([cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)] for row in rows)
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *rest]) for row, rest in zip(rows, padded, strict=True)
    )
