"""What every test of an adapter may ask for."""

from .ana import ana
from .explained import explained, explanations
from .stage import stage
from .tables import aws, hands, settings, tables

__all__ = ["ana", "aws", "explained", "explanations", "hands", "settings", "stage", "tables"]
