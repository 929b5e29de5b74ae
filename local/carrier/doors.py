"""``/carrier/…``: what the phones got, what they answer, how the line behaves."""

from botocore.exceptions import BotoCoreError, ClientError
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from local.cloud import Cloud
from local.problems import Problem, json_object
from shared.clock import iso

from .line import Line
from .replies import Reply, envelope, reply_from
from .sns_texts import SnsTexts


class CarrierDoors:
    """The doors of one line."""

    def __init__(self, line: Line, cloud: Cloud, sns_texts: SnsTexts) -> None:
        self._line = line
        self._cloud = cloud
        self._sns_texts = sns_texts

    def routes(self) -> list[Route]:
        """The routes below ``/carrier``."""
        return [
            Route("/messages", self.messages),
            Route("/phones", self.phones),
            Route("/replies", self.replies),
            Route("/replies", self.reply, methods=["POST"]),
            Route("/settings", self.settings),
            Route("/settings", self.change_settings, methods=["PUT"]),
        ]

    async def messages(self, request: Request) -> JSONResponse:
        """What a phone got, or all of them, oldest first."""
        await self._sns_texts.look()
        texts = self._line.store.texts(_number(request, "to"))
        return JSONResponse([text.to_json() for text in texts])

    async def phones(self, _request: Request) -> JSONResponse:
        """Every phone with its last text."""
        return JSONResponse(self._line.store.phones())

    async def replies(self, request: Request) -> JSONResponse:
        """What a phone sent, or all of them, oldest first."""
        return JSONResponse(self._line.store.replies(_number(request, "from")))

    async def reply(self, request: Request) -> JSONResponse:
        """A text from a phone, on its way to the stack."""
        reply = reply_from(await json_object(request), self._line.clock.now())
        await self._hand_over(reply)
        self._line.store.keep_reply(reply.id, reply.sender, reply.recipient, reply.body, iso(reply.sent_at))
        return JSONResponse({"id": reply.id}, 202)

    async def settings(self, _request: Request) -> JSONResponse:
        """How the line behaves."""
        return JSONResponse(self._line.settings.to_json())

    async def change_settings(self, request: Request) -> JSONResponse:
        """Merge some settings into the line's."""
        self._line.change(self._line.settings.merged(await json_object(request)))
        return JSONResponse(self._line.settings.to_json())

    async def _hand_over(self, reply: Reply) -> None:
        topic = await self._cloud.topic("InboundTopicArn")
        try:
            await self._cloud.enqueue("InboundQueueUrl", envelope(reply, topic))
        except (BotoCoreError, ClientError):
            raise Problem(503, "The engine does not take the text.") from None


def _number(request: Request, name: str) -> str | None:
    """A number in the query, where a plus that was not escaped has become a space."""
    value = request.query_params.get(name)
    return None if value is None else f"+{value.strip().removeprefix('+')}"
