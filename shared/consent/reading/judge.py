"""From what each clause says to what the reply means."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from shared.consent.meaning import Meaning, Reading
from shared.consent.reading.grammar import Names, Sentence, find
from shared.consent.reading.keywords import keyword, polite_keyword
from shared.consent.reading.lookup import BREAKS, PHRASES, RULES, sentence
from shared.consent.reading.rule import Effect, Rule
from shared.consent.reading.words import clauses_of, plain, words_of
from shared.consent.reading.work import TOPICS
from shared.consent.topic import Topic

VERSION = "1"
"""The version of the rules; it goes up with every change that may read a reply differently."""

NO_RULE = Reading(Meaning.NOTHING, "none")
LONGEST = 1600
"""Characters that are read: as many as the longest text that a carrier delivers has."""

BY_EFFECT = [(effect, tuple(rule for rule in RULES if rule.effect is effect)) for effect in Effect]
SUBJECT = frozenset({"THEY", "SUBJECT"})
SOFT = frozenset(
    {"alerts", "alert", "notifications", "notification", "notices", "updates", "messages", "message"}
)
OF_A_SYSTEM = frozenset({"in", "on", "for", "from", "at", "to"})
MAY_BE_OURS = frozenset(["_", "email", "mail", "vpn", "erp", "sap", "network", "outlook", "teams"])
OF_ONESELF = frozenset({"i", "im", "my", "ive", "me"})
OURS = frozenset({"this", "your", "the", "sms", "text", "messaging"})
ALL_BUT = frozenset({"except", "sauf", "excepto", "menos", "salvo", "besides"})
RATHER = frozenset({"only", "just", "not", "keep"})


@dataclass(frozen=True, slots=True)
class Finding:
    """What a clause says, by which rule, and where."""

    effect: Effect
    rule: str
    sentence: Sentence
    start: int
    end: int

    @property
    def vague(self) -> bool:
        """Whether what it wants ended is left to what stands around it."""
        return self.effect is Effect.BARE or not self.sentence.tokens[self.end - 1].isdisjoint(
            {"this", "that"}
        )

    def topics(self) -> set[Topic]:
        """The topics that it names from its verb on."""
        found: set[Topic] = set()
        tokens = self.sentence.tokens
        for place, names in enumerate(tokens[self.start :], start=self.start):
            if names & ALL_BUT or (found and names & RATHER):
                break
            if not _of_ours(tokens, place):
                found.update(topic for tag, topic in TOPICS.items() if tag in names)
        return found


def _of_ours(tokens: Sequence[Names], place: int) -> bool:
    """Whether "this service" is the service of sending texts, and so no topic."""
    if "service" not in tokens[place] or not place:
        return False
    behind = tokens[place + 1] if place + 1 < len(tokens) else frozenset()
    return not tokens[place - 1].isdisjoint(OURS) and behind.isdisjoint({"TEXTS", "TEXT1"})


def read(body: str) -> Reading:
    """The meaning of one reply. Never raises."""
    text = plain(body[:LONGEST])
    words = words_of(text)
    if not words:
        return NO_RULE
    clauses = clauses_of(text, BREAKS)
    return keyword(words) or polite_keyword(clauses) or _judged([sentence(c) for c in clauses])


def _judged(sentences: Sequence[Sentence]) -> Reading:
    findings = [found for one in sentences if (found := _found(one))]
    asks = [f for f in findings if f.effect in (Effect.STOP, Effect.BARE, Effect.LOOSE)]
    if asks and all(f.vague for f in asks) and _talks_of_work(sentences, asks):
        return Reading(Meaning.PAUSE, asks[0].rule)
    if asks:
        return Reading(Meaning.STOP, asks[0].rule, _scope(asks))
    if len(sentences) == len(findings) == 1 and findings[0].effect is Effect.KEEP:
        return Reading(Meaning.KEEP, findings[0].rule, _scope(findings))
    doubts = [f for f in findings if f.effect in (Effect.PAUSE, Effect.DOUBT)]
    return Reading(Meaning.PAUSE, doubts[0].rule) if doubts else NO_RULE


def _found(one: Sentence) -> Finding | None:
    """What the clause says: the first rule that finds it, the opposite first, doubt last."""
    for effect, rules in BY_EFFECT:
        if effect is Effect.LOOSE and _of_something_else(one):
            continue
        for rule in rules:
            if place := _place(rule, one):
                return _weighed(Finding(effect, rule.id, one, *place))
    return None


def _of_something_else(one: Sentence) -> bool:
    return any("THEY" in names or ("WORK" in names and "TOPIC" not in names) for names in one.tokens)


def _place(rule: Rule, one: Sentence) -> tuple[int, int] | None:
    places = (find(wanted, one, PHRASES) for wanted in rule.patterns)
    return next((p for p in places if p and not (p[0] and _said_of_others(one, p[0]))), None)


def _said_of_others(one: Sentence, at: int) -> bool:
    return not one.tokens[at - 1].isdisjoint(SUBJECT)


def _weighed(found: Finding) -> Finding | None:
    """Alerts of some other system are no texts of ours, for all that we know."""
    if found.effect is Effect.SPARE:
        return None
    last, rest = found.sentence.tokens[found.end - 1], found.sentence.tokens[found.end :]
    if last.isdisjoint(SOFT) or not rest or rest[0].isdisjoint(OF_A_SYSTEM) or not _system(rest[1:]):
        return found
    if "to" in rest[0] and not found.sentence.has("WORK"):
        return found
    ours = "to" not in rest[0] and any(not names.isdisjoint(MAY_BE_OURS) for names in rest[1:])
    return replace(found, effect=Effect.PAUSE) if ours and "ID" not in rest[-1] else None


def _system(tokens: Iterable[Names]) -> bool:
    for names in tokens:
        if "DET" not in names:
            return not names.isdisjoint({"WORK", "_"}) and "TOPIC" not in names
    return False


def _talks_of_work(sentences: Sequence[Sentence], asks: Sequence[Finding]) -> bool:
    return any(
        "WORK" in names and "TOPIC" not in names
        for one in sentences
        if not any(names & OF_ONESELF for names in one.tokens)
        for names in one.tokens
        if not any(f.sentence is one and one.has("TOPIC") for f in asks)
    )


def _scope(asks: Sequence[Finding]) -> Topic | None:
    """The one topic that every request names; all when they name none, several, or not the same."""
    named = [f.topics() for f in asks]
    every = set().union(*named)
    return next(iter(every)) if len(every) == 1 and all(named) else None
