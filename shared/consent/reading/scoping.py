"""Which topic a reply ends: the one that it names, and none when it means all."""

from collections.abc import Sequence
from itertools import pairwise

from shared.consent.reading.finding import BACK, Finding, topics_of
from shared.consent.reading.grammar import Sentence
from shared.consent.reading.rule import Effect, words
from shared.consent.topic import Topic

SHORT = 4
"""Words of a request too short to name a topic itself."""
KEEPS = words("""
    KEEPS keep want still stay fine ok okay useful good happy need like yes interested love sigo seguir
    quiero mantener bien utiles necesito garde garder gardez veux oui continuer rester
    laissez laisse dejen deja mantengan dejad dejelo dejenlo si sirven interesan avisenme suficiente seguid
    seguidlos sure va arrangent toujours continuez prevenez
    """)
NAMING = words("TOPIC TEXTS DET HARD S_TEXTS S_DET S_ASIDE F_TEXTS F_DET for as about pour para por")
"""What the words are filed under of a clause that only names a topic."""
OTHERS = words("""
    rest others else everything remain remains welcome carry only just resto demas otros otras siguen reste
    autres solo solamente unicamente seulement juste
    """)
"""Words for what is to go on beside what is to end."""
ONLY = words("only just solo solamente unicamente nomas seulement uniquement juste")
AGAINST = frozenset({"NEG", "NOT", "no", "non", "ne", "not", "CEASE", "CUT", "S_HALT", "F_STOP"})
"""What the words are filed under of a clause that wants something not to be."""
REFUSALS = words("no nope nah never out off stop thanks ty please gracias non nada merci svp porfavor")
"""Words that refuse what the clause before names, when there is nothing else in theirs."""
REFUSED = REFUSALS - words("thanks ty please gracias merci svp porfavor")


def scope(asks: Sequence[Finding], sentences: Sequence[Sentence]) -> Topic | None:
    """The one topic that every request names; all when they name none, several, or not the same."""
    if any(f.effect is Effect.STRANGER for f in asks):
        return None
    named = [f.topics() or _pointed_at(f, sentences) for f in asks]
    every = set().union(*named)
    if not every:
        return refused_in_a_list(sentences) or one_beside_others([], sentences)
    return next(iter(every)) if len(every) == 1 and all(named) else None


def only_topic(sentences: Sequence[Sentence]) -> Topic | None:
    """The one topic that the reply names, or that it names beside those that are to go on."""
    return _one(sentences) or one_beside_others([], sentences)


def one_beside_others(about: Sequence[Sentence], sentences: Sequence[Sentence]) -> Topic | None:
    """The one topic named, in ``about`` if there are such clauses, while another says that others go on."""
    going_on = [one for one in sentences if _goes_on(one) and not one.has("CEASE", "CUT")]
    ending = [one for one in about or sentences if not any(one is other for other in going_on)]
    return _one(ending) if going_on else None


def _one(sentences: Sequence[Sentence]) -> Topic | None:
    every = set().union(*map(topics_of, sentences))
    return next(iter(every)) if len(every) == 1 else None


def _goes_on(one: Sentence) -> bool:
    """Whether the clause wants something to go on: the rest, or another topic."""
    says = one.has(*OTHERS) or (one.has(*KEEPS) and one.has("TOPIC"))
    return says and not one.has("NEG", "NOT", "no", "non", "ne", "not")


def keeps_one(sentences: Sequence[Sentence]) -> bool:
    """Whether all that it names is what alone is to stay: "only incidents please"."""
    named = [one for one in sentences if topics_of(one)]
    return bool(named) and all(_wants_only(one) for one in named)


def _wants_only(one: Sentence) -> bool:
    only = one.has(*ONLY) or (len(one.tokens) <= SHORT and "que" in one.tokens[0])
    return only and not one.has(*AGAINST)


def refused_in_a_list(sentences: Sequence[Sentence]) -> Topic | None:
    """The one topic before a mere refusal, while others go on: "Incidents: no thanks. Changes: yes"."""
    answered = [(a, b) for a, b in pairwise(sentences) if a.has("TOPIC") and _only_names(a)]
    refused = [name for name, answer in answered if answer.has(*REFUSED) and _only_refuses(answer)]
    goes_on = any(answer.has(*KEEPS) for _, answer in answered) or any(map(_goes_on, sentences))
    return _one(refused) if goes_on else None


def _only_refuses(one: Sentence) -> bool:
    return all(not names.isdisjoint(REFUSALS) for names in one.tokens)


def _only_names(one: Sentence) -> bool:
    return all(not names.isdisjoint(NAMING) for names in one.tokens)


def _pointed_at(found: Finding, sentences: Sequence[Sentence]) -> set[Topic]:
    """What "those" in a request stands for: the topic of the last clause before that names one."""
    place = next((i for i, one in enumerate(sentences) if one is found.sentence), 0)
    if not found.sentence.has(*BACK) and not (
        place and len(found.sentence.tokens) < SHORT and _only_names(sentences[place - 1])
    ):
        return set()
    before = (topics_of(one) for one in reversed(sentences[:place]))
    return next((topics for topics in before if topics), set())
