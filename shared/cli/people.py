"""A list of people as a spreadsheet saves it: each row by itself, so that a broken one harms no other."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

DELIMITERS = ",;\t"
LONGEST_ROW = 50
"""Lines that a row may have, where a cell holds several; a quote that nobody closes ends with its line."""
NOT_CLOSED = "unexpected end of data"
"""How the reader says that a cell in quotes goes on, perhaps on the next line."""
UTF16 = (b"\xff\xfe", b"\xfe\xff")
BOM = b"\xef\xbb\xbf"


class NoList(ValueError):
    """The file is no list of people at all; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row, and the line that it begins on."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that cannot be used, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class People:
    """The list: what its columns are called, what parts them, and the rows."""

    columns: tuple[str, ...]
    delimiter: str
    rows: tuple[Row | Broken, ...]

    def column(self, name: str) -> str:
        """The column of this name, however it is written.

        Raises:
            NoList: there is none, or two.
        """
        found = [column for column in self.columns if column.strip().lower() == name]
        if len(found) != 1:
            raise NoList(f'line 1: {"two columns are" if found else "no column is"} called "{name}"')
        return found[0]


def read_people(content: bytes) -> People:
    """The list in a file: UTF-8 with a line of names first, parted by commas, semicolons or tabs.

    Raises:
        NoList: it is empty, or of another encoding.
    """
    if content.startswith(UTF16):
        raise NoList("is UTF-16: save it as CSV in UTF-8")
    text = content.removeprefix(BOM).decode("utf-8", "surrogateescape")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    delimiter = max(DELIMITERS, key=lines[0].count)
    found = _rows(lines, delimiter)
    head = next(found, None)
    if head is None or isinstance(head[1], str) or head[0] != 1:
        raise NoList("line 1: has no names of columns")
    columns = tuple(head[1])
    if _unreadable(columns):
        raise NoList("line 1: is not UTF-8")
    if len(set(columns)) < len(columns):
        raise NoList("line 1: two columns have the same name")
    return People(columns, delimiter, tuple(_row(line, cells, columns) for line, cells in found))


def _row(line: int, cells: Sequence[str] | str, columns: Sequence[str]) -> Row | Broken:
    if isinstance(cells, str):
        return Broken(line, cells)
    if _unreadable(cells):
        return Broken(line, "is not UTF-8")
    if len(cells) != len(columns):
        return Broken(line, f"has {len(cells)} columns, and the first line has {len(columns)}")
    return Row(line, dict(zip(columns, cells, strict=True)))


def _rows(lines: Sequence[str], delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """Each row with the number of its first line: its cells, or the sentence that says what is wrong."""
    at = 0
    while at < len(lines):
        cells, length = _read(lines[at : at + LONGEST_ROW], delimiter)
        if cells:
            yield at + 1, cells
        at += length


def _read(lines: Sequence[str], delimiter: str) -> tuple[list[str] | str, int]:
    """The row that begins here, and how many lines it has; empty for an empty line."""
    for length in range(1, len(lines) + 1):
        try:
            return next(csv.reader(["\n".join(lines[:length])], delimiter=delimiter, strict=True)), length
        except csv.Error as error:
            if str(error) != NOT_CLOSED:
                return "has a quote in the wrong place", 1
    return "has a quote that nobody closes", 1


def _unreadable(cells: Sequence[str]) -> bool:
    """Whether there were bytes that are no UTF-8."""
    return any("\udc80" <= mark <= "\udcff" for cell in cells for mark in cell)
