"""``assent export``: the whole ledger of a stage with its anchors as one file, for ``assent verify``."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

Commands = Any
"""What argparse hands out for subcommands; it has no public name."""
Client = Callable[[str], Any]


class NoSuchStage(LookupError):
    """The stage has no ledger that could be read."""


def add_to(commands: Commands) -> None:
    """Make the command known."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "export", help="write the ledger of a stage and its anchors to a file"
    )
    parser.add_argument("file", metavar="FILE", help="what to write; - for standard output")
    parser.add_argument("--stage", default="local", help="whose ledger (local)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the export, by the credentials, Region and endpoint that the shell names; the exit code."""
    import boto3  # the other commands need none of it
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        session = boto3.Session()
        lines = lines_of(options.stage, session.client)  # type: ignore[arg-type]
        with _opened(options.file) as file:
            file.writelines(lines)
    except BrokenPipeError:
        raise
    except (BotoCoreError, ClientError, NoSuchStage, OSError) as error:
        print(f"assent: {error}", file=sys.stderr)
        return 1
    return 0


def lines_of(stage: str, client: Client) -> Iterator[bytes]:
    """The export of a stage, line by line.

    Raises:
        NoSuchStage: it is not deployed where the shell points.
    """
    from shared.evidence.export import export
    from shared.evidence.store import Anchors, Signer, origin
    from shared.evidence.whole_ledger import WholeLedger

    outputs = _outputs(stage, client)
    anchors = Anchors(client("s3"), outputs["AnchorsBucket"])
    # The days before the entries: an anchor that is made meanwhile may hold heads that were not read.
    days = anchors.days()
    signer = Signer(client("kms"), outputs["SigningKeyArn"], origin(stage))
    entries = WholeLedger(client("dynamodb"), outputs["LedgerTable"]).entries()
    found = (anchor for day in days if (anchor := anchors.anchor(day)))
    return export(entries, found, signer.key, signer.sign, datetime.now(UTC))


def _outputs(stage: str, client: Client) -> Mapping[str, str]:
    name = f"assent-{stage}-data"
    stacks = client("cloudformation").get_paginator("describe_stacks").paginate()
    for page in stacks:
        for stack in page["Stacks"]:
            if stack["StackName"] == name:
                return {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}
    raise NoSuchStage(f"there is no stack {name} here; AWS_ENDPOINT_URL and AWS_PROFILE say where to look")


def _opened(file: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdout.buffer) if file == "-" else Path(file).open("wb")
