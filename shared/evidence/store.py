"""The key in KMS that signs, and the anchors in S3, each written once.

Nothing here decides anything: :mod:`shared.evidence.anchor` does.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from shared.evidence.heads import Anchor, Head
from shared.evidence.note import PUBLIC_BYTES, SignedNote, VerifierKey

if TYPE_CHECKING:
    from mypy_boto3_kms import KMSClient
    from mypy_boto3_s3 import S3Client

FOLDER = "anchors/"
CHECKPOINT, LEAVES = "checkpoint", "leaves.jsonl"
KEY = "key"
THERE_ALREADY = {"PreconditionFailed", "ConditionalRequestConflict"}
MISSING = {"NoSuchKey", "404"}


def origin(stage: str) -> str:
    """The name of a stage's ledger, which is also its key's."""
    return f"assent-{stage}/ledger"


@dataclass(frozen=True)
class Signer:
    """The stage's key, whose private half never leaves KMS."""

    kms: "KMSClient"
    key_arn: str
    name: str

    @cached_property
    def key(self) -> VerifierKey:
        """Its public half, as people pin it. In the SPKI of Ed25519 the key is what comes last."""
        spki = self.kms.get_public_key(KeyId=self.key_arn)["PublicKey"]
        return VerifierKey(self.name, spki[-PUBLIC_BYTES:])

    def sign(self, message: bytes) -> bytes:
        """The Ed25519 signature of ``message``, which KMS takes up to 4096 bytes long."""
        answer = self.kms.sign(
            KeyId=self.key_arn, Message=message, MessageType="RAW", SigningAlgorithm="ED25519_SHA_512"
        )
        return answer["Signature"]


@dataclass(frozen=True)
class Anchors:
    """The bucket of anchors: for each day its heads and its checkpoint, each written once."""

    s3: "S3Client"
    bucket: str

    def reach(self, day: date) -> bool:
        """Whether ``day`` or a later one has its checkpoint."""
        page = self.s3.list_objects_v2(Bucket=self.bucket, Prefix=FOLDER, StartAfter=_key(day, ""))
        return any(found["Key"].endswith(f"/{CHECKPOINT}") for found in page.get("Contents", []))

    def days(self, since: date = date.min) -> list[date]:
        """The days of which there is anything, the oldest first."""
        pages = self.s3.get_paginator("list_objects_v2").paginate(
            Bucket=self.bucket, Prefix=FOLDER, Delimiter="/"
        )
        names = (each["Prefix"] for page in pages for each in page.get("CommonPrefixes", []))
        days = (date.fromisoformat(name.removeprefix(FOLDER).rstrip("/")) for name in names)
        return sorted(day for day in days if day >= since)

    def note(self, day: date) -> SignedNote | None:
        """The checkpoint of a day, as it was signed."""
        found = self._get(_key(day, CHECKPOINT))
        return None if found is None else SignedNote.parse(found.decode())

    def heads(self, day: date) -> tuple[Head, ...] | None:
        """What was written down as a day's heads, in order; None when nothing was."""
        found = self._get(_key(day, LEAVES))
        if found is None:
            return None
        return tuple(Head.from_facts(json.loads(line)) for line in found.splitlines())

    def anchor(self, day: date) -> Anchor | None:
        """The whole anchor of a day, if it has one."""
        note, heads = self.note(day), self.heads(day)
        return Anchor(note, heads) if note and heads else None

    def all(self) -> Iterator[Anchor]:
        """Every anchor, the oldest first."""
        return (anchor for day in self.days() if (anchor := self.anchor(day)))

    def write_heads(self, day: date, heads: tuple[Head, ...]) -> bool:
        """Write a day's heads down; False when they were there already."""
        return self._put_once(_key(day, LEAVES), b"".join(head.leaf() + b"\n" for head in heads))

    def write_note(self, day: date, note: SignedNote) -> bool:
        """Write a day's checkpoint down; False when it was there already."""
        return self._put_once(_key(day, CHECKPOINT), str(note).encode())

    def publish(self, key: VerifierKey) -> None:
        """The public key beside the anchors, for whoever reads them."""
        self._put_once(KEY, f"{key}\n".encode())

    def key(self) -> VerifierKey | None:
        """The public key that was published."""
        found = self._get(KEY)
        return None if found is None else VerifierKey.parse(found.decode().strip())

    def _put_once(self, key: str, body: bytes) -> bool:
        try:
            self.s3.put_object(
                Bucket=self.bucket,
                Key=key,
                Body=body,
                IfNoneMatch="*",
                ContentType="text/plain; charset=utf-8",
            )
        except ClientError as error:
            if error.response["Error"]["Code"] not in THERE_ALREADY:
                raise
            return False
        return True

    def _get(self, key: str) -> bytes | None:
        try:
            return self.s3.get_object(Bucket=self.bucket, Key=key)["Body"].read()
        except ClientError as error:
            if error.response["Error"]["Code"] not in MISSING:
                raise
            return None


def _key(day: date, name: str) -> str:
    return f"{FOLDER}{day.isoformat()}/{name}"
