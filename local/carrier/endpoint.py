"""The AWS endpoint: ``POST /`` with ``X-Amz-Target``, JSON 1.0, as boto3 and the AWS CLI speak it.

Credentials and signatures are not looked at: the laptop has no account. The Region that a request was
signed for counts, since each has an opt-out list of its own.
"""

import asyncio
import re
import uuid
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

from .descriptions import describe_configuration_sets, describe_opt_out_lists, describe_phone_numbers
from .errors import Refusal
from .identity import REGION
from .line import Line
from .model import Requests
from .opt_outs import delete_opted_out_number, describe_opted_out_numbers, put_opted_out_number
from .sending import send_text_message

OPERATIONS: dict[str, Callable[[Line, dict[str, Any]], dict[str, Any]]] = {
    "SendTextMessage": send_text_message,
    "PutOptedOutNumber": put_opted_out_number,
    "DeleteOptedOutNumber": delete_opted_out_number,
    "DescribeOptedOutNumbers": describe_opted_out_numbers,
    "DescribePhoneNumbers": describe_phone_numbers,
    "DescribeConfigurationSets": describe_configuration_sets,
    "DescribeOptOutLists": describe_opt_out_lists,
}


class Endpoint:
    """``pinpoint-sms-voice-v2`` on one line."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._requests = Requests(OPERATIONS)

    async def __call__(self, request: Request) -> JSONResponse:
        """Answer one call."""
        target = request.headers.get("x-amz-target", "")
        region = region_of(request.headers.get("authorization", ""))
        status, body = self._answer(region, target, await request.body())
        if target.endswith(".SendTextMessage") and (delay := self._line.settings.delay_ms):
            await asyncio.sleep(delay / 1000)
        headers = {"x-amzn-RequestId": str(uuid.uuid4())}
        return JSONResponse(body, status, headers, media_type="application/x-amz-json-1.0")

    def _answer(self, region: str, target: str, body: bytes) -> tuple[int, dict[str, Any]]:
        try:
            operation, members = self._requests.read(target, body)
            return 200, OPERATIONS[operation](self._line.in_region(region), members)
        except Refusal as refusal:
            return refusal.status, refusal.body


def region_of(authorization: str) -> str:
    """The Region in a signature's scope: ``Credential=<key>/<date>/<Region>/…``; ours without one."""
    found = re.search(r"Credential=[^/]+/\d{8}/([a-z0-9-]+)/", authorization)
    return found[1] if found else REGION
