"""The local carrier: AWS End User Messaging SMS on a laptop, with the phones behind it.

It speaks the service's own protocol, so the functions, boto3 and the AWS CLI need no change to use
it; it counts parts, keeps the rate, knows opt-outs, sends receipts and takes the phones' answers.
It judges the rest of the project and shares no rule with it.
"""

from .doors import CarrierDoors
from .endpoint import Endpoint
from .line import Line
from .receipts import Courier
from .sns_texts import SnsTexts
from .store import Store

__all__ = ["CarrierDoors", "Courier", "Endpoint", "Line", "SnsTexts", "Store"]
