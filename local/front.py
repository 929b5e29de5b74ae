"""The door server of this run: it lives in a thread, since it shares nothing with what waits beside it."""

import threading

import uvicorn

from local.doors import World, create_app
from local.ending import Ending
from local.failure import Failure
from local.home import Home

CLOSE_SECONDS = 8.0


class Front:
    """The open doors of one home."""

    def __init__(self, home: Home) -> None:
        """Begin to open them; they need no engine for that."""
        config = uvicorn.Config(
            create_app(World(home.folder, home.port, home.aws_endpoint)),
            host="127.0.0.1",
            port=home.port,
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=2,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, name="doors", daemon=True)
        self._thread.start()

    def wait_until_open(self, ending: Ending) -> None:
        """Return when they are open.

        Raises:
            Failure: they could not be opened.
        """
        while not self._server.started:
            if not self._thread.is_alive():
                raise Failure("the doors did not open, see above")
            ending.pause(0.02)

    def close(self) -> None:
        """Close them, unfinished requests included."""
        self._server.should_exit = True
        self._thread.join(CLOSE_SECONDS)
