"""From what each clause says to what the reply means."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from shared.consent.meaning import Meaning, Reading
from shared.consent.reading.finding import Finding, found_in
from shared.consent.reading.grammar import Sentence
from shared.consent.reading.keywords import above_signature, polite_keyword, without_phone_line
from shared.consent.reading.lookup import BREAKS, sentence
from shared.consent.reading.rule import Effect, words
from shared.consent.reading.scoping import KEEPS, keeps_one, named, scope
from shared.consent.reading.weighing import weight
from shared.consent.reading.words import Clause, clauses_of, words_of
from shared.consent.reading.work import TOPICS

NO_RULE = Reading(Meaning.NOTHING, "none")
SIGN = Reading(Meaning.STOP, "sign.stop")
SIGNS = frozenset("🛑🚫⛔")
"""Signs that say stop, alone or before what is to stop."""

ASKS = frozenset({Effect.STOP, Effect.STRANGER, Effect.BARE, Effect.LOOSE})
OPPOSITES = frozenset({Effect.SPARE, Effect.RETURN})
DOUBTS = frozenset({Effect.PAUSE, Effect.DOUBT, Effect.POINTS, Effect.TIRED})
SETTLED = words("fixed works working resolved solved found false falsa falso fausse faux")
OF_ONESELF = frozenset({"i", "im", "my", "ive", "me"})
HEAVY, DOUBTFUL = 75, 0
"""What a reply that no rule finds must weigh to be a request, and to be in doubt."""
HEAVY_FOR_ONE_WORD = 10
"""What each word adds to what it must weigh to be a request: short ones have less that could mislead."""
ASKED = -50
"""What a reply must weigh for a rule's request to be one: below, it may be one of something else."""
STRANGE = -150
"""The same for a reply that says nothing but that the texts reach the wrong one."""
SPOKEN = 100
"""What a reply must weigh for a rule's doubt or complaint to be a request."""
LIGHT = -300
"""What a request weighs that is none, for all that a rule found it."""
CERTAIN = 250
"""What a reply weighs that may ask for silence for all that a rule finds the opposite in it."""
COMPLAINS = words(
    "hate many much often odio deteste trop tant tellement demasiados demasiadas tantos tantas muchos"
)
"""Words of those who only complain, or may want fewer texts and not none."""


def judged(text: str) -> Reading:
    """The meaning of a plain reply that is no bare keyword. Never raises."""
    said = words_of(text)
    if not said:
        return SIGN if SIGNS.intersection(text) else NO_RULE
    clauses = _clauses(text)
    if reading := polite_keyword(clauses) or polite_keyword(_clauses(above_signature(text))):
        return reading
    reading = _judged(text, [sentence(clause) for clause in clauses])
    if reading is NO_RULE and clauses and text.strip()[0] in SIGNS:
        return _judged(text, [sentence(("stop", *clauses[0]))])
    return reading


def sentences(text: str) -> list[Sentence]:
    """The clauses of a plain reply, looked up."""
    return [sentence(clause) for clause in _clauses(text)]


def _clauses(text: str) -> Sequence[Clause]:
    return without_phone_line(clauses_of(text, BREAKS))


def _judged(text: str, sentences: Sequence[Sentence]) -> Reading:
    found = [one for each in sentences if (one := found_in(each))]
    findings = [one for one in found if one.effect is not Effect.SPARE]
    if asks := _asks(findings, sentences):
        return _asked(asks, text, sentences)
    if len(findings) == 1 and (settled := _settled(findings[0], text, sentences)):
        return settled
    doubts = [f for f in findings if f.effect in DOUBTS]
    if doubts:
        return _doubted(doubts, text, sentences)
    if any(f.effect in OPPOSITES for f in found) and not _certain(text, sentences):
        return NO_RULE
    return _weighed(text, sentences)


def _asked(asks: Sequence[Finding], text: str, sentences: Sequence[Sentence]) -> Reading:
    """What a reply comes to in which a rule finds a request: its weight tells whether it is of our texts."""
    vague = all(f.vague for f in asks) and _talks_of_work(sentences, asks)
    stranger = any(f.effect is Effect.STRANGER for f in asks)
    alone = stranger and len(sentences) == 1 and asks[0].end >= sentences[0].last
    heavy = weight(text, sentences)
    if heavy >= (HEAVY if vague else STRANGE if alone else ASKED):
        return Reading(Meaning.STOP, asks[0].rule, None if stranger else scope(sentences))
    return Reading(Meaning.PAUSE, asks[0].rule) if heavy > LIGHT else NO_RULE


def _doubted(doubts: Sequence[Finding], text: str, sentences: Sequence[Sentence]) -> Reading:
    """What a reply that may ask for silence comes to: we ask, unless it weighs like a request."""
    speaks = any(f.effect is Effect.DOUBT for f in doubts) or keeps_one(sentences)
    complains = any(one.has(*COMPLAINS) for one in sentences)
    if not speaks and not complains and weight(text, sentences) >= SPOKEN:
        return Reading(Meaning.STOP, doubts[0].rule, scope(sentences))
    return Reading(Meaning.PAUSE, doubts[0].rule)


def _weighed(text: str, sentences: Sequence[Sentence]) -> Reading:
    """What a reply comes to that no rule finds."""
    heavy = weight(text, sentences)
    words_of_it = sum(len(one.tokens) for one in sentences)
    if heavy >= min(HEAVY, HEAVY_FOR_ONE_WORD * words_of_it) and not keeps_one(sentences):
        return Reading(Meaning.STOP, "weighed.stop", scope(sentences))
    return Reading(Meaning.PAUSE, "weighed.doubt") if heavy >= DOUBTFUL else NO_RULE


def _certain(text: str, sentences: Sequence[Sentence]) -> bool:
    return len(sentences) > 1 and weight(text, sentences) >= CERTAIN


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


def _settled(found: Finding, text: str, sentences: Sequence[Sentence]) -> Reading | None:
    """What a reply means that says one thing only: a yes never when it weighs like a request for silence."""
    if found.effect is Effect.RETURN:
        return Reading(Meaning.PAUSE if weight(text, sentences) >= CERTAIN else Meaning.YES, found.rule)
    if found.effect is Effect.KEEP and len(sentences) == 1 and len(named(sentences)) == 1:
        return Reading(Meaning.KEEP, found.rule, *[TOPICS[tag] for tag in named(sentences)])
    return None


def _talks_of_work(sentences: Sequence[Sentence], asks: Sequence[Finding]) -> bool:
    return any(
        not names.isdisjoint(SETTLED) or ("WORK" in names and "TOPIC" not in names)
        for one in sentences
        if not any(names & OF_ONESELF for names in one.tokens)
        for names in one.tokens
        if not any(f.sentence is one and one.has("TOPIC") for f in asks)
    )
