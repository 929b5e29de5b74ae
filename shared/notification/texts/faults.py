"""What is wrong with templates and settings, found before anything is deployed.

Each fault is one sentence that names the file, or the setting of ``cdk.json``, and the reason. What carriers
and the law want of a text stands here beside the rule that asks for it.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from shared.consent.language import Language
from shared.consent.meaning import Meaning, Reading
from shared.consent.reading import read as read_reply
from shared.consent.topic import Topic
from shared.notification.texts.file_faults import faults_of_version
from shared.notification.texts.files import FOLDER, in_force, versions
from shared.notification.texts.size_faults import faults_of_size
from shared.settings import Settings
from shared.sms.alphabet import in_gsm, needs_ucs2
from shared.sms.number import is_toll_free

REQUIRED = {
    # 47 CFR 64.1200(a)(10), then the carriers' lists.
    Meaning.STOP: (
        *("STOP", "QUIT", "END", "REVOKE", "OPT OUT", "CANCEL", "UNSUBSCRIBE"),
        *("STOPALL", "STOP ALL", "OPTOUT", "OPT-OUT", "REMOVE", "ARRET", "TD"),
    ),
    Meaning.YES: ("YES", "Y", "SI", "OUI"),
    Meaning.START: ("START", "UNSTOP"),
    Meaning.HELP: ("HELP", "INFO"),
}
"""Words that must be read as what they say: those that the rules name, and those that our texts offer."""
SHORTENERS = ("bit.ly", "tinyurl.com", "goo.gl", "t.co", "is.gd", "ow.ly", "buff.ly", "rebrand.ly", "cutt.ly")
"""Public ones, whose texts carriers filter; a company's own address is none."""


def faults(
    settings: Settings, now: datetime, folder: Path = FOLDER, read: Callable[[str], Reading] = read_reply
) -> list[str]:
    """Everything that is wrong with the texts of a stage: those in force, and those to come."""
    names = versions(folder)
    if not names:
        return [f"{folder.name}: there is no version of the texts"]
    found = [*_unread(read), *_of_settings(settings)]
    for version in names[names.index(in_force(now, names)) :]:
        wrong = faults_of_version(version, folder, one_way=bool(settings.one_way_countries))
        found += wrong or [
            fault for language in Language for fault in faults_of_size(version, language, folder, settings)
        ]
    return found


def _unread(read: Callable[[str], Reading]) -> Iterator[str]:
    for meaning, words in REQUIRED.items():
        for said in words:
            reading = read(said)
            if (reading.meaning, reading.scope) != (meaning, None):
                yield f"shared/consent/reading: {said!r} is read as {reading.meaning}, not as {meaning}"
    for topic in Topic:
        offered = f"KEEP {topic.upper()}"
        reading = read(offered)
        if (reading.meaning, reading.scope) != (Meaning.KEEP, topic):
            yield f"shared/consent/reading: {offered!r}, which a confirmation offers, is not understood"


def _of_settings(settings: Settings) -> Iterator[str]:
    if needs_ucs2(settings.brand) or in_gsm(settings.brand).strip() == "":
        yield 'cdk.json: "brand" is in letters that a text of 160 characters does not have'
    for name, value in (("portalUrl", settings.portal_url), ("support", settings.support)):
        if shortener := next((each for each in SHORTENERS if _names(value, each)), None):
            yield f'cdk.json: "{name}" is at {shortener}: carriers filter texts with shortened links'
    if is_toll_free(settings.origination_identity) and not settings.toll_free:
        yield (
            'cdk.json: "tollFree" is off, yet "originationIdentity" is a toll-free number: its carrier '
            "confirms STOP itself, and a second confirmation would follow"
        )


def _names(address: str, host: str) -> bool:
    """Whether an address is of a host, or stands in one of its domains."""
    found = address.lower().rpartition("://")[2].rpartition("@")[2].partition("/")[0].partition(":")[0]
    return found == host or found.endswith(f".{host}")
