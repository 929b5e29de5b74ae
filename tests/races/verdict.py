"""What must be so of a scene, whatever happened in it: told by the ledger and the calls, never by a state."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, cached_property
from itertools import pairwise

from boto3.dynamodb.types import TypeDeserializer

from bench.virtual_time import SECOND
from shared.consent.entry import Entry
from shared.consent.keys import SubscriberKey
from shared.consent.ledger import from_facts
from shared.consent.states import Consent, State, state_after
from shared.itsm.event import Event, event_key
from shared.notification.delivery import DeliveryKey, claim_key, of_notice, subscriber_of
from shared.notification.messages import Packed, on_lane
from shared.sms.carrier import Unclear
from shared.sms.pacing import Lane
from tests.races.carrier import Call
from tests.races.crowd import CROWD, opted_in
from tests.races.database import Effect, Key
from tests.races.machine import NOON
from tests.races.scene import EVENTS, Scene
from tests.races.values import Item

LEASE_SECONDS = 60
MAY_BE_TRIED_AGAIN = ("unknown", "skipped")
ENDED = ("opted_out", "held", "topic_off")
TOPICS = {event_key(event.source, event.id): event.type.topic for event in EVENTS.values()}


@dataclass(frozen=True)
class Verdict:
    """A scene, looked at afterwards."""

    scene: Scene

    def faults(self) -> list[str]:
        """Each a sentence that begins with the scene's number; none when all is as it should be."""
        found = [*self._claimed_too_late(), *self._texted_too_often(), *self._without_end()]
        return [f"seed {self.scene.seed}: {each}" for each in found]

    def _claimed_too_late(self) -> Iterator[str]:
        """G2: no call rests on a claim that was made after the opt-out committed."""
        for call in self.notifications:
            made = self.claim_of(call)
            if made is None:
                yield f"{shown(call)} rests on no claim"
                continue
            consent = self.consent_at(subscriber_of(call.delivery), made.order, call.begun)
            if not _allows(consent, call):
                yield f"{shown(call)} rests on a claim made when consent was {consent.standing}"
            elif call.consent_seq != consent.entry:
                yield f"{shown(call)} says that entry {call.consent_seq} allows it, not {consent.entry}"

    def _texted_too_often(self) -> Iterator[str]:
        """G3: never twice on the routine lane; urgent twice only when nobody knew what came of the first."""
        for delivery, calls in self._arrived.items():
            allowed = 2 if delivery in self.planned[Lane.URGENT] else 1
            if len(calls) > allowed:
                yield f"{shown(calls[-1])} is number {len(calls)}"
            for first, second in pairwise(calls):
                yield from self._needless(first, second)

    def _needless(self, first: Call, second: Call) -> Iterator[str]:
        made = self.claim_of(second)
        known = [
            row.new["status"]["S"] for row in self.rows(second.delivery) if made and row.order < made.order
        ]
        if known and known[-1] not in MAY_BE_TRIED_AGAIN:
            yield f"{shown(second)} came after the first was {known[-1]}"
        if second.begun - first.begun < LEASE_SECONDS * SECOND and not isinstance(first.answer, Unclear):
            yield f"{shown(second)} came while the first could be at work"

    def _without_end(self) -> Iterator[str]:
        """G4: whoever it was for has an outcome or a reason in the end, and the row says no less."""
        for delivery in set().union(*self.planned.values()):
            rows = self.rows(delivery)
            if not rows:
                yield f"{delivery} has no outcome and no reason"
            elif rows[-1].new["status"]["S"] == "skipped":
                yield from self._wrongly_skipped(delivery, rows[-1].new["reason"]["S"])
        if "end" not in self.scene.raised:
            for name in self.scene.raised:
                yield from self._left_out(EVENTS[name])

    def _wrongly_skipped(self, delivery: DeliveryKey, reason: str) -> Iterator[str]:
        if arrived := self._arrived.get(delivery):
            yield f"{delivery} is skipped for {reason}, but {shown(arrived[0])}"
        if reason != "overtaken" and self._did_nothing(subscriber_of(delivery)):
            yield f"{delivery} is skipped for {reason}, of somebody who did nothing"

    def _did_nothing(self, key: SubscriberKey) -> bool:
        return len(self.entries[key]) == len(_before()[key])

    def _left_out(self, event: Event) -> Iterator[str]:
        """Those for whom an alert was never planned, though they did nothing that could explain it."""
        pk, planned = event_key(event.source, event.id), set().union(*self.planned.values())
        reached = {subscriber_of(each) for each in planned if each.pk.startswith(pk)}
        for person in CROWD:
            if person.key not in reached and self._did_nothing(person.key):
                yield f"{person.key} was never planned for {event.id}"

    @property
    def seen(self) -> Counter[str]:
        """How often there happened what the scenes are made for."""
        reasons = [rows[-1].new.get("reason", {}).get("S") for rows in self._rows.values()]
        return Counter(
            {
                "claims that met a transaction": self.scene.database.met,
                "calls in flight as consent ended": sum(map(self._ended_meanwhile, self.notifications)),
                "texts that an opt-out spared": sum(reason in ENDED for reason in reasons),
                "invocations that were ended": self.scene.queues.ended,
                "second attempts": sum(len(calls) > 1 for calls in self._arrived.values()),
            }
        )

    def _ended_meanwhile(self, call: Call) -> bool:
        """Whether consent had ended as the call began: no fault if its claim came before."""
        last = max((e.order for e in self.scene.database.effects if e.at <= call.begun), default=0)
        return not _allows(self.consent_at(subscriber_of(call.delivery), last + 1, call.begun), call)

    @property
    def notifications(self) -> list[Call]:
        """All calls but those of automatic answers."""
        lanes = self.planned.values()
        return [call for call in self.scene.calls.all if any(call.delivery in lane for lane in lanes)]

    @cached_property
    def planned(self) -> Mapping[Lane, set[DeliveryKey]]:
        """The deliveries that were put on each lane."""
        found: dict[Lane, set[DeliveryKey]] = {lane: set() for lane in Lane}
        for queue, body in self.scene.queues.laid:
            if queue in tuple(Lane):
                message = on_lane(body)
                assert isinstance(message, Packed)
                found[Lane(queue)] |= {of_notice(message.notice, key) for key in message.keys}
        return found

    @cached_property
    def entries(self) -> Mapping[SubscriberKey, list[tuple[int, Entry]]]:
        """Everybody's entries, with the place of their transactions among all writes."""
        found = {key: [(0, entry) for entry in entries] for key, entries in _before().items()}
        for effect in self.scene.database.effects:
            if effect.key[0] == "ledger":
                found[SubscriberKey(effect.key[1])].append((effect.order, _entry(effect.new)))
        return found

    def consent_at(self, key: SubscriberKey, order: int, at: int) -> Consent:
        """The consent that the ledger gave before the write of this place."""
        known = [entry for place, entry in self.entries[key] if place < order]
        return state_after(known).at(NOON + timedelta(microseconds=at))

    def claim_of(self, call: Call) -> Effect | None:
        """The write that was the claim which a call rests on."""
        return self._claims.get((subscriber_of(call.delivery), claim_key(call.delivery), call.token))

    @cached_property
    def _claims(self) -> Mapping[tuple[str, str, str], Effect]:
        found: dict[tuple[str, str, str], Effect] = {}
        for effect in self.scene.database.effects:
            if "claims" in effect.new and effect.new["claims"] is not effect.old.get("claims"):
                for name, lease in effect.new["claims"]["M"].items():
                    found.setdefault((effect.key[1], name, lease["M"]["t"]["S"]), effect)
        return found

    def rows(self, delivery: DeliveryKey) -> list[Effect]:
        """What was written down of a delivery, in order."""
        return self._rows.get(("deliveries", delivery.pk, delivery.sk), [])

    @cached_property
    def _rows(self) -> Mapping[Key, list[Effect]]:
        found: dict[Key, list[Effect]] = {}
        for effect in self.scene.database.effects:
            found.setdefault(effect.key, []).append(effect)
        return found

    @cached_property
    def _arrived(self) -> Mapping[DeliveryKey, list[Call]]:
        found: dict[DeliveryKey, list[Call]] = {}
        for call in self.scene.calls.all:
            if call.may_have_arrived:
                found.setdefault(call.delivery, []).append(call)
        return found


def _allows(consent: Consent, call: Call) -> bool:
    [topic] = [topic for event, topic in TOPICS.items() if event in call.delivery.pk]
    return consent.state is State.OPTED_IN and topic in consent.topics and not consent.held


def shown(call: Call) -> str:
    """A call in words."""
    return f"the call of {call.delivery} at {call.begun / SECOND:.3f} s ({call.answer})"


def _entry(item: Item) -> Entry:
    return from_facts(TypeDeserializer().deserialize(item["facts"]))


@cache
def _before() -> Mapping[SubscriberKey, list[Entry]]:
    """Everybody's entries before a scene begins."""
    ledger = [*opted_in().items("ledger")]
    return {p.key: [_entry(i) for i in ledger if i["pk"]["S"] == p.key] for p in CROWD}
