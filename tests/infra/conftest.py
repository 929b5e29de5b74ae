"""The stacks, synthesised once for all tests: the laptop's stage, and one as a company would deploy it."""

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from aws_cdk import App

from infra.app import build
from tests.infra.stacks import Stacks

ROOT = Path(__file__).parent.parent.parent
WITHOUT_BUNDLE: dict[str, Any] = {"aws:cdk:bundling-stacks": []}
COMPANY = {
    "stage": "prod",
    "brand": "Acme IT",
    "portalUrl": "https://it.acme.example",
    "support": "it@acme.example",
    "issuer": "https://id.acme.example",
    "audience": "assent",
    "originationIdentity": "phone-0123456789abcdef",
}
CDK_JSON: dict[str, Any] = json.loads((ROOT / "cdk.json").read_text())

Synthesise = Callable[..., Stacks]


def synthesise(folder: Path, context: dict[str, Any]) -> Stacks:
    """The stacks of ``context``, with the code left out: its bundle has tests of its own."""
    app = App(context={**CDK_JSON["context"], **WITHOUT_BUNDLE, **context}, outdir=str(folder))
    settings = build(app)
    # Findings of the rules end the synthesis after everything is written; test_rules tells which they are.
    with contextlib.suppress(RuntimeError):
        app.synth()
    return Stacks(folder, settings.stage)


@pytest.fixture(scope="session")
def company(tmp_path_factory: pytest.TempPathFactory) -> Stacks:
    """A stage in AWS, its texts through End User Messaging, with opt-outs in two Regions."""
    context = {**COMPANY, "optOutRegions": "us-east-1,us-west-2"}
    return synthesise(tmp_path_factory.mktemp("company"), context)


@pytest.fixture(scope="session")
def company_by_sns(tmp_path_factory: pytest.TempPathFactory) -> Stacks:
    """The same, its texts through SNS."""
    return synthesise(tmp_path_factory.mktemp("sns"), {**COMPANY, "smsChannel": "sns"})


@pytest.fixture(scope="session")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Stacks:
    """The local stage with its moving clock, as ``make run`` deploys it, and the rules checked as well."""
    context = {"movingClock": "/somewhere/clock.json", "nag": True}
    return synthesise(tmp_path_factory.mktemp("laptop"), context)
