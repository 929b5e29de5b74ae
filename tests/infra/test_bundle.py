"""The bundle holds all that the functions need, for Lambda's Python and processor, the same every time."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from infra import bundle
from infra.bundle import AWS_LAMBDA, ROOT, BundleFailed, Target, write_bundle

HANDLERS = sorted(path.parent.name for path in (ROOT / "functions").glob("*/handler.py"))
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
UNCHECKED_HASH = 0b01
"""The flag in byte code that says: by content, and do not look at the source again."""


@pytest.fixture(scope="module")
def for_here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle as it would be if Lambda ran on this machine's platform and Python."""
    out = tmp_path_factory.mktemp("here")
    write_bundle(out, Target(None, HERE))
    return out


@pytest.fixture(scope="module")
def for_lambda(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("lambda")
    write_bundle(out, AWS_LAMBDA)
    return out


def test_every_handler_imports_from_the_bundle_alone(for_here: Path) -> None:
    imports = "".join(f"import functions.{name}.handler as h; assert h.handler\n" for name in HANDLERS)
    script = f"import sys; sys.path.insert(0, {str(for_here)!r})\n{imports}"
    # -I: no environment and no current folder; -S: no site-packages.
    command = [sys.executable, "-I", "-S", "-c", script]
    done = subprocess.run(command, env={}, cwd="/", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(HANDLERS) == 7


def test_every_module_comes_with_byte_code_that_lambda_trusts(for_here: Path) -> None:
    compiled = list((for_here / "functions").rglob("*.pyc"))
    assert {Path(file).parent.parent for file in compiled} >= {for_here / "functions" / n for n in HANDLERS}
    for file in compiled:
        content = file.read_bytes()
        assert content[4] == UNCHECKED_HASH
        assert b"/var/task/functions" in content
        assert str(for_here).encode() not in content


def test_compiled_parts_are_for_lambda(for_lambda: Path) -> None:
    parts = [file.name for file in for_lambda.rglob("*.so")]
    assert parts
    assert all("cpython-313-aarch64-linux-gnu" in name for name in parts)


def test_tests_and_tools_stay_at_home(for_lambda: Path) -> None:
    names = {path.name for path in for_lambda.iterdir()}
    assert {"functions", "shared", "boto3", "pydantic"} <= names
    assert not names & {"bin", "infra", "local", "tests", "aws_cdk", "pytest", "uvicorn"}


def test_the_same_sources_give_the_same_bundle(for_lambda: Path, tmp_path: Path) -> None:
    write_bundle(tmp_path, AWS_LAMBDA)
    assert _contents(tmp_path) == _contents(for_lambda)


def test_on_the_laptop_it_is_our_code_alone(tmp_path: Path) -> None:
    write_bundle(tmp_path, None)
    assert {path.name for path in tmp_path.iterdir()} == {"functions", "shared"}
    assert not list(tmp_path.rglob("*.pyc"))
    assert list(tmp_path.rglob("disclosures/*.txt"))


def test_a_python_that_is_missing_is_said_and_costs_the_byte_code_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle._compile(tmp_path, Target(None, "3.99"))
    assert "no Python 3.99 on this machine" in capsys.readouterr().err


def test_without_uv_it_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"UV": "", "PATH": ""}.items():
        monkeypatch.setitem(os.environ, name, value)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    monkeypatch.setattr(bundle, "LAPTOPS_UV", Path("/nowhere/uv"))
    with pytest.raises(BundleFailed, match="uv is needed"):
        bundle._uv()


def _contents(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(file.relative_to(folder)): sha256(file.read_bytes()).hexdigest() for file in files}
