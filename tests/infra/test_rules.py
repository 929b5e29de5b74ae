"""The rules of others: AwsSolutions and CloudFormation's own."""

import subprocess
import sys
from pathlib import Path

from tests.infra.stacks import Stacks

REDUNDANT = "W3005"
"""The CDK names dependencies that a reference already makes; that does no harm."""


def test_aws_solutions_find_nothing_that_is_not_acknowledged(
    company: Stacks, company_by_sns: Stacks, laptop: Stacks
) -> None:
    for stacks in (company, company_by_sns, laptop):
        found = [(v["ruleName"], v["violatingConstructs"]) for v in stacks.report["violations"]]
        assert found == []
        assert stacks.report["conclusion"] == "success"


def test_every_acknowledgement_says_why(company: Stacks) -> None:
    acknowledged = company.report["suppressedViolations"]
    assert {finding["ruleName"].partition("[")[0] for finding in acknowledged} == {
        "AwsSolutions-SMG4",
        "AwsSolutions-L1",
        "AwsSolutions-IAM5",
        "AwsSolutions-S1",
    }
    assert all(finding["reason"] for finding in acknowledged)


def test_cfn_lint_finds_nothing(company: Stacks, company_by_sns: Stacks, laptop: Stacks) -> None:
    templates = [
        str(template)
        for stacks in (company, company_by_sns, laptop)
        for template in stacks.folder.glob("*.template.json")
    ]
    lint = str(Path(sys.executable).with_name("cfn-lint"))
    command = [lint, "--regions", "us-east-1", "--ignore-checks", REDUNDANT, "--", *templates]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
