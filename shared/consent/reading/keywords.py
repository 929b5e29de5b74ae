"""Replies that are one word, with nothing but courtesy around it."""

from collections.abc import Sequence

from shared.consent.meaning import Meaning, Reading
from shared.consent.reading.rule import words
from shared.consent.reading.typos import meant
from shared.consent.reading.words import Clause, words_of

KEYWORDS = {
    # 47 CFR 64.1200(a)(10) names stop, quit, end, revoke, opt out, cancel, unsubscribe;
    # the carriers' lists add the rest.
    Meaning.STOP: words("stop quit end revoke optout cancel unsubscribe stopall remove arret td"),
    Meaning.YES: words("yes y si oui"),
    Meaning.START: words("start unstop"),
    Meaning.HELP: words("help info ayuda aide"),
}
RULES = {w: Reading(meaning, f"keyword.{w}") for meaning, found in KEYWORDS.items() for w in found}

SAID_LIKE = {
    Meaning.YES: words(
        "yep yup yeah yea yess yesss iagree yesiagree yesido iaccept yesiaccept siacepto acepto claroquesi"
        " jaccepte ouijaccepte"
    ),
    Meaning.HELP: words(
        "helpme moreinfo information informacion masinformacion ayudame ayudenme aidez aidezmoi helphelp"
    ),
    Meaning.PAUSE: words(
        "again notagain enough enoughalready thatsenough enoughisenough enoughisenoughalready td annoying"
        " encore assez"
    ),
}
"""Whole replies that come to the same as a keyword, or that only whole may mean stop."""
LIKE = {w: Reading(meaning, f"like.{meaning.value}") for meaning, found in SAID_LIKE.items() for w in found}

ALONE = words("td y si")
"""Words that count as keywords only when they are all there is."""

COURTESY = words(
    """please pls plz thanks thank thx ty you hi hello hey dear ok okay cheers kindly regards best
    por favor porfa gracias hola s il vous te plait svp merci bonjour"""
)
CLOSINGS = words("thanks thank thx regards best cheers sincerely saludos gracias cordialement merci")
PHONE_LINES = frozenset(
    {
        *(("sent", "from"), ("sent", "via"), ("get", "outlook"), ("enviado", "desde"), ("enviado", "con")),
        *(("envoye", "de"), ("envoye", "depuis"), ("envoye", "avec"), ("obtener", "outlook")),
    }
)
MOST_OF_A_NAME = 3
LINES_OF_A_SIGNATURE = range(2, 7)
MOST_OF_A_LINE = 7


def keyword(said: Sequence[str]) -> Reading | None:
    """The reading of a whole reply that is a keyword, once or several times; None when it is not."""
    if reading := RULES.get("".join(said)):
        return reading
    return RULES.get(said[0]) if len(set(said)) == 1 else None


def polite_keyword(clauses: Sequence[Clause]) -> Reading | None:
    """The reading of a keyword, or of what comes to the same, among courtesy and above a signature."""
    said = [word for clause in unsigned(clauses) for word in clause if word not in COURTESY]
    joined = "".join(said)
    if not said:
        return None
    if joined == "si" or (said[0] not in ALONE and keyword(said)):
        name = joined if joined in RULES else said[0]
        return Reading(RULES[name].meaning, f"polite.{name}")
    return LIKE.get(joined) or _typo(said)


def above_signature(text: str) -> str:
    """A plain reply without the short lines (name, post, numbers) that follow its first, empty line."""
    head, _, below = text.strip().partition("\n\n")
    lines = below.split("\n")
    if len(lines) in LINES_OF_A_SIGNATURE and all(len(words_of(line)) <= MOST_OF_A_LINE for line in lines):
        return head
    return text


def _typo(said: Sequence[str]) -> Reading | None:
    """One word, or one that fell apart ("op out"), with slips."""
    whole = len(said) == 1 or (len(said) <= len("stop") and said[0][0] in "ous")
    aim = meant("".join(said)) if whole else None
    return Reading(Meaning.STOP, f"typo.{aim}") if aim else None


def without_phone_line(clauses: Sequence[Clause]) -> Sequence[Clause]:
    """The clauses without what a phone writes below by itself ("Sent from my phone")."""
    return [clause for place, clause in enumerate(clauses) if not place or clause[:2] not in PHONE_LINES]


def unsigned(clauses: Sequence[Clause]) -> Sequence[Clause]:
    """The clauses without a name or a phone's own line below them."""
    kept = without_phone_line(clauses)
    for place, clause in enumerate(kept[1:], start=1):
        if clause[0] in CLOSINGS and sum(map(len, kept[place + 1 :])) <= MOST_OF_A_NAME:
            rest = [word for word in clause if word in COURTESY or word in CLOSINGS]
            return [*kept[:place], tuple(rest)]
    return kept
