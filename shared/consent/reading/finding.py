"""What one clause says: the first rule that finds it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from shared.consent.reading.grammar import Names, Sentence, find, key
from shared.consent.reading.lookup import PHRASES, RULES
from shared.consent.reading.rule import Effect

ORDER = [
    (rule, wanted) for effect in Effect for rule in RULES if rule.effect is effect for wanted in rule.patterns
]
"""Every pattern with its rule, in the order in which they count."""


def _index() -> Mapping[str, Sequence[int]]:
    """Places in ``ORDER`` by the name that a sentence must have for the pattern there to match."""
    places: dict[str, list[int]] = {}
    for place, (_, wanted) in enumerate(ORDER):
        for name in key(wanted):
            places.setdefault(name, []).append(place)
    return places


INDEX = _index()
SUBJECT = frozenset({"THEY", "SUBJECT"})
SOFT = frozenset(
    {"alerts", "alert", "notifications", "notification", "notices", "updates", "messages", "message"}
)
OF_A_SYSTEM = frozenset({"in", "on", "for", "from", "at", "to"})
MAY_BE_OURS = frozenset(["_", "email", "mail", "vpn", "erp", "sap", "network", "outlook", "teams"])
MINE = frozenset({"account", "profile", "user", "username", "login", "id"})
FILLERS = frozenset(
    [
        "just",
        "really",
        "actually",
        "simply",
        "honestly",
        "literally",
        "seriously",
        "kindly",
        "please",
        "pls",
        "plz",
        "fucking",
        "fuckin",
        "effing",
        "freaking",
        "frickin",
        "bloody",
        "goddamn",
        "damn",
        "damned",
        "ever",
        "even",
        "also",
        "basically",
        "totally",
        "completely",
        "absolutely",
        "constantly",
        "curse",
        "again",
        "now",
        "immediately",
        "altogether",
        "entirely",
        "fully",
        "truly",
        "hereby",
        "finally",
        "simply",
        "frankly",
        "already",
        "still",
        "vraiment",
        "absolument",
        "juste",
        "tellement",
        "svp",
        "maintenant",
        "putain",
        "realmente",
        "porfa",
    ]
)


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


def found_in(one: Sentence) -> Finding | None:
    """What the clause says, word for word or else without the words that only add force."""
    found = _first_found(one)
    if found is None and (plainer := without_fillers(one)):
        found = _first_found(plainer)
    return found if found is None or found.effect is Effect.SPARE else _named_after(found)


def _first_found(one: Sentence) -> Finding | None:
    """The first rule that finds it, the opposite first, doubt last."""
    strange = _of_something_else(one)
    for place in sorted({p for name in one.names for p in INDEX.get(name, ())}):
        rule, wanted = ORDER[place]
        if rule.effect is Effect.LOOSE and strange:
            continue
        if (span := find(wanted, one, PHRASES)) and not (span[0] and _said_of_others(one, span[0])):
            return Finding(rule.effect, rule.id, one, *span)
    return None


def without_fillers(one: Sentence) -> Sentence | None:
    """The clause without the words that only add force; None when it has none of those."""
    kept = tuple(names for names in one.tokens if names.isdisjoint(FILLERS))
    return Sentence(kept) if kept and len(kept) < len(one.tokens) else None


def _of_something_else(one: Sentence) -> bool:
    return any("THEY" in names or ("WORK" in names and "TOPIC" not in names) for names in one.tokens)


def _said_of_others(one: Sentence, at: int) -> bool:
    return not one.tokens[at - 1].isdisjoint(SUBJECT)


def _named_after(found: Finding) -> Finding | None:
    """Alerts of some other system are no texts of ours, for all that we know."""
    last, rest = found.sentence.tokens[found.end - 1], found.sentence.tokens[found.end :]
    if last.isdisjoint(SOFT) or not rest or rest[0].isdisjoint(OF_A_SYSTEM) or not _system(rest[1:]):
        return found
    if len(rest) > 2 and "my" in rest[1] and rest[2] & MINE:
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
