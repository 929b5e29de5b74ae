"""``assent-<stage>-data``: what must outlive every deploy."""

from aws_cdk import Stack
from constructs import Construct

from infra.consent_store import ConsentStore
from infra.event_store import DeliveryStore, EventStore, HeldTexts, Lines
from infra.evidence_store import EvidenceStore
from infra.kept import Kept
from infra.settings import StageSettings


class DataStack(Stack):
    """The records: consent, events, deliveries, texts that wait, and lines; and what makes them evidence."""

    def __init__(self, scope: Construct, name: str, *, settings: StageSettings, kept: Kept) -> None:
        super().__init__(scope, name, description="Assent: its records", termination_protection=kept.for_good)
        self.consent = ConsentStore(self, "Consent", kept=kept)
        self.events = EventStore(self, "Events", kept=kept)
        self.deliveries = DeliveryStore(self, "Deliveries", kept=kept)
        self.held = HeldTexts(self, "Held", kept=kept)
        self.lines = Lines(self, "Lines", kept=kept)
        self.evidence = EvidenceStore(self, "Evidence", settings=settings, kept=kept)
