"""The stacks on the engine, by the real CDK command line, and only when something changed.

What was deployed last is remembered in the engine itself (a parameter), so the
memory is lost with the state that it speaks of and never lies about it.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import boto3
from botocore.exceptions import ClientError

from local.child import Child
from local.ending import Ending
from local.environments import ROOT, VENV, node_folder
from local.failure import Failure
from local.home import Home
from local.progress import step

ACCOUNT = "000000000000"
REGION = "us-east-1"
STACKS = ("assent-local-data", "assent-local-service")
STOP_SECONDS = 5.0
PLAINLY = ("--progress", "events", "--no-color")
MEMORY = "/assent/local/deployed"
# All that a template or a bundle is made from; what only runs beside it (doors, pages, tests) is not here.
SOURCES = ("infra", "shared", "functions", "cdk.json", "package-lock.json", "uv.lock")
TELLING = re.compile(r"error\b|failed|❌", re.IGNORECASE)
UNBUILT = frozenset({"__pycache__", "node_modules"})


class Deployment:
    """The stacks of one home."""

    def __init__(self, home: Home, ending: Ending) -> None:
        self._home = home
        self._ending = ending
        self._session = boto3.Session(
            aws_access_key_id="local",
            aws_secret_access_key="local",  # noqa: S106 - the engine takes any
            region_name=REGION,
        )
        self._parameters = self._session.client("ssm", endpoint_url=home.aws_endpoint)
        self._stacks = self._session.client("cloudformation", endpoint_url=home.aws_endpoint)
        self._s3 = self._session.client("s3", endpoint_url=home.aws_endpoint)

    def bring_up_to_date(self) -> None:
        """Deploy unless exactly this was deployed before.

        Raises:
            Failure: the CDK command line failed.
        """
        wanted = fingerprint(self._home)
        if self._remembered() == wanted:
            return
        assembly = str(self._home.folder / "cdk.out")
        with step("synthesis of the stacks"):
            self._cdk("synth", "--quiet", "--output", assembly, *context(self._home))
        if not self._bootstrapped():
            with step("bootstrap of the engine"):
                self._cdk("bootstrap", f"aws://{ACCOUNT}/{REGION}", "--app", assembly)
        with step("deployment of the stacks"):
            self._cdk("deploy", *STACKS, "--app", assembly, "--require-approval", "never", *PLAINLY)
        self._lock_objects(Path(assembly))
        self._parameters.put_parameter(Name=MEMORY, Value=wanted, Type="String", Overwrite=True)

    def _cdk(self, *arguments: str) -> None:
        """One command of the CDK's command line."""
        log = self._home.log(arguments[0])
        cdk = [node_folder() / "node", ROOT / "node_modules" / "aws-cdk" / "bin" / "cdk"]
        child = Child([*cdk, *arguments], log=log, variables=self._variables())
        try:
            code = child.wait(self._ending)
        finally:
            child.stop(STOP_SECONDS)
        if code:
            raise Failure(f"cdk {arguments[0]} failed: {first_error(log)}; its log: {log}")

    def _variables(self) -> dict[str, str]:
        return {
            "PATH": os.pathsep.join([str(VENV / "bin"), str(node_folder()), os.environ.get("PATH", "")]),
            "AWS_ENDPOINT_URL": self._home.aws_endpoint,
            "AWS_ENDPOINT_URL_S3": self._home.aws_endpoint,
            "CDK_DEFAULT_ACCOUNT": ACCOUNT,
            "CDK_DEFAULT_REGION": REGION,
            "CDK_DISABLE_VERSION_CHECK": "1",
            "TMPDIR": str(self._home.scratch),
        }

    def _lock_objects(self, assembly: Path) -> None:
        """Lock what the templates lock: the engine's S3 can, its CloudFormation does not think of it."""
        for stack in STACKS:
            template = json.loads((assembly / f"{stack}.template.json").read_text())
            for name, resource in template["Resources"].items():
                if lock := resource.get("Properties", {}).get("ObjectLockConfiguration"):
                    found = self._stacks.describe_stack_resource(StackName=stack, LogicalResourceId=name)
                    bucket = found["StackResourceDetail"]["PhysicalResourceId"]
                    self._s3.put_object_lock_configuration(Bucket=bucket, ObjectLockConfiguration=lock)

    def _remembered(self) -> str:
        try:
            parameter = self._parameters.get_parameter(Name=MEMORY)["Parameter"]
        except ClientError:
            return ""
        return parameter["Value"]

    def _bootstrapped(self) -> bool:
        try:
            self._stacks.describe_stacks(StackName="CDKToolkit")
        except ClientError:
            return False
        return True


def context(home: Home) -> list[str]:
    """The CDK context of this home, and whatever the person adds to it."""
    given = [
        "stage=local",
        f"issuer={home.url}/local/oidc",
        f"portalUrl={home.url}",
        f"movingClock={home.folder / 'clock.json'}",
        *os.environ.get("ASSENT_CONTEXT", "").split(),
    ]
    return [part for pair in given for part in ("-c", pair)]


def fingerprint(home: Home) -> str:
    """A hash over all that the deployment depends on: contents, never dates."""
    digest = hashlib.sha256(json.dumps([context(home), home.aws_port]).encode())
    for file in source_files():
        digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def source_files() -> Iterator[Path]:
    """Every file that the deployment depends on, in a fixed order."""
    for name in SOURCES:
        place = ROOT / name
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        yield from (file for file in files if file.is_file() and not UNBUILT & set(file.parts))


def first_error(log: Path) -> str:
    """The line of the log that says what went wrong."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", log.read_text(errors="replace"))
    lines = [line.strip() for line in plain.splitlines()]
    telling = [line for line in lines if TELLING.search(line) and "Subprocess exited" not in line]
    return (telling or [line for line in lines if line] or ["no word from it"])[-1][:300]
