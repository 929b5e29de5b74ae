"""The tour of the README, run word for word on a stage where nobody was before: it comes first."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.end_to_end.stage import ROOT, Stage, eventually

PHONE = "+14155550123"
TOUR = "A tour of two minutes"
STANDARD_PLACES = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
END = "-- end of block"
TEXT_SECONDS = 15.0

REQUEST = "Example IT: reply YES to get IT texts, or enter code "
WELCOME = "Example IT: you are opted in to incident, change and service texts. "
ALERT = "Example IT: INC0012345 P1 incident: Email is slow in Berlin. STOP to end."
CONFIRMED = (
    "Example IT: you are opted out. You will get no more texts. "
    "To keep one: text KEEP INCIDENT, KEEP CHANGE or KEEP SERVICE within 24 h. START for all."
)
ALL_FOUR = [REQUEST, WELCOME, ALERT, CONFIRMED]


@dataclass(frozen=True)
class Step:
    """One block: what its output holds, how many lines of texts it prints, how many texts follow it."""

    does: str
    says: tuple[str, ...] = ()
    texts: int = 0


STEPS = (
    Step("export AWS_ENDPOINT_URL"),
    Step("/api/opt-ins", ('"state": "pending"', '"number": "+1•••••0123"'), texts=1),
    Step("texts()", (REQUEST,), texts=1),
    Step('"body": "YES"', ('"id"',), texts=2),
    Step("texts\ncurl", (WELCOME, "HELP for help, STOP to end.", '"state": "opted_in"'), texts=2),
    Step("put-events", ("0",), texts=3),
    Step("texts", (ALERT,), texts=3),
    Step('"body": "Stop."', ('"id"',), texts=4),
    Step("texts", (CONFIRMED,), texts=4),
    Step("INC0012346", ("0",), texts=4),
    Step("texts", (CONFIRMED,), texts=4),
    Step(
        "LedgerTable",
        (
            *('"state": "opted_out"', "form", "yes", "stop"),
            *("INC0012345\tplanned", "itsm.example/INC0012345"),
            '"outcome": "not_planned", "reason": "opted_out"',
        ),
        texts=4,
    ),
    Step("assent verify", ("opted_out", "Texts: 4, each with the entry that it rests on."), texts=4),
)


class Shell:
    """A terminal that stays open from block to block, as a reader's does."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def runs(self, block: str) -> str:
        """Type a block; what it printed. It must succeed."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{block}\necho; echo {END} $?\n")
        self._process.stdin.flush()
        said = ""
        for line in self._process.stdout:
            if line.startswith(END):
                assert line == f"{END} 0\n", f"{block}\n{said}"
                return said
            said += line
        raise AssertionError(f"the shell ended at: {block}\n{said}")


@contextmanager
def shell(folder: Path) -> Iterator[Shell]:
    """A plain ``sh`` in the checkout, with the AWS CLI of the environment and nobody's settings."""
    (folder / "aws").symlink_to(Path(sys.executable).with_name("aws"))
    if not shutil.which("curl", path=STANDARD_PLACES):
        stand_in_for_curl(folder / "curl")
    process = subprocess.Popen(
        ["/bin/sh"],
        cwd=ROOT,
        env={"PATH": f"{folder}:{STANDARD_PLACES}", "HOME": str(folder), "NO_PROXY": "127.0.0.1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield Shell(process)
    finally:
        process.communicate(timeout=30)


def stand_in_for_curl(command: Path) -> None:
    """A fresh machine may have none."""
    script = Path(__file__).with_name("curl.py")
    command.write_text(f'#!/bin/sh\nexec {sys.executable} {script} "$@"\n')
    command.chmod(0o755)


def tour(stage: Stage) -> list[str]:
    """The blocks of the tour, with the stage's ports in place of the ones by default."""
    text = (ROOT / "README.md").read_text()
    section = text.partition(f"## {TOUR}\n")[2].partition("\n## ")[0]
    own = {"http://127.0.0.1:8080": stage.url, "http://127.0.0.1:4566": stage.aws_endpoint}
    for there, here in own.items():
        section = section.replace(there, here)
    return re.findall(r"^```sh\n(.*?)\n```$", section, re.DOTALL | re.MULTILINE)


def texts_on_the_phone(stage: Stage) -> list[str]:
    """What Ana's phone got, oldest first."""
    found = stage.http.get("/carrier/messages", params={"to": PHONE}).raise_for_status()
    return [text["body"] for text in found.json()]


def test_the_tour_of_the_readme_works_word_for_word(stage: Stage, tmp_path: Path) -> None:
    blocks = tour(stage)
    assert len(blocks) == len(STEPS)
    assert texts_on_the_phone(stage) == [], "somebody else has Ana's number"

    with shell(tmp_path) as terminal:
        for block, step in zip(blocks, STEPS, strict=True):
            assert step.does in block
            said = terminal.runs(block)
            for words in step.says:
                assert words in said, f"{block}\n{said}"
            wait_for(stage, step.texts)

    stage.settles()
    got = texts_on_the_phone(stage)
    assert [text.startswith(begin) for text, begin in zip(got, ALL_FOUR, strict=True)] == [True] * 4
    assert "itsm.example/INC0012346" not in said, "a delivery of the second incident"


def wait_for(stage: Stage, texts: int) -> None:
    """The second that the tour asks its reader for; where nothing may come, until nothing can."""
    if len(texts_on_the_phone(stage)) >= texts:
        stage.settles()
        return
    eventually(
        lambda: len(texts_on_the_phone(stage)) == texts,
        within=TEXT_SECONDS,
        otherwise=lambda: f"not {texts} texts but {texts_on_the_phone(stage)}",
    )
