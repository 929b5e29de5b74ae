"""The clock that lets jobs fall due."""

from aws_cdk import CfnOutput, Duration
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from constructs import Construct

from infra.function import ServiceFunction


class EveryMinute(Construct):
    """Runs a function once a minute; a run that failed is not repeated, the next one does its work too."""

    def __init__(self, scope: Construct, name: str, *, runs: ServiceFunction) -> None:
        super().__init__(scope, name)
        function = runs.lambda_function
        function.configure_async_invoke(retry_attempts=0, max_event_age=Duration.minutes(1))
        events.Rule(
            self,
            "Rule",
            description="Does what has fallen due",
            schedule=events.Schedule.rate(Duration.minutes(1)),
            targets=[targets.LambdaFunction(function, retry_attempts=0, max_event_age=Duration.minutes(1))],
        )
        CfnOutput(scope, "HousekeepingFunction", value=function.function_name)
