"""What CloudWatch counts, in its embedded metric format: a line of the log, no call."""

from aws_lambda_powertools import Logger, single_metric
from aws_lambda_powertools.metrics import MetricUnit

CARRIER_REFUSES = "CarrierRefuses"
log = Logger()


def carrier_refuses(error: str) -> None:
    """The carrier refused a text for a reason that is every text's: an alarm listens to this."""
    log.error("carrier refuses the account", error=error)
    with single_metric(name=CARRIER_REFUSES, unit=MetricUnit.Count, value=1) as metric:
        metric.add_metadata("error", error)
