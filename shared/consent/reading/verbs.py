"""The forms that regular Spanish and French verbs take when somebody asks for something, without accents."""

from collections.abc import Iterable

CLITICS = (
    "me",
    "nos",
    "lo",
    "la",
    "los",
    "las",
    "le",
    "les",
    "se",
    "melo",
    "melos",
    "melas",
    "noslo",
    "nosme",
)
WITH_CLITICS_AR = ("ar", "a", "e", "en", "ad", "ando")
WITH_CLITICS_IR = ("ir", "e", "a", "an", "id", "iendo", "er", "ed")
AR = (
    "ar",
    "o",
    "a",
    "as",
    "e",
    "es",
    "en",
    "emos",
    "eis",
    "ad",
    "ara",
    "aras",
    "aran",
    "arais",
    "ando",
    "aria",
    "arian",
)
IR = (
    "ir",
    "o",
    "e",
    "es",
    "a",
    "as",
    "an",
    "amos",
    "ais",
    "id",
    "iera",
    "ieras",
    "ieran",
    "iendo",
    "iria",
    "irian",
)
ER = ("er", "o", "e", "es", "a", "as", "an", "amos", "ais", "ed", "iera", "ieras", "ieran", "iendo")
FRENCH = ("er", "e", "es", "ez", "ent", "iez", "ons", "ee", "ees", "ant", "erez", "era", "erai", "ai")


def spanish(infinitives: str) -> frozenset[str]:
    """Forms of these verbs, without a pronoun behind."""
    return frozenset(form for verb in infinitives.split() for form in _plain(verb))


def spanish_past(infinitives: str) -> frozenset[str]:
    """Forms that tell what was done: they ask for nothing, and are no slips of those that do."""
    past = ("aron", "aste", "aba", "aban", "ado", "ada", "ados", "adas", "amos")
    return frozenset(verb[:-2] + ending for verb in infinitives.split() for ending in past)


def spanish_with(infinitives: str, pronouns: Iterable[str] = CLITICS) -> frozenset[str]:
    """Forms of these verbs with one of the ``pronouns`` behind: "bórrenme"."""
    found: set[str] = set()
    for verb in infinitives.split():
        endings = WITH_CLITICS_AR if verb.endswith("ar") else WITH_CLITICS_IR
        found.update(_spelt(verb[:-2], ending) + pronoun for ending in endings for pronoun in pronouns)
    return frozenset(found)


def french(infinitives: str) -> frozenset[str]:
    """Forms of these verbs in -er; what is heard alike is written alike by many."""
    return frozenset(verb[:-2] + ending for verb in infinitives.split() for ending in FRENCH)


def _plain(verb: str) -> Iterable[str]:
    endings = {"ar": AR, "ir": IR, "er": ER}[verb[-2:]]
    return (_spelt(verb[:-2], ending) for ending in endings)


def _spelt(stem: str, ending: str) -> str:
    """The form, with the letter that keeps its sound before an e: sacar, saquen."""
    if ending[0] == "e" and stem[-1] in "cgz":
        return stem[:-1] + {"c": "qu", "g": "gu", "z": "c"}[stem[-1]] + ending
    return stem + ending
