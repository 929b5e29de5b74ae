"""The words that reach a phone: in the language and the time of whoever reads them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from shared.sms.encoding import Size
from tests.end_to_end.itsm import Itsm, change, incident
from tests.end_to_end.people import Phone

KATHMANDU = ZoneInfo("Asia/Kathmandu")


def test_who_chose_spanish_reads_spanish_from_the_first_text_on(ana: Phone, itsm: Itsm) -> None:
    ana.opts_in(by="SI", language="es")
    request, welcome = (text.body for text in ana.texts)
    assert request.startswith("Example IT: responda SI para recibir avisos de TI, o ponga el codigo ")
    assert welcome.startswith("Example IT: alta en los avisos de incidencias, cambios y servicio. ")
    itsm.raises(incident(title="Correo caído"))
    assert "incidencia P1: Correo caido. STOP para salir." in ana.receives("Correo").body
    ana.replies("basta de mensajes")
    assert ana.receives("baja confirmada").parts == 1


def test_times_and_language_follow_what_was_chosen_last(ana: Phone, itsm: Itsm) -> None:
    ana.opts_in()
    ana.prefers(language="fr", time_zone="Asia/Kathmandu")
    starts = (datetime.now(UTC) + timedelta(days=2)).replace(hour=20, minute=0, second=0, microsecond=0)
    itsm.raises(change(title="Réseau", starts_at=starts.isoformat()))
    there = starts.astimezone(KATHMANDU)
    assert f" {there:%H:%M} UTC+5:45: Réseau. STOP pour arreter." in ana.receives("changement planifié").body


def test_a_title_in_another_script_is_read_in_it_and_still_one_part(ana: Phone, itsm: Itsm) -> None:
    ana.opts_in()
    itsm.raises(incident(title="Почта не работает: https://bit.ly/x"))
    text = ana.receives("Почта")
    assert Size(text.encoding, text.parts) == Size("UCS-2", 1)
    assert "bit.ly" not in text.body
