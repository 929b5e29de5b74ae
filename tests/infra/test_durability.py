"""Nothing that was accepted is lost, and nobody reads along (G4, G7)."""

import json

import pytest

from tests.infra.stacks import Stacks, name_of

TWO_WEEKS = 14 * 24 * 3600
LANES = {"UrgentQueue", "RoutineQueue", "AnswersQueue"}


def test_behind_every_queue_lies_a_dead_letter_queue_with_an_alarm(company: Stacks) -> None:
    queues = list(company.properties("AWS::SQS::Queue"))
    working = [queue for queue in queues if "RedrivePolicy" in queue]
    dead = {name_of(queue["RedrivePolicy"]["deadLetterTargetArn"]) for queue in working}
    alarms = [each for each in company.properties("AWS::CloudWatch::Alarm") if each["Namespace"] == "AWS/SQS"]
    watched = {name_of(alarm["Dimensions"][0]["Value"]) for alarm in alarms}
    assert len(working) == len(dead) == len(queues) / 2 == 7
    assert watched == dead
    assert all(alarm["Threshold"] == 1 and alarm["AlarmActions"] for alarm in alarms)


def test_a_job_that_keeps_failing_is_an_alarm(company: Stacks) -> None:
    alarms = [a for a in company.properties("AWS::CloudWatch::Alarm") if a["Namespace"] == "AWS/Lambda"]
    (alarm,) = alarms
    assert (alarm["MetricName"], name_of(alarm["Dimensions"][0]["Value"])) == (
        "Errors",
        "HousekeepingFunction",
    )
    assert (alarm["DatapointsToAlarm"], alarm["EvaluationPeriods"], alarm["Period"]) == (3, 5, 60)
    assert alarm["AlarmActions"]


def test_dead_letters_wait_for_two_weeks(company: Stacks) -> None:
    dead = [queue for queue in company.properties("AWS::SQS::Queue") if "RedrivePolicy" not in queue]
    assert {queue["MessageRetentionPeriod"] for queue in dead} == {TWO_WEEKS}


def test_of_a_batch_only_what_failed_comes_back(company: Stacks) -> None:
    sources = list(company.properties("AWS::Lambda::EventSourceMapping"))
    assert len(sources) == 7
    assert all(source["FunctionResponseTypes"] == ["ReportBatchItemFailures"] for source in sources)


def test_a_lane_has_two_senders_with_one_message_each(company: Stacks) -> None:  # G8
    sources = company.properties("AWS::Lambda::EventSourceMapping")
    lanes = [source for source in sources if name_of(source["FunctionName"]) == "SendSmsFunction"]
    assert {name_of(source["EventSourceArn"]) for source in lanes} == LANES
    assert all(source["BatchSize"] == 1 for source in lanes)
    assert all(source["ScalingConfig"] == {"MaximumConcurrency": 2} for source in lanes)


def test_a_message_stays_hidden_while_it_gathers_and_six_times_while_it_is_read(
    company: Stacks,
) -> None:
    queues = {name_of({"Ref": name}): each for name, each in company.resources("AWS::SQS::Queue").items()}
    functions = {name_of({"Ref": n}): f for n, f in company.resources("AWS::Lambda::Function").items()}
    for source in company.properties("AWS::Lambda::EventSourceMapping"):
        timeout = functions[name_of(source["FunctionName"])]["Properties"]["Timeout"]
        hidden = queues[name_of(source["EventSourceArn"])]["Properties"]["VisibilityTimeout"]
        assert hidden == 6 * timeout + source["MaximumBatchingWindowInSeconds"]


def test_receipts_gather_for_some_seconds_and_nothing_else_waits(company: Stacks) -> None:
    sources = company.properties("AWS::Lambda::EventSourceMapping")
    waits = {name_of(s["EventSourceArn"]): s["MaximumBatchingWindowInSeconds"] for s in sources}
    assert waits.pop("ReceiptsQueue") == 5
    assert set(waits.values()) == {0}


def test_records_can_be_restored_to_the_second_and_cannot_be_deleted_by_mistake(company: Stacks) -> None:
    tables = company.resources("AWS::DynamoDB::Table")
    assert len(tables) == 6
    for table in tables.values():
        properties = table["Properties"]
        assert properties["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
        assert properties["SSESpecification"] == {"SSEEnabled": True}
        assert properties["BillingMode"] == "PAY_PER_REQUEST"
        assert properties["DeletionProtectionEnabled"]
        assert table["DeletionPolicy"] == table["UpdateReplacePolicy"] == "Retain"


def test_the_laptop_leaves_nothing_behind(laptop: Stacks) -> None:
    records = ("AWS::DynamoDB::Table", "AWS::SecretsManager::Secret", "AWS::Logs::LogGroup")
    evidence = ("AWS::S3::Bucket", "AWS::KMS::Key")
    kept = [resource for kind in (*records, *evidence) for resource in laptop.resources(kind).values()]
    assert {resource["DeletionPolicy"] for resource in kept} == {"Delete"}
    assert not any(each["DeletionProtectionEnabled"] for each in laptop.properties("AWS::DynamoDB::Table"))


def test_only_events_deliveries_and_counters_expire(company: Stacks) -> None:  # G5
    tables = company.resources("AWS::DynamoDB::Table").items()
    expiring = {
        name_of({"Ref": name}): each["Properties"]["TimeToLiveSpecification"]["AttributeName"]
        for name, each in tables
        if "TimeToLiveSpecification" in each["Properties"]
    }
    # Among the subscribers it is an attribute that no consent ever has (tests/adapters/consent).
    assert expiring == {
        "EventsTable": "ttl",
        "DeliveriesTable": "ttl",
        "ConsentSubscribers": "counter_ends",
    }


def test_every_log_ends_after_three_months(company: Stacks) -> None:
    logs = list(company.properties("AWS::Logs::LogGroup"))
    assert len(logs) == 8
    assert {log["RetentionInDays"] for log in logs} == {90}


@pytest.mark.parametrize("kind", ["AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy", "AWS::S3::BucketPolicy"])
def test_nobody_comes_in_without_tls(company: Stacks, kind: str) -> None:
    policies = list(company.properties(kind))
    assert policies
    for policy in policies:
        denials = [s for s in policy["PolicyDocument"]["Statement"] if s["Effect"] == "Deny"]
        assert any(s["Condition"] == {"Bool": {"aws:SecureTransport": "false"}} for s in denials)


def test_no_template_holds_a_number_or_a_secret(company: Stacks) -> None:  # G7
    text = json.dumps(company.templates)
    assert 'SecretString"' not in text.replace("GenerateSecretString", "")
    assert "+1" not in text
