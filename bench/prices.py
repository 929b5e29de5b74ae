"""AWS list prices of what a text uses, in USD: us-east-1, on demand, beyond any free tier.

As of November 2026, from the services' pages named beside each. The carrier's price is apart: a part to a
number in the United States costs about a thousand times as much as all of this.
"""

from collections.abc import Mapping

PRICES: Mapping[str, tuple[float, str]] = {
    "lambda_requests": (0.20e-6, "https://aws.amazon.com/lambda/pricing/"),
    "lambda_gb_seconds": (0.0000133334, "https://aws.amazon.com/lambda/pricing/ (Arm)"),
    "sqs": (0.40e-6, "https://aws.amazon.com/sqs/pricing/ (standard queues)"),
    "sns": (0.50e-6, "https://aws.amazon.com/sns/pricing/ (requests; to SQS they are delivered free)"),
    "events": (1.00e-6, "https://aws.amazon.com/eventbridge/pricing/ (custom events)"),
    "writes": (0.625e-6, "https://aws.amazon.com/dynamodb/pricing/on-demand/ (write request units)"),
    "reads": (0.125e-6, "https://aws.amazon.com/dynamodb/pricing/on-demand/ (read request units)"),
    "log_gb": (0.50, "https://aws.amazon.com/cloudwatch/pricing/ (logs, ingestion)"),
}


def cost(used: Mapping[str, float]) -> dict[str, float]:
    """What these units cost, each kind by itself."""
    return {name: used.get(name, 0) * price for name, (price, _) in PRICES.items()}
