"""The anchors outlast whoever would like to change them; the packs do not outlast their use."""

from typing import Any

from tests.infra.conftest import COMPANY, synthesise
from tests.infra.stacks import Stacks, name_of

FIVE_YEARS = 1827


def test_an_anchor_is_locked_for_five_years_and_nobody_can_shorten_that(company: Stacks) -> None:  # G5
    anchors = bucket(company, "EvidenceAnchors")
    assert anchors["VersioningConfiguration"] == {"Status": "Enabled"}
    assert anchors["ObjectLockEnabled"]
    assert retention(anchors) == {"Mode": "COMPLIANCE", "Days": FIVE_YEARS}
    assert "LifecycleConfiguration" not in anchors


def test_the_lock_is_a_setting(tmp_path_factory: Any) -> None:
    folder = tmp_path_factory.mktemp("lock")
    stacks = synthesise(folder, {**COMPANY, "anchorLock": "governance", "anchorDays": "30", "nag": False})
    assert retention(bucket(stacks, "EvidenceAnchors")) == {"Mode": "GOVERNANCE", "Days": 30}


def test_the_laptops_anchors_can_be_thrown_away(laptop: Stacks) -> None:
    assert retention(bucket(laptop, "EvidenceAnchors")) == {"Mode": "GOVERNANCE", "Days": 1}


def test_a_pack_is_gone_after_a_week(company: Stacks) -> None:  # it holds what a person said
    (rule,) = bucket(company, "EvidencePacks")["LifecycleConfiguration"]["Rules"]
    assert (rule["ExpirationInDays"], rule["Status"]) == (7, "Enabled")
    assert "Prefix" not in rule


def test_buckets_are_encrypted_and_nobody_outside_gets_in(company: Stacks) -> None:  # G7
    buckets = list(company.properties("AWS::S3::Bucket"))
    assert len(buckets) == 2
    for each in buckets:
        (rule,) = each["BucketEncryption"]["ServerSideEncryptionConfiguration"]
        assert rule["ServerSideEncryptionByDefault"] == {"SSEAlgorithm": "AES256"}
        assert set(each["PublicAccessBlockConfiguration"].values()) == {True}


def test_the_key_signs_as_ed25519_and_is_never_thrown_away(company: Stacks) -> None:
    ((name, key),) = company.resources("AWS::KMS::Key").items()
    assert name_of({"Ref": name}) == "EvidenceSigningKey"
    assert key["Properties"]["KeySpec"] == "ECC_NIST_EDWARDS25519"
    assert key["Properties"]["KeyUsage"] == "SIGN_VERIFY"
    assert key["DeletionPolicy"] == "Retain"


def bucket(stacks: Stacks, wanted: str) -> dict[str, Any]:
    found = {name_of({"Ref": name}): each for name, each in stacks.resources("AWS::S3::Bucket").items()}
    return dict(found[wanted]["Properties"])


def retention(anchors: dict[str, Any]) -> dict[str, Any]:
    return dict(anchors["ObjectLockConfiguration"]["Rule"]["DefaultRetention"])
