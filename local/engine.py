"""The local AWS: ministack in an environment of its own, under our watch."""

import http.client
import time
from pathlib import Path

from local.child import Child
from local.ending import Ending
from local.environments import ENGINE_ENVIRONMENT
from local.failure import Failure
from local.home import Home

START_SECONDS = 60.0
STOP_SECONDS = 12.0
# A worker that was idle is ended by then; a cold start costs a person at the phone a second.
WARM_SECONDS = 24 * 3600


class Engine:
    """The running engine of one home."""

    def __init__(self, home: Home, lock: int) -> None:
        """Start it; ``lock`` is what keeps the home taken until it has saved."""
        self._home = home
        self.log = home.log("engine")
        home.scratch.mkdir(parents=True, exist_ok=True)
        self._child = Child(
            [ENGINE_ENVIRONMENT / "bin" / "python", Path(__file__).with_name("engine_app.py")],
            log=self.log,
            variables=variables(home),
            keep_open=[lock],
        )

    def wait_until_up(self, ending: Ending) -> None:
        """Return when it answers.

        Raises:
            Failure: it ended, or never answered.
        """
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            self.check()
            if self._answers():
                return
            ending.pause(0.05)
        raise Failure(f"the engine does not answer on port {self._home.aws_port}; its log: {self.log}")

    def check(self) -> None:
        """Raise a Failure when the engine is gone."""
        if self._child.ended is not None:
            raise Failure(f"the engine ended by itself (exit code {self._child.ended}); its log: {self.log}")

    def stop(self) -> None:
        """End it, saved, with its functions' processes."""
        self._child.stop(STOP_SECONDS)

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self._home.aws_port, timeout=2)
        try:
            connection.request("GET", "/_ministack/health")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


def variables(home: Home) -> dict[str, str]:
    """What the engine is told, and through it the functions' processes."""
    return {
        "ASSENT_PORT": str(home.port),
        "AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2": home.url,
        # Links to packs are made with it, and are opened from outside.
        "AWS_ENDPOINT_URL_S3": home.aws_endpoint,
        "BIND_HOST": "127.0.0.1",
        # No container of the person's is any business of ours.
        "DOCKER_HOST": "unix:///nonexistent",
        "GATEWAY_PORT": str(home.aws_port),
        # With cryptography installed this would open a port on every interface.
        "IOT_MTLS_ENABLED": "0",
        "LAMBDA_EXECUTOR": "local",
        "LAMBDA_WARM_TTL_SECONDS": str(WARM_SECONDS),
        "LOG_LEVEL": "INFO",
        "PERSIST_STATE": "1",
        "PYTHONUNBUFFERED": "1",
        "S3_DATA_DIR": str(home.engine_state / "s3"),
        "S3_PERSIST": "1",
        "STATE_DIR": str(home.engine_state),
        "TMPDIR": str(home.scratch),
    }
