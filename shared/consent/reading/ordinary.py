"""Lists of words that rules do not know: ordinary ones that stand near to theirs, and first names."""

from functools import cache
from pathlib import Path


@cache
def ordinary() -> frozenset[str]:
    """Those that ``typos`` would mend, of the words that wordfreq 3.1.1 counts twice in a million or more."""
    return frozenset(Path(__file__).with_name("ordinary.txt").read_text("ascii").split())


@cache
def first_names() -> frozenset[str]:
    """First names that our languages share: "I'm not Siobhan" denies more than "I'm not sure"."""
    return frozenset(Path(__file__).with_name("names.txt").read_text("ascii").split())
