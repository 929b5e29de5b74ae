"""``assent render``: the text that an event becomes."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from shared.clock import system_clock
from shared.consent.language import Language
from shared.itsm.model import BadEvent, event_of
from shared.notification.texts import Reader, of_event
from shared.settings import Settings
from shared.sms.encoding import size

Commands = Any
"""What argparse hands out for subcommands; it has no public name."""
CDK_JSON, LAPTOP = "cdk.json", "local"
UNSET = {"brand": "Example IT", "portalUrl": "http://127.0.0.1:8080", "timeZone": "UTC"}
"""Where there is no ``cdk.json``: the laptop's."""


def add_to(commands: Commands) -> None:
    """Make the command known."""
    parser: argparse.ArgumentParser = commands.add_parser("render", help="the text that an event becomes")
    parser.add_argument(
        "event",
        nargs="?",
        metavar="EVENT.json",
        help="a file with an EventBridge envelope; else one a line from standard input",
    )
    parser.add_argument("--language", choices=[*Language], default=Language.ENGLISH, help="of the reader: en")
    parser.add_argument(
        "--stage", default=LAPTOP, help="whose brand and time zone in cdk.json to render with: local"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print a JSON object for each event; 1 when one of them was bad, which its object says."""
    section = _section(options.stage)
    if section is None and options.stage != LAPTOP:
        sys.stderr.write(f"assent render: no stage {options.stage!r} in {CDK_JSON}\n")
        return 2
    settings = _settings(options.stage, section or {})
    reader = Reader(Language(options.language), settings.time_zone)
    failed = False
    for envelope in _envelopes(options.event):
        answer = _answer(envelope, settings, reader)
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


def _answer(envelope: bytes | OSError, settings: Settings, reader: Reader) -> dict[str, Any]:
    if isinstance(envelope, OSError):
        return {"error": f"the file cannot be read: {envelope.strerror}"}
    now = system_clock()
    try:
        told = json.loads(envelope)
        if not isinstance(told, Mapping):
            return {"error": "the envelope is not an object"}
        event = event_of(told, now)
    except (ValueError, RecursionError) as error:
        return {"error": str(error) if isinstance(error, BadEvent) else "the envelope is not JSON"}
    text = of_event(event, event.title, settings, reader, now)
    measured = size(text)
    return {"text": text, "encoding": measured.encoding, "parts": measured.parts}


def _settings(stage: str, section: Mapping[str, str]) -> Settings:
    """What texts say of a stage; the rest of its settings changes none."""
    given = {**UNSET, **section}
    return Settings(
        stage=stage,
        brand=given["brand"],
        portal_url=given["portalUrl"],
        support="",
        default_region="",
        countries=(),
        services=(),
        locations=(),
        sms_channel="",
        origination_identity="",
        configuration_set="",
        parts_per_second=1,
        roles={},
        time_zone=given["timeZone"],
    )


def _section(stage: str) -> Mapping[str, str] | None:
    """The stage's section of the ``cdk.json`` here, or of the project that this is; None when it has none."""
    for folder in (Path.cwd(), Path(__file__).resolve().parents[2]):
        if (file := folder / CDK_JSON).exists():
            section = json.loads(file.read_text("utf-8")).get("context", {}).get(stage)
            return section and {name: str(value) for name, value in section.items() if name in UNSET}
    return None
