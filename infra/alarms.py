"""Alarms: what a person must look at."""

from aws_cdk import CfnOutput, Duration, Stack
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_cloudwatch_actions as actions
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sns_subscriptions as subscriptions
from aws_cdk import aws_sqs as sqs
from constructs import Construct


class Alarms(Construct):
    """Where alarms go: a topic that the ones on call subscribe to."""

    def __init__(self, scope: Construct, name: str, *, email: str) -> None:
        super().__init__(scope, name)
        self.topic = sns.Topic(self, "Topic", display_name="Assent alarms", enforce_ssl=True)
        if email:
            self.topic.add_subscription(subscriptions.EmailSubscription(email))
        # A topic with a policy of its own loses the default one that lets CloudWatch in.
        self.topic.add_to_resource_policy(
            iam.PolicyStatement(
                principals=[iam.ServicePrincipal("cloudwatch.amazonaws.com")],
                actions=["sns:Publish"],
                resources=[self.topic.topic_arn],
                conditions={"StringEquals": {"aws:SourceAccount": Stack.of(self).account}},
            )
        )

        CfnOutput(scope, "AlarmTopicArn", value=self.topic.topic_arn)

    def when_anything_lies_in(self, dead_letters: sqs.Queue, *, what: str) -> None:
        """Alarm as soon as one message is in ``dead_letters``, until it is dealt with (G4)."""
        alarm = cloudwatch.Alarm(
            dead_letters,
            "Alarm",
            alarm_description=f"{what}: something could not be handled and waits in {dead_letters.node.path}",
            metric=dead_letters.metric_approximate_number_of_messages_visible(
                period=Duration.minutes(1), statistic="Maximum"
            ),
            threshold=1,
            evaluation_periods=1,
            comparison_operator=cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
            treat_missing_data=cloudwatch.TreatMissingData.NOT_BREACHING,
        )
        alarm.add_alarm_action(actions.SnsAction(self.topic))

    def when_the_carrier_refuses(self, namespace: str) -> None:
        """Alarm on the first text that the carrier refuses for a reason that is every text's."""
        alarm = cloudwatch.Alarm(
            self,
            "CarrierRefuses",
            alarm_description="The carrier refuses the account: its lanes wait. The log of send_sms names"
            " the error; after a minute one text is tried, and the others follow when it is taken",
            metric=cloudwatch.Metric(
                namespace=namespace,
                metric_name="CarrierRefuses",
                dimensions_map={"service": "send_sms"},
                period=Duration.minutes(1),
                statistic="Sum",
            ),
            threshold=1,
            evaluation_periods=1,
            comparison_operator=cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
            treat_missing_data=cloudwatch.TreatMissingData.NOT_BREACHING,
        )
        alarm.add_alarm_action(actions.SnsAction(self.topic))

    def when_it_keeps_failing(self, function: lambda_.Function) -> None:
        """Alarm when a function that runs every minute fails in three of five: one hiccup is mended."""
        alarm = cloudwatch.Alarm(
            function,
            "Alarm",
            alarm_description=f"{function.node.path} fails again and again; its log names job and place",
            metric=function.metric_errors(period=Duration.minutes(1), statistic="Sum"),
            threshold=1,
            evaluation_periods=5,
            datapoints_to_alarm=3,
            comparison_operator=cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
            treat_missing_data=cloudwatch.TreatMissingData.NOT_BREACHING,
        )
        alarm.add_alarm_action(actions.SnsAction(self.topic))
