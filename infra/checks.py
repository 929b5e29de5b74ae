"""The AwsSolutions rules: synth fails for every finding that is not acknowledged with its reason."""

from aws_cdk import Acknowledgment, App, Validations
from cdk_nag import AwsSolutionsChecks
from constructs import IConstruct


def check_against_aws_solutions(app: App) -> None:
    """Check all stacks of ``app`` when it is synthesised."""
    Validations.of(app).add_plugins(AwsSolutionsChecks(app))


def acknowledge(construct: IConstruct, finding: str, *, reason: str) -> None:
    """Depart from a rule in one construct; ``finding`` is the rule, and the permission where it has one."""
    rule = Acknowledgment(id=f"AwsSolutions::AwsSolutions-{finding}", reason=reason)
    Validations.of(construct).acknowledge(rule)
