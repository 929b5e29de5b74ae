"""The exact words that a person agrees to, and which version of them is in force."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import resources

from shared.consent.disclosure_files import Version, read_versions
from shared.consent.entry import DisclosureRef, Language


class UnknownDisclosure(LookupError):
    """There is no such disclosure, or it is not in force."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One disclosure as the form shows it."""

    ref: DisclosureRef
    text: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What ISO/IEC TS 27560 wants known beside the words: controller, purposes, retention, …"""

    version: str
    told: Mapping[str, tuple[str, ...]]


@cache
def versions() -> tuple[Version, ...]:
    """All versions that this installation has, the oldest first."""
    return read_versions(resources.files("shared.consent") / "disclosures")


def in_force(now: datetime, among: Sequence[Version] = ()) -> Version:
    """The newest version that has taken effect; before the first one's day there never were other words."""
    among = among or versions()
    return next((each for each in reversed(among) if each.effective <= now), among[0])


def version_named(name: str, among: Sequence[Version] = ()) -> Version:
    """The version of this name.

    Raises:
        UnknownDisclosure: there is none.
    """
    for each in among or versions():
        if each.name == name:
            return each
    raise UnknownDisclosure("no version of the disclosure has this name")


def terms_of(name: str, filled_in: Mapping[str, str]) -> Terms | None:
    """What else was known of a consent to this version; None when its file is no longer here."""
    try:
        terms = version_named(name).terms
    except UnknownDisclosure:
        return None
    told = {key: [value] if isinstance(value, str) else value for key, value in terms.items()}
    return Terms(
        name, {key: tuple(line.format(**filled_in) for line in lines) for key, lines in told.items()}
    )


def disclosures(brand: str, portal_url: str, now: datetime) -> tuple[Disclosure, ...]:
    """The words in force, in every language that they exist in; English first."""
    version = in_force(now)
    languages = [language for language in Language if language in version.texts]
    return tuple(_filled_in(version, language, brand, portal_url) for language in languages)


def disclosure(brand: str, portal_url: str, language: Language, now: datetime) -> Disclosure:
    """The words in force in this language; where it has none, in English, and the reference says so."""
    offered = disclosures(brand, portal_url, now)
    return next((each for each in offered if each.ref.language == language), offered[0])


def shown_as(sha256: str, brand: str, portal_url: str, now: datetime) -> Disclosure:
    """The words in force with this hash: what a page showed, by what the page says of it.

    Raises:
        UnknownDisclosure: these words are not in force, or no longer.
    """
    for each in disclosures(brand, portal_url, now):
        if each.ref.sha256 == sha256:
            return each
    raise UnknownDisclosure("these words are not in force")


def _filled_in(version: Version, language: Language, brand: str, portal_url: str) -> Disclosure:
    text = version.texts[language].format(brand=brand, portal_url=portal_url.rstrip("/"))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Disclosure(DisclosureRef(version.name, language.value, sha256), text)
