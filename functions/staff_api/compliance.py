"""What compliance may ask for: the state at a moment with its proof, the pack, and erasure."""

from http import HTTPStatus
from typing import Any

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from functions.caller import employee, require
from functions.evidence import evidence
from functions.http import Problem, answer, checked, json_of, unprocessable
from functions.staff_api.asked import look_of, number_in, unknown
from functions.staff_api.models import LOOKUP_SENTENCES, Moment, Person
from functions.world import world
from shared.clock import iso
from shared.consent.disclosure import Disclosure
from shared.consent.entry import Actor
from shared.consent.erasure import Erased, Erasure, NeverSeen, StillTexted, erase
from shared.evidence.compliance import Answer
from shared.evidence.export import StoredEntry

router = APIGatewayHttpRouter()  # type: ignore[no-untyped-call]

OPT_OUT_FIRST = "This number is pending or opted in. Opt it out first."


@router.post("/api/compliance/lookups")
def look_up() -> Response[str]:
    """Where a number stood at a moment, to which words, and how that is proven."""
    event = router.current_event
    require("compliance", event, world.settings)
    asked = checked(Moment, json_of(event), LOOKUP_SENTENCES)
    if asked.at and asked.at > world.clock():
        raise unprocessable([("at", LOOKUP_SENTENCES["at"])])
    look = look_of(event, Actor.COMPLIANCE, "proof")
    found = evidence.compliance.state_at(number_in(asked.phone), look, asked.at)
    if found is None:
        raise unknown()
    return answer(HTTPStatus.OK, answer_view(found))


@router.post("/api/compliance/evidence")
def evidence_pack() -> Response[str]:
    """The evidence pack of a number, to be fetched by a link."""
    event = router.current_event
    require("compliance", event, world.settings)
    number = number_in(checked(Person, json_of(event), LOOKUP_SENTENCES).phone)
    link = evidence.compliance.pack_of(number, look_of(event, Actor.COMPLIANCE, "evidence"))
    if link is None:
        raise unknown()
    return answer(HTTPStatus.CREATED, {"url": link.url, "expires_at": iso(link.expires_at)})


@router.post("/api/compliance/erasures")
def erasure() -> Response[str]:
    """Erase what is personal of a number; that it was, and the silence that it asked for, stay."""
    event = router.current_event
    require("compliance", event, world.settings)
    number = number_in(checked(Person, json_of(event), LOOKUP_SENTENCES).phone)
    staff, request = employee(event, world.keys), event.request_context.request_id
    match erase(Erasure(number, staff, request), world.book):
        case Erased():
            return answer(HTTPStatus.NO_CONTENT)
        case StillTexted():
            raise Problem(HTTPStatus.CONFLICT, OPT_OUT_FIRST)
        case NeverSeen():
            raise unknown()


def answer_view(found: Answer) -> dict[str, Any]:
    """The answer in the contract's keys. ``proof`` holds all that is needed to check it without us."""
    return {
        "state": found.consent.state.value,
        "at": iso(found.at),
        "topics": sorted(found.consent.topics),
        "held": found.consent.held is not None,
        "entry": found.entry and {**found.entry.facts, "hash": found.entry.hash},
        "disclosure": found.disclosure and disclosure_view(found.disclosure),
        "proof": {
            "key": str(found.key),
            "anchor": found.anchor and found.anchor.facts(),
            "entries": [entry_view(entry) for entry in found.chain],
        },
    }


def disclosure_view(disclosure: Disclosure) -> dict[str, str]:
    """The words that were agreed to; the hash is over exactly this text in UTF-8."""
    ref = disclosure.ref
    return {
        "version": ref.version,
        "language": ref.language,
        "text": disclosure.text,
        "sha256": ref.sha256,
    }


def entry_view(entry: StoredEntry) -> dict[str, Any]:
    """An entry as the ledger holds it: the hash is over the canonical JSON (RFC 8785) of the facts."""
    return {"facts": entry.facts, "hash": entry.hash}
