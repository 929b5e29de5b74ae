"""An alarm listens to what the functions really count."""

import json
from typing import Any

import pytest

from functions.metrics import carrier_refuses
from tests.infra.stacks import Stacks


def test_a_carrier_that_refuses_us_is_an_alarm(
    company: Stacks, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    environment: dict[str, str] = company.function("send_sms")["Environment"]["Variables"]
    for name in ("POWERTOOLS_SERVICE_NAME", "POWERTOOLS_METRICS_NAMESPACE"):
        monkeypatch.setenv(name, environment[name])
    carrier_refuses("AccessDeniedException/ACCOUNT_DISABLED")
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines() if "_aws" in line]
    [counted] = lines[0]["_aws"]["CloudWatchMetrics"]
    [name] = (metric["Name"] for metric in counted["Metrics"])
    [alarm] = (each for each in company.properties("AWS::CloudWatch::Alarm") if each["MetricName"] == name)
    dimensions: list[dict[str, Any]] = alarm["Dimensions"]
    assert alarm["Namespace"] == counted["Namespace"]
    assert [[each["Name"] for each in dimensions]] == counted["Dimensions"]
    assert all(lines[0][each["Name"]] == each["Value"] for each in dimensions)
    assert (alarm["Threshold"], alarm["EvaluationPeriods"], len(alarm["AlarmActions"])) == (1, 1, 1)
