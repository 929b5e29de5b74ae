"""``python -m local run`` and ``python -m local reset``: the laptop stage."""

import sys

from local.ending import Ending
from local.failure import Failure
from local.home import Home
from local.progress import say

USAGE = "usage: python -m local run|reset"


def main() -> int:
    """Do what is asked; a failure is one line."""
    try:
        return COMMANDS[sys.argv[1]]() if sys.argv[1:2] and sys.argv[1] in COMMANDS else usage()
    except (Failure, OSError) as failure:  # a folder that cannot be written to, a full disk
        print(f"assent: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0


def run() -> int:
    """Everything on this laptop, in the foreground."""
    ending = Ending()
    ending.listen()
    from local.stage import run_stage  # takes a moment, in which somebody may already want to end it

    run_stage(Home.from_environment(), ending)
    return 0


def reset() -> int:
    """Forget the state."""
    home = Home.from_environment()
    with home.locked():
        home.forget()
    say(f"forgot the state in {home.folder}")
    return 0


def usage() -> int:
    """How it is called."""
    print(USAGE, file=sys.stderr)
    return 2


COMMANDS = {"run": run, "reset": reset}


if __name__ == "__main__":
    sys.exit(main())
