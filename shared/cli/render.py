"""``assent render``: the text that an event becomes."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "es", "fr")
CDK_JSON, LAPTOP = "cdk.json", "local"

Commands = Any
"""What argparse hands out for subcommands; it has no public name."""


def add_to(commands: Commands) -> None:
    """Make the command known."""
    parser: argparse.ArgumentParser = commands.add_parser("render", help="the text that an event becomes")
    parser.add_argument(
        "event",
        nargs="?",
        metavar="EVENT.json",
        help="a file with an EventBridge envelope; else one a line from standard input",
    )
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="of the reader: en")
    parser.add_argument(
        "--stage", default=LAPTOP, help="whose brand and time zone in cdk.json to render with: local"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print a JSON object for each event; 1 when one of them was bad, which its object says."""
    from shared.cli.rendered import Renderer  # not at every command's start: it needs pydantic

    section = _section(options.stage)
    if section is None and options.stage != LAPTOP:
        sys.stderr.write(f"assent render: no stage {options.stage!r} in {CDK_JSON}\n")
        return 2
    renderer = Renderer.of(options.stage, section or {}, options.language)
    failed = False
    for envelope in _envelopes(options.event):
        answer = renderer.answer(envelope)
        failed |= "error" in answer
        sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
        sys.stdout.buffer.flush()
    return int(failed)


def _envelopes(file: str | None) -> Iterator[bytes | OSError]:
    if file is None:
        yield from sys.stdin.buffer
        return
    try:
        yield Path(file).read_bytes()
    except OSError as error:
        yield error


def _section(stage: str) -> Mapping[str, Any] | None:
    """The stage's section of the ``cdk.json`` here, or of the project that this is; None when it has none."""
    for folder in (Path.cwd(), Path(__file__).resolve().parents[2]):
        if (file := folder / CDK_JSON).exists():
            section: Mapping[str, Any] | None
            section = json.loads(file.read_text("utf-8")).get("context", {}).get(stage)
            return section
    return None
