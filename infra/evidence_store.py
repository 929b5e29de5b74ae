"""What makes the ledger stand up as evidence: the signing key, the anchors, and the packs.

An anchor is what the whole ledger said at the end of a day, under one signed root. It is written once and
kept under Object Lock, so that nobody, the operator included, can later show another one.
"""

from aws_cdk import CfnOutput, Duration
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from constructs import Construct

from infra.checks import acknowledge
from infra.kept import Kept
from infra.settings import StageSettings

PACK_DAYS = 7
"""How long a pack can be fetched; the next one is made anew from the records."""
TIDY_DAYS = 1


class EvidenceStore(Construct):
    """The key that signs, ``anchors`` that nobody can replace, ``packs`` that go after days."""

    def __init__(self, scope: Construct, name: str, *, settings: StageSettings, kept: Kept) -> None:
        super().__init__(scope, name)
        # Neither rotated nor replaced: whoever pinned its public half can check anchors of ten years ago.
        self.signing_key = kms.Key(
            self,
            "SigningKey",
            description="Assent: signs the daily anchors of the ledger and the evidence packs",
            key_spec=kms.KeySpec.ECC_NIST_EDWARDS25519,
            key_usage=kms.KeyUsage.SIGN_VERIFY,
            removal_policy=kept.removal_policy,
            pending_window=Duration.days(7 if settings.is_local else 30),
        )
        self.anchors = self._bucket(
            "Anchors",
            kept,
            versioned=True,
            object_lock_default_retention=_retention(settings),
        )
        self.packs = self._bucket("Packs", kept, lifecycle_rules=[_gone_after(PACK_DAYS)])
        CfnOutput(scope, "SigningKeyArn", value=self.signing_key.key_arn)
        CfnOutput(scope, "AnchorsBucket", value=self.anchors.bucket_name)
        CfnOutput(scope, "PacksBucket", value=self.packs.bucket_name)

    def _bucket(self, name: str, kept: Kept, **options: object) -> s3.Bucket:
        bucket = s3.Bucket(
            self,
            name,
            encryption=s3.BucketEncryption.S3_MANAGED,
            enforce_ssl=True,
            minimum_tls_version=1.2,
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            removal_policy=kept.removal_policy,
            **options,  # type: ignore[arg-type]
        )
        acknowledge(
            bucket,
            "S1",
            reason="Only two functions reach it. Whoever asks for a pack is an entry of the ledger; other "
            "access is for the account's CloudTrail, which a log in a second bucket would only repeat.",
        )
        return bucket


def _retention(settings: StageSettings) -> s3.ObjectLockRetention:
    """In AWS nobody at all can shorten it, unless the settings choose the milder mode for a trial."""
    if settings.anchor_lock == "compliance":
        return s3.ObjectLockRetention.compliance(Duration.days(settings.anchor_days))
    return s3.ObjectLockRetention.governance(Duration.days(settings.anchor_days))


def _gone_after(days: int) -> s3.LifecycleRule:
    return s3.LifecycleRule(
        expiration=Duration.days(days),
        abort_incomplete_multipart_upload_after=Duration.days(TIDY_DAYS),
    )
