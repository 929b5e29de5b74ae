"""Those who may ask about others: compliance, and the help desk with a person on the line."""

import json
import zipfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import httpx

from tests.end_to_end.people import Phone
from tests.end_to_end.stage import Clock, Stage, eventually

ANCHORED_SECONDS = 15.0  # 0.3 on an idle machine; it has to be made, not to be fast


@dataclass(frozen=True)
class Compliance:
    """Whoever answers auditors, regulators and lawyers."""

    stage: Stage
    sub: str = "compliance"

    def asks(self, person: Phone, at: datetime | str | None = None) -> httpx.Response:
        """Where did this number stand at that moment?"""
        when = at.isoformat() if isinstance(at, datetime) else at
        return self.posts("lookups", {"phone": person.number, **({"at": when} if when else {})})

    def knows(self, person: Phone, at: datetime | str | None = None) -> dict[str, Any]:
        """The answer to that, which there has to be."""
        answer = self.asks(person, at)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def erases(self, person: Phone) -> httpx.Response:
        """The person asks to be forgotten."""
        return self.posts("erasures", {"phone": person.number})

    def pack_of(self, person: Phone) -> "Pack":
        """The evidence pack, fetched by its link as a browser does it."""
        answer = self.posts("evidence", {"phone": person.number})
        assert answer.status_code == 201, answer.text
        fetched = httpx.get(answer.json()["url"], trust_env=False)
        assert fetched.status_code == 200, fetched.text
        return Pack(fetched.content, answer.json())

    def posts(self, what: str, body: Any) -> httpx.Response:
        """One request."""
        token = self.stage.token(self.sub, "compliance")
        return self.stage.api("POST", f"/api/compliance/{what}", token=token, json=body)


@dataclass(frozen=True)
class Pack:
    """A pack that was fetched."""

    content: bytes
    answer: dict[str, Any]

    def read(self, name: str) -> str:
        """One of its files."""
        with zipfile.ZipFile(BytesIO(self.content)) as pack:
            return pack.read(name).decode()

    def rows(self, name: str) -> list[dict[str, Any]]:
        """The lines of one of its data files."""
        return [json.loads(line) for line in self.read(f"data/{name}.jsonl").splitlines()]


@dataclass(frozen=True)
class Auditor:
    """Whoever reads the bucket of anchors."""

    stage: Stage
    clock: Clock

    def sees_a_day_end(self) -> date:
        """Let the day end, by the stage's clock; the day whose anchor is then there.

        Other tests moved the clock too, so it is the first day that nobody has seen end.
        """
        today = datetime.now(UTC).date()
        day = max([today, *(each + timedelta(days=1) for each in self.days)])
        self.clock.moves(days=(day - today).days + 1)
        eventually(lambda: day in self.days, within=ANCHORED_SECONDS)
        return day

    @property
    def days(self) -> list[date]:
        """The days that have a checkpoint."""
        found = (name.split("/") for name in self.objects)
        return sorted(date.fromisoformat(day) for _, day, kind in found if kind == "checkpoint")

    @property
    def objects(self) -> list[str]:
        """The names of everything of all anchors."""
        pages = self._s3.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix="anchors/")
        return [each["Key"] for page in pages for each in page.get("Contents", [])]

    def reads(self, name: str) -> str:
        """One object."""
        return str(self._s3.get_object(Bucket=self.bucket, Key=name)["Body"].read().decode())

    def versions(self, name: str) -> list[str]:
        """The ids of all versions of an object."""
        found = self._s3.list_object_versions(Bucket=self.bucket, Prefix=name)
        return [each["VersionId"] for each in found.get("Versions", [])]

    @property
    def bucket(self) -> str:
        """The bucket's name."""
        return self.stage.outputs["AnchorsBucket"]

    @property
    def _s3(self) -> Any:
        return self.stage.client("s3")


@dataclass(frozen=True)
class Operations:
    """Whoever runs the ITSM system, with a hand on the stop button."""

    stage: Stage
    sub: str = "operator"

    def pauses(self, lane: str = "all", reason: str = "A wrong text went out") -> list[str]:
        """Press it; the lanes that stand still now."""
        return self._done("pause", lane, reason)

    def resumes(self, lane: str = "all", reason: str = "All is well again") -> list[str]:
        """Let go of it; the lanes that stand still all the same."""
        return self._done("resume", lane, reason)

    def posts(self, what: str, body: Any, *groups: str) -> httpx.Response:
        """One request."""
        token = self.stage.token(self.sub, *(groups or ("itsm",)))
        return self.stage.api("POST", f"/api/operations/{what}", token=token, json=body)

    def _done(self, what: str, lane: str, reason: str) -> list[str]:
        answer = self.posts(what, {"lane": lane, "reason": reason})
        assert answer.status_code == 200, answer.text
        return list(answer.json()["paused"])
