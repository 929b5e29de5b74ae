"""The bus on which the ITSM system says what happens, and the HR system who leaves."""

from aws_cdk import CfnOutput, Duration, Stack
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from constructs import Construct

from infra.work_queue import WorkQueue

ITSM = "itsm."
HR = "hr."
"""What every ``source`` of ours starts with; all else on the bus is somebody else's."""


class ItsmBus(Construct):
    """An event bus of its own, so that who may put events here can be said here."""

    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
        # Named after the stage, since people write it into the ITSM system by hand.
        self.bus = events.EventBus(
            self,
            "Bus",
            event_bus_name=Stack.of(self).stack_name.removesuffix("-service"),
            description="Assent: incidents, changes and service updates; who leaves the company",
        )
        CfnOutput(scope, "BusName", value=self.bus.event_bus_name)

    def routes_itsm_to(self, queue: WorkQueue) -> None:
        """Every event of the ITSM system goes to ``queue``, unknown kinds too: they need a reason (G10)."""
        self._route("Rule", "Everything that the ITSM system says", ITSM, queue)

    def routes_hr_to(self, queue: WorkQueue) -> None:
        """Every event of the HR system goes to ``queue``, likewise."""
        self._route("HrRule", "Everything that the HR system says", HR, queue)

    def _route(self, name: str, description: str, source: str, queue: WorkQueue) -> None:
        """What the bus cannot hand over lands among the queue's dead letters in the same form, so one redrive
        serves both.
        """
        events.Rule(
            self,
            name,
            description=description,
            event_bus=self.bus,
            event_pattern=events.EventPattern(source=events.Match.prefix(source)),
            targets=[
                targets.SqsQueue(
                    queue.queue,
                    dead_letter_queue=queue.dead_letters,
                    max_event_age=Duration.hours(4),
                    retry_attempts=30,
                )
            ],
        )
