"""From what each clause says to what the reply means."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from shared.consent.meaning import Meaning, Reading
from shared.consent.reading.finding import Finding, found_in, topics_of
from shared.consent.reading.grammar import Sentence
from shared.consent.reading.keywords import polite_keyword, without_phone_line
from shared.consent.reading.lookup import BREAKS, sentence
from shared.consent.reading.rule import Effect, words
from shared.consent.reading.weighing import weight
from shared.consent.reading.words import Clause, clauses_of, words_of
from shared.consent.topic import Topic

NO_RULE = Reading(Meaning.NOTHING, "none")
SIGN = Reading(Meaning.STOP, "sign.stop")
SIGNS = frozenset("🛑🚫⛔")
"""Signs that say stop, alone or before what is to stop."""

ASKS = frozenset({Effect.STOP, Effect.STRANGER, Effect.BARE, Effect.LOOSE})
DOUBTS = frozenset({Effect.PAUSE, Effect.DOUBT, Effect.POINTS, Effect.TIRED})
SETTLED = words("fixed works working resolved solved found false falsa falso fausse faux")
OF_ONESELF = frozenset({"i", "im", "my", "ive", "me"})
HEAVY, DOUBTFUL = 150, 100
"""What a reply that no rule finds must weigh to be a request, and to be in doubt."""
LIGHT = -400
"""What a request weighs that may be one of something else, for all that a rule found it."""
COMPLAINS = words(
    "hate many much often odio deteste trop tant tellement demasiados demasiadas tantos tantas muchos"
)
"""Words of those who only complain, or may want fewer texts and not none."""
SHORT = 3
"""Words of a request too short to name a topic itself."""
BACK = words("""
    S_DROP_IT those them ones one esos esas los las ellos ellas eses ceux celles les
    """)
"""Words for what an earlier clause named."""
KEEPS = words("""
    KEEPS keep want still stay fine ok okay useful good happy need like yes interested love sigo seguir
    quiero mantener bien utiles necesito garde garder gardez veux oui continuer rester
    laissez laisse dejen deja mantengan dejad
    """)


OTHERS = words("""
    rest others else everything remain remains welcome carry only just resto demas otros otras siguen reste
    autres solo solamente unicamente seulement juste
    """)
"""Words for what is to go on beside what is to end."""
REFUSALS = words("no nope nah never out off stop thanks ty please gracias non nada merci svp porfavor")
"""Words that refuse what the clause before names, when there is nothing else in theirs."""
REFUSED = REFUSALS - words("thanks ty please gracias merci svp porfavor")


def judged(text: str) -> Reading:
    """The meaning of a plain reply that is no bare keyword. Never raises."""
    said = words_of(text)
    if not said:
        return SIGN if SIGNS.intersection(text) else NO_RULE
    clauses = _clauses(text)
    if reading := polite_keyword(clauses):
        return reading
    reading = _judged([sentence(clause) for clause in clauses])
    if reading is NO_RULE and clauses and text.strip()[0] in SIGNS:
        return _judged([sentence(("stop", *clauses[0]))])
    return reading


def sentences(text: str) -> list[Sentence]:
    """The clauses of a plain reply, looked up."""
    return [sentence(clause) for clause in _clauses(text)]


def _clauses(text: str) -> Sequence[Clause]:
    return without_phone_line(clauses_of(text, BREAKS))


def _judged(sentences: Sequence[Sentence]) -> Reading:
    found = [one for each in sentences if (one := found_in(each))]
    findings = [one for one in found if one.effect is not Effect.SPARE]
    asks = _asks(findings, sentences)
    if asks and all(f.vague for f in asks) and _talks_of_work(sentences, asks):
        return Reading(Meaning.PAUSE, asks[0].rule)
    if asks and asks[0].effect is not Effect.STRANGER and weight([f.sentence for f in asks]) <= LIGHT:
        return Reading(Meaning.PAUSE, asks[0].rule)
    if asks:
        return Reading(Meaning.STOP, asks[0].rule, _scope(asks, sentences))
    if (topic := _refused(sentences)) and any(map(_goes_on, sentences)):
        return Reading(Meaning.STOP, "listed.no", topic)
    if len(findings) == 1 and (settled := _settled(findings[0], sentences)):
        return settled
    doubts = [f for f in findings if f.effect in DOUBTS]
    if doubts and (topic := _one_beside_others([f.sentence for f in doubts], sentences)):
        return Reading(Meaning.STOP, doubts[0].rule, topic)
    if doubts:
        return _doubted(doubts, sentences)
    return NO_RULE if found else _weighed(sentences)


def _doubted(doubts: Sequence[Finding], sentences: Sequence[Sentence]) -> Reading:
    """What a reply that may ask for silence comes to: we ask, unless a complaint weighs like a request."""
    tired = all(f.effect is Effect.TIRED for f in doubts)
    if tired and not any(one.has(*COMPLAINS) for one in sentences) and weight(sentences) >= HEAVY:
        return Reading(Meaning.STOP, doubts[0].rule, _only_topic(sentences))
    return Reading(Meaning.PAUSE, doubts[0].rule)


def _weighed(sentences: Sequence[Sentence]) -> Reading:
    """What a reply comes to that no rule finds."""
    heavy = weight(sentences)
    if heavy >= HEAVY:
        return Reading(Meaning.STOP, "weighed.stop", _only_topic(sentences))
    return Reading(Meaning.PAUSE, "weighed.doubt") if heavy >= DOUBTFUL else NO_RULE


def _asks(findings: Sequence[Finding], sentences: Sequence[Sentence]) -> Sequence[Finding]:
    """The clauses that ask for silence, by themselves or by what stands around them."""
    asks = [f for f in findings if f.effect in ASKS]
    pointing = [f for f in findings if f.effect is Effect.POINTS]
    tired = any(f.effect is Effect.TIRED for f in findings)
    if pointing and (asks or tired or any(map(_of_texts, sentences))):
        asks += [replace(f, effect=Effect.STOP) for f in pointing]
    dropped = [f for f in findings if f.effect is Effect.DROPS]
    kept = [one for one in sentences if one.has(*KEEPS) and one.has("TOPIC")]
    return asks or [f for f in dropped if any(one is not f.sentence for one in kept)]


def _of_texts(one: Sentence) -> bool:
    if any("TOPIC" in first and "TEXTS" in second for first, second in pairwise(one.tokens)):
        return True
    return one.has("HARD", "S_TEXTS", "F_TEXTS") and (one.has("your", "ur") or not one.has("WORK"))


def _settled(found: Finding, sentences: Sequence[Sentence]) -> Reading | None:
    """What a reply means that says one thing only."""
    if found.effect is Effect.RETURN:
        return Reading(Meaning.YES, found.rule)
    if found.effect is Effect.KEEP and len(sentences) == 1 and len(found.topics()) == 1:
        return Reading(Meaning.KEEP, found.rule, *found.topics())
    return None


def _talks_of_work(sentences: Sequence[Sentence], asks: Sequence[Finding]) -> bool:
    return any(
        not names.isdisjoint(SETTLED) or ("WORK" in names and "TOPIC" not in names)
        for one in sentences
        if not any(names & OF_ONESELF for names in one.tokens)
        for names in one.tokens
        if not any(f.sentence is one and one.has("TOPIC") for f in asks)
    )


def _scope(asks: Sequence[Finding], sentences: Sequence[Sentence]) -> Topic | None:
    """The one topic that every request names; all when they name none, several, or not the same."""
    if any(f.effect is Effect.STRANGER for f in asks):
        return None
    named = [f.topics() or _pointed_at(f, sentences) for f in asks]
    every = set().union(*named)
    if not every:
        return _one_beside_others([], sentences)
    return next(iter(every)) if len(every) == 1 and all(named) else None


def _only_topic(sentences: Sequence[Sentence]) -> Topic | None:
    return _one(sentences) or _one_beside_others([], sentences)


def _one_beside_others(about: Sequence[Sentence], sentences: Sequence[Sentence]) -> Topic | None:
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


def _refused(sentences: Sequence[Sentence]) -> Topic | None:
    """The one topic that stands before a mere refusal: "Incidents: no thanks. Changes: yes"."""
    named = [
        first
        for first, second in pairwise(sentences)
        if first.has("TOPIC") and _only_names(first) and second.has(*REFUSED) and _only_refuses(second)
    ]
    return _one(named)


def _only_refuses(one: Sentence) -> bool:
    return all(not names.isdisjoint(REFUSALS) for names in one.tokens)


def _only_names(one: Sentence) -> bool:
    return all(not names.isdisjoint({"TOPIC", "TEXTS", "DET"}) for names in one.tokens)


def _pointed_at(found: Finding, sentences: Sequence[Sentence]) -> set[Topic]:
    """What "those" in a request stands for: the topic of the last clause before that names one."""
    place = next((i for i, one in enumerate(sentences) if one is found.sentence), 0)
    if not found.sentence.has(*BACK) and not (
        place and len(found.sentence.tokens) < SHORT and _only_names(sentences[place - 1])
    ):
        return set()
    before = (topics_of(one) for one in reversed(sentences[:place]))
    return next((topics for topics in before if topics), set())
