"""What a reply means, read as a reasonable person would (47 CFR 64.1200(a)(10)).

Deterministic rules, each with an id, in English, Spanish and French. A reply is made plain (``words``),
its words are looked up (``lookup``, ``typos``), and sentences about *our texts* are told from sentences
about *the work* by their grammar: who asks, for what, and of what (``grammar`` is the language that the rules
of ``english_…``, ``spanish`` and ``french`` are written in). ``judge`` weighs what the clauses say.
No word counts because it is contained in another.

Most replies are a keyword, and are read without loading the grammar.
"""

from shared.consent.meaning import Meaning, Reading
from shared.consent.reading.door import VERSION, read

__all__ = ["VERSION", "Meaning", "Reading", "read"]
