"""The command ``assent``: what can be done from a shell with the project's rules and a stage's records."""

import argparse
import os
import sys
from collections.abc import Sequence

from shared.cli import export, interpret, invite, render, verify

COMMANDS = (interpret, render, invite, export, verify)
BROKEN_PIPE = 141
"""What a shell sees of a command whose reader went away: 128 and SIGPIPE."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name; its exit code."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="assent", description=__doc__)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    return parser
