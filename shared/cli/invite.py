"""``assent invite``: a link to the portal for each person of a list, ready for a mail merge.

It writes no consent and texts nobody: whoever follows the link finds the form with name and number filled
in, and agrees or does not. What the link carries stands behind its ``#``, which no browser sends to a server,
so that no number comes into a log (G7).
"""

import argparse
import csv
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from shared.cli.people import Broken, NoList, People, Row, read_people
from shared.sms.number import NotTextable, PhoneNumber, textable

LINK = "link"
LONGEST_NAME = 100
FORMULA = tuple("=+-@\t\r")
"""What makes a spreadsheet calculate a cell instead of showing it."""
NUMBER = re.compile(r"[+-][0-9 ().-]+")

Commands = Any
"""What argparse hands out for subcommands; it has no public name."""


@dataclass(frozen=True, slots=True)
class Portal:
    """Where people opt in, and which numbers it takes."""

    url: str
    region: str = "US"
    countries: tuple[str, ...] = ()

    def link(self, name: str, number: PhoneNumber) -> str:
        """The portal with a person's name and number filled in."""
        fragment = urlencode({"name": name, "phone": number.e164}, quote_via=quote)
        return f"{self.url.rstrip('/')}/#{fragment}"


def add_to(commands: Commands) -> None:
    """Make the command known."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "invite", help="make each person's link to the portal, for a mail merge"
    )
    parser.add_argument("file", metavar="PEOPLE.CSV", type=Path, help="UTF-8, with columns name and phone")
    parser.add_argument("--stage", default="local", help="whose portal, by its section in cdk.json (local)")
    parser.add_argument("--portal-url", help="the portal's address, instead of the stage's")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the list with a column ``link``; 1 when a row was left out, which standard error names."""
    try:
        portal = _portal(options.stage, options.portal_url)
        people = read_people(options.file.read_bytes())
        rows = list(_invited(people, portal))
    except (ValueError, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        print(f"assent: {options.file}: {reason}", file=sys.stderr)
        return 1
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    out = csv.writer(sys.stdout, delimiter=people.delimiter, lineterminator="\n")
    out.writerow([_shown(each) for each in (*people.columns, LINK)])
    for row in rows:
        if isinstance(row, Broken):
            print(f"assent: {options.file}: line {row.line}: {row.reason}", file=sys.stderr)
        else:
            out.writerow([_shown(cell) for cell in row.cells.values()])
    return int(any(isinstance(row, Broken) for row in rows))


def _portal(stage: str, url: str | None) -> Portal:
    """The portal of a stage, as ``cdk.json`` in this folder has it.

    Raises:
        NoList: neither it nor the command line names an address.
    """
    section: dict[str, Any] = {}
    if Path("cdk.json").is_file():
        section = json.loads(Path("cdk.json").read_text()).get("context", {}).get(stage, {})
    address = url or section.get("portalUrl")
    if not address:
        raise NoList(f'no portal: cdk.json here has no "portalUrl" for "{stage}", so name it by --portal-url')
    countries = section.get("countries", ())
    listed = countries.split(",") if isinstance(countries, str) else countries
    return Portal(address, section.get("defaultRegion", "US"), tuple(each.strip() for each in listed))


def _invited(people: People, portal: Portal) -> Iterator[Row | Broken]:
    """Each row with its link, or what is wrong with it; a number that comes again is wrong too.

    Raises:
        NoList: a column is missing, or ``link`` is taken.
    """
    name, phone = people.column("name"), people.column("phone")
    if any(column.strip().lower() == LINK for column in people.columns):
        raise NoList(f'line 1: the column "{LINK}" is for the links: call yours another name')
    seen: dict[PhoneNumber, int] = {}
    for row in people.rows:
        yield row if isinstance(row, Broken) else _with_link(row, name, phone, portal, seen)


def _with_link(row: Row, name: str, phone: str, portal: Portal, seen: dict[PhoneNumber, int]) -> Row | Broken:
    called = row.cells[name].strip()
    if not called or len(called) > LONGEST_NAME:
        return Broken(row.line, "the name is over 100 characters" if called else "the name is missing")
    if not row.cells[phone].strip():
        return Broken(row.line, "the phone is missing")
    try:
        number = textable(row.cells[phone], portal.region, portal.countries)
    except NotTextable as wrong:
        return Broken(row.line, f"the phone {wrong}")
    if first := seen.get(number):
        return Broken(row.line, f"the phone is that of line {first}")
    seen[number] = row.line
    return Row(row.line, {**row.cells, LINK: portal.link(called, number)})


def _shown(cell: str) -> str:
    """The cell as it came, but one that a spreadsheet would take for a formula is quoted as text.

    A number (``+1 415 555 0123``) is no formula and stays, since others read this file too.
    """
    return f"'{cell}" if cell.startswith(FORMULA) and not NUMBER.fullmatch(cell) else cell
