"""The six tables as the infrastructure creates them, the settings of a laptop, and a clock with hands.

A test that asks for ``tables`` gets them empty, in memory, with a client that speaks to them alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from moto import mock_aws

from shared.settings import Settings
from shared.tables import (
    AUDIENCE_INDEX,
    AUDIENCE_PROJECTION,
    AUDIENCE_SHARD,
    DUE_AT,
    DUE_INDEX,
    DUE_JOB,
    IDS_INDEX,
    IDS_OF,
    IDS_SOURCE,
    LEDGER_SORT,
    PARTITION,
    SORT,
    TEXTS_AT,
    TEXTS_INDEX,
    TEXTS_OF,
)

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
SETTINGS = Settings(
    stage="local",
    brand="Example IT",
    portal_url="http://127.0.0.1:8080/",
    support="+12065550199",
    default_region="US",
    countries=(),
    services=("email", "vpn", "erp", "network"),
    locations=("BER", "MAD", "NYC"),
    sms_channel="eum",
    origination_identity="phone-local",
    configuration_set="assent-local",
    parts_per_second=20,
    roles={"help-desk": ("groups", "help-desk")},
)


@dataclass(frozen=True)
class Tables:
    """The client and the names of the six tables."""

    dynamodb: "DynamoDBClient"
    subscribers: str = "subscribers"
    ledger: str = "ledger"
    events: str = "events"
    deliveries: str = "deliveries"
    held: str = "held"
    lines: str = "lines"

    def items(self, table: str) -> list[dict[str, Any]]:
        """Everything in a table, as DynamoDB writes it."""
        pages = self.dynamodb.get_paginator("scan").paginate(TableName=table, ConsistentRead=True)
        return [dict(item) for page in pages for item in page["Items"]]


@dataclass
class Hands:
    """A clock that stands still until a test moves it."""

    time: datetime = NOON

    def __call__(self) -> datetime:
        return self.time

    def pass_by(self, **duration: float) -> datetime:
        """Let time pass; answers with the new time."""
        self.time += timedelta(**duration)
        return self.time


@pytest.fixture
def settings() -> Settings:
    """The laptop's settings."""
    return SETTINGS


@pytest.fixture
def hands() -> Hands:
    """A clock, at noon of 24 November 2026 (UTC)."""
    return Hands()


@pytest.fixture
def aws() -> Iterator[None]:
    """An account of its own, in memory."""
    with mock_aws():
        yield


@pytest.fixture
def tables(aws: None) -> Tables:
    """The six tables, empty."""
    found = Tables(_dynamodb())
    _create(found, found.subscribers, {PARTITION: "S", SORT: "S"}, [_audience(), _due()])
    _create(found, found.ledger, {PARTITION: "S", LEDGER_SORT: "N"})
    _create(found, found.events, {PARTITION: "S", SORT: "S"}, [_ids()])
    _create(found, found.deliveries, {PARTITION: "S", SORT: "S"}, [_texts()])
    _create(found, found.held, {PARTITION: "S", SORT: "S"})
    _create(found, found.lines, {PARTITION: "S"})
    return found


@cache
def _dynamodb() -> "DynamoDBClient":
    """Made once, for making one takes longer than most tests; each test's account is another all the same."""
    session = boto3.Session(aws_access_key_id="any", aws_secret_access_key="any", region_name="us-east-1")
    return session.client("dynamodb")


def _create(
    tables: Tables, name: str, key: dict[str, str], indexes: list[dict[str, Any]] | None = None
) -> None:
    indexed = {each["AttributeName"]: "S" for index in indexes or [] for each in index["KeySchema"]}
    types = indexed | key
    more: dict[str, Any] = {"GlobalSecondaryIndexes": indexes} if indexes else {}
    more["KeySchema"] = _schema(*key)
    more["AttributeDefinitions"] = [{"AttributeName": each, "AttributeType": types[each]} for each in types]
    tables.dynamodb.create_table(TableName=name, BillingMode="PAY_PER_REQUEST", **more)


def _audience() -> dict[str, Any]:
    projection = {"ProjectionType": "INCLUDE", "NonKeyAttributes": list(AUDIENCE_PROJECTION)}
    return {
        "IndexName": AUDIENCE_INDEX,
        "KeySchema": _schema(AUDIENCE_SHARD, PARTITION),
        "Projection": projection,
    }


def _due() -> dict[str, Any]:
    return {
        "IndexName": DUE_INDEX,
        "KeySchema": _schema(DUE_JOB, DUE_AT),
        "Projection": {"ProjectionType": "KEYS_ONLY"},
    }


def _texts() -> dict[str, Any]:
    return {
        "IndexName": TEXTS_INDEX,
        "KeySchema": _schema(TEXTS_OF, TEXTS_AT),
        "Projection": {"ProjectionType": "KEYS_ONLY"},
    }


def _ids() -> dict[str, Any]:
    return {
        "IndexName": IDS_INDEX,
        "KeySchema": _schema(IDS_OF, IDS_SOURCE),
        "Projection": {"ProjectionType": "KEYS_ONLY"},
    }


def _schema(*names: str) -> list[dict[str, str]]:
    return [
        {"AttributeName": name, "KeyType": kind} for name, kind in zip(names, ("HASH", "RANGE"), strict=False)
    ]
