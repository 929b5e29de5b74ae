"""``cost.usd_per_million``: what a million texts cost at AWS, receipts and logs included, carrier apart.

Texts leave the deployed local stage at 20 parts a second through both workers of the routine lane, whose
bookings are the dearest; the rival sends the same to the same people, one message and one run a text. How
long a sender runs is set by the line, as it would be at AWS; planning and receipts take what they take here.
"""

from bench.figure import Figure
from bench.metering import Used, counted, rests, used
from bench.on_stage import Crowd, begun, raises, routine, running
from bench.prices import cost
from bench.table import aligned
from shared.clock import clock
from shared.consent.keys import SubscriberKey
from shared.itsm.history import notice
from shared.itsm.store import EventStore
from shared.notification.messages import Packed, written
from tests.end_to_end.itsm import Happening
from tests.end_to_end.stage import SERVICES, Stage

GOAL = 5.0
MILLION = 1_000_000
SERVICE, NOBODYS = SERVICES[-2:]
EVENTS = 2
"""So that both workers have a message each."""
QUICK, FULL = 10, 200
"""People; each gets a text of each event."""


def prepare() -> None:
    """Let the deployment begin while others measure what no other process can disturb."""
    begun()


def measure(quick: bool) -> dict[str, Figure]:
    """Send the same notices to the same people, packed and one by one."""
    stage = running()
    keys = Crowd.of(stage).grows(QUICK if quick else FULL, service=SERVICE)
    rests(stage)  # whatever a function holds when it is set up anew comes back a minute later
    with counted(stage) as counts:
        _one_by_one(stage, keys[:2])  # starts every function anew: in a million texts cold starts are few
        rests(stage)
        texts = EVENTS * len(keys)
        ours = used(stage, counts, texts, EVENTS, lambda: _packed(stage))
        theirs = used(stage, counts, texts, EVENTS, lambda: _one_by_one(stage, keys))
    print(table(ours, theirs))
    return {"cost.usd_per_million": Figure(usd_per_million(ours), GOAL, usd_per_million(theirs))}


def usd_per_million(of: Used) -> float:
    """All of it."""
    return sum(cost(of.units).values()) / of.texts * MILLION


def table(ours: Used, theirs: Used) -> str:
    """What a text uses, and what a million of them cost."""
    both = (ours, theirs)
    rows: list[tuple[str, ...]] = [("used by a text", "packed", "one by one", "USD a million", "one by one")]
    for name in cost({}):
        amounts = (f"{each.units.get(name, 0) / each.texts:.3g}" for each in both)
        prices = (f"{cost(each.units)[name] / each.texts * MILLION:.2f}" for each in both)
        rows.append((name, *amounts, *prices))
    rows.append(("all of it", "", "", *(f"{usd_per_million(each):.2f}" for each in both)))
    for name in sorted(ours.calls.keys() | theirs.calls.keys()):
        rows.append((name, *(f"{each.calls.get(name, 0) / each.texts:.3f}" for each in both), "", ""))
    return aligned(rows)


def _packed(stage: Stage) -> None:
    """As planning packs them."""
    raises(stage, *(routine(f"Packed {place}", SERVICE) for place in range(EVENTS)))


def _one_by_one(stage: Stage, keys: list[SubscriberKey]) -> None:
    """Events that planning finds nobody for, and each person a message of their own."""
    events = [routine(f"One by one {place}", NOBODYS) for place in range(EVENTS)]
    raises(stage, *events)
    stage.settles("FanOut", within=60)
    url, sqs = stage.outputs["RoutineQueueUrl"], stage.client("sqs")
    for event in events:
        for body in _messages(stage, event, keys):
            sqs.send_message(QueueUrl=url, MessageBody=body, MessageGroupId=event.id)


def _messages(stage: Stage, happening: Happening, keys: list[SubscriberKey]) -> list[str]:
    store = EventStore(stage.client("dynamodb"), stage.outputs["EventsTable"], clock(None))
    (version,) = store.versions(happening.source, happening.id)
    told = notice(version.event, [version.event])
    return [written(Packed(told, (key,))) for key in keys]
