"""What all functions of a stage have in common."""

from dataclasses import dataclass

from aws_cdk import aws_lambda as lambda_

from infra.kept import Kept
from infra.settings import StageSettings


@dataclass(frozen=True)
class Runtime:
    """Code and settings, and for how long their traces are kept."""

    code: lambda_.Code
    settings: StageSettings
    kept: Kept


def metrics_of(settings: StageSettings) -> str:
    """Where a stage's own metrics stand in CloudWatch."""
    return f"Assent/{settings.stage}"
