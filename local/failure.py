"""What ends a run: said in one line, without a traceback."""


class Failure(Exception):
    """The stage cannot run; the message is the line for the person."""


class Interrupted(BaseException):
    """Somebody asked the run to end. Not an error, so that no handler of errors swallows it."""
