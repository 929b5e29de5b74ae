"""Links in words that others wrote: readable, and nothing that a phone opens at a touch.

Anybody may write the title of an incident. So a web address keeps its host alone, written ``example[.]com``
as security people do: phones make no link of it, and carriers find no shortener that they would filter.
"""

import re
from functools import cache

WEB = re.compile(r"[a-z][a-z0-9+.-]*://(?:[^\s/@]*@)?([^\s/?#]*)\S*", re.IGNORECASE)
OTHER = re.compile(r"\b(mailto|tel|sms|smsto|callto|facetime|geo|market|intent|javascript|data):(?=\S)", re.I)
WWW = re.compile(r"\b(www)\.(?=\S)", re.IGNORECASE)
DOT = re.compile(r"(?<=[^\W_])[.\u3002](xn--[a-z0-9-]+|[^\W\d_]{2,})(?![^\W_])", re.IGNORECASE)
ADDRESS = re.compile(r"(?<![\w.])((?:\d{1,3}\.){2}\d{1,3})\.(\d{1,3})(?!\d)")


def untappable(text: str) -> str:
    """``text`` with the dots of links in brackets, and web addresses without scheme and path.

    File names, versions and sentences without a space keep their dots: only what ends in a top-level
    domain, as phones know them, is a link.
    """
    if ":" in text:
        text = OTHER.sub(r"\1 ", WEB.sub(r" \1 ", text))
    if "." not in text and "\u3002" not in text:
        return text
    text = WWW.sub(r"\1[.]", text)
    return ADDRESS.sub(r"\1[.]\2", DOT.sub(_bracketed, text))


def _bracketed(dot: re.Match[str]) -> str:
    label = dot[1]
    ascii_label = label if label.isascii() else f"xn--{label.lower().encode('punycode').decode()}"
    return f"[.]{label}" if ascii_label.upper() in _top_level_domains() else dot[0]


@cache
def _top_level_domains() -> frozenset[str]:
    from linkify_it.tlds import TLDS  # only a title with a dot in a word needs it

    return frozenset(TLDS)
