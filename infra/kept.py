"""How records are kept: for good in AWS, until the next reset on the laptop."""

from dataclasses import dataclass

from aws_cdk import RemovalPolicy
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_logs as logs
from constructs import Construct

from shared import tables


@dataclass(frozen=True)
class Kept:
    """Whether what is stored outlives its stack."""

    for_good: bool

    @property
    def removal_policy(self) -> RemovalPolicy:
        """What becomes of a table, a secret or a log when its stack is deleted."""
        return RemovalPolicy.RETAIN if self.for_good else RemovalPolicy.DESTROY


def record_table(
    scope: Construct,
    name: str,
    *,
    kept: Kept,
    sort: str | None = None,
    sort_type: dynamodb.AttributeType = dynamodb.AttributeType.STRING,
    expires_by: str | None = None,
) -> dynamodb.Table:
    """A table that is paid by use, encrypted, restorable to any second of the last 35 days."""
    return dynamodb.Table(
        scope,
        name,
        partition_key=dynamodb.Attribute(name=tables.PARTITION, type=dynamodb.AttributeType.STRING),
        sort_key=dynamodb.Attribute(name=sort, type=sort_type) if sort else None,
        time_to_live_attribute=expires_by,
        billing_mode=dynamodb.BillingMode.PAY_PER_REQUEST,
        encryption=dynamodb.TableEncryption.AWS_MANAGED,
        point_in_time_recovery_specification=dynamodb.PointInTimeRecoverySpecification(
            point_in_time_recovery_enabled=True
        ),
        deletion_protection=kept.for_good,
        removal_policy=kept.removal_policy,
    )


def text_key(name: str) -> dynamodb.Attribute:
    """A key of an index that is text."""
    return dynamodb.Attribute(name=name, type=dynamodb.AttributeType.STRING)


def log_group(scope: Construct, name: str, *, kept: Kept) -> logs.LogGroup:
    """A log that ends after three months; it holds no number, name or text (G7)."""
    return logs.LogGroup(
        scope, name, retention=logs.RetentionDays.THREE_MONTHS, removal_policy=kept.removal_policy
    )
