"""Who agreed to what: the tables and the secret behind their keys."""

from aws_cdk import CfnOutput
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_secretsmanager as secretsmanager
from constructs import Construct

from infra.checks import acknowledge
from infra.kept import Kept, record_table, text_key
from shared import tables


class ConsentStore(Construct):
    """``subscribers``, the current state; ``ledger``, how it came about; and the secret that hides numbers.

    Keys are made from numbers under the secret, so it is never rotated: a new one would find nobody.
    """

    def __init__(self, scope: Construct, name: str, *, kept: Kept) -> None:
        super().__init__(scope, name)
        self.subscribers = record_table(
            self, "Subscribers", sort=tables.SORT, expires_by=tables.COUNTER_ENDS, kept=kept
        )
        self.ledger = record_table(
            self, "Ledger", sort=tables.LEDGER_SORT, sort_type=dynamodb.AttributeType.NUMBER, kept=kept
        )
        self._index_the_audience()
        self._index_what_falls_due()
        self.key_secret = secretsmanager.Secret(
            self,
            "KeySecret",
            description="Assent: the secret under which keys are made from phone numbers. Never rotate it.",
            generate_secret_string=secretsmanager.SecretStringGenerator(
                password_length=64, exclude_punctuation=True
            ),
            removal_policy=kept.removal_policy,
        )
        acknowledge(
            self.key_secret,
            "SMG4",
            reason="Every record has its key under this secret: once rotated, it would find nobody.",
        )
        CfnOutput(scope, "SubscribersTable", value=self.subscribers.table_name)
        CfnOutput(scope, "LedgerTable", value=self.ledger.table_name)

    def _index_the_audience(self) -> None:
        self.subscribers.add_global_secondary_index(
            index_name=tables.AUDIENCE_INDEX,
            partition_key=text_key(tables.AUDIENCE_SHARD),
            sort_key=text_key(tables.PARTITION),
            projection_type=dynamodb.ProjectionType.INCLUDE,
            non_key_attributes=list(tables.AUDIENCE_PROJECTION),
        )

    def _index_what_falls_due(self) -> None:
        self.subscribers.add_global_secondary_index(
            index_name=tables.DUE_INDEX,
            partition_key=text_key(tables.DUE_JOB),
            sort_key=text_key(tables.DUE_AT),
            projection_type=dynamodb.ProjectionType.KEYS_ONLY,
        )

    @property
    def audience_arn(self) -> str:
        """The index that holds those who are opted in, and nobody else."""
        return f"{self.subscribers.table_arn}/index/{tables.AUDIENCE_INDEX}"

    @property
    def due_arn(self) -> str:
        """The index that holds those for whom something falls due."""
        return f"{self.subscribers.table_arn}/index/{tables.DUE_INDEX}"
