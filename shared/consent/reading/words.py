"""A reply as clauses of plain words, however it was typed."""

import re
import unicodedata

INVISIBLE = ("Mn", "Me", "Cf")
QUOTES = dict.fromkeys("“”«»„", '"')
APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u2018`\u00b4\u02bc\u2032", "'") | QUOTES)
ELIDED = frozenset({"c", "d", "j", "l", "m", "n", "qu", "s", "t"})
"""What stands before the apostrophe of a French elision: two words. In English the apostrophe falls away."""

WORD = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]*\w|[^\W_]+(?:['*]+[^\W_]+)*|[.!?;:,\n()\u2026\u2014\u2013\"]+|\s-+\s|[^\s\w/-]",
    re.UNICODE,
)
HIDDEN = re.compile(r"\b[^\W\d_]{1,2}\*{2,}[^\W_]*")
SPELLED = re.compile(r"\b(?:[^\W\d_][ .\-_]){2,}[^\W\d_]\b")
"""A word in single letters: "s t o p"."""
ASIDES = re.compile(
    r"\b(?:"
    r"as soon as possible|at your earliest convenience|if (?:at all )?possible|"
    r"if (?:you|u) (?:can|could|dont mind)(?=\s*(?:[^\w\s]|$))|"
    r"when(?:ever)? (?:you|u) (?:can|get (?:a|the) chance)|from (?:now|here|today) on|"
    r"from this (?:point|day) (?:on|forward)|going forward|right away|right now|for good|for ever|"
    r"once and for all|full stop|until further notice|in (?:the )?future(?=\s*(?:[^\w\s]|$))|"
    r"effective (?:immediately|today|now)|with immediate effect|with no delay|without delay|or else|"
    r"this (?:instant|minute|second)|for the love of god|for gods? sake|for fucks sake|"
    r"for crying out loud|in advance|(?:while|when) (?:youre|you are|ur) at it|by the way|"
    r"thats all|in any way|of any kind|"
    r"(?:you|u) (?:clowns?|idiots?|morons?|people|guys|lot|jerks?)(?=\s*(?:[^\w\s]|$))|"
    r"before i (?:lose it|go mad|scream|explode)|hoy mismo|"
    r"hasta nuevo aviso|i (?:mean|repeat) it|cuanto antes|"
    r"lo antes posible|de (?:una vez|inmediato|forma inmediata)|a partir de (?:ahora|hoy)|"
    r"de ahora en adelante|para siempre|des que possible|a partir de maintenant|desormais|"
    r"une bonne fois pour toutes|une fois pour toutes|le plus vite possible|au plus vite|"
    r"des maintenant|a l avenir|"
    r"(?:(?:and )?have an? )?(?:good|nice|great|lovely) (?:day|evening|night|weekend)|"
    r"(?:y )?(?:que )?(?:tengan? )?(?:un )?buen(?:a|os|as)? (?:dia|tarde|noche|fin de semana)s?|"
    r"bonne (?:journee|soiree|nuit|continuation)|bon week ?end|bonne fin de journee|"
    r"(?<=\w )(?:au revoir|adios|good ?bye|bye)(?=\W*$)"
    r")\b"
)
"""What people add to a request without changing it."""
THANKS = re.compile(r"\bthank (?:you|u|ya)\b")
QUOTED = re.compile(r"^>.*$|\"[^\"]*\s[^\"]*\s[^\"]*\"", re.MULTILINE)
"""Words of others: a quoted line, or three words and more between quotation marks."""
NUMBER_SIGN = re.compile(r"#(?=[\s.!?,]|$)")
"""What stands for the word "number": "wrong #", not "#4711"."""
CURSE = "curse"
"""The word that stands for one that its writer hid behind asterisks."""

Clause = tuple[str, ...]


def plain(body: str) -> str:
    """``body`` in lower case and one width, without accents and invisible characters."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", body).casefold())
    return "".join(c for c in folded if unicodedata.category(c) not in INVISIBLE).translate(APOSTROPHES)


def words_of(text: str) -> list[str]:
    """The words of a plain ``text``, whatever stands between them."""
    return "".join(c if c.isalnum() else " " for c in text).split()


def spelled(text: str) -> str:
    """``text`` with words in single letters closed up."""
    return SPELLED.sub(lambda found: "".join(c for c in found[0] if c.isalpha()), text)


def unquoted(text: str) -> str:
    """``text`` without the words of others in it."""
    return QUOTED.sub("\n", text)


def clauses_of(text: str, breaks: frozenset[str]) -> list[Clause]:
    """The clauses of a plain ``text``: a sign or one of the words in ``breaks`` ends one."""
    clauses: list[list[str]] = [[]]
    for found in WORD.findall(
        THANKS.sub(
            "thanks",
            NUMBER_SIGN.sub(" number ", ASIDES.sub("", HIDDEN.sub(CURSE, unquoted(spelled(text))))),
        )
    ):
        if found in breaks or not found[0].isalnum():
            clauses.append([])
        else:
            clauses[-1].extend(_split(found))
    return [tuple(clause) for clause in clauses if clause]


def _split(word: str) -> list[str]:
    if "*" in word:
        return [CURSE]
    first, apostrophe, rest = word.partition("'")
    if apostrophe and first in ELIDED:
        return [first, *_split(rest)]
    return [word.replace("'", "")]
