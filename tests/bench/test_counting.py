"""What is counted is what AWS bills: units by size, index, and transaction."""

import pytest

from bench.counting import Counts
from bench.metering import Run, added, batch_at_aws

TABLE = "assent-local-data-DeliveriesTable439E74BF-CC8CAD5E120AA"


@pytest.fixture
def counts() -> Counts:
    return Counts({TABLE: [frozenset({"subscriber", "at"})]})


def writes(counts: Counts, operation: str, **asked: object) -> float:
    before = counts.units["writes"]
    counts.take(f"DynamoDB_20120810.{operation}", {"TableName": TABLE, **asked}, {})
    return counts.units["writes"] - before


def test_a_write_counts_for_each_kilobyte_and_for_each_index_that_it_changes(counts: Counts) -> None:
    small = {"pk": {"S": "a"}, "at": {"S": "2026"}, "body": {"S": "x" * 100}}
    assert writes(counts, "PutItem", Item=small) == 2
    assert writes(counts, "PutItem", Item={"pk": {"S": "a"}}) == 1
    assert writes(counts, "PutItem", Item=small | {"body": {"S": "x" * 1024}}) == 3
    assert writes(counts, "UpdateItem", UpdateExpression="SET #s = :s, b = :b") == 1
    names = {"#at": "at"}
    assert writes(counts, "UpdateItem", UpdateExpression="SET #at = :a", ExpressionAttributeNames=names) == 2
    assert counts.calls == {"PutItem Deliveries": 3, "UpdateItem Deliveries": 2}


def test_a_transaction_counts_twice(counts: Counts) -> None:
    put = {"Put": {"TableName": TABLE, "Item": {"pk": {"S": "a"}}}}
    counts.take("DynamoDB_20120810.TransactWriteItems", {"TransactItems": [put, put]}, {})
    assert counts.units["writes"] == 4


def test_a_read_counts_for_each_four_kilobytes_and_half_unless_it_must_be_the_newest(counts: Counts) -> None:
    for asked in ({}, {"ConsistentRead": True}):
        counts.take("DynamoDB_20120810.Query", {"TableName": TABLE, **asked}, {"Items": ["x" * 5000]})
    assert counts.units["reads"] == 1 + 2


def test_a_call_to_a_queue_is_one_request(counts: Counts) -> None:
    counts.take("AmazonSQS.SendMessageBatch", {"Entries": [{}] * 10}, {})
    assert counts.units["sqs"] == 1


def test_receipts_that_gather_are_fewer_runs_of_the_same_time() -> None:
    mapping = {"BatchSize": 50, "MaximumBatchingWindowInSeconds": 5}
    assert batch_at_aws(mapping) == 20
    assert batch_at_aws({**mapping, "MaximumBatchingWindowInSeconds": 0}) == 1
    runs = {"SendSms": [Run(2.0, 300)], "DeliveryReceipts": [Run(0.01, 300)] * 100}
    one_by_one, gathered = (added(runs, 100, 1, batch) for batch in (1, 20))
    assert (one_by_one["lambda_requests"], gathered["lambda_requests"]) == (101, 6)
    assert one_by_one["lambda_gb_seconds"] == gathered["lambda_gb_seconds"] == pytest.approx(3)
    assert (one_by_one["sqs"], gathered["sqs"]) == (1 + 2 + 100 + 200, 1 + 2 + 100 + 20)
    assert gathered["log_gb"] == pytest.approx(1800e-9)
