"""The AwsSolutions rules, and where we depart from them with the reason."""

from aws_cdk import App, Stack, Validations
from cdk_nag import AwsSolutionsChecks


def check_against_aws_solutions(app: App, *stacks: Stack) -> None:
    """Let synth fail for every finding that is not acknowledged here."""
    Validations.of(app).add_plugins(AwsSolutionsChecks(app))
