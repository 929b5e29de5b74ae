"""Replies that are one word, with nothing but courtesy around it."""

from collections.abc import Sequence

from shared.consent.meaning import Meaning, Reading
from shared.consent.reading.typos import meant
from shared.consent.reading.words import Clause

# 47 CFR 64.1200(a)(10) names stop, quit, end, revoke, opt out, cancel, unsubscribe;
# the carriers' lists add the rest.
KEYWORDS: dict[Meaning, frozenset[str]] = {
    Meaning.STOP: frozenset(["stop", "quit", "end", "revoke", "optout", "cancel", "unsubscribe", "stopall", "remove", "arret", "td"]),
    Meaning.YES: frozenset({"yes", "y", "si", "oui"}),
    Meaning.START: frozenset({"start", "unstop"}),
    Meaning.HELP: frozenset({"help", "info", "ayuda", "aide"}),
}
RULES = {w: Reading(meaning, f"keyword.{w}") for meaning, words in KEYWORDS.items() for w in words}

ALONE = frozenset({"end", "td", "y", "si"})
"""Words that count only as the whole reply: beside others they are ordinary words."""

SAID_LIKE: dict[Meaning, frozenset[str]] = {
    Meaning.YES: frozenset(
        ["yep", "yup", "yeah", "yea", "yess", "yesss", "iagree", "yesiagree", "yesido", "iaccept", "yesiaccept", "siacepto", "acepto", "claroquesi", "jaccepte", "ouijaccepte"]
    ),
    Meaning.HELP: frozenset(
        ["helpme", "moreinfo", "informacion", "masinformacion", "ayudame", "ayudenme", "aidez", "aidezmoi", "helphelp", "information"]
    ),
}
DOUBTFUL = frozenset(
    ["again", "notagain", "enough", "enoughalready", "thatsenough", "enoughisenough", "enoughisenoughalready", "end", "td", "annoying", "encore", "assez"]
)
"""What said alone may mean stop, and in a sentence means nothing."""
LIKE = {w: Reading(meaning, f"like.{meaning.value}") for meaning, words in SAID_LIKE.items() for w in words}

COURTESY = frozenset(
    ["please", "pls", "plz", "thanks", "thank", "thx", "ty", "you", "hi", "hello", "hey", "dear", "ok", "okay", "cheers", "kindly", "regards", "best", "por", "favor", "porfa", "gracias", "hola", "s", "il", "vous", "te", "plait", "svp", "stp", "merci", "bonjour"]
)
CLOSINGS = frozenset(
    ["thanks", "thank", "thx", "regards", "best", "cheers", "sincerely", "saludos", "gracias", "cordialement", "merci"]
)
MOST_OF_A_NAME = 3


def keyword(words: Sequence[str]) -> Reading | None:
    """The reading of a whole reply that is a keyword, once or several times; None when it is not."""
    if reading := RULES.get("".join(words)):
        return reading
    return RULES.get(words[0]) if len(set(words)) == 1 else None


def polite_keyword(clauses: Sequence[Clause]) -> Reading | None:
    """The reading of a keyword, or of what comes to the same, among courtesy and above a signature."""
    words = [word for clause in unsigned(clauses) for word in clause if word not in COURTESY]
    joined = "".join(words)
    if reading := LIKE.get(joined):
        return reading
    if (reading := keyword(words) if words else None) and words[0] not in ALONE | {"si"}:
        return Reading(reading.meaning, f"polite.{words[0] if words[0] in RULES else joined}")
    if joined in DOUBTFUL:
        return Reading(Meaning.PAUSE, "alone.doubtful")
    if joined == "si":
        return Reading(Meaning.YES, "polite.si")
    return _typo(words)


def _typo(words: Sequence[str]) -> Reading | None:
    if not words or len(words) > len("stop"):
        return None
    aim = meant("".join(words)) if len(words) == 1 or words[0].startswith(("o", "u", "s")) else None
    return Reading(Meaning.STOP, f"typo.{aim}") if aim else None


def unsigned(clauses: Sequence[Clause]) -> Sequence[Clause]:
    """The clauses without a name or a phone's own line below them."""
    kept = [clause for clause in clauses if clause[:2] != ("sent", "from")]
    for place, clause in enumerate(kept[1:], start=1):
        if CLOSINGS.intersection(clause) and sum(map(len, kept[place + 1 :])) <= MOST_OF_A_NAME:
            rest = [word for word in clause if word in COURTESY or word in CLOSINGS]
            return [*kept[:place], tuple(rest)]
    return kept
