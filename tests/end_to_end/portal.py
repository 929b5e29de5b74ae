"""The portal in a browser tab, as a person uses it."""

from playwright.sync_api import Locator, Page, expect

from tests.end_to_end.people import Phone
from tests.end_to_end.stage import eventually

WAIT_MS = 30_000


class Portal:
    """The portal in one tab, with the employee who holds ``phone`` before it."""

    def __init__(self, page: Page, phone: Phone) -> None:
        self.page = page
        self.phone = phone
        self.consent = page.locator("#consent")
        self.words = page.locator("#disclosure")
        self.preferences = page.locator("#preferences")
        self.submit = page.get_by_role("button", name="Opt in", exact=True)

    def offers(self, *disclosures: dict[str, str]) -> "Portal":
        """Whoever opens the page from now on is shown these words."""
        found = {"disclosures": list(disclosures)}
        self.page.route("**/disclosure.json", lambda asked: asked.fulfill(json=found))
        return self

    def opens(self, link: str = "/") -> "Portal":
        """Sign in; the name is chosen so that the laptop's sign-in makes the phone's subject of it."""
        self.page.goto(link)
        self.page.get_by_label("Your name").fill(self.phone.sub.replace("-", " ").title())
        self.page.get_by_role("button", name="Sign in").click()
        expect(self.page.locator("#state-title")).to_be_visible()
        return self

    def fills_in(self, phone: str | None = None, *, agrees: bool = True) -> "Portal":
        """Fill in the form and send it."""
        self.page.get_by_label("Mobile phone number").fill(phone or self.phone.number)
        self.consent.set_checked(agrees)
        self.submit.click()
        return self

    def opts_in(self) -> "Portal":
        """The whole way by the code."""
        self.fills_in().shows("Check your phone")
        self.types(self.phone.receives("(10 min)").code)
        self.shows("You are opted in")
        self.phone.receives()
        return self

    def types(self, code: str) -> None:
        """Type the code from the text."""
        self.page.get_by_label("Code from the text").fill(code)
        self.page.get_by_role("button", name="Confirm").click()

    def topic(self, topic: str) -> Locator:
        """The box of a topic among the preferences."""
        return self.preferences.locator(f"[name=topics][value={topic}]")

    def saves(self, said: str | None = None) -> None:
        """Save the preferences; the page says so when they are."""
        self.preferences.get_by_role("button", name="Save preferences").click()
        if said:
            expect(self.page.locator("#preferences-said")).to_have_text(said, timeout=WAIT_MS)

    def shows(self, state: str, *, within_ms: float = WAIT_MS) -> "Portal":
        """This state, by itself, without a reload."""
        expect(self.page.locator("#state-title")).to_have_text(state, timeout=within_ms)
        return self

    def comes_back_to(self) -> "Portal":
        """The tab comes to the front again, after a look at the phone."""
        self.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        return self

    def comes_back_until(self, state: str) -> "Portal":
        """Look again and again, since what happens elsewhere has its own time."""

        def seen() -> bool:
            self.comes_back_to()
            return self.page.locator("#state-title").text_content() == state

        eventually(seen, within=WAIT_MS / 1000, otherwise=lambda: f"the portal never showed {state!r}")
        return self

    def error_at(self, field: str) -> Locator:
        """The message at a field."""
        return self.page.locator(f"#{field}-error")
