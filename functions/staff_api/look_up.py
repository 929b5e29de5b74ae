"""The help desk's look at a record: where a number stands, and what became of its last texts."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from functions.caller import require
from functions.evidence import evidence
from functions.http import answer, checked, json_of
from functions.staff_api.asked import look_of, number_in, unknown
from functions.staff_api.models import LOOKUP_SENTENCES, Person
from functions.world import world
from shared.clock import iso
from shared.consent.entry import Actor
from shared.consent.looked_up import note_look

router = APIGatewayHttpRouter()  # type: ignore[no-untyped-call]

NEWEST = 20


@router.post("/api/help-desk/lookups")
def look_up() -> Response[str]:
    """Where somebody stands who calls the help desk."""
    event = router.current_event
    require("help-desk", event, world.settings)
    number = number_in(checked(Person, json_of(event), LOOKUP_SENTENCES).phone)
    history = note_look(number, look_of(event, Actor.HELP_DESK, "lookup"), world.book)
    if history is None:
        raise unknown()
    consent = history.consent(world.clock())
    return answer(
        HTTPStatus.OK,
        {
            "number": number.masked,
            "state": consent.state.value,
            "since": consent.since and iso(consent.since),
            "topics": sorted(consent.topics),
            "held": consent.held is not None,
            "deliveries": deliveries_view(evidence.records.texts(history.subscriber, newest=NEWEST)),
        },
    )


def deliveries_view(items: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Deliveries as people speak of them: an event by its id, with its source where two share the id."""
    items = list(items)
    events = {item["event"] for item in items if item.get("event")}
    ids = [event.partition("/")[2] for event in events]
    return [
        {
            "event": _name(item.get("event"), ids),
            "role": item["role"],
            "status": item["status"],
            "reason": item.get("reason"),
            "at": item["at"],
        }
        for item in items
    ]


def _name(event: str | None, ids: list[str]) -> str | None:
    if event is None:
        return None
    id_ = event.partition("/")[2]
    return id_ if ids.count(id_) == 1 else event
