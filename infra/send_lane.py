"""A lane of texts on their way to the carrier."""

from aws_cdk import Duration
from constructs import Construct

from infra.alarms import Alarms
from infra.work_queue import WorkQueue


class SendLane(WorkQueue):
    """A queue of packed messages; each is one sender's work of up to 30 s, so it travels alone.

    The line's rate comes from a sender's threads: more than two senders would only reserve slots that they
    cannot serve.
    """

    batch_size = 1
    at_once = 2

    def __init__(self, scope: Construct, name: str, *, alarms: Alarms) -> None:
        super().__init__(scope, name, visibility=Duration.seconds(180), alarms=alarms)
