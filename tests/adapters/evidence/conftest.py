"""A ledger in memory, a bucket of anchors, and a key that signs as KMS does."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from shared.consent.book import Book
from shared.consent.disclosure import disclosures
from shared.consent.disclosure_archive import DisclosureArchive
from shared.evidence.anchor import Anchoring
from shared.evidence.checkpoint import Checkpoint
from shared.evidence.compliance import Compliance
from shared.evidence.note import SignedNote
from shared.evidence.packs import Packs
from shared.evidence.proofs import Proofs
from shared.evidence.records import Records
from shared.evidence.store import Anchors, Signer, origin
from shared.evidence.whole_ledger import WholeLedger
from tests.adapters.consent.conftest import ana, ben, book, outbox
from tests.adapters.tables import NOON, SETTINGS, Hands, Tables

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

__all__ = ["ana", "ben", "book", "outbox"]

BUCKET, PACKS = "anchors", "packs"


@dataclass
class Kms:
    """KMS with one key of Ed25519, in the form of its own answers."""

    private: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    signed: int = 0

    def get_public_key(self, **_: Any) -> dict[str, bytes]:
        """The public half as SPKI."""
        public = self.private.public_key()
        return {"PublicKey": public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)}

    def sign(self, *, Message: bytes, MessageType: str, SigningAlgorithm: str, **_: Any) -> dict[str, bytes]:
        """A signature, for what KMS signs with such a key."""
        assert (MessageType, SigningAlgorithm) == ("RAW", "ED25519_SHA_512")
        assert len(Message) <= 4096
        self.signed += 1
        return {"Signature": self.private.sign(Message)}


@dataclass
class Archive:
    """A ledger and its anchors, and what a test does to them."""

    tables: Tables
    s3: "S3Client"
    kms: Kms
    clock: Hands

    @property
    def anchors(self) -> Anchors:
        """The bucket."""
        return Anchors(self.s3, BUCKET)

    @property
    def anchoring(self) -> Anchoring:
        """The job, in a process of its own."""
        ledger = WholeLedger(self.tables.dynamodb, self.tables.ledger)
        return Anchoring(ledger, self.anchors, self.signer, self.clock)

    @property
    def signer(self) -> Signer:
        """The key."""
        return Signer(self.kms, "arn:key", origin("local"))  # type: ignore[arg-type]

    def records(self, subscriber: str, seq: int = 1) -> None:
        """One more entry; the anchor looks at no more than key, seq and hash."""
        item = {"pk": {"S": subscriber}, "seq": {"N": str(seq)}, "hash": {"S": digest(subscriber, seq)}}
        self.tables.dynamodb.put_item(TableName=self.tables.ledger, Item={**item, "facts": {"M": {}}})

    def checkpoint(self, day: date) -> tuple[SignedNote, Checkpoint]:
        """The checkpoint of a day, its signature checked."""
        note = self.anchors.note(day)
        key = self.anchors.key()
        assert note
        assert key
        assert note.is_signed_by(key, verify)
        return note, Checkpoint.parse(note.text)

    def objects(self) -> dict[str, bytes]:
        """Everything in the bucket."""
        listed = self.s3.list_objects_v2(Bucket=BUCKET).get("Contents", [])
        return {o["Key"]: self.s3.get_object(Bucket=BUCKET, Key=o["Key"])["Body"].read() for o in listed}


@pytest.fixture
def archive(tables: Tables, hands: Hands) -> Archive:
    """An empty ledger without anchors."""
    session = boto3.Session(aws_access_key_id="any", aws_secret_access_key="any", region_name="us-east-1")
    s3 = session.client("s3")
    s3.create_bucket(Bucket=BUCKET)
    s3.create_bucket(Bucket=PACKS)
    return Archive(tables, s3, Kms(), hands)


@pytest.fixture
def words(tables: Tables) -> DisclosureArchive:
    """The words that people agreed to."""
    return DisclosureArchive(tables.dynamodb, tables.subscribers)


@pytest.fixture
def compliance(archive: Archive, book: Book, words: DisclosureArchive) -> Compliance:
    """Whoever answers compliance."""
    tables = archive.tables
    for each in disclosures("Example IT", "http://127.0.0.1:8080", NOON):
        words.keep(each)  # as the form's door does
    records = Records(tables.dynamodb, tables.subscribers, tables.ledger, tables.deliveries, words)
    proofs, packs = Proofs(archive.anchors), Packs(archive.s3, PACKS)
    return Compliance(book, records, proofs, packs, archive.signer, SETTINGS)


def verify(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the signature holds."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def digest(subscriber: str, seq: int) -> str:
    """A hash that is this entry's alone."""
    return f"{subscriber}{seq}".encode().hex().rjust(64, "0")
