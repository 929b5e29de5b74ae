"""One Lambda function, and as arrows what it may do.

Every permission of the service is written in this file: an arrow grants what its sentence says and tells the
function the names that it needs for it.
"""

from aws_cdk import Duration, Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lambda_event_sources as sources
from aws_cdk import aws_s3 as s3
from constructs import Construct

from infra.carrier import Carrier, Permissions
from infra.checks import acknowledge
from infra.consent_store import ConsentStore
from infra.event_store import DeliveryStore, EventStore, HeldTexts, Lines
from infra.evidence_store import EvidenceStore
from infra.itsm_bus import ItsmBus
from infra.kept import log_group
from infra.runtime import Runtime, metrics_of
from infra.work_queue import WorkQueue

WRITES = ("dynamodb:PutItem", "dynamodb:UpdateItem")


class ServiceFunction(Construct):
    """The Lambda of ``functions/<module>/handler.py``."""

    def __init__(
        self, scope: Construct, name: str, module: str, *, runtime: Runtime, timeout: Duration, memory: int
    ) -> None:
        super().__init__(scope, name)
        log = log_group(self, "Log", kept=runtime.kept)
        role = iam.Role(self, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
        log.grant_write(role)
        self.lambda_function = lambda_.Function(
            self,
            "Function",
            runtime=lambda_.Runtime.PYTHON_3_13,
            architecture=lambda_.Architecture.ARM_64,
            code=runtime.code,
            handler=f"functions.{module}.handler.handler",
            role=role,
            log_group=log,
            timeout=timeout,
            memory_size=memory,
            environment={
                "SETTINGS": runtime.settings.for_functions().to_json(),
                "POWERTOOLS_SERVICE_NAME": module,
                "POWERTOOLS_METRICS_NAMESPACE": metrics_of(runtime.settings),
                "POWERTOOLS_LOG_LEVEL": "INFO",
            },
        )
        acknowledge(
            self.lambda_function,
            "L1",
            reason="Python 3.13 is what the locked wheels and the byte code in the bundle are made for.",
        )

    def writes_consent_in(self, consent: ConsentStore) -> None:
        """State and entry in one transaction; an entry is only ever added (G5)."""
        self._knows_subscribers_of(consent)
        self._may(("dynamodb:GetItem", *WRITES), consent.subscribers.table_arn)
        self._knows(LEDGER_TABLE=consent.ledger.table_name)
        self._may(("dynamodb:Query", "dynamodb:PutItem"), consent.ledger.table_arn)
        self._makes_keys_with(consent)

    def claims_in(self, consent: ConsentStore) -> None:
        """The claim: one conditional update of a subscriber's item (G1)."""
        self._knows_subscribers_of(consent)
        self._may(("dynamodb:GetItem", "dynamodb:UpdateItem"), consent.subscribers.table_arn)
        self._makes_keys_with(consent)

    def finds_audience_in(self, consent: ConsentStore) -> None:
        """Those who are opted in, by the index that holds nobody else."""
        self._knows_subscribers_of(consent)
        self._may(("dynamodb:Query",), consent.audience_arn)

    def finds_due_in(self, consent: ConsentStore) -> None:
        """Those for whom a job falls due."""
        self._may(("dynamodb:Query",), consent.due_arn)

    def surveys(self, consent: ConsentStore) -> None:
        """Where everybody stands, for the yearly review of the policy."""
        self._may(("dynamodb:Scan",), consent.subscribers.table_arn)

    def tells(self, bus: ItsmBus) -> None:
        """What somebody in the company has to know."""
        self._knows(BUS_NAME=bus.bus.event_bus_name)
        self._may(("events:PutEvents",), bus.bus.event_bus_arn)

    def reads_records_of(self, consent: ConsentStore) -> None:
        """The particulars beside a number's entries, for whoever may prove a consent."""
        self._may(("dynamodb:Query",), consent.subscribers.table_arn)

    def erases_in(self, consent: ConsentStore) -> None:
        """The particulars of one number, which stand beside the chain and never in it (G5)."""
        self._may(("dynamodb:DeleteItem",), consent.subscribers.table_arn)

    def anchors(self, consent: ConsentStore, *, into: EvidenceStore) -> None:
        """Once a day the heads of the whole ledger, under a signed root, where nobody can replace them."""
        self._may(("dynamodb:Scan",), consent.ledger.table_arn)
        self._reads_anchors_of(into)
        self._may(("s3:PutObject",), into.anchors.arn_for_objects("*"))
        self._signs_with(into)

    def makes_packs_in(self, evidence: EvidenceStore) -> None:
        """Evidence for one person, signed, with what the anchors say; to be fetched for some days."""
        self._reads_anchors_of(evidence)
        self._knows(PACKS_BUCKET=evidence.packs.bucket_name)
        self._may(("s3:PutObject", "s3:GetObject"), evidence.packs.arn_for_objects("*"))
        self._all_objects_of(evidence.packs, why="A pack's name is drawn at random when it is made.")
        self._signs_with(evidence)

    def records_events_in(self, events: EventStore) -> None:
        """What happened, each revision once, and what gathers in a storm."""
        self._knows(EVENTS_TABLE=events.table.table_name)
        self._may((*WRITES, "dynamodb:GetItem", "dynamodb:Query"), events.table.table_arn)

    def watches_the_storm_in(self, events: EventStore) -> None:
        """Whether a gathering is to be closed."""
        self._knows(EVENTS_TABLE=events.table.table_name)
        self._may(("dynamodb:GetItem",), events.table.table_arn)

    def reads_events_in(self, events: EventStore) -> None:
        """Whether events have overtaken a text (G9), and what a gathering tells."""
        self._knows(EVENTS_TABLE=events.table.table_name)
        self._may(("dynamodb:Query",), events.table.table_arn)

    def finds_events_in(self, events: EventStore) -> None:
        """An event by its id, whichever system told of it."""
        self.reads_events_in(events)
        self._may(("dynamodb:Query",), events.ids_arn)

    def plans_in(self, deliveries: DeliveryStore) -> None:
        """Who got the alert."""
        self._knows(DELIVERIES_TABLE=deliveries.table.table_name)
        self._may(("dynamodb:Query",), deliveries.table.table_arn)

    def records_in(self, deliveries: DeliveryStore) -> None:
        """How a text ended."""
        self._knows(DELIVERIES_TABLE=deliveries.table.table_name)
        self._may(("dynamodb:GetItem", "dynamodb:PutItem"), deliveries.table.table_arn)

    def holds_back_in(self, held: HeldTexts) -> None:
        """A text that has to wait."""
        self._knows(HELD_TABLE=held.table.table_name)
        self._may(("dynamodb:PutItem",), held.table.table_arn)

    def releases_from(self, held: HeldTexts) -> None:
        """What waited long enough."""
        self._knows(HELD_TABLE=held.table.table_name)
        self._may(("dynamodb:Query", "dynamodb:BatchWriteItem"), held.table.table_arn)

    def finds_texts_in(self, deliveries: DeliveryStore) -> None:
        """The texts of one subscriber, and how each ended."""
        self._knows(DELIVERIES_TABLE=deliveries.table.table_name)
        self._may(("dynamodb:Query",), deliveries.texts_arn)
        self._may(("dynamodb:BatchGetItem",), deliveries.table.table_arn)

    def completes(self, deliveries: DeliveryStore) -> None:
        """What the receipt says of a text that was sent."""
        self._knows(DELIVERIES_TABLE=deliveries.table.table_name)
        self._may(("dynamodb:GetItem", "dynamodb:UpdateItem"), deliveries.table.table_arn)

    def is_paced_by(self, lines: Lines) -> None:
        """The next free slot of a line, reserved by one conditional update (G8), and what stops its lanes."""
        self._knows(LINES_TABLE=lines.table.table_name)
        self._may(("dynamodb:GetItem", "dynamodb:UpdateItem"), lines.table.table_arn)

    def pauses_lanes_in(self, lines: Lines) -> None:
        """The stop button of a lane."""
        self._knows(LINES_TABLE=lines.table.table_name)
        self._may(("dynamodb:GetItem", "dynamodb:UpdateItem"), lines.table.table_arn)

    def sends_through(self, carrier: Carrier) -> None:
        """Texts to phones."""
        self._grants(carrier.sending)

    def reads_opt_outs_of(self, carrier: Carrier, *, remembered_in: Lines) -> None:
        """The opt-outs that only the carrier knows, read and never written; and when they were last read."""
        self._grants(carrier.reading_opt_outs)
        self._knows(LINES_TABLE=remembered_in.table.table_name)
        self._may(("dynamodb:GetItem", "dynamodb:PutItem"), remembered_in.table.table_arn)

    def takes_from(self, *queues: WorkQueue) -> None:
        """The work of a queue, which it knows by name; of a batch only what failed comes back (G4)."""
        for queue in queues:
            self._knows(**{queue.variable: queue.queue.queue_url})
            self.lambda_function.add_event_source(
                sources.SqsEventSource(
                    queue.queue,
                    batch_size=queue.batch_size,
                    max_batching_window=Duration.seconds(queue.gathers_seconds),
                    max_concurrency=queue.at_once,
                    report_batch_item_failures=True,
                )
            )

    def hands_to(self, *queues: WorkQueue) -> None:
        """Work for others, or for its own next run."""
        for queue in queues:
            self._knows(**{queue.variable: queue.queue.queue_url})
            self._may(("sqs:SendMessage",), queue.queue.queue_arn)

    def buries_in(self, *queues: WorkQueue) -> None:
        """Bad input, unchanged and with its reason, among the queue's dead letters (G10)."""
        for queue in queues:
            self._knows(**{queue.dead_variable: queue.dead_letters.queue_url})
            self._may(("sqs:SendMessage",), queue.dead_letters.queue_arn)

    def _reads_anchors_of(self, evidence: EvidenceStore) -> None:
        self._knows(ANCHORS_BUCKET=evidence.anchors.bucket_name)
        self._may(("s3:ListBucket",), evidence.anchors.bucket_arn)
        self._may(("s3:GetObject",), evidence.anchors.arn_for_objects("*"))
        self._all_objects_of(evidence.anchors, why="Each day has its own objects, named after it.")

    def _all_objects_of(self, bucket: s3.Bucket, *, why: str) -> None:
        """A bucket's objects have no single names that a policy could list."""
        home = Stack.of(bucket)
        exported = home.resolve(home.export_value(bucket.bucket_arn))["Fn::ImportValue"]
        acknowledge(self.node.find_child("Role"), f"IAM5[Resource::{exported}/*]", reason=why)

    def _signs_with(self, evidence: EvidenceStore) -> None:
        self._knows(SIGNING_KEY_ARN=evidence.signing_key.key_arn)
        self._may(("kms:Sign", "kms:GetPublicKey"), evidence.signing_key.key_arn)

    def _knows_subscribers_of(self, consent: ConsentStore) -> None:
        self._knows(SUBSCRIBERS_TABLE=consent.subscribers.table_name)

    def _makes_keys_with(self, consent: ConsentStore) -> None:
        """A number's key needs the secret, by which no log or trail shows the number (G7)."""
        self._knows(KEY_SECRET_ARN=consent.key_secret.secret_arn)
        self._may(("secretsmanager:GetSecretValue",), consent.key_secret.secret_arn)

    def _knows(self, **variables: str) -> None:
        for name, value in variables.items():
            self.lambda_function.add_environment(name, value)

    def _grants(self, permissions: Permissions) -> None:
        for statement in permissions.statements:
            self.lambda_function.add_to_role_policy(statement)
        for resource, reason in permissions.wide.items():
            acknowledge(self.node.find_child("Role"), f"IAM5[Resource::{resource}]", reason=reason)

    def _may(self, actions: tuple[str, ...], resource: str) -> None:
        statement = iam.PolicyStatement(actions=list(actions), resources=[resource])
        self.lambda_function.add_to_role_policy(statement)
