"""What the tests of the races' own tables ask for: moto's, to be compared with."""

from tests.adapters.tables import aws, tables

__all__ = ["aws", "tables"]
