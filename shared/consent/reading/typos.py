"""Slips of the thumb in the words that matter.

Only words that no language here knows are mended, and only towards a short list, so that "shop", "step"
or "testing" stay what they are.
"""

import re
from collections.abc import Container
from functools import cache

from jellyfish import damerau_levenshtein_distance as distance

SHORT = {
    "stop": 1,
    "quit": 1,
    "cancel": 1,
    "remove": 1,
    "revoke": 1,
    "unsubscribe": 3,
    "optout": 1,
    "stopall": 1,
}
"""What a reply of one word may have meant, and how many slips away."""

IN_SENTENCES = {
    "stop": 1,
    "please": 1,
    "text": 0,
    "texting": 1,
    "texts": 1,
    "messages": 2,
    "message": 1,
    "messaging": 2,
    "sending": 1,
    "remove": 1,
    "cancel": 1,
    "unsubscribe": 3,
    "contact": 1,
    "contacting": 2,
    "bothering": 2,
    "receive": 1,
    "receiving": 2,
    "notifications": 3,
    "alerts": 1,
    "number": 1,
    "anymore": 1,
    "mensajes": 2,
    "enviar": 1,
    "envien": 1,
    "enviarme": 1,
    "mandarme": 1,
    "recibir": 1,
    "cancelar": 1,
    "suscripcion": 2,
    "arretez": 1,
    "arreter": 1,
    "envoyer": 1,
    "envoyez": 1,
    "recevoir": 1,
    "desabonner": 2,
    "desinscrire": 2,
}
"""What an unknown word in a sentence may have meant, and how many slips away."""

NEAR = """
    atop scop shop shops slop sop spot step steps stomp strop stow stup top tops tup soap snap swop
    quick quid quiet quilt quint quip quita quite quito quits quiz qui suit nuit huit cuit fuit unit
    edit exit cancer canal panel channel chancel cancels cancelled canceled cancellation remote removed
    remover removes removal renove evoke revoked revokes reroute subscribe subscribed subscriber
    subscribers subscribes subscription inscribe sexting testing tents tests texas texte textes text
    essayes massage massages massaging massaged menages messaged messager messengers messenger messing
    passages lease leased pleased pleases police place bending ending fending lending mending pending
    rending sanding seeding sensing spending tending vending modification modifications notified
    certification certifications verification verifications rectifications alert alerted alerta contract
    contracts contacts contacted contain content received receiver receives receipt recipe relieve
    reserve deceive retrieve members numbers lumber envian enviara enviado envia envie envoye envoyee
    renvoyer decevoir abonner inscrire arrete arretee stops stopper stopped
"""
REAL = frozenset(NEAR.split())
"""Ordinary words that stand too near to those above."""

LEET = str.maketrans("013457@$", "oieastas")
REPEATED = re.compile(r"(\w)\1+")


def mended(word: str, known: Container[str]) -> str:
    """``word``, or what its writer meant to type."""
    for guess in (squeezed(word), REPEATED.sub(r"\1\1", word), word.translate(LEET), word + "g"):
        if guess in known and len(word) >= 3 and not word.isdigit():
            return guess
    return _nearest(word, in_sentence=True) or word


def meant(word: str) -> str | None:
    """The keyword that a whole reply of this one word meant; None when it is another word."""
    if word == "stp":
        return "stop"
    if word in REAL:
        return None
    return next((w for w in (squeezed(word), word.translate(LEET)) if w in SHORT), None) or _nearest(
        word, in_sentence=False
    )


def squeezed(word: str) -> str:
    """``word`` with each letter once where it was typed several times on end."""
    return REPEATED.sub(r"\1", word)


@cache
def _nearest(word: str, *, in_sentence: bool) -> str | None:
    if word in REAL or len(word) < 3 or any(c.isdigit() for c in word):
        return None
    if sorted(word) == sorted("stop"):
        return "stop"
    aims = IN_SENTENCES if in_sentence else SHORT
    near = [(distance(word, aim), aim) for aim, most in aims.items() if abs(len(aim) - len(word)) <= most]
    best = min(near, default=None)
    return best[1] if best and best[0] <= aims[best[1]] and _alike(word, best[1]) else None


def _alike(word: str, aim: str) -> bool:
    """Whether one is the other with slips: most slips leave the first letter, or swap the first two."""
    return word[0] == aim[0] or word[:2] == aim[1::-1] or (aim == "stop" and word[1:] in ("top", "stop"))
