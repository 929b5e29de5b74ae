"""Packs in S3: put there once, to be fetched by a link that soon ends, and gone after days."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

LINK_LIVES = timedelta(minutes=15)
RANDOM_BYTES = 24


@dataclass(frozen=True, slots=True)
class Link:
    """Where a pack can be fetched without signing in, and until when."""

    url: str
    expires_at: datetime


@dataclass(frozen=True)
class Packs:
    """The bucket of packs."""

    s3: "S3Client"
    bucket: str

    def keep(self, pack: bytes, now: datetime) -> Link:
        """Store a pack under a name that tells nothing (G7), and make the link to it."""
        key = f"packs/{secrets.token_urlsafe(RANDOM_BYTES)}.zip"
        self.s3.put_object(Bucket=self.bucket, Key=key, Body=pack, ContentType="application/zip")
        url = self.s3.generate_presigned_url(
            "get_object",
            Params={
                "Bucket": self.bucket,
                "Key": key,
                "ResponseContentDisposition": 'attachment; filename="evidence.zip"',
            },
            ExpiresIn=int(LINK_LIVES.total_seconds()),
        )
        return Link(url, now + LINK_LIVES)
