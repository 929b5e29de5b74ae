"""What is wrong with the words of a language's templates: something unsaid, or a letter that costs a part."""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from shared.consent.language import Language
from shared.sms.encoding import is_gsm

BOTH = ("STOP", "HELP")
MUST_SAY: dict[tuple[str, str], dict[Language, tuple[str, ...]]] = {
    # The carriers' checklist for the first text after the opt-in: brand, frequency, rates, HELP and STOP.
    ("answers", "welcome"): {
        Language.ENGLISH: (*BOTH, "frequency varies", "rates may apply"),
        Language.SPANISH: (*BOTH, "frecuencia", "tarifas"),
        Language.FRENCH: (*BOTH, "fréquence", "frais"),
    },
    ("answers", "opt_in_request"): {
        Language.ENGLISH: (*BOTH, "YES"),
        Language.SPANISH: (*BOTH, "SI"),
        Language.FRENCH: (*BOTH, "OUI"),
    },
    ("answers", "help"): {
        Language.ENGLISH: ("STOP", "rates may apply"),
        Language.SPANISH: ("STOP", "tarifas"),
        Language.FRENCH: ("STOP", "frais"),
    },
    ("answers", "question"): {
        Language.ENGLISH: ("STOP", "YES"),
        Language.SPANISH: ("STOP", "SI"),
        Language.FRENCH: ("STOP", "OUI"),
    },
    ("answers", "confirmation_topic"): dict.fromkeys(Language, ("STOP",)),
    ("answers", "confirmation_start"): dict.fromkeys(Language, ("START",)),
    ("answers", "confirmation_keep"): dict.fromkeys(Language, ("START", "24 h")),
    ("one_way", "welcome"): {
        Language.ENGLISH: ("frequency varies", "rates may apply", "No replies"),
        Language.SPANISH: ("frecuencia", "tarifas", "Sin respuesta"),
        Language.FRENCH: ("fréquence", "frais", "Sans réponse"),
    },
    # 47 CFR 64.1200(a)(10): who cannot be answered says so in each text, with another way to opt out.
    ("one_way", "hint"): {
        Language.ENGLISH: ("No replies",),
        Language.SPANISH: ("Sin respuesta",),
        Language.FRENCH: ("Sans réponse",),
    },
}


def faults_of_words(told: Mapping[str, Any], language: Language) -> Iterator[str]:
    """The faults of one file's words."""
    if "STOP" not in str(told.get("hint", "STOP")):
        yield "hint: does not say 'STOP': no notification has an opt-out hint"
    for (section, name), said in MUST_SAY.items():
        template = (told.get(section) or {}).get(name)
        if isinstance(template, str):
            yield from (f"{name}: does not say {each!r}" for each in said[language] if each not in template)
    for where, text in _texts("", told):
        for letter in sorted(set(text)):
            if not _may_stand(letter, language):
                yield f"{where}: {letter!r} ({unicodedata.name(letter, '?')}) is not in the GSM alphabet"


def _may_stand(letter: str, language: Language) -> bool:
    """Accents that GSM lacks are dropped in sending, which Spanish and French bear; English has none."""
    if is_gsm(letter):
        return letter >= " "
    return language is not Language.ENGLISH and unicodedata.name(letter, "").startswith("LATIN")


def _texts(where: str, told: Any) -> Iterator[tuple[str, str]]:
    if isinstance(told, str):
        yield where, told
    elif isinstance(told, Mapping):
        for name, each in told.items():
            yield from _texts(name, each)
    elif isinstance(told, list):
        for each in told:
            yield from _texts(where, each)
