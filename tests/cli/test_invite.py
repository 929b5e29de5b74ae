"""``assent invite``, run as a person runs it before a mail merge."""

import csv
import io
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from shared.cli import main

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-c", "import sys; from shared.cli import main; sys.exit(main())", "invite"]
PORTAL = "https://it.acme.example"
HEAD = "name,phone,email"
ANA = "Ana Lopez,+1 415 555 0123,ana@acme.example"
BEN = "Ben,(415) 555-0124,ben@acme.example"


class Invited:
    """What the command made of a file."""

    def __init__(self, file: Path, content: bytes, *options: str) -> None:
        file.write_bytes(content)
        self.name = str(file)
        given = options or ("--portal-url", PORTAL)
        output, errors = io.TextIOWrapper(io.BytesIO(), "ascii"), io.StringIO()
        with redirect_stdout(output), redirect_stderr(errors):
            self.code = main(["invite", str(file), *given])
        self.output, self.errors = output.buffer.getvalue().decode(), errors.getvalue()

    def rows(self, delimiter: str = ",") -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.output), delimiter=delimiter))

    @property
    def names(self) -> list[str]:
        return [row["name"] for row in self.rows()]

    @property
    def problems(self) -> list[str]:
        return [line.removeprefix(f"assent: {self.name}: ") for line in self.errors.splitlines()]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "people.csv"


def lines(*rows: str, end: str = "\n") -> bytes:
    return "".join(f"{row}{end}" for row in rows).encode()


def test_each_person_gets_a_link_that_fills_in_the_form(file: Path) -> None:
    run = Invited(file, lines(HEAD, ANA, BEN))
    assert (run.code, run.errors) == (0, "")
    assert [{**row, "link": ""} for row in run.rows()] == [
        {"name": "Ana Lopez", "phone": "+1 415 555 0123", "email": "ana@acme.example", "link": ""},
        {"name": "Ben", "phone": "(415) 555-0124", "email": "ben@acme.example", "link": ""},
    ]
    link = urlsplit(run.rows()[0]["link"])
    assert f"{link.scheme}://{link.netloc}{link.path}" == f"{PORTAL}/"
    assert link.query == ""  # G7: no server ever sees what stands behind the #
    assert parse_qs(link.fragment) == {"name": ["Ana Lopez"], "phone": ["+14155550123"]}


def test_it_writes_nothing_and_needs_no_cloud(file: Path) -> None:
    Invited(file, lines(HEAD, ANA))
    assert [each.name for each in file.parent.iterdir()] == ["people.csv"]
    imported = "import sys; from shared.cli import main; main(); assert 'boto3' not in sys.modules"
    code = f"import sys; sys.argv = ['assent', 'invite', {str(file)!r}, '--portal-url', 'x']; {imported}"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True).returncode == 0


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("Zoe,12,z@acme.example", "the phone is not a valid phone number"),
        ("Zoe,call me,z@acme.example", "the phone is not a phone number"),
        ("Zoe,+1 415 555 0125 ext 3,z@acme.example", "the phone must not have an extension"),
        ("Zoe,+44 20 7946 0958,z@acme.example", "the phone is not a mobile number"),
        ("Zoe,,z@acme.example", "the phone is missing"),
        ("  ,+14155550125,z@acme.example", "the name is missing"),
        (f"{'Z' * 101},+14155550125,z@acme.example", "the name is over 100 characters"),
        ("Zoe,+14155550125", "has 2 columns, and the first line has 3"),
        ("Zoe,+14155550125,z@acme.example,", "has 4 columns, and the first line has 3"),
        ('"Zoe,+14155550125,z@acme.example', "has a quote that nobody closes"),
        ('"Zoe"x,+14155550125,z@acme.example', "has a quote in the wrong place"),
        ("Zoe,415-555-0123,z@acme.example", "the phone is that of line 2"),
    ],
)
def test_a_broken_row_is_named_by_its_line_and_the_rest_goes_on(file: Path, row: str, problem: str) -> None:
    run = Invited(file, lines(HEAD, ANA, row, BEN))
    assert run.code == 1
    assert run.problems == [f"line 3: {problem}"]
    assert run.names == ["Ana Lopez", "Ben"]


def test_a_row_that_is_no_utf_8_is_named_and_the_rest_goes_on(file: Path) -> None:
    latin = "José,+14155550125,j@acme.example\n".encode("latin-1")
    run = Invited(file, lines(HEAD, ANA) + latin + lines(BEN))
    assert (run.code, run.problems) == (1, ["line 3: is not UTF-8"])
    assert run.names == ["Ana Lopez", "Ben"]


def test_every_broken_row_is_named(file: Path) -> None:
    run = Invited(file, lines(HEAD, "Zoe,1,", ANA, ",2,", '"', BEN, "\x00"))
    assert [problem.split(":")[0] for problem in run.problems] == ["line 2", "line 4", "line 5", "line 7"]
    assert run.names == ["Ana Lopez", "Ben"]


def test_a_cell_of_several_lines_is_one_row_and_lines_are_still_counted_right(file: Path) -> None:
    run = Invited(file, lines(HEAD, '"Ana\nLopez",+14155550123,"1 Main St\n\nBerlin"', "Zoe,1,", BEN))
    assert run.problems == ["line 6: the phone is not a phone number"]
    assert [row["email"] for row in run.rows()] == ["1 Main St\n\nBerlin", "ben@acme.example"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize(("start", "end"), [("", "\n"), ("\ufeff", "\r\n"), ("", "\r")])
def test_what_spreadsheets_save_is_understood(file: Path, delimiter: str, start: str, end: str) -> None:
    rows = [
        f"{start}Email{delimiter}NAME{delimiter} Phone",
        f"a@b.example{delimiter}Åsa{delimiter}+14155550123",
        "",
    ]
    run = Invited(file, lines(*rows, end=end))
    assert (run.code, run.errors) == (0, "")
    (row,) = run.rows(delimiter)
    assert (row["NAME"], row["Email"]) == ("Åsa", "a@b.example")
    assert parse_qs(urlsplit(row["link"]).fragment)["name"] == ["Åsa"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "line 1: has no names of columns"),
        (b"\n\nAna,+14155550123\n", "line 1: has no names of columns"),
        (b"name,mobile\nAna,+14155550123\n", 'line 1: no column is called "phone"'),
        (b"name,Name,phone\nAna,Ana,+14155550123\n", 'line 1: two columns are called "name"'),
        (b"name,phone,phone\nAna,1,1\n", "line 1: two columns have the same name"),
        (b"name,phone,link\nAna,+14155550123,x\n", 'line 1: the column "link" is for the links'),
        ("name,phone\n".encode("utf-16"), "is UTF-16: save it as CSV in UTF-8"),
        (b"n\xe4me,phone\n", "line 1: is not UTF-8"),
        (b'"name,phone\nAna,+14155550123\n', "line 1: has no names of columns"),
    ],
)
def test_a_file_that_is_no_list(file: Path, content: bytes, problem: str) -> None:
    run = Invited(file, content)
    assert (run.code, run.output) == (1, "")
    assert len(run.problems) == 1
    assert run.problems[0].startswith(problem)


def test_a_file_that_is_not_there(file: Path) -> None:
    done = subprocess.run([*COMMAND, str(file)], capture_output=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == f"assent: {file}: No such file or directory\n"


def test_the_portal_is_that_of_the_stage_in_cdk_json(file: Path) -> None:
    run = Invited(file, lines(HEAD, ANA), "--stage", "local")
    assert run.rows()[0]["link"].startswith("http://127.0.0.1:8080/#name=Ana%20Lopez&phone=%2B1415")
    run = Invited(file, lines(HEAD, ANA), "--stage", "elsewhere")
    assert run.code == 1
    assert "name it by --portal-url" in run.errors


def test_no_cell_becomes_a_formula(file: Path) -> None:
    row = '=HYPERLINK("x"),+14155550123,@SUM(A1)'.replace('"', "")
    run = Invited(
        file, lines("name,phone,email,=1+1", f"{row},-2", "Ben,+1 (415) 555-0124,+1+cmd|' /C calc'!A0,")
    )
    assert run.code == 0
    table = list(csv.reader(io.StringIO(run.output)))
    assert [row[:4] for row in table] == [
        ["name", "phone", "email", "'=1+1"],
        ["'=HYPERLINK(x)", "+14155550123", "'@SUM(A1)", "-2"],
        ["Ben", "+1 (415) 555-0124", "'+1+cmd|' /C calc'!A0", ""],
    ]
    assert parse_qs(urlsplit(table[1][4]).fragment)["name"] == ["=HYPERLINK(x)"]
