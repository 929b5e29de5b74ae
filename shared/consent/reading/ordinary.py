"""Ordinary English, Spanish and French words that stand near to one that rules know."""

from functools import cache
from pathlib import Path


@cache
def ordinary() -> frozenset[str]:
    """Those that ``typos`` would mend, of the words that wordfreq 3.1.1 counts twice in a million or more."""
    return frozenset(Path(__file__).with_name("ordinary.txt").read_text("ascii").split())
