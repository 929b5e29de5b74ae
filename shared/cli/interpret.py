"""``assent interpret``: how the rules read a reply."""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Any

from shared.consent.reading import Meaning, Reading, read

READINGS = {
    Meaning.STOP: "opt_out",
    Meaning.YES: "opt_in",
    Meaning.START: "opt_in",
    Meaning.HELP: "help",
    Meaning.PAUSE: "pause",
    Meaning.KEEP: "none",
    Meaning.NOTHING: "none",
}

Commands = Any
"""What argparse hands out for subcommands; it has no public name."""


def add_to(commands: Commands) -> None:
    """Make the command known."""
    parser: argparse.ArgumentParser = commands.add_parser("interpret", help="read a reply as Assent reads it")
    parser.add_argument(
        "text", nargs="?", help="the reply; else one a line from standard input, \\n for a line break"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print a JSON object for each reply; 1 when a line was no UTF-8, which its object says."""
    failed = False
    for text in _replies(options.text):
        answer = _answer(text)
        failed |= "error" in answer
        sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
        sys.stdout.buffer.flush()
    return int(failed)


def _replies(argument: str | None) -> Iterator[bytes]:
    if argument is not None:
        yield argument.encode(errors="surrogateescape")
        return
    for line in sys.stdin.buffer:
        yield line.removesuffix(b"\n").removesuffix(b"\r").replace(rb"\n", b"\n")


def _answer(reply: bytes) -> dict[str, str | None]:
    try:
        text = reply.decode()
    except UnicodeDecodeError:
        return {"error": "the reply is not valid UTF-8"}
    reading = read(text)
    return {
        "text": text,
        "reading": READINGS[reading.meaning],
        "scope": _scope(reading),
        "rule": reading.rule,
    }


def _scope(reading: Reading) -> str | None:
    if reading.meaning is not Meaning.STOP:
        return None
    return reading.scope.value if reading.scope else "all"
