"""Names of keys and indexes: what the domain reads and the infrastructure creates.

The tables themselves are named by the stage; a function is told their names.
"""

PARTITION = "pk"
SORT = "sk"

LEDGER_SORT = "seq"
"""A number: the place of an entry in its subscriber's chain, from 1 on."""

AUDIENCE_INDEX = "audience"
AUDIENCE_SHARD = "shard"
AUDIENCE_PROJECTION = ("topics", "services", "locations", "language", "time_zone", "country")
"""Only an opted-in subscriber carries ``shard``, so the index is the audience and nobody else."""

DUE_INDEX = "due"
DUE_JOB = "due"
DUE_AT = "due_at"
"""Only a subscriber for whom a job will fall due carries these two."""

TEXTS_INDEX = "texts"
TEXTS_OF = "subscriber"
TEXTS_AT = "at"
"""The texts of one subscriber by time. Of a delivery it holds keys alone, so a receipt does not touch it."""

IDS_INDEX = "ids"
IDS_OF = "id"
IDS_SOURCE = "source"
"""Events by their id, for whoever does not know which system told of it. It holds keys alone."""

TIME_TO_LIVE = "ttl"
"""Seconds since 1970; events and deliveries end so, entries of the ledger never."""

COUNTER_ENDS = "counter_ends"
"""The same for what only counts, among the subscribers; no consent ever has it."""
