"""The one bundle of code that every function runs, made without Docker.

It holds ``functions/`` and ``shared/`` and, for AWS, the locked dependencies for Lambda's processor with
byte code for Lambda's Python: ``/var/task`` is read-only, so what is not compiled here is compiled again at
every cold start. The same sources and lock file give the same bundle, bit for bit, so that a deploy changes
functions only when they changed.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsii
from aws_cdk import AssetHashType, BundlingOptions, DockerImage, ILocalBundling
from aws_cdk import aws_lambda as lambda_

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("functions", "shared")
PYTHON = "3.13"
LAMBDA = "aarch64-manylinux_2_28"
LAPTOPS_UV = ROOT / ".assent" / "uv" / "bin" / "uv"
NOT_CODE = shutil.ignore_patterns("__pycache__", "*.pyc", "*.pyi", "tests")


@dataclass(frozen=True)
class Target:
    """Where a bundle will run: a platform in uv's words, None for this one, and a version of Python."""

    platform: str | None
    python: str


AWS_LAMBDA = Target(LAMBDA, PYTHON)


class BundleFailed(RuntimeError):
    """The bundle cannot be made; the message is the sentence to show.

    Raised while the CDK bundles, it comes back through its JavaScript as a plain ``RuntimeError``.
    """


def code(*, with_dependencies: bool) -> lambda_.Code:
    """The functions' code as a CDK asset whose hash is that of its content.

    Without dependencies it is for the laptop, whose engine has them in its own environment.
    """
    return lambda_.Code.from_asset(
        str(ROOT / PACKAGES[0]),
        bundling=BundlingOptions(
            image=DockerImage.from_registry("none"),
            local=_OnThisMachine(AWS_LAMBDA if with_dependencies else None),
        ),
        asset_hash_type=AssetHashType.OUTPUT,
    )


@jsii.implements(ILocalBundling)
class _OnThisMachine:
    """The CDK's hook for bundling without Docker."""

    def __init__(self, target: Target | None) -> None:
        self._target = target

    def try_bundle(self, output_dir: str, *_: Any, **__: Any) -> bool:
        """Fill ``output_dir``; the CDK would reach for Docker if this said no, so it never does."""
        write_bundle(Path(output_dir), self._target)
        return True


def write_bundle(out: Path, target: Target | None) -> None:
    """Write the bundle into ``out``; with a ``target``, its dependencies and their byte code too.

    Raises:
        BundleFailed: uv is missing, or could not install.
    """
    for package in PACKAGES:
        shutil.copytree(ROOT / package, out / package, ignore=NOT_CODE, dirs_exist_ok=True)
    if target:
        _install_dependencies(out, target)
        _forget_the_machine(out)
        _compile(out, target)


def _install_dependencies(out: Path, target: Target) -> None:
    """Install exactly what the lock file says, hashes checked, for another machine than this one."""
    requirements = _run(
        *(_uv(), "export", "--frozen", "--no-default-groups", "--no-emit-project", "--no-header", "--quiet"),
    )
    platform = ("--python-platform", target.platform) if target.platform else ()
    _run(
        *(_uv(), "pip", "install", "--quiet", "--target", str(out), "--requirements", "-"),
        *(*platform, "--python-version", target.python),
        *("--only-binary", ":all:", "--no-deps", "--require-hashes", "--link-mode", "copy"),
        stdin=requirements,
    )


def _forget_the_machine(out: Path) -> None:
    """Remove what differs from machine to machine: scripts and the installer's notes."""
    shutil.rmtree(out / "bin", ignore_errors=True)
    (out / ".lock").unlink(missing_ok=True)
    for note in ("RECORD", "INSTALLER", "REQUESTED", "uv_cache.json"):
        for file in out.glob(f"*.dist-info/{note}"):
            file.unlink()


def _compile(out: Path, target: Target) -> None:
    """Compile for the target's Python, when this machine has one; otherwise say so and go on.

    The byte code is trusted without a look at the source's date, because an asset's files have none.
    """
    python = _python(target.python)
    if not python:
        sys.stderr.write(
            f"assent: no Python {target.python} on this machine, so the bundle has no byte code and cold "
            f"starts take about twice as long; `uv python install {target.python}` gets one\n"
        )
        return
    _run(
        *(python, "-m", "compileall", "-q", "-j", "0", "--invalidation-mode", "unchecked-hash"),
        *("-s", str(out), "-p", "/var/task", str(out)),
    )


def _uv() -> str:
    """The uv that runs us, stands beside our Python, is on the path, or came with the laptop stage."""
    beside = Path(sys.executable).with_name("uv")
    for found in (os.environ.get("UV"), beside, shutil.which("uv"), LAPTOPS_UV):
        if found and Path(found).exists():
            return str(found)
    raise BundleFailed("uv is needed to bundle the functions: put it on the PATH or name it in UV")


def _python(version: str) -> str | None:
    """An interpreter of that version which really starts, or None; nothing is downloaded."""
    for finder in ((_uv(), "python", "find", "--no-project", "--offline", version), (f"python{version}",)):
        found = shutil.which(finder[0])
        if not found:
            continue
        command = finder if len(finder) > 1 else (found, "-c", "import sys; print(sys.executable)")
        answer = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        if answer.returncode == 0:
            return answer.stdout.strip()
    return None


def _run(*command: str, stdin: str | None = None) -> str:
    """Run a command in the project's folder and give its output.

    Raises:
        BundleFailed: it ended with an error.
    """
    plain = {**os.environ, "NO_COLOR": "1", "FORCE_COLOR": ""}  # the CDK's command line asks for colours
    done = subprocess.run(  # noqa: S603
        command, cwd=ROOT, env=plain, input=stdin, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BundleFailed(f"{' '.join(command[:3])} failed: {done.stderr.strip()}")
    return done.stdout
