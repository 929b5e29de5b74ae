"""The portal of somebody who has opted in: preferences, and each state with the way out of it."""

from urllib.parse import urlencode

from playwright.sync_api import expect

from tests.end_to_end.itsm import Happening, Itsm
from tests.end_to_end.people import Phone
from tests.end_to_end.portal import WAIT_MS, Portal
from tests.end_to_end.test_preferences import DOUBTFUL

NARROW = {"width": 320, "height": 640}


def test_preferences_are_saved_and_seen_again(portal: Portal, ana: Phone) -> None:
    portal.opens().opts_in()
    form = portal.preferences
    portal.topic("change").uncheck()
    form.locator("[name=which_services][value=some]").check()
    form.get_by_label("vpn").check()
    form.get_by_label("Quiet hours").check()
    form.get_by_label("From").fill("21:30")
    form.get_by_label("Urgent texts come all the same").uncheck()
    form.get_by_label("Time zone").select_option("Europe/Madrid")
    portal.saves("Saved.")

    portal.page.reload()
    portal.shows("You are opted in")
    expect(portal.topic("incident")).to_be_checked()
    expect(portal.topic("change")).not_to_be_checked()
    expect(form.get_by_label("vpn")).to_be_checked()
    expect(form.get_by_label("From")).to_have_value("21:30")
    expect(form.get_by_label("Urgent texts come all the same")).not_to_be_checked()
    expect(form.get_by_label("Time zone")).to_have_value("Europe/Madrid")
    told = ana.me.json()
    assert (told["topics"], told["services"]) == (["incident", "service"], ["vpn"])
    assert told["quiet_hours"] == {"from": "21:30", "to": "07:00"}

    form.locator("[name=which_services][value=all]").check()
    form.get_by_label("Quiet hours").uncheck()
    portal.saves("Saved.")
    assert (ana.me.json()["services"], ana.me.json()["quiet_hours"]) == ([], None)


def test_what_is_plainly_wrong_is_said_at_its_field(portal: Portal, ana: Phone) -> None:  # G10
    portal.opens().opts_in()
    before = ana.me.json()
    form = portal.preferences
    for topic in ("incident", "change", "service"):
        portal.topic(topic).uncheck()
    form.locator("[name=which_locations][value=some]").check()
    form.get_by_label("Quiet hours").check()
    form.get_by_label("To", exact=True).fill("22:00")
    portal.saves()
    expect(portal.error_at("preferred-topics")).to_contain_text("Opt out")
    expect(portal.error_at("preferred-locations")).to_contain_text("at least one")
    expect(portal.error_at("quiet-hours")).to_contain_text("two different times")
    expect(portal.topic("incident")).to_be_focused()
    assert ana.me.json() == before


def test_what_the_api_refuses_of_preferences_stands_at_its_field(portal: Portal, ana: Phone) -> None:  # G10
    portal.opens().opts_in()
    form = portal.preferences
    form.get_by_label("Quiet hours").check()
    form.get_by_label("Time zone").evaluate("select => select.add(new Option('Mars', 'Mars/Olympus_Mons'))")
    form.get_by_label("Time zone").select_option("Mars/Olympus_Mons")
    portal.saves()
    expect(portal.error_at("time-zone")).to_contain_text("must be an IANA time zone", timeout=WAIT_MS)
    expect(form.get_by_label("Time zone")).to_be_focused()
    assert ana.me.json()["quiet_hours"] is None


def test_whoever_is_out_meanwhile_sees_that_instead(portal: Portal, ana: Phone) -> None:
    portal.opens().opts_in()
    portal.topic("change").uncheck()
    ana.opts_out_in_the_portal()  # in another tab
    portal.saves()
    portal.shows("You are opted out", within_ms=5_000)  # by the answer, before the page asks again
    expect(portal.preferences).to_be_hidden()
    expect(portal.page.get_by_role("heading", name="Opt in again")).to_be_visible()


def test_an_unclear_reply_is_asked_about(portal: Portal, ana: Phone) -> None:
    portal.opens().opts_in()
    ana.replies(DOUBTFUL).receives("STOP")
    portal.comes_back_to().shows("Your texts are paused")
    expect(portal.page.locator("#facts")).to_contain_text("Ends on")
    expect(portal.preferences).to_be_hidden()

    portal.page.get_by_role("button", name="Keep the texts").click()
    portal.shows("You are opted in")
    expect(portal.page.locator("#state-title")).to_be_focused()
    assert ana.me.json()["held"] is False


def test_whose_opt_in_lapsed_fills_in_the_form_again(portal: Portal, ana: Phone, itsm: Itsm) -> None:
    portal.opens().opts_in()
    itsm.raises(Happening("Employee Offboarded", {"sub": ana.sub}, source="hr.workday"))
    portal.comes_back_until("Your opt-in has lapsed")
    expect(portal.preferences).to_be_hidden()
    assert ana.prefers(topics=["incident"]).status_code == 409

    portal.opts_in()
    assert ana.state == "opted_in"


def test_another_number_takes_over_once_it_is_confirmed(portal: Portal, ana: Phone) -> None:
    portal.opens().opts_in()
    new = ana.with_another_number()
    portal.page.get_by_role("button", name="Use another number").click()
    portal.fills_in(new.number).shows("Check your phone")
    expect(portal.page.locator("#state-more")).to_contain_text(ana.number[-4:])
    expect(portal.page.locator("#facts")).to_contain_text(new.number[-4:])

    portal.types(new.receives("YES").code)
    portal.shows("You are opted in")
    expect(portal.page.locator("#facts")).to_contain_text(new.number[-4:])
    expect(portal.page.locator("#state-more")).to_be_hidden()


def test_an_invitation_fills_in_and_agrees_to_nothing(portal: Portal, ana: Phone) -> None:  # O2
    invited = urlencode({"name": "Ana López-García", "phone": ana.number})
    portal.opens(f"/#{invited}")
    page = portal.page
    assert page.evaluate("location.href").endswith("/")
    expect(page.get_by_label("Mobile phone number")).to_have_value(ana.number)
    expect(page.get_by_label("Employee name")).to_have_value("Ana López-García")
    expect(portal.consent).not_to_be_checked()
    assert ana.me.status_code == 404

    page.reload()
    expect(page.get_by_label("Mobile phone number")).to_have_value(ana.number)
    portal.consent.check()
    portal.submit.click()
    portal.shows("Check your phone")


def test_a_strangers_page_looks_like_ones_own(portal: Portal, ana: Phone, ben: Phone) -> None:
    ben.opts_in()
    portal.opens().fills_in(ben.number).shows("Check your phone")
    portal.page.evaluate("sessionStorage.removeItem('assent.asked')")
    portal.page.reload()
    portal.shows("Check your phone")
    expect(portal.page.locator("#facts")).to_contain_text("Answer by")
    portal.types("000000")
    expect(portal.error_at("code")).to_contain_text("wrong or expired", timeout=WAIT_MS)
    assert ben.state == "opted_in"
    ben.hears_nothing()


def test_the_preferences_fit_the_narrowest_screen(portal: Portal) -> None:
    portal.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    portal.opens().opts_in()
    form = portal.preferences
    form.locator("[name=which_services][value=some]").check()
    form.locator("[name=which_locations][value=some]").check()
    form.get_by_label("Quiet hours").check()
    assert portal.page.evaluate("document.documentElement.scrollWidth") <= 320
