"""Ledgers, anchors and packs for tests, signed with keys that are always the same."""

import hashlib
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from shared.consent.disclosure import Disclosure, Terms
from shared.consent.entry import Actor, DisclosureRef, Entry, Kind, Topic
from shared.consent.keys import EmployeeKey, SubscriberKey
from shared.consent.ledger import GENESIS, History, digest, sealed
from shared.consent.meaning import Meaning
from shared.consent.standing import Standing, State
from shared.evidence.contents import PackContents, Particulars, SentText
from shared.evidence.export import StoredEntry, export
from shared.evidence.heads import Anchor, Head, checkpoint, in_order
from shared.evidence.note import VerifierKey
from shared.sms.number import PhoneNumber

NINE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
MADE_AT = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
ORIGIN = "assent-test/ledger"
OURS = Ed25519PrivateKey.from_private_bytes(b"\x07" * 32)
FOREIGN = Ed25519PrivateKey.from_private_bytes(b"\x08" * 32)
KEY = VerifierKey(ORIGIN, OURS.public_key().public_bytes_raw())
FOREIGN_KEY = VerifierKey(ORIGIN, FOREIGN.public_key().public_bytes_raw())
ANA, NUMBER = SubscriberKey("ANAxxxxxxxxxxxxxxxxxxx"), PhoneNumber("+14155550123")

WORDS = "I agree to texts from Example IT. Reply STOP to end, <b>any</b> time."
DISCLOSURE = Disclosure(DisclosureRef("2026-11-01", "en", hashlib.sha256(WORDS.encode()).hexdigest()), WORDS)
TERMS = Terms(DISCLOSURE.ref.version, {"controller": ("Example IT",), "withdrawal": ("STOP", "the portal")})

Chain = list[StoredEntry]


def verify(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the signature holds."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


PLAIN = Entry(0, Kind.FORM, Actor.SELF, "portal", "", NINE, NINE)
REPLY = replace(PLAIN, kind=Kind.REPLY, channel="sms")
IN, OUT = (Standing(state, frozenset(Topic), held=False) for state in (State.OPTED_IN, State.OPTED_OUT))
STORY = (
    replace(
        PLAIN,
        employee=EmployeeKey("EMPxxxxxxxxxxxxxxxxxxx"),
        topics=frozenset(Topic),
        disclosure=DISCLOSURE.ref,
        after=Standing(State.PENDING, frozenset(Topic), held=False),
    ),
    replace(REPLY, meaning=Meaning.YES, rule="en.yes", after=IN),
    replace(REPLY, meaning=Meaning.NOTHING, rule="none", after=IN),
    replace(REPLY, meaning=Meaning.STOP, rule="keyword.stop", after=OUT),
    replace(REPLY, meaning=Meaning.START, rule="keyword.start", after=IN),
)


def particulars(seq: int) -> Particulars:
    """The personal part of an entry."""
    words = {"words": "Stop, por favor. ✋"} if seq % 4 == 0 else {"name": "Ana <Lopez>"}
    return Particulars(seq, f"{seq:064x}", {**words, "number": NUMBER.e164})


def chain(subscriber: SubscriberKey, length: int, start: datetime = NINE) -> Chain:
    """A chain of so many entries, a minute apart."""
    links: Chain = []
    for seq in range(1, length + 1):
        at = start + seq * timedelta(minutes=1)
        what = STORY[seq - 1] if seq <= len(STORY) else STORY[2 + seq % 3]
        entry = replace(what, seq=seq, cause=f"c-{seq}", at=at, recorded_at=at)
        own = particulars(seq)
        rest = {name: value for name, value in own.particulars.items() if name != "number"}
        before = History(subscriber, hashes=(links[-1].hash,) if links else ())
        link = sealed(before, entry, NUMBER, rest, own.salt)
        links.append(StoredEntry(link.facts(), link.hash))
    return links


def crowd(entries: int, seed: int) -> dict[SubscriberKey, Chain]:
    """Chains of 3 to 40 entries, so many in all, in the order of their subscribers."""
    dice = random.Random(seed)
    lengths: list[int] = []
    while (left := entries - sum(lengths)) > 0:
        lengths.append(left if left <= 43 else dice.randint(3, 40))
    names = sorted(f"{dice.getrandbits(132):022x}" for _ in lengths)
    return {
        SubscriberKey(name): chain(SubscriberKey(name), n) for name, n in zip(names, lengths, strict=True)
    }


def sealed_again(facts: dict[str, Any]) -> StoredEntry:
    """Facts with the hash that they have."""
    return StoredEntry(facts, digest(facts))


def hashed_anew(chain: Chain, start: int) -> Chain:
    """The chain with numbers and hashes made anew from ``start`` on: in itself without fault."""
    links = chain[:start]
    for old in chain[start:]:
        previous = links[-1].hash if links else GENESIS
        links.append(sealed_again(old.facts | {"seq": len(links) + 1, "previous": previous}))
    return links


def head(entry: StoredEntry) -> Head:
    """An entry as the end of its chain."""
    return Head(entry.facts["subscriber"], entry.facts["seq"], entry.hash)


def anchored(
    chains: Mapping[SubscriberKey, Chain],
    shares: Sequence[float] = (0.5, 0.8, 1.0),
    key: VerifierKey = KEY,
    private: Ed25519PrivateKey = OURS,
) -> list[Anchor]:
    """Anchors of successive days, at which each chain had that share of its entries."""
    anchors: list[Anchor] = []
    for day, share in enumerate(shares):
        last = [links[int(len(links) * share) - 1] for links in chains.values() if int(len(links) * share)]
        heads = in_order(head(entry) for entry in last)
        previous = anchors[-1].note if anchors else None
        root = checkpoint(key.name, heads, date(2026, 11, 23 + day), previous)
        anchors.append(Anchor(root.signed(key, private.sign), heads))
    return anchors


def contents(
    length: int = 5,
    shares: Sequence[float] = (0.5, 0.8, 1.0),
    key: VerifierKey = KEY,
    private: Ed25519PrivateKey = OURS,
) -> PackContents:
    """A pack of Ana's, among the heads of others."""
    links = chain(ANA, length)
    others = {name: chain(name, 3) for name in map(SubscriberKey, ("AAA", "BBB", "Z-Z", "zz_"))}
    anchors = anchored({ANA: links, **others}, shares, key, private)
    allowing = links[1]
    return PackContents(
        brand="Example IT",
        made_at=MADE_AT,
        key=key,
        entries=tuple(links),
        particulars=tuple(particulars(seq) for seq in range(1, length + 1)),
        disclosures=(DISCLOSURE,),
        terms=(TERMS,),
        texts=(
            SentText(NINE, "opt_in_request", "submitted", consent_seq=1, consent_hash=links[0].hash),
            SentText(
                NINE + timedelta(minutes=2, seconds=30),
                "alert",
                "delivered",
                event="itsm.tool/INC1",
                body="Example IT: INC1 P1: Email is down & <slow>. STOP to end",
                message_id="m-1",
                parts=1,
                consent_seq=2,
                consent_hash=allowing.hash,
                carrier_status="DELIVERED",
                confirmed_at=NINE + timedelta(minutes=3),
            ),
            SentText(
                NINE + timedelta(minutes=6), "alert", "skipped", event="itsm.tool/INC2", reason="opted_out"
            ),
        ),
        proofs=tuple(anchor.proof(ANA) for anchor in anchors),
    )


def written(
    path: Path,
    chains: Mapping[SubscriberKey, Chain],
    anchors: Sequence[Anchor],
    key: VerifierKey = KEY,
    private: Ed25519PrivateKey = OURS,
) -> Path:
    """An export in a file."""
    entries = (entry for links in chains.values() for entry in links)
    path.write_bytes(b"".join(export(entries, anchors, key, private.sign, MADE_AT)))
    return path
