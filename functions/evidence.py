"""From the environment to the adapters of evidence, for the two functions that need them and no other."""

from functools import cached_property

import boto3
from botocore.config import Config

from functions.world import World, world
from shared.evidence.anchor import Anchoring
from shared.evidence.compliance import Compliance
from shared.evidence.packs import Packs
from shared.evidence.proofs import Proofs
from shared.evidence.records import Records
from shared.evidence.store import Anchors, Signer, origin
from shared.evidence.whole_ledger import WholeLedger


class EvidenceWorld:
    """What surrounds a function that anchors or proves."""

    def __init__(self, world: World) -> None:
        self._world = world

    @cached_property
    def s3(self):  # type: ignore[no-untyped-def]
        """The client of the buckets; a link that it signs is good where its bucket is."""
        return boto3.client("s3", config=Config(signature_version="s3v4"))

    @cached_property
    def signer(self) -> Signer:
        """The stage's signing key."""
        name = origin(self._world.settings.stage)
        return Signer(boto3.client("kms"), self._world.environment["SIGNING_KEY_ARN"], name)

    @cached_property
    def anchors(self) -> Anchors:
        """The daily anchors."""
        return Anchors(self.s3, self._world.environment["ANCHORS_BUCKET"])

    @cached_property
    def anchoring(self) -> Anchoring:
        """What makes them."""
        ledger = WholeLedger(self._world.dynamodb, self._world.environment["LEDGER_TABLE"])
        return Anchoring(ledger, self.anchors, self.signer, self._world.clock)

    @cached_property
    def records(self) -> Records:
        """All that is on record of a number."""
        told = self._world.environment
        return Records(
            self._world.dynamodb,
            subscribers=told["SUBSCRIBERS_TABLE"],
            ledger=told["LEDGER_TABLE"],
            deliveries=told["DELIVERIES_TABLE"],
            archive=self._world.disclosures,
        )

    @cached_property
    def compliance(self) -> Compliance:
        """What compliance may ask."""
        packs = Packs(self.s3, self._world.environment["PACKS_BUCKET"])
        proofs, settings = Proofs(self.anchors), self._world.settings
        return Compliance(self._world.book, self.records, proofs, packs, self.signer, settings)


evidence = EvidenceWorld(world)
