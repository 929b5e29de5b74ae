"""Somebody who forges a ledger, in every way there is; always the same for the same seed."""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from shared.consent.keys import SubscriberKey
from shared.evidence.export import StoredEntry
from shared.evidence.heads import Anchor
from tests.unit.evidence.ledger import Chain, hashed_anew, sealed_again


@dataclass
class Ledger:
    """The clean export."""

    chains: dict[SubscriberKey, Chain]
    anchors: list[Anchor]

    @cached_property
    def names(self) -> list[SubscriberKey]:
        return list(self.chains)

    @cached_property
    def hashes(self) -> dict[SubscriberKey, list[str]]:
        return {name: [entry.hash for entry in chain] for name, chain in self.chains.items()}

    @cached_property
    def anchored(self) -> list[dict[str, Any]]:
        return [anchor.facts() for anchor in self.anchors]


@dataclass
class Forgery:
    """Chains in place of others; ``first`` is the entry that must be named.

    Where all hashes were made anew it can only be said up to where a chain was still the anchored one.
    """

    what: str
    chains: dict[SubscriberKey, Chain]
    first: tuple[SubscriberKey, int]
    anew: bool = False


class Forger:
    """Somebody with the whole file and time."""

    def __init__(self, ledger: Ledger, seed: int) -> None:
        self.dice = random.Random(seed)
        self.ledger = ledger
        self.name = self.dice.choice(ledger.names)
        self.chain = ledger.chains[self.name]
        self.at = self.dice.randrange(len(self.chain))

    def forges(self) -> Forgery:
        kinds: list[Callable[[], Forgery]] = [self.edits, self.edits_a_hash, self.deletes, self.inserts]
        kinds += [self.copies, self.reorders, self.truncates, self.edits_anew, self.deletes_anew]
        kinds += [self.inserts_anew, self.reorders_anew, self.swaps, self.swaps_anew]
        kinds += [self.removes_somebody, self.renames_somebody, self.edits_one_anew]
        return self.dice.choice(kinds)()

    def edited(self) -> StoredEntry:
        """The entry with another value somewhere: of the same type, or none at all."""
        facts = json.loads(json.dumps(self.chain[self.at].facts))
        name = self.dice.choice(sorted(set(facts) - {"previous"}))
        value = facts[name]
        if self.dice.random() < 0.1:
            del facts[name]
        elif isinstance(value, dict):
            value[self.dice.choice(sorted(value))] = "forged"
        elif isinstance(value, list):
            facts[name] = [*value, "forged"]
        elif isinstance(value, int):
            facts[name] = value + self.dice.choice((-1, 1, 100))
        else:
            facts[name] = value + self.dice.choice((" ", "x", "\u200b"))
        return StoredEntry(facts, self.chain[self.at].hash)

    def with_(self, what: str, chain: Chain, seq: int, anew: bool = False) -> Forgery:
        return Forgery(what, {self.name: chain}, (self.name, seq), anew)

    def edits(self) -> Forgery:
        return self.with_("edit", self.put(self.edited()), self.at + 1)

    def edits_a_hash(self) -> Forgery:
        forged = StoredEntry(self.chain[self.at].facts, f"{self.dice.getrandbits(256):064x}")
        return self.with_("edit of a hash", self.put(forged), self.at + 1)

    def put(self, forged: StoredEntry) -> Chain:
        return [*self.chain[: self.at], forged, *self.chain[self.at + 1 :]]

    def deletes(self) -> Forgery:
        return self.with_("delete", [*self.chain[: self.at], *self.chain[self.at + 1 :]], self.at + 1)

    def inserts(self) -> Forgery:
        facts = self.chain[self.at].facts | {"cause": "forged"}
        chain = [*self.chain[: self.at], sealed_again(facts), *self.chain[self.at :]]
        # What is forged follows rightly; the first entry that no longer fits is the one behind it.
        return self.with_("insert", chain, self.at + 1, anew=True)

    def copies(self) -> Forgery:
        self.at = max(self.at, 1)  # between two chains it would belong to neither
        copied = self.dice.choice(self.ledger.chains[self.dice.choice(self.ledger.names)][1:])
        chain = [*self.chain[: self.at], copied, *self.chain[self.at :]]
        return self.with_("insert of an entry from elsewhere", chain, self.at + 1)

    def reorders(self) -> Forgery:
        one, two = sorted(self.dice.sample(range(len(self.chain)), 2))
        chain = list(self.chain)
        chain[one], chain[two] = chain[two], chain[one]
        return self.with_("reorder", chain, one + 1)

    def truncates(self) -> Forgery:
        self.at = max(self.at, 1)
        return self.with_("truncate", self.chain[: self.at], self.at + 1)

    def edits_one_anew(self) -> Forgery:
        # What is forged has the hash of its facts; the entry behind it no longer follows.
        facts = self.chain[self.at].facts | {"cause": "forged"}
        return self.with_("edit, that entry hashed anew", self.put(sealed_again(facts)), self.at + 1, True)

    def edits_anew(self) -> Forgery:
        facts = self.chain[self.at].facts | {"meaning": "yes", "cause": "forged"}
        return self.with_(
            "edit, hashed anew", hashed_anew(self.put(sealed_again(facts)), self.at), self.at + 1, True
        )

    def deletes_anew(self) -> Forgery:
        chain = hashed_anew([*self.chain[: self.at], *self.chain[self.at + 1 :]], self.at)
        return self.with_("delete, hashed anew", chain, self.at + 1, True)

    def inserts_anew(self) -> Forgery:
        facts = self.chain[self.at].facts | {"cause": "forged"}
        chain = hashed_anew([*self.chain[: self.at], sealed_again(facts), *self.chain[self.at :]], self.at)
        return self.with_("insert, hashed anew", chain, self.at + 1, True)

    def reorders_anew(self) -> Forgery:
        one, two = sorted(self.dice.sample(range(len(self.chain)), 2))
        chain = list(self.chain)
        chain[one], chain[two] = chain[two], chain[one]
        return self.with_("reorder, hashed anew", hashed_anew(chain, one), one + 1, True)

    def swapped(self) -> tuple[SubscriberKey, SubscriberKey, int]:
        """Two subscribers, in the order of the file, and a place that both chains have."""
        other = self.dice.choice([name for name in self.ledger.names if name != self.name])
        one, two = sorted((self.name, other))
        return one, two, self.dice.randrange(min(len(self.ledger.chains[n]) for n in (one, two)))

    def swaps(self) -> Forgery:
        one, two, at = self.swapped()
        chains = {name: list(self.ledger.chains[name]) for name in (one, two)}
        chains[one][at], chains[two][at] = chains[two][at], chains[one][at]
        return Forgery("swap between subscribers", chains, (one, at + 1))

    def swaps_anew(self) -> Forgery:
        one, two, at = self.swapped()
        chains = {name: list(self.ledger.chains[name]) for name in (one, two)}
        mine, theirs = chains[one][at].facts, chains[two][at].facts
        chains[one][at] = sealed_again(theirs | {"subscriber": one, "cause": "forged"})
        chains[two][at] = sealed_again(mine | {"subscriber": two, "cause": "forged"})
        again = {name: hashed_anew(chain, at) for name, chain in chains.items()}
        return Forgery("swap between subscribers, hashed anew", again, (one, at + 1), True)

    def removes_somebody(self) -> Forgery:
        return self.with_("removal of a subscriber", [], 1)

    def renames_somebody(self) -> Forgery:
        renamed = [sealed_again(each.facts | {"subscriber": f"{self.name[:-1]}~"}) for each in self.chain]
        return self.with_("another's name on a chain", hashed_anew(renamed, 0), 1)
