"""What happened in the ITSM system, and what became of every text."""

from aws_cdk import CfnOutput
from constructs import Construct

from infra.kept import Kept, record_table
from shared import tables


class EventStore(Construct):
    """``events``: each event with its revisions and its newest state."""

    def __init__(self, scope: Construct, name: str, *, kept: Kept) -> None:
        super().__init__(scope, name)
        self.table = record_table(self, "Table", sort=tables.SORT, expires=True, kept=kept)
        CfnOutput(scope, "EventsTable", value=self.table.table_name)


class DeliveryStore(Construct):
    """``deliveries``: one notification to one number, and how it ended."""

    def __init__(self, scope: Construct, name: str, *, kept: Kept) -> None:
        super().__init__(scope, name)
        self.table = record_table(self, "Table", sort=tables.SORT, expires=True, kept=kept)
        CfnOutput(scope, "DeliveriesTable", value=self.table.table_name)


class Lines(Construct):
    """``lines``: one item for each origination identity, which paces everybody who sends through it."""

    def __init__(self, scope: Construct, name: str, *, kept: Kept) -> None:
        super().__init__(scope, name)
        self.table = record_table(self, "Table", kept=kept)
        CfnOutput(scope, "LinesTable", value=self.table.table_name)
