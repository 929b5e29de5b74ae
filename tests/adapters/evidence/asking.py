"""Asking, as compliance does, and reading what comes."""

import io
import itertools
import json
import zipfile
from datetime import timedelta

from shared.consent.entry import Actor
from shared.consent.ledger import committed
from shared.consent.looked_up import Look
from shared.evidence.compliance import Answer, Compliance
from tests.adapters.consent.conftest import Person
from tests.adapters.evidence.conftest import PACKS, Archive

ASKED = itertools.count(1)


def look(person: Person, what: str = "proof") -> Look:
    return Look(Actor.COMPLIANCE, person.book.keys.employee("carla"), what, f"question-{next(ASKED)}")


def at(compliance: Compliance, person: Person, **ago: float) -> Answer:
    moment = person.clock() - timedelta(**ago) if ago else None
    answer = compliance.state_at(person.number, look(person), moment)
    assert answer
    return answer


def unzipped(archive: Archive) -> dict[str, str]:
    """The one pack in the bucket, its files as text."""
    (stored,) = archive.s3.list_objects_v2(Bucket=PACKS)["Contents"]
    content = archive.s3.get_object(Bucket=PACKS, Key=stored["Key"])["Body"].read()
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        return {name: pack.read(name).decode() for name in pack.namelist()}


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def opens(beside: dict[str, str], facts: dict[str, str]) -> bool:
    given = beside["particulars"]
    return committed(None, given, beside["salt"]) == facts["commitment"]  # type: ignore[arg-type]
