"""The words of a notification: one part, the brand, the id, the state, the time and how to end it."""

import unicodedata
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.consent.language import Language
from shared.itsm.event import TYPES, Event
from shared.notification.texts import Reader, of_event
from shared.sms.alphabet import in_gsm, needs_ucs2
from shared.sms.encoding import Size, gsm_units, size
from shared.sms.links import untappable
from tests.adapters.tables import SETTINGS
from tests.unit.itsm.events import at, event

NOW = at(9)
ANYBODY = Reader()
HINT = "STOP to end."
WINDOW: dict[str, Any] = {"starts_at": at(20), "ends_at": at(22)}
TEXTS = [
    ("Incident Opened", {}, "Example IT: INC0012345 P1 incident: Email is slow. STOP to end."),
    ("Incident Updated", {"priority": 2}, "Example IT: INC0012345 P2 incident: Email is slow. STOP to end."),
    ("Incident Resolved", {}, "Example IT: INC0012345 resolved: Email is slow. STOP to end."),
    (
        "Change Scheduled",
        WINDOW,
        "Example IT: CHG0030012 change scheduled 24 Nov 20:00-22:00 UTC: Email is slow. STOP to end.",
    ),
    (
        "Change Scheduled",
        {"starts_at": at(22), "ends_at": at(26)},
        "Example IT: CHG0030012 change scheduled 24 Nov 22:00-25 Nov 02:00 UTC: Email is slow. STOP to end.",
    ),
    (
        "Change Scheduled",
        {"starts_at": at(22)},
        "Example IT: CHG0030012 change scheduled 24 Nov 22:00 UTC: Email is slow. STOP to end.",
    ),
    ("Change Scheduled", {}, "Example IT: CHG0030012 change scheduled: Email is slow. STOP to end."),
    (
        "Change Started",
        WINDOW,
        "Example IT: CHG0030012 change started, until 24 Nov 22:00 UTC: Email is slow. STOP to end.",
    ),
    ("Change Started", {}, "Example IT: CHG0030012 change started: Email is slow. STOP to end."),
    ("Change Completed", WINDOW, "Example IT: CHG0030012 change completed: Email is slow. STOP to end."),
    ("Change Cancelled", {}, "Example IT: CHG0030012 change cancelled: Email is slow. STOP to end."),
    ("Outage Reported", {}, "Example IT: MNT0001001 outage: Email is slow. STOP to end."),
    ("Service Restored", {}, "Example IT: MNT0001001 service restored: Email is slow. STOP to end."),
    (
        "Maintenance Scheduled",
        WINDOW,
        "Example IT: MNT0001001 maintenance scheduled 24 Nov 20:00-22:00 UTC: Email is slow. STOP to end.",
    ),
    (
        "Maintenance Started",
        {"ends_at": at(22)},
        "Example IT: MNT0001001 maintenance started, until 24 Nov 22:00 UTC: Email is slow. STOP to end.",
    ),
    (
        "Maintenance Completed",
        {},
        "Example IT: MNT0001001 maintenance completed: Email is slow. STOP to end.",
    ),
    (
        "Maintenance Cancelled",
        {},
        "Example IT: MNT0001001 maintenance cancelled: Email is slow. STOP to end.",
    ),
]
STATES = {
    Language.ENGLISH: "P1 incident, P1 incident, resolved, change scheduled, change started, "
    "change completed, change cancelled, outage, service restored, maintenance scheduled, "
    "maintenance started, maintenance completed, maintenance cancelled",
    Language.SPANISH: "incidencia P1, incidencia P1, resuelta, cambio programado, cambio iniciado, "
    "cambio completado, cambio cancelado, interrupcion, servicio restablecido, mantenimiento programado, "
    "mantenimiento iniciado, mantenimiento completado, mantenimiento cancelado",
    Language.FRENCH: "incident P1, incident P1, résolu, changement planifié, changement commencé, "
    "changement terminé, changement annulé, panne, service rétabli, maintenance planifiée, "
    "maintenance commencée, maintenance terminée, maintenance annulée",
}
HINTS = {
    Language.ENGLISH: HINT,
    Language.SPANISH: "STOP para salir.",
    Language.FRENCH: "STOP pour arreter.",
}


def text_of(happened: Event, title: str, to: Reader = ANYBODY, **settings: Any) -> str:
    return of_event(happened, title, replace(SETTINGS, **settings), to, NOW)


def state_of(name: str, language: Language) -> str:
    return STATES[language].split(", ")[list(TYPES).index(name)]


@pytest.mark.parametrize(("name", "more", "text"), TEXTS)
def test_the_text_of_each_type(name: str, more: dict[str, Any], text: str) -> None:
    assert text_of(event(name, **more), "Email is slow") == text


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", TYPES)
def test_each_type_is_told_in_the_readers_language(name: str, language: Language) -> None:
    text = text_of(event(name), "Email is slow", Reader(language))
    assert text.startswith(f"Example IT: {event(name).id} {state_of(name, language)}: Email is slow. ")
    assert text.endswith(HINTS[language])


TIMES = [
    (Language.ENGLISH, "Europe/Berlin", 20, 22, "change scheduled 24 Nov 21:00-23:00 CET:"),
    (Language.ENGLISH, "America/New_York", 20, 30, "change scheduled 24 Nov 15:00-25 Nov 01:00 EST:"),
    (Language.SPANISH, "Europe/Madrid", 23, 25, "cambio programado 25 nov 00:00-02:00 CET:"),
    (Language.FRENCH, "Europe/Paris", 23 - 31 * 24, None, "changement planifié 25 oct 01:00 CEST:"),
    (Language.FRENCH, "Europe/Paris", -24 * 100, None, "changement planifié 16 aout 02:00 CEST:"),
    (Language.ENGLISH, "America/Sao_Paulo", 20, 22, "change scheduled 24 Nov 17:00-19:00 UTC-3:"),
    (Language.ENGLISH, "Asia/Kathmandu", 20, 22, "change scheduled 25 Nov 01:45-03:45 UTC+5:45:"),
    (Language.ENGLISH, "Mars/Olympus", 20, 22, "change scheduled 24 Nov 20:00-22:00 UTC:"),
    # The clocks of Berlin go back on 25 October 2026 at 01:00 UTC: an hour of it comes twice.
    (Language.ENGLISH, "Europe/Berlin", -720, -719, "change scheduled 25 Oct 02:00 CEST-02:00 CET:"),
    (Language.ENGLISH, "Europe/Berlin", -719.5, -718.5, "change scheduled 25 Oct 02:30 CEST-02:30 CET:"),
    (Language.ENGLISH, "Europe/Berlin", -719, -718, "change scheduled 25 Oct 02:00-03:00 CET:"),
    # They go forward on 29 March 2026 at 01:00 UTC: an hour of it never comes.
    (Language.ENGLISH, "Europe/Berlin", -5760, -5758, "change scheduled 29 Mar 01:00 CET-04:00 CEST:"),
    (Language.ENGLISH, "Europe/Berlin", -5759, -5758, "change scheduled 29 Mar 03:00-04:00 CEST:"),
]


@pytest.mark.parametrize(("language", "zone", "starts", "ends", "told"), TIMES)
def test_times_are_the_readers_own(
    language: Language, zone: str, starts: float, ends: float | None, told: str
) -> None:
    planned = event("Change Scheduled", starts_at=at(starts), ends_at=ends and at(ends))
    assert told in text_of(planned, "Email", Reader(language, zone))


SHORTENED = [
    ("Email is slow...", "Email is slow."),
    ("  Email\n is \t slow ", "Email is slow."),
    ("Email \u2013 it\u2019s \u201cslow\u201d", 'Email - it\'s "slow".'),
    ("Email\u202eis\u200bslow", "Email is slow."),
    ("{title} {hint} {0}", "{title} {hint} {0}."),
    ("{{brand}} ${id} %s %(id)s <%= x %>", "{{brand}} ${id} %s %(id)s <%= x %>."),
    ("Is email slow?", "Is email slow?"),
    ("a" * 300, "a" * 108 + "..."),
    ("word " * 60, "word " * 20 + "word..."),
    ("VPN " + "x" * 300, "VPN " + "x" * 104 + "..."),
    ("[" * 300, "[" * 54 + "..."),
    (
        "Email is down, and the VPN: " + "word " * 60,
        "Email is down, and the VPN: " + "word " * 15 + "word...",
    ),
    ("a.comet" * 40, ("a.comet" * 15) + "a.c..."),
    ("x" * 104 + ".cometary", "x" * 104 + "[..."),
    ("x" * 106 + ".comet", "x" * 106 + ".c..."),
    ("\U0001f525 Email \U0001f6a8 is slow \u26a0\ufe0f", "Email is slow."),
    ("See https://evil.example.com/x?y=1 or bit.ly/x", "See evil.example[.]com or bit[.]ly/x."),
]


@pytest.mark.parametrize(("title", "shown"), SHORTENED)
def test_how_a_title_is_shown(title: str, shown: str) -> None:
    text = text_of(event("Incident Opened"), title)
    assert text == f"Example IT: INC0012345 P1 incident: {shown.replace(' ...', '...')} STOP to end."


@pytest.mark.parametrize("title", ["", " ... ", "\U0001f525\U0001f525", "\u200b", "\x00" * 10_000])
def test_a_title_of_nothing_is_left_out(title: str) -> None:
    assert text_of(event("Incident Opened"), title) == "Example IT: INC0012345 P1 incident. STOP to end."


def test_a_shortened_title_uses_the_room_there_is() -> None:
    text = text_of(event("Incident Opened"), "Email is slow in Berlin and everywhere " * 10)
    assert 150 <= len(text) <= 160


SCRIPTS = [
    ("Почта не работает", "Почта не работает."),
    ("Почта не работает в Берлине", "Почта не работает в\u2026"),
    ("Το email είναι αργό", "Το email είναι αργό."),  # noqa: RUF001
    ("邮件系统很慢请稍后再试我们正在处理这个问题", "邮件系统很慢请稍后再试我们正在处理这个问\u2026"),
    ("สวัสดีเซิร์ฟเวอร์อีเมลล่ม", "สวัสดีเซิร์ฟเวอร์อีเ\u2026"),
]


@pytest.mark.parametrize(("title", "shown"), SCRIPTS)
def test_what_latin_letters_would_lose_stays_in_its_script(title: str, shown: str) -> None:
    text = text_of(event("Incident Opened"), title)
    assert text == f"Example IT: INC0012345 P1 incident: {shown} STOP to end."
    assert size(text) == Size("UCS-2", 1)


def test_what_a_cut_leaves_in_latin_letters_needs_no_ucs2() -> None:
    assert text_of(event("Incident Opened"), "Microsoft Exchange is down 故障").endswith(
        "P1 incident: Microsoft Exchange is down GuZhang. STOP to end."
    )


def test_a_cut_leaves_no_half_of_a_letter() -> None:
    assert "P1 incident: " + "क" + "कि" * 9 + "\u2026 STOP" in text_of(
        event("Incident Opened"), "क" + "कि" * 40
    )


def test_less_than_ten_characters_of_a_script_are_not_worth_it() -> None:
    short = text_of(event("Incident Opened"), "Почта не работает", brand="B" * 20)
    assert short.endswith("P1 incident: Pochta ne rabotaet. STOP to end.")


def test_where_70_characters_have_no_room_for_it_the_title_is_romanised() -> None:
    planned = event("Change Scheduled", **WINDOW)
    assert text_of(planned, "Обновление почты") == (
        "Example IT: CHG0030012 change scheduled 24 Nov 20:00-22:00 UTC: Obnovlenie pochty. STOP to end."
    )


LONG = "X" * 64
WEEK: dict[str, Any] = {"starts_at": at(20), "ends_at": at(190)}
TIGHT = [
    ("Example IT", LONG, f"{LONG} maintenance scheduled 24 Nov 20:00-01 Dec 22:00 UTC: Email is down. STOP"),
    ("B" * 30, LONG, f"{LONG} maintenance scheduled 24 Nov 20:00 UTC: Email... STOP"),
    ("Example IT", "[" * 64, f"{'(' * 64} maintenance scheduled 24 Nov 20:00 UTC: Email is down. STOP"),
]


@pytest.mark.parametrize(("brand", "id", "told"), TIGHT)
def test_an_id_that_fills_the_part_is_whole_and_the_rest_gives_way(brand: str, id: str, told: str) -> None:
    text = text_of(event("Maintenance Scheduled", id=id, **WEEK), "Email is down", brand=brand)
    assert text == f"{brand}: {told} to end."
    assert gsm_units(text) <= 160


def test_where_nobody_can_answer_a_text_says_where_to_opt_out() -> None:  # R10
    text = text_of(event("Incident Opened"), "Email is slow", Reader(can_answer=False))
    assert text == (
        "Example IT: INC0012345 P1 incident: Email is slow. No replies. Opt out: http://127.0.0.1:8080"
    )
    long = event("Maintenance Scheduled", id="X" * 64, **WEEK)
    text = text_of(long, "Email", Reader(can_answer=False), brand="B" * 30)
    assert gsm_units(text) == 160
    assert text.startswith("B" * 30 + ": XXX")
    assert "XXX...XXX" in text
    assert text.endswith("maintenance scheduled 24 Nov 20:00 UTC. No replies. Opt out: http://127.0.0.1:8080")


ids = st.text(alphabet="ABCXYZ0123456789-_/.#", min_size=1, max_size=64)
moments = st.floats(-24 * 300, 24 * 300).map(at)
readers = st.builds(
    Reader, st.sampled_from(list(Language)), st.sampled_from(["UTC", "Europe/Berlin", "Asia/Kathmandu"])
)
titles = st.one_of(
    st.text(max_size=400),
    st.text(alphabet="\u20ac[]ab ", max_size=400),
    st.text(alphabet="abcdeio.:/@ \u3002", max_size=200),
    st.text(alphabet=st.characters(min_codepoint=0x370, max_codepoint=0x10FFFF), max_size=90),
)


@given(
    name=st.sampled_from(list(TYPES)),
    id=ids,
    title=titles,
    starts=st.none() | moments,
    ends=st.none() | moments,
    to=readers,
)
def test_no_title_costs_more_than_a_part_or_hides_the_rest(
    name: str, id: str, title: str, starts: datetime | None, ends: datetime | None, to: Reader
) -> None:
    text = text_of(event(name, id=id, starts_at=starts, ends_at=ends), title, to)
    assert size(text).parts == 1
    assert size(text).encoding == "GSM" or needs_ucs2(title)
    assert (text if size(text).encoding == "GSM" else in_gsm(text)).startswith(
        f"Example IT: {id} {state_of(name, to.language)}"
    )
    assert in_gsm(text).endswith(f" {HINTS[to.language]}")
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in text)
    assert "?" not in text or "?" in unicodedata.normalize("NFKC", title)
    body = text.removeprefix(f"Example IT: {id} ")
    assert untappable(body) == body
