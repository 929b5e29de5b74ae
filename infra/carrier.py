"""The way to the phones and back: End User Messaging SMS, or SNS."""

from aws_cdk import ArnFormat, CfnOutput, Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sns_subscriptions as subscriptions
from constructs import Construct

from infra.settings import StageSettings
from infra.work_queue import WorkQueue

SERVICE = "sms-voice"
ALL_NUMBERS = "phone-number/*"


class Carrier(Construct):
    """What we may ask of the carrier, and the topics on which it tells us of replies and receipts."""

    def __init__(self, scope: Construct, name: str, *, settings: StageSettings) -> None:
        super().__init__(scope, name)
        self._settings = settings
        self.inbound = self._topic("Inbound")
        self.receipts = self._topic("Receipts")
        CfnOutput(scope, "InboundTopicArn", value=self.inbound.topic_arn)
        CfnOutput(scope, "ReceiptsTopicArn", value=self.receipts.topic_arn)

    def _topic(self, name: str) -> sns.Topic:
        """A topic on which this account's End User Messaging, and no other service, may publish."""
        topic = sns.Topic(self, name, enforce_ssl=True)
        stack = Stack.of(self)
        topic.add_to_resource_policy(
            iam.PolicyStatement(
                sid="CarrierPublishes",
                principals=[iam.ServicePrincipal(f"{SERVICE}.amazonaws.com")],
                actions=["sns:Publish"],
                resources=[topic.topic_arn],
                conditions={
                    "StringEquals": {"aws:SourceAccount": stack.account},
                    "ArnLike": {"aws:SourceArn": self._arn("*")},
                },
            )
        )
        return topic

    def brings_replies_to(self, queue: WorkQueue) -> None:
        """Replies go to ``queue`` in SNS' envelope, whose time stamp orders them (G6)."""
        _deliver(self.inbound, to=queue)

    def brings_receipts_to(self, queue: WorkQueue) -> None:
        """Delivery receipts go to ``queue`` in SNS' envelope."""
        _deliver(self.receipts, to=queue)

    def permissions(self) -> list[iam.PolicyStatement]:
        """What a function needs to send a text, and nothing else."""
        return self._sns_permissions() if self._settings.sms_channel == "sns" else self._eum_permissions()

    def wide_permissions(self) -> dict[str, str]:
        """Those of them that name no single resource, as cdk-nag writes them, each with its reason."""
        if self._settings.sms_channel == "sns":
            return {"*": "A phone number is no resource that a policy could name; topics are denied."}
        here = f"arn:<AWS::Partition>:{SERVICE}:<AWS::Region>:<AWS::AccountId>"
        named = dict.fromkeys((ALL_NUMBERS, *self._origination_identities()))
        reason = "The line's rate is read from the numbers behind it, whose ids only the account knows."
        return {f"{here}:{resource}": reason for resource in named if resource.endswith("*")}

    def _eum_permissions(self) -> list[iam.PolicyStatement]:
        identities = [self._arn(resource) for resource in self._origination_identities()]
        configuration_set = self._arn(f"configuration-set/{self._settings.configuration_set_name}")
        return [
            iam.PolicyStatement(
                actions=["sms-voice:SendTextMessage"], resources=[*identities, configuration_set]
            ),
            iam.PolicyStatement(
                actions=["sms-voice:DescribePhoneNumbers"], resources=[self._arn(ALL_NUMBERS)]
            ),
        ]

    def _origination_identities(self) -> list[str]:
        """The one identity where its id tells what it is; else all of this account that it may stand for."""
        identity = self._settings.origination_identity
        for kind, start in {"phone-number": "phone-", "pool": "pool-"}.items():
            if identity.startswith(start):
                return [f"{kind}/{identity}"]
        return [ALL_NUMBERS, "pool/*", "sender-id/*"]

    def _sns_permissions(self) -> list[iam.PolicyStatement]:
        """A text through SNS has no resource to name, so what has one is denied."""
        topics = Stack.of(self).format_arn(service="sns", region="*", account="*", resource="*")
        return [
            iam.PolicyStatement(actions=["sns:Publish"], resources=["*"]),
            iam.PolicyStatement(effect=iam.Effect.DENY, actions=["sns:Publish"], resources=[topics]),
        ]

    def _arn(self, resource: str) -> str:
        return Stack.of(self).format_arn(
            service=SERVICE, resource=resource, arn_format=ArnFormat.NO_RESOURCE_NAME
        )


def _deliver(topic: sns.Topic, *, to: WorkQueue) -> None:
    """What the topic cannot hand over lies among the queue's dead letters, in the same form (G4)."""
    topic.add_subscription(subscriptions.SqsSubscription(to.queue, dead_letter_queue=to.dead_letters))
