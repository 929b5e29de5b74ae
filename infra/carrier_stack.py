"""``assent-<stage>-carrier``: what End User Messaging needs to tell us how texts ended.

The number or pool itself is obtained and registered outside, since that takes weeks and outlives every
stack; its id comes by the setting ``originationIdentity``. Its two-way channel is wired once by hand to the
service's output ``InboundTopicArn``, whose policy lets End User Messaging publish without a role.
"""

from aws_cdk import CfnOutput, Stack
from aws_cdk import aws_smsvoice as smsvoice
from constructs import Construct

from infra.carrier import Carrier
from infra.settings import StageSettings

DECIDED = (
    "TEXT_BLOCKED",
    "TEXT_CARRIER_BLOCKED",
    "TEXT_CARRIER_UNREACHABLE",
    "TEXT_DELIVERED",
    "TEXT_INVALID",
    "TEXT_INVALID_MESSAGE",
    "TEXT_PROTECT_BLOCKED",
    "TEXT_SPAM",
    "TEXT_SUCCESSFUL",
    "TEXT_TTL_EXPIRED",
    "TEXT_UNREACHABLE",
)
"""What ends a text. What else the service tells of it (queued, pending, sent, unknown) changes nothing, and
would cost as much again to be passed over."""


class CarrierStack(Stack):
    """The configuration set that every text is sent with."""

    def __init__(self, scope: Construct, name: str, *, settings: StageSettings, carrier: Carrier) -> None:
        super().__init__(scope, name, description="Assent: its configuration set at the carrier")
        configuration_set = smsvoice.CfnConfigurationSet(
            self,
            "ConfigurationSet",
            configuration_set_name=settings.configuration_set_name,
            event_destinations=[_every_receipt_to(carrier)],
        )
        CfnOutput(self, "ConfigurationSetName", value=configuration_set.ref)


def _every_receipt_to(carrier: Carrier) -> smsvoice.CfnConfigurationSet.EventDestinationProperty:
    return smsvoice.CfnConfigurationSet.EventDestinationProperty(
        event_destination_name="receipts",
        enabled=True,
        matching_event_types=list(DECIDED),
        sns_destination=smsvoice.CfnConfigurationSet.SnsDestinationProperty(
            topic_arn=carrier.receipts.topic_arn
        ),
    )
