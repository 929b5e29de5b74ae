"""The way to the phones and back: End User Messaging SMS, or SNS."""

from dataclasses import dataclass

from aws_cdk import ArnFormat, CfnOutput, Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sns_subscriptions as subscriptions
from constructs import Construct

from infra.settings import StageSettings
from infra.work_queue import WorkQueue

SERVICE = "sms-voice"
ALL_NUMBERS = "phone-number/*"
ALL_LISTS = "opt-out-list/*"


@dataclass(frozen=True)
class Permissions:
    """What may be asked of the carrier; ``wide`` holds what names no single resource, with the reason."""

    statements: list[iam.PolicyStatement]
    wide: dict[str, str]


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

    @property
    def sending(self) -> Permissions:
        """What a function needs to send a text, and nothing else."""
        return self._sends_by_sns() if self._settings.sms_channel == "sns" else self._sends_by_eum()

    @property
    def reading_opt_outs(self) -> Permissions:
        """What a function needs to read the opt-out lists of each Region, and to change none."""
        if self._settings.sms_channel == "sns":
            statement = iam.PolicyStatement(actions=["sns:ListPhoneNumbersOptedOut"], resources=["*"])
            return Permissions(
                [statement], {"*": "SNS' list of opted-out numbers is no resource with a name."}
            )
        regions = self._settings.opt_out_regions or (None,)
        if chosen := self._settings.opt_out_lists:
            lists = [self._arn(f"opt-out-list/{name}", region) for region in regions for name in chosen]
            return Permissions([_may("DescribeOptedOutNumbers", lists)], {})
        every = [self._arn(ALL_LISTS, region) for region in regions]
        reason = "An opt-out counts on whichever list of the account it stands."
        return Permissions(
            [_may("DescribeOptOutLists", every), _may("DescribeOptedOutNumbers", every)],
            {_as_written(ALL_LISTS, region or "<AWS::Region>"): reason for region in regions},
        )

    def _sends_by_eum(self) -> Permissions:
        kinds = self._origination_identities()
        identities = [self._arn(resource) for resource in kinds]
        configuration_set = self._arn(f"configuration-set/{self._settings.configuration_set_name}")
        statements = [
            _may("SendTextMessage", [*identities, configuration_set]),
            _may("DescribePhoneNumbers", [self._arn(ALL_NUMBERS)]),
        ]
        wide = [each for each in dict.fromkeys((ALL_NUMBERS, *kinds)) if each.endswith("*")]
        reason = "The line's rate is read from the numbers behind it, whose ids only the account knows."
        return Permissions(statements, {_as_written(each, "<AWS::Region>"): reason for each in wide})

    def _origination_identities(self) -> list[str]:
        """Each identity whose id tells what it is; else all of this account that one may stand for."""
        identities = (self._settings.origination_identity, *(line.identity for line in self._settings.lines))
        return list(dict.fromkeys(kind for identity in identities for kind in _resources(identity)))

    def _sends_by_sns(self) -> Permissions:
        """A text through SNS has no resource to name, so what has one is denied."""
        topics = Stack.of(self).format_arn(service="sns", region="*", account="*", resource="*")
        statements = [
            iam.PolicyStatement(actions=["sns:Publish"], resources=["*"]),
            iam.PolicyStatement(effect=iam.Effect.DENY, actions=["sns:Publish"], resources=[topics]),
        ]
        return Permissions(
            statements, {"*": "A phone number is no resource that a policy could name; topics are denied."}
        )

    def _arn(self, resource: str, region: str | None = None) -> str:
        return Stack.of(self).format_arn(
            service=SERVICE, region=region, resource=resource, arn_format=ArnFormat.NO_RESOURCE_NAME
        )


def _may(action: str, resources: list[str]) -> iam.PolicyStatement:
    return iam.PolicyStatement(actions=[f"{SERVICE}:{action}"], resources=resources)


def _resources(identity: str) -> list[str]:
    for kind, start in {"phone-number": "phone-", "pool": "pool-"}.items():
        if identity.startswith(start):
            return [f"{kind}/{identity}"]
    return [ALL_NUMBERS, "pool/*", "sender-id/*"]


def _as_written(resource: str, region: str) -> str:
    """An ARN of this account as cdk-nag writes it."""
    return f"arn:<AWS::Partition>:{SERVICE}:{region}:<AWS::AccountId>:{resource}"


def _deliver(topic: sns.Topic, *, to: WorkQueue) -> None:
    """What the topic cannot hand over lies among the queue's dead letters, in the same form (G4)."""
    topic.add_subscription(subscriptions.SqsSubscription(to.queue, dead_letter_queue=to.dead_letters))
