"""Conditional writes of DynamoDB: what a refusal is, and how to live with one."""

from collections.abc import Callable

from botocore.exceptions import ClientError


def is_refused(error: ClientError) -> bool:
    """Whether a write failed for its condition, so that nothing was written."""
    return error.response["Error"]["Code"] == "ConditionalCheckFailedException"


def written(write: Callable[[], object]) -> bool:
    """Whether ``write`` was done; False when its condition did not hold."""
    try:
        write()
    except ClientError as error:
        if not is_refused(error):
            raise
        return False
    return True
