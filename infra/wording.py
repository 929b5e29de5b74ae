"""The words that people are shown, checked before anything is deployed: a faulty file fails the synth."""

from datetime import datetime
from importlib import resources
from importlib.resources.abc import Traversable

from shared.consent.disclosure_files import BadDisclosures, read_versions

DISCLOSURES = resources.files("shared.consent") / "disclosures"


def faults(now: datetime, *, is_local: bool, disclosures: Traversable = DISCLOSURES) -> list[str]:
    """What is wrong with the words of this installation; each sentence names its file.

    On the laptop, whose clock moves, words may be of any day.
    """
    try:
        found = read_versions(disclosures)
    except BadDisclosures as bad:
        return bad.problems
    if is_local or any(each.effective <= now for each in found):
        return []
    return [f"{each.name}.toml: is not in force yet, and nothing else is" for each in found]
