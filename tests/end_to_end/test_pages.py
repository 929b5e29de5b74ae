"""The portal and the phones as a person uses them, in a real browser on the deployed stage."""

import hashlib
import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.end_to_end.people import Phone
from tests.end_to_end.portal import WAIT_MS, Portal
from tests.end_to_end.stage import Stage

DISCLOSED = ("Example IT", "incident", "change", "service", "frequency", "rates may apply", "STOP", "HELP")
FORGED = {"version": "2", "language": "en", "text": "I agree to anything.", "sha256": "0" * 64}
OTHER = {**FORGED, "sha256": hashlib.sha256(b"I agree to anything.").hexdigest()}
PAGES = ("/", "/phones", "/portal/policy.html")
UNLABELLED = """
() => [...document.querySelectorAll("input, select, textarea")]
  .filter((field) => !field.labels?.length && !field.ariaLabel)
  .map((field) => field.outerHTML)
"""
HEADINGS = """
() => [...document.querySelectorAll("h1, h2, h3, h4")]
  .filter((heading) => heading.checkVisibility())
  .map((heading) => Number(heading.tagName[1]))
"""


def test_the_form_and_the_code_opt_a_person_in(portal: Portal, ana: Phone) -> None:
    portal.opens().shows("You get no texts")
    portal.fills_in().shows("Check your phone")
    expect(portal.page.locator("#state-title")).to_be_focused()
    request = ana.receives("YES")

    portal.types("000000" if request.code != "000000" else "111111")
    expect(portal.error_at("code")).to_contain_text("wrong or expired", timeout=WAIT_MS)
    expect(portal.page.locator("#code")).to_be_focused()

    portal.types(f"{request.code[:3]} {request.code[3:]}")
    portal.shows("You are opted in")
    ana.receives("Example IT")
    expect(portal.page.locator("#facts")).to_contain_text(ana.number[-4:])
    expect(portal.page.locator("#facts")).not_to_contain_text(ana.number)


def test_a_yes_on_the_phones_page_flips_the_portal(portal: Portal, ana: Phone) -> None:
    portal.opens().fills_in().shows("Check your phone")

    phones = portal.page.context.new_page()
    phones.goto(f"/phones#{ana.number}")
    card = phones.get_by_role("article", name=f"Phone {ana.number}")
    expect(card.get_by_role("listitem")).to_contain_text(["Example IT"], timeout=WAIT_MS)
    card.get_by_role("button", name="YES").click()

    portal.shows("You are opted in")
    expect(card.get_by_role("listitem")).to_have_count(3, timeout=WAIT_MS)  # request, YES, welcome
    expect(card.get_by_role("listitem").last).to_contain_text(re.compile("GSM.*(accepted|delivered)"))


def test_consent_is_never_ticked_beforehand(portal: Portal, ana: Phone) -> None:  # O2
    portal.opens()
    expect(portal.consent).not_to_be_checked()

    portal.fills_in(agrees=False)
    expect(portal.error_at("consent")).to_contain_text("Tick the box")
    expect(portal.consent).to_be_focused()
    expect(portal.consent).not_to_be_checked()
    assert ana.me.status_code == 404

    portal.page.reload()
    portal.shows("You get no texts")
    expect(portal.consent).not_to_be_checked()


def test_what_the_api_refuses_stands_at_its_field(portal: Portal, ana: Phone) -> None:  # G10
    portal.opens().fills_in("12")
    expect(portal.error_at("phone")).not_to_be_empty(timeout=WAIT_MS)
    expect(portal.page.get_by_label("Mobile phone number")).to_be_focused()
    expect(portal.page.get_by_label("Mobile phone number")).to_have_attribute("aria-invalid", "true")
    assert ana.me.status_code == 404


def test_the_words_agreed_to_are_the_words_on_record(portal: Portal, ana: Phone) -> None:  # O5
    portal.opens()
    shown = portal.words.text_content() or ""
    assert [words for words in DISCLOSED if words not in shown] == []
    portal.opts_in()
    assert ana.me.json()["disclosure"]["sha256"] == hashlib.sha256(shown.encode()).hexdigest()


def test_nobody_agrees_to_words_that_are_not_in_force(portal: Portal, ana: Phone) -> None:  # O5
    portal.offers(OTHER).opens()
    expect(portal.words).to_have_text(OTHER["text"])
    portal.page.unroute_all()

    portal.fills_in()
    expect(portal.error_at("consent")).to_contain_text("has changed", timeout=WAIT_MS)
    expect(portal.words).to_contain_text("Example IT")
    expect(portal.consent).not_to_be_checked()
    assert ana.me.status_code == 404


def test_words_that_are_not_on_record_cannot_be_agreed_to(portal: Portal) -> None:  # O5
    portal.offers(FORGED).opens()
    expect(portal.consent).to_be_disabled()
    expect(portal.submit).to_be_disabled()


@pytest.mark.parametrize("language", ["es", "fr"])
def test_the_words_are_in_the_language_chosen(portal: Portal, ana: Phone, language: str) -> None:  # O5
    portal.opens()
    english = portal.words.text_content() or ""
    portal.consent.check()
    portal.page.locator("#language").select_option(language)
    expect(portal.words).to_have_attribute("lang", language)
    expect(portal.words).not_to_have_text(english)
    expect(portal.consent).not_to_be_checked()

    shown = portal.words.text_content() or ""
    portal.opts_in()
    assert ana.me.json()["language"] == language
    assert ana.me.json()["disclosure"]["sha256"] == hashlib.sha256(shown.encode()).hexdigest()


def test_opting_out_asks_once_and_in_the_page(portal: Portal, ana: Phone) -> None:  # R4
    portal.opens().opts_in()
    portal.page.get_by_role("button", name="Opt out").click()
    expect(portal.page.locator("#leave-question")).to_be_focused()
    portal.page.keyboard.press("Escape")
    expect(portal.page.locator("#leave")).to_be_focused()
    assert ana.me.json()["state"] == "opted_in"

    portal.page.get_by_role("button", name="Opt out").click()
    portal.page.get_by_role("button", name="Yes, stop the texts").click()
    portal.shows("You are opted out", within_ms=5_000)  # by the answer, before the page asks again
    assert ana.me.json()["state"] == "opted_out"


def test_after_a_stop_by_text_the_portal_asks_for_start(portal: Portal, ana: Phone) -> None:  # O8
    portal.opens().opts_in()
    ana.replies("STOP").receives("opted out")
    portal.comes_back_to().shows("You are opted out")
    expect(portal.page.locator("#state-text")).to_contain_text("Text START")
    expect(portal.page.locator("#form-card")).to_be_hidden()

    portal.page.get_by_role("button", name="Use another number").click()
    portal.fills_in()  # with the same one after all
    expect(portal.page.locator("#opt-in .form-problem")).to_contain_text("Text START", timeout=WAIT_MS)

    ana.replies("START").receives("opted in")
    portal.comes_back_to().shows("You are opted in")


def test_the_keyboard_alone_is_enough(portal: Portal, ana: Phone) -> None:
    page = portal.page
    page.goto("/")
    expect(page.get_by_label("Your name")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.get_by_label("Your name").focus()
    page.keyboard.type(ana.sub.replace("-", " "))
    page.keyboard.press("Enter")
    portal.shows("You get no texts")

    page.get_by_label("Mobile phone number").focus()
    page.keyboard.type(ana.number)
    for _ in range(5):  # three topics, the language, the consent
        page.keyboard.press("Tab")
    expect(portal.consent).to_be_focused()
    page.keyboard.press("Space")
    page.get_by_label("Mobile phone number").press("Enter")
    portal.shows("Check your phone")


def test_what_a_phone_says_is_text_and_never_markup(page: Page, ana: Phone) -> None:
    words = "<img src=x onerror=document.title='broken'><b>bold</b>"
    page.goto("/phones")
    page.get_by_label("Open a phone").fill(f"{ana.number[:5]} {ana.number[5:]}")
    page.get_by_role("button", name="Open").click()
    expect(page).to_have_url(re.compile(re.escape(f"/phones#{ana.number}") + "$"))
    card = page.get_by_role("article", name=f"Phone {ana.number}")
    card.get_by_label("Reply from").fill(words)
    card.get_by_role("button", name="Send").click()

    expect(card.get_by_role("listitem")).to_contain_text([words], timeout=WAIT_MS)
    expect(card.locator("img, b")).to_have_count(0)
    expect(page).to_have_title("Phones of this laptop")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_can_be_read_out(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("main")).to_have_count(1)
    assert page.evaluate(UNLABELLED) == []
    levels = page.evaluate(HEADINGS)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("path", PAGES)
def test_every_page_fits_the_narrowest_screen(browser: Browser, stage: Stage, path: str) -> None:
    context = browser.new_context(base_url=stage.url, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
