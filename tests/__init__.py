"""The proofs."""

import os

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
"""Whether there is time to try far more (``make test-long``)."""
