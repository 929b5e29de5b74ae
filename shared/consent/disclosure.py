"""The exact words that a person agrees to, and which version of them is in force."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from shared.consent.entry import DisclosureRef, Language

IN_FORCE = "2026-11-01"


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One disclosure as the form shows it."""

    ref: DisclosureRef
    text: str


@lru_cache
def disclosure(brand: str, portal_url: str) -> Disclosure:
    """The disclosure in force; so far there is an English one."""
    language = Language.ENGLISH
    file = resources.files("shared.consent") / "disclosures" / f"{IN_FORCE}.{language}.txt"
    text = file.read_text("utf-8").strip().format(brand=brand, portal_url=portal_url.rstrip("/"))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Disclosure(DisclosureRef(IN_FORCE, language.value, sha256), text)
