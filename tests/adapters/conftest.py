"""What every test of an adapter may ask for."""

from .stage import stage
from .tables import aws, hands, settings, tables

__all__ = ["aws", "hands", "settings", "stage", "tables"]
