"""One run of the laptop stage: from nothing to ready, and back to nothing."""

import contextlib
import errno
import shutil
import socket
from contextlib import ExitStack

from botocore.exceptions import BotoCoreError, ClientError

from local.deployment import Deployment
from local.ending import Ending
from local.engine import Engine
from local.failure import Failure, Interrupted
from local.front import Front
from local.home import Home
from local.progress import say, step
from local.readiness import wait_for_first_answers

WATCH_SECONDS = 0.5


def run_stage(home: Home, ending: Ending) -> None:
    """Start everything, say ``ready``, and end it all when asked to.

    Raises:
        Failure: something did not start, or ended by itself; everything else is ended then.
    """
    with contextlib.suppress(Interrupted), ExitStack() as ends:
        lock = ends.enter_context(home.locked())
        refuse_taken_ports(home)
        engine = start(home, ending, lock, ends)
        say(f"ready {home.url}")
        while True:
            ending.pause(WATCH_SECONDS)
            engine.check()


def start(home: Home, ending: Ending, lock: int, ends: ExitStack) -> Engine:
    """Engine, doors and stacks; ``ends`` learns how each is ended, in the opposite order."""
    shutil.rmtree(home.scratch, ignore_errors=True)
    ends.callback(shutil.rmtree, home.scratch, ignore_errors=True)
    with step("start of engine and doors"):
        engine = Engine(home, lock)
        ends.callback(stop, engine)
        front = Front(home)
        ends.callback(front.close)
        engine.wait_until_up(ending)
        front.wait_until_open(ending)
    try:
        Deployment(home, ending).bring_up_to_date()
        with step("first answers"):
            wait_for_first_answers(home, engine, ending)
    except (BotoCoreError, ClientError) as error:
        raise Failure(f"the engine refuses: {error}; its log: {engine.log}") from error
    return engine


def stop(engine: Engine) -> None:
    """The step of the ending that takes time."""
    with step("saving and ending"):
        engine.stop()


def refuse_taken_ports(home: Home) -> None:
    """Fail before anything is started when somebody else listens where we would."""
    for number, variable in ((home.port, "ASSENT_PORT"), (home.aws_port, "ASSENT_AWS_PORT")):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", number))
            except OSError as error:
                taken = error.errno == errno.EADDRINUSE
                reason = "is in use" if taken else f"cannot be used ({error.strerror})"
                raise Failure(f"port {number} {reason}; {variable}=<port> takes another") from error
