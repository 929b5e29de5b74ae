"""``make demo-evidence``: one person's history on a stage of its own, its pack, and five forgeries of it.

Run as ``python -m tests.end_to_end.demo_evidence``; everything that it makes lies in ``.assent/demo``.
"""

import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from playwright.sync_api import sync_playwright

from shared.evidence.verifier.chains import Wrong
from shared.evidence.verifier.command import checked
from tests.end_to_end.browser import UNWANTED, where_chromium_is
from tests.end_to_end.forging import FORGERIES
from tests.end_to_end.itsm import Itsm, incident
from tests.end_to_end.people import HelpDesk, Phone
from tests.end_to_end.staff import Auditor, Compliance, Pack
from tests.end_to_end.stage import ROOT, Clock, Stage

DEMO = ROOT / ".assent" / "demo"
PACK, PAGE, SCREENSHOT = DEMO / "evidence.zip", DEMO / "pack" / "index.html", DEMO / "evidence.png"
WIDE = {"width": 900, "height": 1200}


def main() -> int:
    """Tell the story; 1 when a forgery was not found."""
    shutil.rmtree(DEMO, ignore_errors=True)
    DEMO.mkdir(parents=True)
    with a_stage() as stage:
        pack, key = history(stage)
    PACK.write_bytes(pack.content)
    with zipfile.ZipFile(BytesIO(pack.content)) as archive:
        archive.extractall(PAGE.parent)
    show_the_page()
    say(f"\nThe pack, by the key that was pinned beforehand ({key}):")
    for proven in checked(PACK, key).proven:
        say(f"  {proven}")
    say("\nFive forgeries of it:")
    results = [found(forgery.what, forgery.of(pack.content), key) for forgery in FORGERIES]
    return 0 if all(results) else 1


@contextmanager
def a_stage() -> Iterator[Stage]:
    """A stage of its own, gone afterwards."""
    say("Starting a stage of its own …")
    with tempfile.TemporaryDirectory(prefix="assent-demo-") as folder:
        stage = Stage(Path(folder) / "home")
        try:
            yield stage.wait_until_ready()
        finally:
            stage.kill()


def history(stage: Stage) -> tuple[Pack, str]:
    """A form, a yes, two events and their texts, a look by the help desk, STOP, and two days that end."""
    ana, auditor = Phone(stage, "Ana"), Auditor(stage, Clock(stage))
    say("Ana fills in the form, and replies YES.")
    ana.opts_in()
    for title in ("Email is slow in Berlin", "VPN is down"):
        say(f"An incident: {title}. She is texted.")
        Itsm(stage).raises(incident(title=title))
        ana.receives(title)
    stage.settles()
    say("The help desk looks at her record.")
    assert HelpDesk(stage).looks_up(ana).status_code == 200
    say(f"The day ends: {auditor.sees_a_day_end()} is anchored.")
    key = auditor.reads("key").strip()
    say("She texts: Please stop these messages, thanks.")
    ana.replies("Please stop these messages, thanks.").receives()
    say(f"Another day ends: {auditor.sees_a_day_end()} is anchored.")
    say("Compliance asks for the evidence.")
    return Compliance(stage).pack_of(ana), key


def show_the_page() -> None:
    """Open the pack's page in Chromium, as whoever gets the pack would, and keep a picture of it."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = where_chromium_is(Path(folder))
        browser = playwright.chromium.launch(
            executable_path=chromium["path"],
            args=[flag for flag in chromium["args"] if flag not in UNWANTED],
            env={"TMPDIR": folder, "HOME": folder},
        )
        page = browser.new_page(viewport=WIDE)  # type: ignore[arg-type]
        page.goto(PAGE.as_uri())
        page.screenshot(path=SCREENSHOT, full_page=True)
        browser.close()
    say(f"Its page: {PAGE}, as Chromium shows it: {SCREENSHOT}")


def found(what: str, pack: bytes, key: str) -> bool:
    """Whether the verifier finds this forgery; says what it says."""
    file = DEMO / "forged.zip"
    file.write_bytes(pack)
    try:
        checked(file, key)
    except Wrong as wrong:
        say(f"  found: {what}\n         {wrong}")
        return True
    finally:
        file.unlink()
    say(f"  NOT FOUND: {what}")
    return False


def say(line: str) -> None:
    """One line, at once."""
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
