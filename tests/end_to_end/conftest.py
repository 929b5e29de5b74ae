"""One laptop stage for all end-to-end tests, a browser for it, and the people of the story."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests import LONG
from tests.end_to_end.browser import UNWANTED, where_chromium_is
from tests.end_to_end.dead_letters import DeadLetters
from tests.end_to_end.itsm import RAISED, Itsm
from tests.end_to_end.people import GIVEN, HelpDesk, People, Phone
from tests.end_to_end.portal import Portal
from tests.end_to_end.reckoning import reckoning
from tests.end_to_end.records import Records
from tests.end_to_end.staff import Auditor, Compliance
from tests.end_to_end.stage import Clock, Stage, eventually

RECKONED_SECONDS = 20.0


@pytest.fixture(scope="session")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """The laptop stage; its end is part of what is tested."""
    running = Stage(tmp_path_factory.mktemp("stage") / "home")
    try:
        yield running.wait_until_ready()
        assert running.ends() == 0, running.output
    finally:
        running.kill()


@pytest.fixture(scope="session")
def busy(stage: Stage, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """The stage for what takes long and fills the tables: one of its own, if it is to take that long."""
    if not LONG:
        yield stage
        return
    running = Stage(tmp_path_factory.mktemp("busy") / "home")
    try:
        yield running.wait_until_ready()
        assert running.ends() == 0, running.output
    finally:
        running.kill()


@pytest.fixture
def people(stage: Stage) -> Iterator[People]:
    """Whoever has part in the test."""
    met = People(stage)
    yield met
    met.leave()


@pytest.fixture
def ana(people: People) -> Phone:
    """Ana, who has opted in to nothing yet."""
    return people.meet("Ana")


@pytest.fixture
def ben(people: People) -> Phone:
    """Ben, likewise."""
    return people.meet("Ben")


@pytest.fixture
def itsm(stage: Stage) -> Itsm:
    """The ITSM system."""
    return Itsm(stage)


@pytest.fixture(autouse=True)
def everybody_is_accounted_for() -> Iterator[None]:
    """After every test that raised an event: whoever it was for was texted, or has a reason."""
    known_before = len(GIVEN)
    yield
    raised = [(stage, each) for stage, each in RAISED if stage.process.poll() is None]
    RAISED.clear()
    for stage in {id(stage): stage for stage, _ in raised}.values():
        stage.settles("FanOut", "Urgent", "Routine")
        records = Records(stage)
        people = records.keys_of(GIVEN[known_before:]) | records.opted_in()
        for source, id_ in {(each.source, each.id) for of, each in raised if of is stage}:
            eventually(
                lambda: not reckoning(records, source, id_, people),  # noqa: B023
                within=RECKONED_SECONDS,
                otherwise=lambda: f"{source}/{id_}: {reckoning(records, source, id_, people)}",  # noqa: B023
            )


@pytest.fixture
def help_desk(stage: Stage) -> HelpDesk:
    """The help desk."""
    return HelpDesk(stage)


@pytest.fixture
def compliance(stage: Stage) -> Compliance:
    """Compliance."""
    return Compliance(stage)


@pytest.fixture(scope="session")
def records(stage: Stage) -> Records:
    """The tables, as an auditor reads them."""
    return Records(stage)


@pytest.fixture(scope="session")
def dead_letters(stage: Stage) -> DeadLetters:
    """What could not be done."""
    return DeadLetters(stage)


@pytest.fixture
def clock(stage: Stage, people: People) -> Iterator[Clock]:
    """The clock of functions and carrier; right again after the test, when all have left by its time."""
    moving = Clock(stage)
    yield moving
    people.leave()
    moving.moves(seconds=0)


@pytest.fixture
def auditor(stage: Stage, clock: Clock) -> Auditor:
    """An auditor, who makes days end."""
    return Auditor(stage, clock)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium as it comes from npm, which needs no package of the system."""
    unpacked = tmp_path_factory.mktemp("chromium")
    chromium = where_chromium_is(unpacked)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium["path"],
            args=[flag for flag in chromium["args"] if flag not in UNWANTED],
            headless=True,
            env={"TMPDIR": str(unpacked), "HOME": str(unpacked)},
        )
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser, stage: Stage) -> Iterator[Page]:
    """A fresh page, on which addresses are those of the stage."""
    context = browser.new_context(base_url=stage.url)
    yield context.new_page()
    context.close()


@pytest.fixture
def portal(page: Page, ana: Phone) -> Iterator[Portal]:
    """Ana's portal; a script that fails, or one that the page's own policy blocks, fails the test."""
    mishaps: list[str] = []
    page.on("pageerror", lambda error: mishaps.append(str(error)))
    page.on("console", lambda said: mishaps.append(said.text) if "Content Security" in said.text else None)
    yield Portal(page, ana)
    assert mishaps == []
