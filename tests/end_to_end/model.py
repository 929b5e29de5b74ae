"""The contract's table "States" and its limits, as values and nothing else; times in minutes."""

from collections import namedtuple
from typing import Any

Number = namedtuple(
    "Number",
    "state of on ended_by by_phone lost keep_by held form_at code_at tries",
    defaults=("none", None, frozenset(), "", False, False, 0, None, 0, 0, 0),
)
It = namedtuple("It", "what at on")
STANDING, REQUEST = "pending opted_in suspended", "opt_in_request"
HOUR, DAY, CODE, HOLD = 60, 1440, 10, 20 * 1440  # ten business days end after 12 days and before 20


def out(n: Number, it: It) -> Number:
    several = it.what == "STOP" and n.state == "opted_in" and len(n.on) > 1
    by_phone, keep_by = it.what in ("STOP", "carrier"), it.at + DAY if several else 0
    return Number("opted_out", n.of, n.on, it.what, by_phone, n.lost or it.what == "number_changed", keep_by)


ROWS = (  # what happens, from, to (when it is so), text; the first row that fits counts
    ("YES START code", "pending", lambda n, it: Number("opted_in", n.of, n.on), "welcome"),
    ("YES START", "opted_in", lambda n, it: n._replace(held=None), ""),
    ("START", "opted_out", lambda n, it: (n.of is None or n.lost) and Number(), ""),
    ("START", "opted_out", lambda n, it: Number("opted_in", n.of, n.on), "welcome"),
    ("KEEP", "opted_out", lambda n, it: it.at < n.keep_by and Number("opted_in", n.of, it.on), "welcome"),
    ("STOP", "opted_in", lambda n, it: n.on > it.on and n._replace(on=n.on - it.on), "confirmation"),
    ("STOP", "none " + STANDING, out, "confirmation"),
    ("portal desk", STANDING, out, "confirmation"),
    ("desk carrier", "none", out, ""),
    ("carrier number_changed", STANDING, out, ""),
    ("STOP carrier", "opted_out", lambda n, it: n._replace(by_phone=True), ""),
    ("change", "opted_in", lambda n, it: it.on and n._replace(on=it.on, held=None), ""),
    ("change", "opted_in", out, "confirmation"),
    ("unclear", "opted_in", lambda n, it: n.held is None and n._replace(held=it.at), "question"),
    ("offboarded", "opted_in", lambda n, it: n._replace(state="suspended", held=None, lost=True), ""),
    ("failed silent", "opted_in", lambda n, it: n._replace(state="suspended", held=None), ""),
    ("offboarded", "suspended opted_out", lambda n, it: n._replace(lost=True), ""),
    ("replaced", "pending", lambda n, it: Number(), ""),
    ("time", "pending", lambda n, it: it.at >= n.form_at + DAY and Number(), ""),
    ("time", "opted_in", lambda n, it: n.held is not None and it.at >= n.held + HOLD and out(n, it), ""),
    ("HELP", "none opted_out " + STANDING, lambda n, it: n, "help"),
)


class Model:
    def __init__(self, numbers: int) -> None:
        self.now, self.numbers = 0, [Number()] * numbers
        self.texts: list[list[tuple[str, int]]] = [[] for _ in self.numbers]

    def happens(self, n: int, what: str, topics: frozenset[str] = frozenset()) -> None:
        one, it = self.numbers[n], It(what, self.now, topics)
        rows: list[Any] = [row[2:] for row in ROWS if what in row[0].split() and one.state in row[1].split()]
        self.numbers[n], text = next(((to(one, it), text) for to, text in rows if to(one, it)), (one, ""))
        self.gets(n, text)
        if one.state == "pending" and self.numbers[n].state == "opted_in":
            self.others(n, one.of, "number_changed")

    def others(self, n: int, who: int, what: str) -> None:
        for k in (k for k, each in enumerate(self.numbers) if each.of == who and k != n):
            self.happens(k, what)

    def gets(self, n: int, text: str) -> bool:
        since, most = (self.now - DAY, 2) if text == REQUEST else (self.now - HOUR, 5)
        had = [role for role, at in self.texts[n] if at > since and (role == REQUEST) == (text == REQUEST)]
        if goes := bool(text) and len(had) < most:
            self.texts[n].append((text, self.now))
        return goes

    def form(self, n: int, who: int, topics: frozenset[str]) -> int:
        one = self.numbers[n]
        if one.of == who and (one.by_phone or one.state == "opted_in"):
            return 409 if one.by_phone else 200
        if one.by_phone or (one.of != who and one.state in ("pending", "opted_in")):
            return 202
        begun = Number("pending", who, topics, form_at=self.now, code_at=self.now)
        if one.state == "pending" and self.now < one.code_at + CODE:
            begun = one._replace(on=topics, form_at=self.now)
        elif not self.gets(n, REQUEST):
            return 429
        self.numbers[n] = begun
        self.others(n, who, "replaced")
        return 202

    def code(self, who: int, right: bool) -> int:
        for n, one in enumerate(self.numbers):
            if (one.of, one.state) == (who, "pending"):
                counts = right and one.tries < 5 and self.now < one.code_at + CODE
                self.numbers[n] = one._replace(tries=one.tries + 1)
                if counts:
                    self.happens(n, "code")
                return 200 if counts else 422 if one.tries < 5 else 429
        return 404
