"""Which topic a request ends: the one that it weighs most on, of those that it names; else all."""

from collections.abc import Sequence
from itertools import chain

from shared.consent.reading.grammar import Names, Sentence
from shared.consent.reading.rule import words
from shared.consent.reading.weighing import near, neighbours, weighed
from shared.consent.reading.work import TOPICS
from shared.consent.topic import Topic

KEEPS = words("""
    KEEPS keep want still stay fine ok okay useful good happy need like yes interested love sigo seguir
    quiero mantener bien utiles necesito garde garder gardez veux oui continuer rester
    laissez laisse dejen deja mantengan dejad dejelo dejenlo si sirven interesan avisenme suficiente seguid
    seguidlos sure va arrangent toujours continuez prevenez
    """)
ONLY = words("only just solo solamente unicamente nomas seulement uniquement juste")
SHORT = 4
"""Words of a clause that may be a mere wish for one topic: "que les incidents"."""
AGAINST = words("""
    NEG NOT no non ne not out off fuera salir CEASE CUT REMOVE UNSUB S_HALT S_DROP S_DROP_ME S_LEAVE F_STOP
    F_DROP F_LEAVE
    """)
"""What the words are filed under of a clause that wants something not to be."""
ALL_BUT = words("except excepto salvo menos sauf besides")
THIS_ONE: Names = frozenset({"<topic>"})
ANOTHER: Names = frozenset({"<other>"})
"""What the words that name the topic in question, and those that name another, are weighed as."""
NAMES_IT, NAMES_ANOTHER, NAMES_NONE = "+", "-", "."
"""What the marks begin with of a clause that names the topic, one that names another only, and any other."""


def scope(sentences: Sequence[Sentence]) -> Topic | None:
    """The one topic that a request ends, of those that it names the heaviest; None for all of them."""
    if any(map(_spares_one, sentences)) and any(one.has(*AGAINST) for one in sentences):
        return None
    weighs = {
        topic: weighed("scopes", marks(tag, sentences))
        for tag, topic in TOPICS.items()
        if tag in named(sentences)
    }
    heaviest = max(weighs, key=lambda topic: weighs[topic], default=None)
    return heaviest if heaviest and weighs[heaviest] > 0 else None


def marks(tag: str, sentences: Sequence[Sentence]) -> frozenset[str]:
    """What can be weighed for the topic that is filed under ``tag``.

    The words and neighbours of each clause, behind a sign that tells whether it names that topic; what
    stands near the topics; how many are named, and in which clauses.
    """
    found = {f"# {len(named(sentences))}"}
    for place, one in enumerate(sentences):
        tokens = [_as_seen_from(tag, names) for names in one.tokens]
        seen = frozenset(chain.from_iterable(tokens))
        sign = NAMES_IT if seen >= THIS_ONE else NAMES_ANOTHER if seen >= ANOTHER else NAMES_NONE
        found.update([f"{sign} {mark}" for mark in neighbours(tokens)])
        found.update([pair for pair in near(tokens) if "<" in pair])
        found.add(f"{sign}{'$' if one is sentences[-1] else '^' if not place else ''}")
    return frozenset(found)


def named(sentences: Sequence[Sentence]) -> frozenset[str]:
    """What the topics are filed under that a reply names."""
    return frozenset(tag for tag in TOPICS for one in sentences if one.has(tag))


def _as_seen_from(tag: str, names: Names) -> Names:
    return THIS_ONE if tag in names else ANOTHER if "TOPIC" in names else names


def _spares_one(one: Sentence) -> bool:
    """Whether the clause names what alone is to stay: "except incidents"."""
    return one.has(*ALL_BUT) and one.has("TOPIC") and not one.has(*KEEPS)


def keeps_one(sentences: Sequence[Sentence]) -> bool:
    """Whether all that it names is what alone is to stay: "only incidents please"."""
    about = [one for one in sentences if one.has("TOPIC")]
    return bool(about) and all(map(_wants_only, about))


def _wants_only(one: Sentence) -> bool:
    only = one.has(*ONLY) or (len(one.tokens) <= SHORT and "que" in one.tokens[0])
    return only and not one.has(*AGAINST)
