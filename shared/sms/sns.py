"""Amazon SNS as the channel: no context and no receipts, so a delivery ends at ``submitted``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from shared.sms.carrier import Accepted, Answer
from shared.sms.end_user_messaging import judged
from shared.sms.number import PhoneNumber
from shared.sms.pacing import Line

if TYPE_CHECKING:
    from mypy_boto3_sns import SNSClient
    from mypy_boto3_sns.type_defs import MessageAttributeValueTypeDef

TRANSACTIONAL: "dict[str, MessageAttributeValueTypeDef]" = {
    "AWS.SNS.SMS.SMSType": {"DataType": "String", "StringValue": "Transactional"}
}


@dataclass(frozen=True)
class SnsTexts:
    """Publishes texts to phone numbers. SNS knows no validity, so what is late is not handed over, and
    it chooses the origination identity itself."""

    client: "SNSClient"

    def send(
        self,
        number: PhoneNumber,
        body: str,
        valid_for: timedelta,  # noqa: ARG002
        context: Mapping[str, str],  # noqa: ARG002
        line: str,  # noqa: ARG002
    ) -> Answer:
        """Hand over one text, once."""
        try:
            answer = self.client.publish(
                PhoneNumber=number.e164, Message=body, MessageAttributes=TRANSACTIONAL
            )
        except (ClientError, BotoCoreError) as error:
            return judged(error)
        return Accepted(answer["MessageId"])

    def parts_per_second(self, line: Line) -> int:
        """The settings' rate: SNS tells none."""
        return line.parts_per_second
