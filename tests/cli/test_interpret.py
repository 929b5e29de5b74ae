"""``assent interpret``, run as a person or a script runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-c", "import sys; from shared.cli import main; sys.exit(main())", "interpret"]
"""What the installed entry point does, with this very code."""


def interpret(*arguments: str | bytes, lines: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *arguments], input=lines, capture_output=True, check=False, cwd=ROOT)


def answers(run: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run.stdout.decode().split("\n")[:-1]]


@pytest.mark.parametrize(
    ("text", "reading", "scope"),
    [
        ("Please stop texting me", "opt_out", "all"),
        ("stop the maintenance texts", "opt_out", "service"),
        ("no more change alerts", "opt_out", "change"),
        ("YES", "opt_in", None),
        ("UNSTOP", "opt_in", None),
        ("ayuda", "help", None),
        ("stop it", "pause", None),
        ("KEEP INCIDENT", "none", None),
        ("please cancel CHG0031", "none", None),
        ("", "none", None),
    ],
)
def test_an_argument_is_one_reply(text: str, reading: str, scope: str | None) -> None:
    run = interpret(text)
    assert run.returncode == 0
    (answer,) = answers(run)
    assert {**answer, "rule": ""} == {"text": text, "reading": reading, "scope": scope, "rule": ""}
    assert list(answer) == ["text", "reading", "scope", "rule"]


def test_keep_has_a_rule_of_its_own() -> None:
    assert answers(interpret("KEEP INCIDENT"))[0]["rule"] == "en.keep"


def test_lines_are_replies_in_their_order() -> None:
    run = interpret(lines="stop\r\n\nHi\\nplease stop\\nAna\ngracias, arrêt\u2028serveur\nno más".encode())
    found = answers(run)
    assert [a["reading"] for a in found] == ["opt_out", "none", "opt_out", "none", "opt_out"]
    assert found[2]["text"] == "Hi\nplease stop\nAna"


def test_a_line_that_is_no_utf8_is_named_and_the_rest_goes_on() -> None:
    run = interpret(lines=b"stop\n\xff\xfe\nyes\n")
    assert run.returncode == 1
    assert [a.get("reading", "error") for a in answers(run)] == ["opt_out", "error", "opt_in"]


def test_an_argument_that_is_no_utf8_is_an_error() -> None:
    run = interpret(b"stop \xff")
    assert (run.returncode, list(answers(run)[0])) == (1, ["error"])


def test_no_lines_are_no_answers() -> None:
    run = interpret()
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")


def test_a_reader_that_goes_away_is_no_traceback() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    run = subprocess.run(
        COMMAND, input=b"stop\n" * 50, stdout=writer, stderr=subprocess.PIPE, check=False, cwd=ROOT
    )
    os.close(writer)
    assert (run.returncode, run.stderr) == (141, b"")


def test_a_command_that_does_not_exist_is_named() -> None:
    run = subprocess.run([*COMMAND[:-1], "nonsense"], capture_output=True, check=False, cwd=ROOT)
    assert run.returncode == 2
    assert b"nonsense" in run.stderr
