"""What every test of an adapter may ask for."""

from .ana import ana
from .stage import stage
from .tables import aws, hands, settings, tables

__all__ = ["ana", "aws", "hands", "settings", "stage", "tables"]
