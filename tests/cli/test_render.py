"""``assent render``, run as a person or a script runs it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from shared.cli import main; sys.exit(main())"
COMMAND = [sys.executable, "-c", PROGRAM, "render"]
"""What the installed entry point does, with this very code."""


def render(*arguments: str, lines: bytes = b"", folder: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *arguments], input=lines, capture_output=True, check=False, cwd=folder)


def answers(run: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run.stdout.decode().split("\n")[:-1]]


def envelope(kind: str = "Incident Opened", **more: Any) -> dict[str, Any]:
    """What EventBridge hands over; ``more`` goes into the detail."""
    detail = {
        "id": "INC0012345",
        "title": "Email is slow",
        "priority": 1,
        "occurred_at": "2025-11-24T09:00:00Z",
    }
    return {"version": "0", "source": "itsm.desk", "detail-type": kind, "detail": detail | more}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    written = tmp_path / "event.json"
    written.write_text(json.dumps(envelope(), indent=2))
    return written


def test_an_event_in_a_file(file: Path) -> None:
    run = render(str(file))
    assert (run.returncode, run.stderr) == (0, b"")
    (answer,) = answers(run)
    assert answer == {
        "text": "Example IT: INC0012345 P1 incident: Email is slow. STOP to end.",
        "encoding": "GSM",
        "parts": 1,
    }
    assert list(answer) == ["text", "encoding", "parts"]


@pytest.mark.parametrize(
    ("language", "state"),
    [("en", "P1 incident"), ("es", "incidencia P1"), ("fr", "incident P1")],
)
def test_in_the_language_of_the_reader(file: Path, language: str, state: str) -> None:
    (answer,) = answers(render(str(file), "--language", language))
    assert f"INC0012345 {state}: Email is slow." in answer["text"]


def test_lines_are_events_in_their_order_and_a_bad_one_holds_up_nobody() -> None:
    told = [
        envelope(title="One"),
        envelope(priority=None),
        {"detail": {}},
        [],
        envelope("Outage Reported", title="Почта", priority=None),
        envelope(occurred_at="2999-01-01T00:00:00Z"),
    ]
    lines = "\n".join([json.dumps(each) for each in told] + ["{", "\xff", "[" * 100_000])
    run = render(lines=lines.encode("latin-1", "surrogateescape"))
    assert run.returncode == 1
    assert [each.get("error") or each["text"].split(": ")[2] for each in answers(run)] == [
        "One. STOP to end.",
        "priority: is required for incidents",
        "detail-type: is not one of the thirteen",
        "the envelope is not an object",
        "Почта. STOP to end.",
        "occurred_at: is more than 5 minutes ahead",
        *(["the envelope is not JSON"] * 3),
    ]
    assert answers(run)[4] == {
        "text": "Example IT: INC0012345 outage: Почта. STOP to end.",
        "encoding": "UCS-2",
        "parts": 1,
    }


def test_a_file_that_is_not_there_is_an_error() -> None:
    run = render("/nowhere/event.json")
    assert (run.returncode, answers(run)) == (
        1,
        [{"error": "the file cannot be read: No such file or directory"}],
    )


def test_a_language_that_we_do_not_speak_is_named(file: Path) -> None:
    run = render(str(file), "--language", "de")
    assert run.returncode == 2
    assert b"'de'" in run.stderr


def test_the_brand_and_the_times_are_the_stages(tmp_path: Path, file: Path) -> None:
    stages = {"prod": {"brand": "Acme IT", "timeZone": "Europe/Berlin", "services": ["email"]}}
    (tmp_path / "cdk.json").write_text(json.dumps({"context": stages}))
    lines = json.dumps(envelope("Change Scheduled", starts_at="2025-11-25T20:00:00Z")).encode()
    (answer,) = answers(render("--stage", "prod", lines=lines, folder=tmp_path))
    assert answer["text"].startswith("Acme IT: INC0012345 change scheduled 25 Nov 21:00 CET: ")
    (answer,) = answers(render(lines=lines, folder=tmp_path))
    assert answer["text"].startswith("Example IT: INC0012345 change scheduled 25 Nov 20:00 UTC: ")
    run = render("--stage", "other", lines=lines, folder=tmp_path)
    assert (run.returncode, run.stdout) == (2, b"")
    assert b"'other'" in run.stderr


def test_the_projects_own_samples_can_be_rendered() -> None:
    told = [json.loads(sample.read_text()) for sample in sorted((ROOT / "events" / "itsm").glob("*.json"))]
    for each in told:
        each["detail"]["occurred_at"] = "2025-11-24T09:00:00Z"
    run = render("--language", "fr", lines="\n".join(map(json.dumps, told)).encode())
    assert (run.returncode, [each["parts"] for each in answers(run)]) == (0, [1] * len(told))
