"""The people of the story: whoever carries a phone, and the help desk."""

import itertools
import re
import uuid
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import httpx

from tests.end_to_end.stage import Stage, eventually

TEXT_SECONDS = 15.0
AT_ONCE = 8
NAMES = ("Ben", "Chloe", "Dev", "Eva", "Finn")
# 555-0100 to 555-0199 belong to nobody, in every area code.
AREAS = ("415", "212", "312", "617", "303", "512", "503", "702", "602", "305", "404", "213", "214")
SAMPLES_OWN = "+14155550123"  # Ana's, in events/ and in the README
GIVEN: list[str] = []
"""Every number that anybody had in this run."""
SPARE = ("+1" + area + "55501" + f"{line:02d}" for line in range(100) for area in AREAS)

T = TypeVar("T")


@dataclass(frozen=True)
class Text:
    """One text on one phone."""

    phone: "Phone"
    id: str
    body: str
    parts: int
    encoding: str
    context: dict[str, str] | None
    submitted_at: str

    @property
    def code(self) -> str:
        """The six digits in it."""
        found = re.search(r"\b\d{6}\b", self.body)
        assert found, f"no code in: {self.body}"
        return found[0]

    def replies(self, body: str, **more: str) -> "Phone":
        """The person answers this text."""
        return self.phone.replies(body, **more)


class Phone:
    """One employee with a phone of their own; the number is nobody else's in this run."""

    def __init__(
        self, stage: Stage, name: str = "Ana", *, number: str | None = None, sub: str | None = None
    ) -> None:
        self.stage = stage
        self.name = name
        self.sub = sub or f"{name.lower()}-{uuid.uuid4().hex[:8]}"
        self.number = number or next(number for number in SPARE if number != SAMPLES_OWN)
        GIVEN.append(self.number)
        self._heard: set[str] = set()

    def __repr__(self) -> str:
        return f"{self.name}'s phone"

    def with_another_number(self) -> "Phone":
        """A second phone of the same employee."""
        return Phone(self.stage, self.name, sub=self.sub)

    # What the person does

    def fills_in_the_form(self, **fields: Any) -> httpx.Response:
        """Post the opt-in form; ``fields`` replace or, when None, take away."""
        form = {"name": self.name, "phone": self.number, "consent": True, **fields}
        return self.posts("/api/opt-ins", json={key: one for key, one in form.items() if one is not None})

    def posts(self, path: str, **request: Any) -> httpx.Response:
        """Post whatever to the employee's API."""
        return self._api("POST", path, **request)

    def opts_in(self, *, by: str = "YES", **fields: Any) -> "Phone":
        """The whole way: form, request, confirmation (``by="code"`` types the code), welcome."""
        answer = self.fills_in_the_form(**fields)
        assert answer.status_code == 202, answer.text
        request = self.receives()
        if by == "code":
            assert self.types_code(request.code).status_code == 200
        else:
            request.replies(by)
        self.receives()
        assert self.state == "opted_in"
        return self

    def types_code(self, code: str) -> httpx.Response:
        """Type the code of the opt-in request into the portal."""
        return self.posts("/api/opt-ins/confirmations", json={"code": code})

    def prefers(self, **changes: Any) -> httpx.Response:
        """Change these preferences in the portal."""
        return self.patches(json=changes)

    def patches(self, **request: Any) -> httpx.Response:
        """Patch whatever to what the portal knows of this person."""
        return self._api("PATCH", "/api/me", **request)

    def opts_out_in_the_portal(self) -> None:
        """The portal's button."""
        assert self._api("DELETE", "/api/me").status_code == 204

    def replies(self, body: str, **more: str) -> "Phone":
        """Send a text from this phone; ``sent_at`` and ``id`` as the carrier would have them."""
        answer = self.stage.http.post("/carrier/replies", json={"from": self.number, "body": body, **more})
        assert answer.status_code == 202, answer.text
        return self

    # What the person sees

    @property
    def me(self) -> httpx.Response:
        """The portal's answer to: what am I?"""
        return self._api("GET", "/api/me")

    @property
    def state(self) -> str:
        """The state that the portal shows; ``none`` when it knows of no number."""
        found = self.me
        return "none" if found.status_code == 404 else str(found.raise_for_status().json()["state"])

    def receives(self, words: str = "", *, within: float = TEXT_SECONDS) -> Text:
        """The first text not looked at yet that has these words in it."""
        text = eventually(
            lambda: next((text for text in self.unheard if words in text.body), None),
            within=within,
            otherwise=lambda: f"{self!r} got no text with {words!r}, only {[t.body for t in self.unheard]}",
        )
        assert text
        self._heard.add(text.id)
        return text

    def hears_nothing(self) -> "Phone":
        """No text but those looked at, now that all that was on its way has arrived."""
        self.stage.settles()
        assert [text.body for text in self.unheard] == []
        return self

    @property
    def unheard(self) -> list[Text]:
        """The texts not looked at yet, oldest first."""
        return [text for text in self.texts if text.id not in self._heard]

    @property
    def texts(self) -> list[Text]:
        """Every text that came, oldest first."""
        found = self.stage.http.get("/carrier/messages", params={"to": self.number}).raise_for_status()
        kept = ("id", "body", "parts", "encoding", "context", "submitted_at")
        return [Text(self, **{key: one[key] for key in kept}) for one in found.json()]

    @property
    def token(self) -> str:
        """A fresh token of this employee."""
        return self.stage.token(self.sub, name=self.name)

    def _api(self, method: str, path: str, **request: Any) -> httpx.Response:
        return self.stage.api(method, path, token=self.token, **request)


class HelpDesk:
    """Whoever answers the telephone there."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def opts_out(self, person: Phone, **fields: Any) -> httpx.Response:
        """Somebody asked them to end it; ``fields`` replace or, when None, take away."""
        asked = {"phone": person.number, "channel": "phone", "received_at": "2025-11-24T09:00:00Z"}
        request = {**asked, **fields}
        return self.stage.api(
            "POST",
            "/api/help-desk/opt-outs",
            token=self.stage.token("desk", "help-desk"),
            json={key: value for key, value in request.items() if value is not None},
        )

    def looks_up(self, person: Phone) -> httpx.Response:
        """Somebody asks why no text comes."""
        token = self.stage.token("desk", "help-desk")
        body = {"phone": person.number}
        return self.stage.api("POST", "/api/help-desk/lookups", token=token, json=body)

    def explains(self, person: Phone, event: str) -> httpx.Response:
        """Somebody asks why the text of an event came, or did not."""
        return self.asks({"phone": person.number, "event": event})

    def asks(self, question: dict[str, Any]) -> httpx.Response:
        """A question about an event, however it is put."""
        token = self.stage.token("desk", "help-desk")
        return self.stage.api("POST", "/api/help-desk/explanations", token=token, json=question)


class People:
    """Everybody who has part in one test; afterwards they leave, so that the next texts none of them."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.met: list[Phone] = []

    def meet(self, name: str = "Ana", *, number: str | None = None) -> Phone:
        """Somebody new, who has opted in to nothing yet."""
        self.met.append(Phone(self.stage, name, number=number))
        return self.met[-1]

    def crowd(self, size: int) -> list[Phone]:
        """So many people who have opted in, all at the same time."""
        phones = [self.meet(name) for name in itertools.islice(itertools.cycle(NAMES), size)]
        together(Phone.opts_in, phones)
        return phones

    def leave(self) -> None:
        """Everybody opts out in the portal, whatever they are."""
        together(Phone.opts_out_in_the_portal, self.met)


def together(act: Callable[[T], Any], those: Iterable[T], *, at_once: int = AT_ONCE) -> None:
    """All of them do this, several at a time."""
    with ThreadPoolExecutor(at_once) as pool:
        list(pool.map(act, those))


def nobody_hears_more(phones: Iterable[Phone]) -> None:
    """Nothing is on its way, and none of them has a text not looked at yet."""
    phones = list(phones)
    phones[0].stage.settles()
    assert {phone.sub: [text.body for text in phone.unheard] for phone in phones if phone.unheard} == {}
