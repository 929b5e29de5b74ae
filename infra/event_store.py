"""What happened in the ITSM system, and what became of every text."""

from aws_cdk import CfnOutput
from aws_cdk import aws_dynamodb as dynamodb
from constructs import Construct

from infra.kept import Kept, record_table, text_key
from shared import tables


class EventStore(Construct):
    """``events``: each event with its revisions and its newest state."""

    def __init__(self, scope: Construct, name: str, *, kept: Kept) -> None:
        super().__init__(scope, name)
        self.table = record_table(self, "Table", sort=tables.SORT, expires_by=tables.TIME_TO_LIVE, kept=kept)
        self.table.add_global_secondary_index(
            index_name=tables.IDS_INDEX,
            partition_key=text_key(tables.IDS_OF),
            sort_key=text_key(tables.IDS_SOURCE),
            projection_type=dynamodb.ProjectionType.KEYS_ONLY,
        )
        CfnOutput(scope, "EventsTable", value=self.table.table_name)

    @property
    def ids_arn(self) -> str:
        """The index that finds an event by its id alone."""
        return f"{self.table.table_arn}/index/{tables.IDS_INDEX}"


class DeliveryStore(Construct):
    """``deliveries``: one notification to one number, and how it ended."""

    def __init__(self, scope: Construct, name: str, *, kept: Kept) -> None:
        super().__init__(scope, name)
        self.table = record_table(self, "Table", sort=tables.SORT, expires_by=tables.TIME_TO_LIVE, kept=kept)
        self.table.add_global_secondary_index(
            index_name=tables.TEXTS_INDEX,
            partition_key=text_key(tables.TEXTS_OF),
            sort_key=text_key(tables.TEXTS_AT),
            projection_type=dynamodb.ProjectionType.KEYS_ONLY,
        )
        CfnOutput(scope, "DeliveriesTable", value=self.table.table_name)

    @property
    def texts_arn(self) -> str:
        """The index that finds one subscriber's texts by time."""
        return f"{self.table.table_arn}/index/{tables.TEXTS_INDEX}"


class HeldTexts(Construct):
    """``held``: texts that wait for somebody's morning, or for the next hour."""

    def __init__(self, scope: Construct, name: str, *, kept: Kept) -> None:
        super().__init__(scope, name)
        self.table = record_table(self, "Table", sort=tables.SORT, kept=kept)
        CfnOutput(scope, "HeldTable", value=self.table.table_name)


class Lines(Construct):
    """``lines``: one item for each origination identity, which paces everybody who sends through it."""

    def __init__(self, scope: Construct, name: str, *, kept: Kept) -> None:
        super().__init__(scope, name)
        self.table = record_table(self, "Table", kept=kept)
        CfnOutput(scope, "LinesTable", value=self.table.table_name)
