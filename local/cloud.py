"""The deployed stack as the doors see it: its queue, topic, function and the texts sent through SNS.

boto3 blocks, so every call runs in a thread of its own.
"""

import asyncio
import json
from typing import Any

import httpx

from .outputs import PATIENCE, Outputs, engine_session

SNS_TEXTS = "/_ministack/sns/sms-messages"


class Cloud:
    """Calls to the engine, addressed by the stacks' outputs."""

    def __init__(self, endpoint: str, outputs: Outputs) -> None:
        self._outputs = outputs
        session = engine_session()
        self._sqs = session.client("sqs", endpoint_url=endpoint, config=PATIENCE)
        self._sns = session.client("sns", endpoint_url=endpoint, config=PATIENCE)
        self._lambda = session.client("lambda", endpoint_url=endpoint, config=PATIENCE)
        self._http = httpx.AsyncClient(base_url=endpoint, timeout=5, trust_env=False)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._http.aclose()

    async def topic(self, output: str) -> str:
        """The ARN of the topic that an output names."""
        return await self._outputs.named(output)

    async def enqueue(self, output: str, body: str) -> None:
        """Put one message on the queue that an output names."""
        url = await self._outputs.named(output)
        await asyncio.to_thread(self._sqs.send_message, QueueUrl=url, MessageBody=body)

    async def publish(self, output: str, messages: list[str]) -> None:
        """Publish up to ten messages to the topic that an output names."""
        topic = await self._outputs.named(output)
        entries: list[Any] = [{"Id": str(place), "Message": body} for place, body in enumerate(messages)]
        await asyncio.to_thread(self._sns.publish_batch, TopicArn=topic, PublishBatchRequestEntries=entries)

    async def invoke(self, output: str, event: dict[str, Any]) -> None:
        """Start the function that an output names; does not wait for it."""
        function = await self._outputs.named(output)
        payload = json.dumps(event)
        await asyncio.to_thread(
            self._lambda.invoke, FunctionName=function, InvocationType="Event", Payload=payload
        )

    async def environment(self, output: str) -> dict[str, str]:
        """What the function that an output names was told in its environment."""
        function = await self._outputs.named(output)
        told = await asyncio.to_thread(self._lambda.get_function_configuration, FunctionName=function)
        return told["Environment"]["Variables"]

    async def sns_texts(self) -> list[dict[str, Any]]:
        """Every text that was published to a phone number through the engine's SNS.

        Raises:
            httpx.HTTPError: the engine does not answer.
        """
        answer = await self._http.get(SNS_TEXTS)
        answer.raise_for_status()
        by_phone: dict[str, list[dict[str, Any]]] = answer.json()["sms_messages"]
        return [text for texts in by_phone.values() for text in texts]
